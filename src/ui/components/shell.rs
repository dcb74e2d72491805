//! What stands on every page: bar, footer, dialogs, live region, drop overlay.

use super::icon::{Icon, icon};
use super::{Cx, href, href_section};
use crate::knowledge;
use crate::ui::action::{Action, Dialog, Theme};
use crate::ui::route::Page;
use crate::ui::words;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The bar at the top.
pub fn bar(cx: Cx<'_>) -> Html {
    let state = cx.state;
    let count = state.count();
    let page = state.route.page;
    let overview = matches!(page, Page::Overview | Page::Instance(_));
    let badge = html! { <span class="n">{ count }<span class="vh">{ " instances" }</span></span> };
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
    html! {
        <header class="bar">
            <a class="skip" href={state.route.hash()} onclick={skip}>{ "Skip to content" }</a>
            <div class="bar-in">
                <a class="brand" href={href(Page::Input)}>
                    <svg viewBox="0 0 22 22" aria-hidden="true" focusable="false">
                        <rect class="m3" x="2" y="13.5" width="8" height="6.5" rx="1.2" />
                        <rect class="m2" x="7" y="7.75" width="8" height="6.5" rx="1.2" />
                        <rect class="m1" x="12" y="2" width="8" height="6.5" rx="1.2" />
                    </svg>
                    <span>{ "apim-planner" }</span>
                </a>
                <nav class="nav" aria-label="Main">
                    { entry("Input", Page::Input, page == Page::Input, true, Html::default()) }
                    { entry("Overview", Page::Overview, overview, count > 0, badge) }
                    { entry("Plan", Page::Plan, page == Page::Plan, count > 0, Html::default()) }
                    { entry("Knowledge", Page::Knowledge, page == Page::Knowledge, true, Html::default()) }
                </nav>
                <div class="bar-tools">
                    <a class="seal" href={href_section(Page::Knowledge, "privacy")} title="Privacy and its proof" aria-label={format!("{requests}: privacy and its proof")}>
                        { icon(Icon::Shield, "") }<span>{ requests.clone() }</span>
                    </a>
                    { as_of(cx) }
                    <button class="btn subtle icon" type="button" aria-label={theme} title={theme} onclick={cx.click(Action::NextTheme)}>
                        { icon(Icon::Moon, "") }
                    </button>
                    <button class="btn subtle icon wide-only" type="button" aria-label="Keyboard shortcuts" title="Keyboard shortcuts" onclick={cx.click(Action::Dialog(Dialog::Keys, true))}>
                        { icon(Icon::Keyboard, "") }
                    </button>
                    if !state.inputs.is_empty() {
                        <button class="btn subtle icon" type="button" aria-label="Forget everything" title="Forget everything" onclick={cx.click(Action::Dialog(Dialog::Forget, true))}>
                            { icon(Icon::Delete, "") }
                        </button>
                    }
                </div>
            </div>
        </header>
    }
}

fn entry(word: &'static str, page: Page, current: bool, enabled: bool, badge: Html) -> Html {
    if !enabled {
        return html! {
            <span class="off" title="There is no report yet">{ word }<span class="vh">{ ", no report yet" }</span></span>
        };
    }
    html! { <a href={href(page)} aria-current={current.then_some("page")}>{ word }{ badge }</a> }
}

/// The control of the day for which everything dated is said.
fn as_of(cx: Cx<'_>) -> Html {
    let day = cx.state.options.as_of.to_string();
    let changed = cx.dispatch.reform(|event: Event| {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        Action::SetAsOf(field.map(|field| field.value()).unwrap_or_default())
    });
    html! {
        <div class="asof">
            <label for="as-of">{ "As of" }</label>
            <input id="as-of" type="date" value={day} min="2021-01-01" max="2099-12-31" onchange={changed} />
            if cx.state.options.as_of != cx.state.today {
                <button class="btn subtle small" type="button" onclick={cx.click(Action::SetAsOf(String::new()))}>{ "Today" }</button>
            }
        </div>
    }
}

/// The footer.
pub fn footer() -> Html {
    html! {
        <footer class="foot">
            <div>
                <span>{ "Independent tool, not a Microsoft product." }</span>
                <span>{ format!("Facts as of {}.", knowledge::AS_OF) }</span>
                <a href={href(Page::Knowledge)}>{ "What this knows" }</a>
                <a href={href_section(Page::Knowledge, "privacy")}>{ "Privacy and its proof" }</a>
            </div>
        </footer>
    }
}

/// The region whose changes are read aloud.
pub fn live(cx: Cx<'_>) -> Html {
    let (count, text) = &cx.state.said;
    html! { <div class="vh" role="status" aria-live="polite"><p key={*count}>{ text.clone() }</p></div> }
}

/// What is shown while files are held over the page.
pub fn drop_overlay(cx: Cx<'_>) -> Html {
    if !cx.state.drag_over {
        return Html::default();
    }
    html! { <div class="overlay" aria-hidden="true"><p>{ icon(Icon::Folder, "") }{ "Drop the files to read them. They stay in this tab." }</p></div> }
}

const KEYS: [(&str, &str); 12] = [
    ("/", "Filter the table"),
    ("J or ↓", "Next row"),
    ("K or ↑", "Previous row"),
    ("Enter", "Open the row"),
    ("[", "Previous instance"),
    ("]", "Next instance"),
    ("G, then I", "Input"),
    ("G, then O", "Overview"),
    ("G, then P", "Plan"),
    ("G, then K", "Knowledge"),
    ("T", "Theme"),
    ("Esc", "Stop the analysis, close this"),
];

/// The two dialogs; closed until an effect opens them.
pub fn dialogs(cx: Cx<'_>) -> Html {
    let close = |dialog| cx.click(Action::Dialog(dialog, false));
    let rows = KEYS.iter().map(|(key, what)| {
        html! { <div key={*key}><dt><kbd>{ *key }</kbd></dt><dd>{ *what }</dd></div> }
    });
    let switch = cx.dispatch.reform(|event: Event| {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        Action::SetKeys(field.is_none_or(|field| field.checked()))
    });
    html! {
        <>
            <dialog id={Dialog::Keys.id()} aria-labelledby="keys-h">
                <h2 id="keys-h">{ "Keys" }</h2>
                <dl class="keys">{ for rows }</dl>
                <label class="choice"><input type="checkbox" checked={cx.state.keys} onchange={switch} />{ "Single keys are on" }</label>
                <div class="row"><button class="btn" type="button" onclick={close(Dialog::Keys)}>{ "Close" }</button></div>
            </dialog>
            <dialog id={Dialog::Forget.id()} aria-labelledby="forget-h">
                <h2 id="forget-h">{ "Forget everything?" }</h2>
                <p>{ "All inputs, the report and the plans are dropped from this tab. Nothing of them was kept anywhere else." }</p>
                <div class="row">
                    <button class="btn primary" type="button" onclick={cx.click(Action::Forget)}>{ "Forget everything" }</button>
                    <button class="btn" type="button" onclick={close(Dialog::Forget)}>{ "Keep it" }</button>
                </div>
            </dialog>
        </>
    }
}
