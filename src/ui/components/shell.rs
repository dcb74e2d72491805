//! What stands on every page: bar, footer, dialogs, live region, drop overlay.

use super::dom::{each, el, group, node, none};
use super::icon::{Icon, icon};
use super::{Cx, href};
use crate::knowledge;
use crate::ui::action::{Action, Dialog, Theme};
use crate::ui::route::Page;
use crate::ui::words;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;
use yew::prelude::*;

const DROPPED: &str = "All inputs, the report, the plans and a shared plan are dropped from this tab, and \
    with them the way back. Nothing of them was kept anywhere else.";

/// The bar at the top.
pub fn bar(cx: Cx<'_>) -> Html {
    let state = cx.state;
    let count = state.count();
    let page = state.route.page;
    let overview = matches!(page, Page::Overview | Page::Instance(_));
    let knowledge = matches!(page, Page::Knowledge | Page::Rule(_));
    let badge =
        el("span").class("n").kids([node(count), el("span").class("vh").with(" instances")]);
    let theme = match state.theme {
        Theme::System => "Theme: as the system has it. Change to dark",
        Theme::Dark => "Theme: dark. Change to light",
        Theme::Light => "Theme: light. Change to the system's",
    };
    let requests = words::count(
        usize::try_from(state.requests).unwrap_or(usize::MAX),
        "request since load",
        "requests since load",
    );
    let skip = cx.dispatch.reform(|event: MouseEvent| {
        event.prevent_default();
        Action::Reveal("main")
    });
    el("header").class("bar").kids([
        el("a").class("skip").attr("href", state.route.hash()).click(skip).with("Skip to content"),
        el("div").class("bar-in").kids([
            el("a").class("brand").attr("href", href(Page::Input)).kids([
                el("svg")
                    .attr("viewBox", "0 0 22 22")
                    .attr("aria-hidden", "true")
                    .attr("focusable", "false")
                    .kids([
                        el("rect")
                            .class("m3")
                            .attr("x", "2")
                            .attr("y", "13.5")
                            .attr("width", "8")
                            .attr("height", "6.5")
                            .attr("rx", "1.2")
                            .end(),
                        el("rect")
                            .class("m2")
                            .attr("x", "7")
                            .attr("y", "7.75")
                            .attr("width", "8")
                            .attr("height", "6.5")
                            .attr("rx", "1.2")
                            .end(),
                        el("rect")
                            .class("m1")
                            .attr("x", "12")
                            .attr("y", "2")
                            .attr("width", "8")
                            .attr("height", "6.5")
                            .attr("rx", "1.2")
                            .end(),
                    ]),
                el("span").with("apim-planner"),
            ]),
            el("nav").class("nav").attr("aria-label", "Main").kids([
                entry("Input", Page::Input, page == Page::Input, true, Html::default()),
                entry("Overview", Page::Overview, overview, count > 0, badge),
                entry("Plan", Page::Plan, page == Page::Plan, count > 0, Html::default()),
                entry("Share", Page::Share, page == Page::Share, true, Html::default()),
                entry("Knowledge", Page::Knowledge, knowledge, true, Html::default()),
            ]),
            el("div").class("bar-tools").kids([
                el("a")
                    .class("seal")
                    .attr("href", href(Page::Privacy))
                    .attr("title", "Privacy and its proof")
                    .attr("aria-label", format!("{requests}: privacy and its proof"))
                    .kids([icon(Icon::Shield, ""), el("span").with(&requests)]),
                as_of(cx),
                el("button")
                    .class("btn subtle icon")
                    .attr("type", "button")
                    .attr("aria-label", theme)
                    .attr("title", theme)
                    .click(cx.click(Action::NextTheme))
                    .with(icon(Icon::Moon, "")),
                el("button")
                    .class("btn subtle icon wide-only")
                    .attr("type", "button")
                    .attr("aria-label", "Keyboard shortcuts")
                    .attr("title", "Keyboard shortcuts")
                    .click(cx.click(Action::Dialog(Dialog::Keys, true)))
                    .with(icon(Icon::Keyboard, "")),
                if !state.inputs.is_empty() || state.shared.is_some() {
                    el("button")
                        .class("btn subtle icon")
                        .attr("type", "button")
                        .attr("aria-label", "Forget everything")
                        .attr("title", "Forget everything")
                        .click(cx.click(Action::Dialog(Dialog::Forget, true)))
                        .with(icon(Icon::Delete, ""))
                } else {
                    none()
                },
            ]),
        ]),
    ])
}

