//! There is no answer: the tool failed, which is no verdict.

use crate::ui::action::Action;
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::{Cx, code, href};
use crate::ui::route::Page;
use crate::ui::words;
use yew::prelude::*;

/// The command that keeps exports small.
const SMALL: &str = "az graph query --first 1000 -q \"resources | where type =~ 'microsoft.apimanagement/service' | project id, name, type, location, sku, zones, identity, tags, properties | order by id asc\" -o json > apim.json";

/// The first screen of a failure.
pub fn page(cx: Cx<'_>, message: &str, detail: &str) -> Html {
    html! {
        <>
            { what(cx, message, detail, html! { <h1 id="fail-h">{ STOPPED }</h1> }) }
            <section class="stack" aria-labelledby="helps-h">
                <h2 id="helps-h">{ "What helps" }</h2>
                <div class="surface pad stack">
                    <p>{ "Ask for API Management alone. The export is then a few kilobytes for each instance." }</p>
                    { code::block(cx, "Azure CLI", SMALL) }
                    <p>{ "Or use the command line, which has no limit of a browser:" }</p>
                    { code::block(cx, "Command line", "apim-planner report export.json") }
                </div>
            </section>
        </>
    }
}

const STOPPED: &str = "The analysis stopped. Your input is still here.";

/// The same above a page that has a heading of its own.
pub fn strip(cx: Cx<'_>, message: &str, detail: &str) -> Html {
    what(
        cx,
        message,
        detail,
        html! { <p id="fail-h" class="lead"><strong>{ STOPPED }</strong></p> },
    )
}

/// What happened, what was kept, what to do.
fn what(cx: Cx<'_>, message: &str, detail: &str, heading: Html) -> Html {
    let count = cx.state.count();
    html! {
        <section class="verdict" aria-labelledby="fail-h">
            <span class="sign unk">{ icon(Icon::Check, "") }{ "NO ANSWER" }</span>
            { heading }
            <p class="lead">{ message.to_owned() }</p>
            <div class="row">
                <button class="btn primary big" type="button" onclick={cx.click(Action::Retry)}>{ icon(Icon::Retry, "") }{ "Try again" }</button>
                if count > 0 {
                    <a class="btn big" href={href(Page::Overview)}>{ "Go on with " }{ words::count(usize::try_from(count).unwrap_or(usize::MAX), "instance", "instances") }{ " read before" }</a>
                }
            </div>
            if !detail.is_empty() {
                <details class="disc surface">
                    <summary>{ icon(Icon::Chevron, "ic-16 chev") }{ "Details for a bug report" }</summary>
                    <div class="in">{ code::block(cx, "No part of your input is in here", detail) }</div>
                </details>
            }
        </section>
    }
}
