//! How to get the data from each tool, and why it is safe to give it.

use crate::input::shapes::{EXPORT_COMMAND, HowToGet, SHAPES, Shape};
use crate::ui::components::dom::{each, el, node, none};
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::{Cx, code, href_section, prose, section_head};
use crate::ui::route::Page;
use yew::prelude::*;

const PORTAL: &str = "Open the instance, Overview, “JSON view”. Choose API version 2021-08-01 or later, so that `platformVersion` is included, and copy everything.";

/// What has to be known of a way beside its command, by the id of the shape.
static BESIDE: &[(&str, &str)] = &[
    (
        "resourceGraph",
        "Every subscription that you can read. An answer holds at most 1,000 rows; where there are more, this page says so and gives the command for the rest.",
    ),
    (
        "resourceGraphCsv",
        "Run the query in Resource Graph Explorer, switch “Formatted results” off, then choose “Download as CSV”. At most 55,000 rows.",
    ),
    (
        "armList",
        "An answer with `nextLink` is one page of several: read that address too and give both files.",
    ),
];

/// One disclosure for each tool, with the commands of all shapes that it writes.
pub fn how(cx: Cx<'_>) -> Html {
    // What is recommended comes first.
    let other = |shape: &&&Shape| shape.how_to_get.command != EXPORT_COMMAND;
    let (before, from) = (SHAPES.iter().take_while(other), SHAPES.iter().skip_while(other));
    let shapes: Vec<HowToGet> = from.chain(before).map(|shape| shape.how_to_get).collect();
    let tools = shapes.iter().enumerate().filter_map(|(at, how)| {
        let mut earlier = shapes.iter().take(at);
        let told = earlier.any(|other| other.tool == how.tool || other.command == how.command);
        (!told).then(|| way(how.tool, at == 0, commands(cx, how.tool)))
    });
    el("section").attr("id", "how").attr("tabindex", "-1").attr("aria-labelledby", "how-h").kids([
        section_head(
            "how",
            "How to get the data",
            el("p").with("Read access is enough. There is no format to choose."),
        ),
        el("div").class("surface tools").kids([
            way("Azure portal, one instance", false, el("p").with(prose(PORTAL))),
            each(tools),
        ]),
    ])
}

/// The commands of a tool.
fn commands(cx: Cx<'_>, tool: &str) -> Html {
    let of_tool = SHAPES.iter().filter(|shape| shape.how_to_get.tool == tool);
    each(of_tool.map(|shape| {
        let beside = BESIDE.iter().find(|(id, _)| *id == shape.id);
        el("div").class("stack-2").key(shape.id).kids([
            code::block(cx, shape.title, shape.how_to_get.command),
            match beside {
                Some((_, text)) => el("p").class("muted").with(prose(text)),
                None => none(),
            },
        ])
    }))
}

fn way(title: &'static str, open: bool, content: Html) -> Html {
    el("details").class("disc").flag("open", open).kids([
        el("summary").kids([icon(Icon::Chevron, "ic-16 chev"), el("h3").with(title)]),
        el("div").class("in stack").with(content),
    ])
}

/// Why an export may be given to this page.
pub fn promise() -> Html {
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
