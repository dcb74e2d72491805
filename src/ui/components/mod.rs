//! Parts of pages: functions from values to HTML.

pub mod badge;
pub mod chart;
pub mod code;
pub mod course;
pub mod document;
pub mod dom;
pub mod evidence;
pub mod icon;
pub mod inputs;
pub mod notes;
pub mod shell;
pub mod table;
pub mod timeline;

use super::action::Action;
use super::route::{Page, Route};
use super::state::State;
use dom::{each, el, node};
use icon::{Icon, icon};
use yew::prelude::*;

/// What every view gets: the state, and where actions go.
#[derive(Clone, Copy, Debug)]
pub struct Cx<'a> {
    /// The state.
    pub state: &'a State,
    /// Takes actions.
    pub dispatch: &'a Callback<Action>,
}

impl Cx<'_> {
    /// A handler of clicks.
    pub fn click(&self, action: Action) -> Callback<MouseEvent> {
        self.dispatch.reform(move |_| action.clone())
    }
}

/// The address of a page.
pub fn href(page: Page) -> String {
    Route::to(page).hash()
}

/// The address of a section of a page.
pub fn href_section(page: Page, id: &str) -> String {
    Route::section(page, id).hash()
}

/// A message: kind is `past`, `act`, `check`, `note` or `met`.
pub fn message(kind: &'static str, title: Html, body: Html) -> Html {
    let sign = match kind {
        "past" => Icon::Past,
        "act" => Icon::Action,
        "check" => Icon::Check,
        "met" => Icon::Met,
        _ => Icon::Note,
    };
    el("div")
        .classes(&["msg", kind])
        .kids([icon(sign, ""), el("div").kids([el("p").class("mt").with(title), node(body)])])
}

/// A box that scrolls sideways and can be reached by keyboard.
pub fn scroller(label: &str, content: Html) -> Html {
    el("div")
        .class("tw")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", format!("{label}, scrolls sideways"))
        .with(content)
}

/// The heading of a section with a line beside it.
pub fn section_head(id: &'static str, title: &str, beside: Html) -> Html {
    el("div").class("sec-head").kids([
        el("h2").attr("id", format!("{id}-h")).with(title),
        el("div").class("muted").with(beside),
    ])
}

/// A list of lines with dots.
pub fn dots<'a>(lines: impl Iterator<Item = &'a str>) -> Html {
    let items = lines.enumerate().map(|(at, line)| el("li").key(at).with(prose(line)));
    el("ul").class("dots").with(each(items))
}

/// A text in which what stands between backticks is a value as Azure writes it.
pub fn prose(text: &str) -> Html {
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return node(text);
    }
    let parts = parts.iter().enumerate().map(|(at, part)| {
        if at % 2 == 1 {
            el("code").key(at).with((*part).to_owned())
        } else {
            el("span").key(at).with((*part).to_owned())
        }
    });
    each(parts)
}
