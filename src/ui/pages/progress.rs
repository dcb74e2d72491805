//! An analysis that runs: bytes, what is being read, and how to stop it.

use crate::ui::action::{Action, Progress};
use crate::ui::components::Cx;
use crate::ui::components::dom::{el, group, node};
use crate::ui::components::icon::{Icon, icon};
use crate::ui::words;
use yew::prelude::*;

/// The whole first screen, while there is no report.
pub fn page(cx: Cx<'_>, progress: &Progress) -> Html {
    let inputs = cx.state.inputs.len();
    el("section").class("stack appear").attr("aria-labelledby", "progress-h").kids([
        el("div").class("row between").kids([
            el("div").kids([
                el("p").class("eyebrow").with("Reading"),
                el("h1").attr("id", "progress-h").with(words::count(inputs, "input", "inputs")),
            ]),
            cancel(cx),
        ]),
        el("div").class("surface pad stack").with(bar(progress)),
    ])
}

/// A strip above a report that is being made again.
pub fn strip(cx: Cx<'_>, progress: &Progress) -> Html {
    el("section")
        .class("surface strip appear")
        .attr("aria-label", "Analysis")
        .kids([el("div").class("stack-2").with(bar(progress)), cancel(cx)])
}

fn bar(progress: &Progress) -> Html {
    let (done, total) = (words::bytes(progress.done), words::bytes(progress.total));
    let text = if progress.text.is_empty() { "Starting".to_owned() } else { progress.text.clone() };
    group([
        el("p").with(el("strong").with(format!("{done} of {total}"))),
        el("progress")
            .attr("value", progress.done.to_string())
            .attr("max", progress.total.max(1).to_string())
            .attr("aria-label", format!("{done} of {total} read"))
            .end(),
        el("p").class("sub").with(text),
    ])
}

fn cancel(cx: Cx<'_>) -> Html {
    el("button").class("btn").attr("type", "button").click(cx.click(Action::Cancel)).kids([
        icon(Icon::Dismiss, "ic-16"),
        node("Cancel"),
        el("kbd").class("wide-only").with("Esc"),
    ])
}
