//! Where inputs are given, and what was recognised in them.

use crate::ui::action::Action;
use crate::ui::app::text_area;
use crate::ui::components::dom::{el, group, node, none};
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::{Cx, code, href, href_section, inputs, section_head};
use crate::ui::pages::{error, progress};
use crate::ui::route::Page;
use crate::ui::state::Phase;
use crate::ui::words;
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use web_sys::{FileList, HtmlInputElement};
use yew::prelude::*;

/// Text of this many bytes or more never goes into the text area: laying it out takes seconds.
const LARGE: usize = 256 * 1024;

/// The page.
pub fn page(cx: Cx<'_>, on_files: &Callback<FileList>) -> Html {
    let state = cx.state;
    let report = state.report.as_deref();
    let top = match &state.phase {
        Phase::Working(now) if report.is_none() => progress::page(cx, now),
        Phase::Working(now) => group([progress::strip(cx, now), found(cx)]),
        Phase::Failed { message, detail } => error::page(cx, message, detail),
        Phase::Cancelled => cancelled(cx),
        Phase::Ready => found(cx),
        Phase::Empty => welcome(),
    };
    let current = report.filter(|_| state.phase == Phase::Ready);
    group([
        node(top),
        form(cx, on_files),
        if state.inputs.is_empty() {
            el("div").class("two-wide").kids([how(cx), promise()])
        } else {
            group([
                el("section")
                    .attr("id", "recognised")
                    .attr("tabindex", "-1")
                    .attr("aria-labelledby", "recognised-h")
                    .kids([
                        section_head("recognised", "Inputs", Html::default()),
                        inputs::cards(cx, current),
                    ]),
                how(cx),
            ])
        },
    ])
}

fn welcome() -> Html {
    el("div").class("hero").kids([el("h1").with("What must you do to your API Management instances, by when, and what will it break?"), el("p").class("lead").with("Paste the JSON you have. You get the compute platform of every instance with its evidence, what is exposed to which retirement, and a migration plan with real names in the commands.")])
}

/// What the inputs hold in one line, and the way on.
fn found(cx: Cx<'_>) -> Html {
    let Some(report) = &cx.state.report else { return Html::default() };
    let count = report.instances.len();
    let inputs = report.inputs.len();
    let with = report.inputs.iter().filter(|input| input.instances > 0).count();
    let title = if count == 0 {
        format!("No API Management instance in {}", words::count(inputs, "input", "inputs"))
    } else if with == inputs {
        format!(
            "{} from {}",
            words::count(count, "instance", "instances"),
            words::count(inputs, "input", "inputs")
        )
    } else {
        format!(
            "{} from {with} of {}",
            words::count(count, "instance", "instances"),
            words::count(inputs, "input", "inputs")
        )
    };
    let text = if count == 0 {
        "What was found instead stands below, with its place. How to get the right data follows."
    } else {
        "What was recognised and what was not stands below. Nothing was left out silently."
    };
    el("div").class("row between top-al").kids([
        el("div").kids([el("h1").with(title), el("p").class("lead").with(text)]),
        if count > 0 {
            el("a")
                .class("btn primary big")
                .attr("href", href(Page::Overview))
                .kids([node("See the overview"), icon(Icon::Next, "")])
        } else {
            none()
        },
    ])
}

fn cancelled(cx: Cx<'_>) -> Html {
    el("div").class("row between top-al").kids([
        el("div").kids([
            el("h1").with("Stopped"),
            el("p")
                .class("lead")
                .with("The inputs are kept. Nothing of them has been analysed since."),
        ]),
        el("button")
            .class("btn primary big")
            .attr("type", "button")
            .click(cx.click(Action::Retry))
            .kids([icon(Icon::Retry, ""), node("Read them again")]),
    ])
}

fn form(cx: Cx<'_>, on_files: &Callback<FileList>) -> Html {
    let empty = cx.state.inputs.is_empty();
    let dispatch = cx.dispatch.clone();
    let submit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(area) = text_area(event.target()) {
            dispatch.emit(Action::AddText(Rc::from(area.value())));
            area.set_value("");
        }
    });
    let dispatch = cx.dispatch.clone();
    let paste = Callback::from(move |event: Event| {
        let Some(event) = event.dyn_ref::<web_sys::ClipboardEvent>() else { return };
        let text = event.clipboard_data().and_then(|data| data.get_data("text").ok());
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return };
        let fresh = text_area(event.target()).is_none_or(|area| area.value().trim().is_empty());
        // A paste beside typed text is an edit and stays in the area, unless it is too large.
        if fresh || text.len() >= LARGE {
            event.prevent_default();
            dispatch.emit(Action::AddText(Rc::from(text)));
        }
    });
    let on_files = on_files.clone();
    let chosen = Callback::from(move |event: Event| {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(field) = field {
            if let Some(files) = field.files() {
                on_files.emit(files);
            }
            // The same file can then be chosen again.
            field.set_value("");
        }
    });
    let hint = if empty {
        "Paste here, or drop files anywhere on this page.\n\n{ \"value\": [ { \"type\": \"Microsoft.ApiManagement/service\", … } ] }"
    } else {
        "Paste or drop more. Inputs add up."
    };
    html! { <form class={classes!("drop", (!empty).then_some("short"))} aria-label="Input" onsubmit={submit}>{ el("label").class("vh").attr("for", "text").with("JSON or CSV: an API Management instance, a list, or a Resource Graph export") }{ html! { <textarea id="text" spellcheck="false" autocomplete="off" placeholder={hint} onpaste={paste} /> } }{ el("div").class("drop-f").kids([el("label").classes(&["btn", "big", "file", if empty { "primary" } else { "" }]).kids([html! { <input id="files" type="file" multiple={true} onchange={chosen} /> }, icon(Icon::Folder, ""), node("Choose files")]), el("button").class("btn big").attr("type", "button").click(cx.click(Action::Paste)).kids([icon(Icon::Paste, ""), node("Paste")]), el("button").class("btn big").attr("type", "submit").kids([icon(Icon::Next, ""), node("Read the text")]), el("button").class("btn subtle big").attr("type", "button").click(cx.click(Action::AddSample)).kids([icon(Icon::Beaker, ""), node("Try a sample fleet of 24")]), el("span").class("hint").kids([icon(Icon::Shield, "ic-16"), node("JSON or CSV, several at once. Stays in this tab.")])]) }</form> }
}

