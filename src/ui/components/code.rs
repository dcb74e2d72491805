//! Commands and other text that is meant to be copied.

use super::Cx;
use super::dom::{el, node};
use super::icon::{Icon, icon};
use crate::rules::Command;
use crate::ui::action::Action;
use yew::prelude::*;

/// A command of the report.
pub fn command(cx: Cx<'_>, command: &Command) -> Html {
    block(cx, &command.label, &command.text)
}

/// A command, where there is one.
pub fn optional(cx: Cx<'_>, command: Option<&Command>) -> Html {
    command.map(|one| self::command(cx, one)).unwrap_or_default()
}

/// Text under a label, with a button that copies it.
pub fn block(cx: Cx<'_>, label: &str, text: &str) -> Html {
    el("div").class("code").kids([
        el("div")
            .class("code-h")
            .kids([el("span").class("sub").with(label), copy(cx, label, text)]),
        el("pre")
            .attr("tabindex", "0")
            .attr("role", "group")
            .attr("aria-label", label.to_owned())
            .with(el("code").with(text)),
    ])
}

/// The button that copies a text. It says so for two seconds.
fn copy(cx: Cx<'_>, label: &str, text: &str) -> Html {
    let copied = cx.state.copied.as_deref() == Some(text);
    let action = Action::Copy { key: text.to_owned(), text: text.to_owned() };
    let (shape, word) = if copied { (Icon::Tick, "Copied") } else { (Icon::Copy, "Copy") };
    el("button")
        .class("btn subtle small copy")
        .attr("type", "button")
        .click(cx.click(action))
        .kids([icon(shape, "ic-16"), node(word), el("span").class("vh").with(format!(": {label}"))])
}
