//! Commands and other text that is meant to be copied.

use super::Cx;
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
    html! {
        <div class="code">
            <div class="code-h"><span class="sub">{ label.to_owned() }</span>{ copy(cx, label, text) }</div>
            <pre tabindex="0" role="group" aria-label={label.to_owned()}><code>{ text.to_owned() }</code></pre>
        </div>
    }
}

/// The button that copies a text. It says so for two seconds.
fn copy(cx: Cx<'_>, label: &str, text: &str) -> Html {
    let copied = cx.state.copied.as_deref() == Some(text);
    let action = Action::Copy { key: text.to_owned(), text: text.to_owned() };
    let (shape, word) = if copied { (Icon::Tick, "Copied") } else { (Icon::Copy, "Copy") };
    html! {
        <button class="btn subtle small copy" type="button" onclick={cx.click(action)}>
            { icon(shape, "ic-16") }{ word }<span class="vh">{ format!(": {label}") }</span>
        </button>
    }
}