const ONE: &str = "az rest --method get \\\n  --url \"https://management.azure.com/subscriptions/<subscription>/resourceGroups/<group>/providers/Microsoft.ApiManagement/service/<name>?api-version=2024-05-01\" \\\n  > apim.json";
const TENANT: &str = "az graph query --first 1000 -q \"resources\n| where type =~ 'microsoft.apimanagement/service'\n| project id, name, type, location, resourceGroup, subscriptionId,\n    sku, zones, identity, tags, properties\n| order by id asc\" -o json > apim.json";
const LIST: &str = "az apim list -o json > apim.json";
const QUERY: &str = "resources\n| where type =~ 'microsoft.apimanagement/service'\n| project id, name, type, location, resourceGroup, subscriptionId, sku, zones, identity, tags, properties\n| order by id asc";
const REST: &str = "GET https://management.azure.com/subscriptions/<subscription>/providers/Microsoft.ApiManagement/service?api-version=2024-05-01";

fn how(cx: Cx<'_>) -> Html {
    let portal = el("p").kids([
        node("Open the instance, Overview, "),
        el("strong").with("JSON view"),
        node(". Choose API version 2021-08-01 or later, so that "),
        el("span").class("mono").with("platformVersion"),
        node(" is included, and copy everything."),
    ]);
    let tenant = group([code::block(cx, "Azure CLI, every subscription you can read", TENANT), el("p").class("muted").with("A page holds at most 1,000 rows. Where there are more, this page says so and gives the command for the rest.")]);
    let csv = group([
        code::block(cx, "Kusto", QUERY),
        el("p").kids([
            node("Run it in Resource Graph Explorer, switch “Formatted results” off, then "),
            el("strong").with("Download as CSV"),
            node(". At most 55,000 rows."),
        ]),
    ]);
    let rest = group([code::block(cx, "REST, one subscription", REST), el("p").class("muted").with("An answer with nextLink is one page of several: read that address too and drop both files.")]);
    el("section").attr("id", "how").attr("tabindex", "-1").attr("aria-labelledby", "how-h").kids([
        section_head(
            "how",
            "How to get the data",
            el("p").with("Read access is enough. There is no format to choose."),
        ),
        el("div").class("surface tools").kids([
            way("Azure portal, one instance", false, portal),
            way("Azure CLI, one instance", false, code::block(cx, "Azure CLI", ONE)),
            way("Azure CLI, whole tenant (Resource Graph)", true, tenant),
            way("Azure CLI, one subscription", false, code::block(cx, "Azure CLI", LIST)),
            way("REST", false, rest),
            way("Resource Graph Explorer, CSV", false, csv),
        ]),
    ])
}

fn way(title: &'static str, open: bool, content: Html) -> Html {
    el("details").class("disc").flag("open", open).kids([
        el("summary").kids([icon(Icon::Chevron, "ic-16 chev"), el("h3").with(title)]),
        el("div").class("in stack-2").with(content),
    ])
}

fn promise() -> Html {
    el("section").attr("aria-labelledby", "private-h").kids([
        section_head("private", "Private, provably", Html::default()),
        el("ul").class("surface pad promise").kids([
            el("li").kids([
                icon(Icon::Shield, ""),
                el("span").kids([
                    el("strong").with("Nothing is sent. "),
                    node(
                        "The page’s security policy refuses every connection after it has loaded. ",
                    ),
                    el("a")
                        .attr("href", href_section(Page::Knowledge, "privacy"))
                        .with("How to prove it"),
                    node("."),
                ]),
            ]),
            el("li").kids([
                icon(Icon::Unseen, ""),
                el("span").kids([
                    el("strong").with("Nothing is kept. "),
                    node("No account, no analytics, no storage. Close the tab and it is gone."),
                ]),
            ]),
            el("li").kids([
                icon(Icon::Key, ""),
                el("span").kids([
                    el("strong").with("Nothing is needed. "),
                    node("No credentials, no sign-in. It works with the network cable out."),
                ]),
            ]),
        ]),
    ])
}
