//! There is no answer: the tool failed, which is no verdict.

use crate::ui::action::Action;
use crate::ui::components::dom::{el, group, node, none};
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::{Cx, code, href};
use crate::ui::route::Page;
use crate::ui::words;
use yew::prelude::*;

const ASK_FOR_LESS: &str =
    "Ask for API Management alone. The export is then a few kilobytes for each instance.";

/// The command that keeps exports small.
const SMALL: &str = "az graph query --first 1000 -q \"resources | where type =~ 'microsoft.apimanagement/service' | project id, name, type, location, sku, zones, identity, tags, properties | order by id asc\" -o json > apim.json";

/// The first screen of a failure.
pub fn page(cx: Cx<'_>, message: &str, detail: &str) -> Html {
    group([
        what(cx, message, detail, el("h1").attr("id", "fail-h").with(STOPPED)),
        el("section").class("stack").attr("aria-labelledby", "helps-h").kids([
            el("h2").attr("id", "helps-h").with("What helps"),
            el("div").class("surface pad stack").kids([
                el("p").with(ASK_FOR_LESS),
                code::block(cx, "Azure CLI", SMALL),
                el("p").with("Or use the command line, which has no limit of a browser:"),
                code::block(cx, "Command line", "apim-planner report export.json"),
            ]),
        ]),
    ])
}

const STOPPED: &str = "The analysis stopped. Your input is still here.";

/// The same above a page that has a heading of its own.
pub fn strip(cx: Cx<'_>, message: &str, detail: &str) -> Html {
    what(
        cx,
        message,
        detail,
        el("p").attr("id", "fail-h").class("lead").with(el("strong").with(STOPPED)),
    )
}

/// What happened, what was kept, what to do.
fn what(cx: Cx<'_>, message: &str, detail: &str, heading: Html) -> Html {
    let count = cx.state.count();
    el("section").class("verdict").attr("aria-labelledby", "fail-h").kids([
        el("span").class("sign unk").kids([icon(Icon::Check, ""), node("NO ANSWER")]),
        node(heading),
        el("p").class("lead").with(message),
        el("div").class("row").kids([
            el("button")
                .class("btn primary big")
                .attr("type", "button")
                .click(cx.click(Action::Retry))
                .kids([icon(Icon::Retry, ""), node("Try again")]),
            if count > 0 {
                el("a").class("btn big").attr("href", href(Page::Overview)).kids([
                    node("Go on with "),
                    node(words::count(
                        usize::try_from(count).unwrap_or(usize::MAX),
                        "instance",
                        "instances",
                    )),
                    node(" read before"),
                ])
            } else {
                none()
            },
        ]),
        if !detail.is_empty() {
            el("details").class("disc surface").kids([
                el("summary")
                    .kids([icon(Icon::Chevron, "ic-16 chev"), node("Details for a bug report")]),
                el("div").class("in").with(code::block(
                    cx,
                    "No part of your input is in here",
                    detail,
                )),
            ])
        } else {
            none()
        },
    ])
}
