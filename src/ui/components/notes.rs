//! What was noticed while reading an input.

use super::dom::{el, group, node, none};
use super::{Cx, code, evidence, message, prose};
use crate::note::{Excerpt, Note, NoteKind, NoteSeverity, Repair};
use crate::ui::action::{Action, InputSource};
use yew::prelude::*;

/// A note with its place, what is lost and what to do. With its input, what is offered can be
/// accepted.
pub fn note(cx: Cx<'_>, note: &Note, of: Option<&InputSource>) -> Html {
    let kind = match note.severity {
        NoteSeverity::Error => "past",
        NoteSeverity::Warning => "act",
        NoteSeverity::Info => "note",
    };
    let place = evidence::place(&note.at);
    let shown = match of {
        None if place.is_empty() => note.input.clone(),
        None => format!("{}, {place}", note.input),
        Some(_) => place.clone(),
    };
    // Where a whole document is meant, its first characters say nothing.
    let whole =
        matches!(note.kind, NoteKind::NotRecognised | NoteKind::NoInstance | NoteKind::Incomplete);
    let body = group([
        if shown.is_empty() { none() } else { el("p").class("sub").with(shown) },
        match &note.excerpt {
            Some(found) if !whole => excerpt(found, place),
            _ => none(),
        },
        match &note.advice {
            Some(advice) => el("p").with(prose(advice)),
            None => none(),
        },
        match (&note.offer, of) {
            (Some(repair), Some(input)) => offer(cx, repair, input),
            _ => none(),
        },
        match &note.command {
            Some(command) => code::block(cx, "Command", command),
            None => none(),
        },
    ]);
    message(kind, prose(&note.message), body)
}

/// A piece of a line with the character that is meant, and a caret under it.
fn excerpt(found: &Excerpt, place: String) -> Html {
    let caret = usize::try_from(found.caret).unwrap_or(usize::MAX).saturating_sub(1);
    let at = found.text.char_indices().nth(caret).map_or(found.text.len(), |(at, _)| at);
    let (before, rest) = found.text.split_at_checked(at).unwrap_or((&found.text, ""));
    let length = rest.chars().next().map_or(0, char::len_utf8);
    let (meant, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
    // The end of the text is meant where nothing stands there.
    let meant = if meant.is_empty() { "\u{a0}" } else { meant };
    el("pre")
        .class("cut")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", if place.is_empty() { "Excerpt".to_owned() } else { place })
        .with(el("code").kids([node(before), el("mark").with(meant), node(after)]))
}

/// A repair that could change the meaning, and the button that accepts it.
fn offer(cx: Cx<'_>, repair: &Repair, input: &InputSource) -> Html {
    let mut choice = input.choice.clone();
    choice.repairs.push(repair.id.clone().into_owned());
    el("div").class("row offer").kids([
        el("button")
            .class("btn")
            .attr("type", "button")
            .attr("aria-label", format!("Mend: {}", repair.title))
            .click(cx.click(Action::Choose(input.id, choice)))
            .with("Mend"),
        el("p").kids([
            node(&repair.title),
            node(". It could change what the data means, so it is done only if you want it."),
        ]),
    ])
}
