//! Where inputs are given, and what was recognised in them.

use crate::ui::action::Action;
use crate::ui::app::text_area;
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
        Phase::Working(now) => html! { <>{ progress::strip(cx, now) }{ found(cx) }</> },
        Phase::Failed { message, detail } => error::page(cx, message, detail),
        Phase::Cancelled => cancelled(cx),
        Phase::Ready => found(cx),
        Phase::Empty => welcome(),
    };
    let current = report.filter(|_| state.phase == Phase::Ready);
    html! {
        <>
            { top }
            { form(cx, on_files) }
            if state.inputs.is_empty() {
                <div class="two-wide">{ how(cx) }{ promise() }</div>
            } else {
                <section id="recognised" tabindex="-1" aria-labelledby="recognised-h">
                    { section_head("recognised", "Inputs", Html::default()) }
                    { inputs::cards(cx, current) }
                </section>
                { how(cx) }
            }
        </>
    }
}

fn welcome() -> Html {
    html! {
        <div class="hero">
            <h1>{ "What must you do to your API Management instances, by when, and what will it break?" }</h1>
            <p class="lead">{ "Paste the JSON you have. You get the compute platform of every instance with its evidence, what is exposed to which retirement, and a migration plan with real names in the commands." }</p>
        </div>
    }
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
    html! {
        <div class="row between top-al">
            <div><h1>{ title }</h1><p class="lead">{ text }</p></div>
            if count > 0 {
                <a class="btn primary big" href={href(Page::Overview)}>{ "See the overview" }{ icon(Icon::Next, "") }</a>
            }
        </div>
    }
}

fn cancelled(cx: Cx<'_>) -> Html {
    html! {
        <div class="row between top-al">
            <div><h1>{ "Stopped" }</h1><p class="lead">{ "The inputs are kept. Nothing of them has been analysed since." }</p></div>
            <button class="btn primary big" type="button" onclick={cx.click(Action::Retry)}>{ icon(Icon::Retry, "") }{ "Read them again" }</button>
        </div>
    }
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
    html! {
        <form class={classes!("drop", (!empty).then_some("short"))} aria-label="Input" onsubmit={submit}>
            <label class="vh" for="text">{ "JSON or CSV: an API Management instance, a list, or a Resource Graph export" }</label>
            <textarea id="text" spellcheck="false" autocomplete="off" placeholder={hint} onpaste={paste} />
            <div class="drop-f">
                <label class={classes!("btn", "big", "file", empty.then_some("primary"))}>
                    <input id="files" type="file" multiple=true onchange={chosen} />
                    { icon(Icon::Folder, "") }{ "Choose files" }
                </label>
                <button class="btn big" type="button" onclick={cx.click(Action::Paste)}>{ icon(Icon::Paste, "") }{ "Paste" }</button>
                <button class="btn big" type="submit">{ icon(Icon::Next, "") }{ "Read the text" }</button>
                <button class="btn subtle big" type="button" onclick={cx.click(Action::AddSample)}>{ icon(Icon::Beaker, "") }{ "Try a sample fleet of 24" }</button>
                <span class="hint">{ icon(Icon::Shield, "ic-16") }{ "JSON or CSV, several at once. Stays in this tab." }</span>
            </div>
        </form>
    }
}

const ONE: &str = "az rest --method get \\\n  --url \"https://management.azure.com/subscriptions/<subscription>/resourceGroups/<group>/providers/Microsoft.ApiManagement/service/<name>?api-version=2024-05-01\" \\\n  > apim.json";
const TENANT: &str = "az graph query --first 1000 -q \"resources\n| where type =~ 'microsoft.apimanagement/service'\n| project id, name, type, location, resourceGroup, subscriptionId,\n    sku, zones, identity, tags, properties\n| order by id asc\" -o json > apim.json";
const LIST: &str = "az apim list -o json > apim.json";
const QUERY: &str = "resources\n| where type =~ 'microsoft.apimanagement/service'\n| project id, name, type, location, resourceGroup, subscriptionId, sku, zones, identity, tags, properties\n| order by id asc";
const REST: &str = "GET https://management.azure.com/subscriptions/<subscription>/providers/Microsoft.ApiManagement/service?api-version=2024-05-01";

fn how(cx: Cx<'_>) -> Html {
    let portal = html! { <p>{ "Open the instance, Overview, " }<strong>{ "JSON view" }</strong>{ ". Choose API version 2021-08-01 or later, so that " }<span class="mono">{ "platformVersion" }</span>{ " is included, and copy everything." }</p> };
    let tenant = html! { <>{ code::block(cx, "Azure CLI, every subscription you can read", TENANT) }<p class="muted">{ "A page holds at most 1,000 rows. Where there are more, this page says so and gives the command for the rest." }</p></> };
    let csv = html! { <>{ code::block(cx, "Kusto", QUERY) }<p>{ "Run it in Resource Graph Explorer, switch “Formatted results” off, then " }<strong>{ "Download as CSV" }</strong>{ ". At most 55,000 rows." }</p></> };
    let rest = html! { <>{ code::block(cx, "REST, one subscription", REST) }<p class="muted">{ "An answer with nextLink is one page of several: read that address too and drop both files." }</p></> };
    html! {
        <section id="how" tabindex="-1" aria-labelledby="how-h">
            { section_head("how", "How to get the data", html! { <p>{ "Read access is enough. There is no format to choose." }</p> }) }
            <div class="surface tools">
                { way("Azure portal, one instance", false, portal) }
                { way("Azure CLI, one instance", false, code::block(cx, "Azure CLI", ONE)) }
                { way("Azure CLI, whole tenant (Resource Graph)", true, tenant) }
                { way("Azure CLI, one subscription", false, code::block(cx, "Azure CLI", LIST)) }
                { way("REST", false, rest) }
                { way("Resource Graph Explorer, CSV", false, csv) }
            </div>
        </section>
    }
}

fn way(title: &'static str, open: bool, content: Html) -> Html {
    html! {
        <details class="disc" open={open}>
            <summary>{ icon(Icon::Chevron, "ic-16 chev") }<h3>{ title }</h3></summary>
            <div class="in stack-2">{ content }</div>
        </details>
    }
}

fn promise() -> Html {
    html! {
        <section aria-labelledby="private-h">
            { section_head("private", "Private, provably", Html::default()) }
            <ul class="surface pad promise">
                <li>{ icon(Icon::Shield, "") }<span><strong>{ "Nothing is sent. " }</strong>{ "The page’s security policy refuses every connection after it has loaded. " }<a href={href_section(Page::Knowledge, "privacy")}>{ "How to prove it" }</a>{ "." }</span></li>
                <li>{ icon(Icon::Unseen, "") }<span><strong>{ "Nothing is kept. " }</strong>{ "No account, no analytics, no storage. Close the tab and it is gone." }</span></li>
                <li>{ icon(Icon::Key, "") }<span><strong>{ "Nothing is needed. " }</strong>{ "No credentials, no sign-in. It works with the network cable out." }</span></li>
            </ul>
        </section>
    }
}
