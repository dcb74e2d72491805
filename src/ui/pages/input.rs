//! Where inputs are given, and what was recognised in them.

use crate::note::NoteSeverity;
use crate::ui::action::Action;
use crate::ui::app::text_area;
use crate::ui::components::dom::{el, group, node, none};
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::{Cx, href, inputs, section_head};
use crate::ui::pages::export::{how, promise};
use crate::ui::pages::{error, progress, shared};
use crate::ui::route::Page;
use crate::ui::state::Phase;
use crate::ui::words;
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use web_sys::{FileList, HtmlInputElement};
use yew::prelude::*;

const WHAT_MUST_YOU_DO: &str =
    "What must you do to your API Management instances, by when, and what will it break?";
const PASTE: &str = "Paste the JSON you have. You get the compute platform of every instance with its \
    evidence, what is exposed to which retirement, and a migration plan with real names \
    in the commands.";

/// The page.
pub fn page(cx: Cx<'_>, on_files: &Callback<FileList>) -> Html {
    let state = cx.state;
    let report = state.report.as_deref();
    let top = match &state.phase {
        _ if state.origin().is_some() => shared::input(cx),
        Phase::Working(now) if report.is_none() => progress::page(cx, now),
        Phase::Working(now) => group([progress::strip(cx, now), found(cx)]),
        Phase::Failed { message, detail } => error::page(cx, message, detail),
        Phase::Cancelled => cancelled(cx),
        Phase::Ready => found(cx),
        Phase::Empty => welcome(),
    };
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
                        section_head("recognised", "Inputs", inputs::tally(cx)),
                        inputs::cards(cx),
                    ]),
                how(cx),
            ])
        },
    ])
}

fn welcome() -> Html {
    el("div")
        .class("hero")
        .kids([el("h1").with(WHAT_MUST_YOU_DO), el("p").class("lead").with(PASTE)])
}

/// What the inputs hold in one line, and the way on.
fn found(cx: Cx<'_>) -> Html {
    let Some(report) = &cx.state.report else { return Html::default() };
    let count = report.instances.len();
    let inputs = cx.state.read.len();
    let given = (0_u32..).take(inputs);
    let holds = |given: &u32| {
        report.inputs.iter().any(|input| input.given == *given && input.instances > 0)
    };
    let with = given.filter(holds).count();
    let loud = report.notes.iter().filter(|note| note.severity != NoteSeverity::Info).count();
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
    let text = match (count, loud) {
        (0, _) => "What was found instead stands below, with its place. How to get the right data follows.".to_owned(),
        (_, 0) => "Everything was read. What was passed over on the way stands below.".to_owned(),
        _ => format!("{} below. Nothing was left out silently.", words::count(loud, "thing needs your eye", "things need your eye")),
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
        if fresh || text.len() >= inputs::LARGE {
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
    let state = cx.state;
    let edited = state.inputs.iter().find(|input| Some(input.id) == state.editing);
    let label = match edited {
        Some(input) => format!("Text of {}", words::short(&input.name)),
        None => {
            "JSON or CSV: an API Management instance, a list, or a Resource Graph export".to_owned()
        }
    };
    let class = if edited.is_some() || empty { "drop" } else { "drop short" };
    html! {
        <form {class} aria-label="Input" onsubmit={submit}>
            { el("label").class(if edited.is_some() { "editing" } else { "vh" }).attr("for", "text").with(label) }
            <textarea id="text" spellcheck="false" autocomplete="off" placeholder={hint} onpaste={paste} />
            { match edited {
                Some(_) => changing(cx),
                None => giving(cx, empty, chosen),
            } }
        </form>
    }
}

/// The ways to give an input.
fn giving(cx: Cx<'_>, empty: bool, chosen: Callback<Event>) -> Html {
    el("div").class("drop-f").kids([
        el("label").classes(&["btn", "big", "file", if empty { "primary" } else { "" }]).kids([
            html! { <input id="files" type="file" multiple={true} onchange={chosen} /> },
            icon(Icon::Folder, ""),
            node("Choose files"),
        ]),
        big("btn big", Icon::Paste, "Paste", cx.click(Action::Paste)),
        read_text("btn big", "Read the text"),
        big(
            "btn subtle big",
            Icon::Beaker,
            "Try a sample fleet of 24",
            cx.click(Action::AddSample),
        ),
        if cx.state.inputs.len() > 1 {
            big("btn subtle big", Icon::Delete, "Remove all", cx.click(Action::RemoveAll))
        } else {
            none()
        },
        el("span").class("hint").kids([
            icon(Icon::Shield, "ic-16"),
            node("JSON or CSV, several at once. Stays in this tab."),
        ]),
    ])
}

/// The ways to end the change of a text.
fn changing(cx: Cx<'_>) -> Html {
    el("div").class("drop-f").kids([
        read_text("btn big primary", "Read the changed text"),
        big("btn big", Icon::Dismiss, "Leave it as it was", cx.click(Action::Edit(None))),
    ])
}

fn read_text(class: &'static str, word: &'static str) -> Html {
    el("button").class(class).attr("type", "submit").kids([icon(Icon::Next, ""), node(word)])
}

fn big(class: &'static str, shape: Icon, word: &'static str, click: Callback<MouseEvent>) -> Html {
    el("button")
        .class(class)
        .attr("type", "button")
        .click(click)
        .kids([icon(shape, ""), node(word)])
}