fn entry(word: &'static str, page: Page, current: bool, enabled: bool, badge: Html) -> Html {
    if !enabled {
        return el("span")
            .class("off")
            .attr("title", "There is no report yet")
            .kids([node(word), el("span").class("vh").with(", no report yet")]);
    }
    el("a")
        .attr("href", href(page))
        .maybe("aria-current", current.then_some("page"))
        .kids([node(word), node(badge)])
}

/// The control of the day for which everything dated is said.
fn as_of(cx: Cx<'_>) -> Html {
    let day = cx.state.options.as_of.to_string();
    let changed = cx.dispatch.reform(|event: Event| {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        Action::SetAsOf(field.map(|field| field.value()).unwrap_or_default())
    });
    let input = html! {
        <input id="as-of" type="date" value={day} min="2021-01-01" max="2099-12-31" onchange={changed} />
    };
    el("div").class("asof").kids([
        el("label").attr("for", "as-of").with("As of"),
        input,
        if cx.state.options.as_of != cx.state.today {
            el("button")
                .class("btn subtle small")
                .attr("type", "button")
                .click(cx.click(Action::SetAsOf(String::new())))
                .with("Today")
        } else {
            none()
        },
    ])
}

/// The footer.
pub fn footer() -> Html {
    el("footer").class("foot").with(el("div").kids([
        el("span").with("Independent tool, not a Microsoft product."),
        el("span").with(format!("Facts as of {}.", knowledge::AS_OF)),
        el("a").attr("href", href(Page::Knowledge)).with("What this knows"),
        el("a").attr("href", href(Page::Privacy)).with("Privacy and its proof"),
    ]))
}

/// The region whose changes are read aloud.
pub fn live(cx: Cx<'_>) -> Html {
    let (count, text) = &cx.state.said;
    el("div")
        .class("vh")
        .attr("role", "status")
        .attr("aria-live", "polite")
        .with(el("p").key(*count).with(text))
}

/// What is shown while files are held over the page.
pub fn drop_overlay(cx: Cx<'_>) -> Html {
    if !cx.state.drag_over {
        return Html::default();
    }
    el("div").class("overlay").attr("aria-hidden", "true").with(el("p").kids([
        icon(Icon::Folder, ""),
        node("Drop the files to read them. They stay in this tab."),
    ]))
}

const KEYS: [(&str, &str); 15] = [
    ("/", "Filter the table"),
    ("J or ↓", "Next row"),
    ("K or ↑", "Previous row"),
    ("Enter", "Open the row"),
    ("[", "Previous instance"),
    ("]", "Next instance"),
    ("G, then I", "Input"),
    ("G, then O", "Overview"),
    ("G, then P", "Plan"),
    ("G, then S", "Share"),
    ("G, then K", "Knowledge"),
    ("C", "Copy the command that has the focus"),
    ("Ctrl+Z", "Undo the last change of the inputs"),
    ("T", "Theme"),
    ("Esc", "Stop the analysis, close this"),
];

/// The two dialogs; closed until an effect opens them.
pub fn dialogs(cx: Cx<'_>) -> Html {
    let close = |dialog| cx.click(Action::Dialog(dialog, false));
    let rows = KEYS.iter().map(|(key, what)| {
        el("div").key(*key).kids([el("dt").with(el("kbd").with(*key)), el("dd").with(*what)])
    });
    let switch = cx.dispatch.reform(|event: Event| {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        Action::SetKeys(field.is_none_or(|field| field.checked()))
    });
    group([
        el("dialog").attr("id", Dialog::Keys.id()).attr("aria-labelledby", "keys-h").kids([
            el("h2").attr("id", "keys-h").with("Keys"),
            el("dl").class("keys").with(each(rows)),
            el("label").class("choice").kids([
                html! { <input type="checkbox" checked={cx.state.keys} onchange={switch} /> },
                node("Single keys are on"),
            ]),
            el("div").class("row").with(
                el("button")
                    .class("btn")
                    .attr("type", "button")
                    .click(close(Dialog::Keys))
                    .with("Close"),
            ),
        ]),
        el("dialog").attr("id", Dialog::Forget.id()).attr("aria-labelledby", "forget-h").kids([
            el("h2").attr("id", "forget-h").with("Forget everything?"),
            el("p").with(DROPPED),
            el("div").class("row").kids([
                el("button")
                    .class("btn primary")
                    .attr("type", "button")
                    .click(cx.click(Action::Forget))
                    .with("Forget everything"),
                el("button")
                    .class("btn")
                    .attr("type", "button")
                    .click(close(Dialog::Forget))
                    .with("Keep it"),
            ]),
        ]),
    ])
}
