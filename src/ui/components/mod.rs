//! Parts of pages: functions from values to HTML.

pub mod badge;
pub mod chart;
pub mod code;
pub mod evidence;
pub mod icon;
pub mod inputs;
pub mod shell;
pub mod table;
pub mod timeline;

use super::action::Action;
use super::route::{Page, Route};
use super::state::State;
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
    html! {
        <div class={classes!("msg", kind)}>
            { icon(sign, "") }
            <div><p class="mt">{ title }</p>{ body }</div>
        </div>
    }
}

/// A box that scrolls sideways and can be reached by keyboard.
pub fn scroller(label: &str, content: Html) -> Html {
    html! { <div class="tw" tabindex="0" role="group" aria-label={format!("{label}, scrolls sideways")}>{ content }</div> }
}

/// The heading of a section with a line beside it.
pub fn section_head(id: &'static str, title: &str, beside: Html) -> Html {
    html! {
        <div class="sec-head">
            <h2 id={format!("{id}-h")}>{ title.to_owned() }</h2>
            <div class="muted">{ beside }</div>
        </div>
    }
}

/// A list of lines with dots.
pub fn dots<'a>(lines: impl Iterator<Item = &'a str>) -> Html {
    let items = lines.enumerate().map(|(at, line)| html! { <li key={at}>{ prose(line) }</li> });
    html! { <ul class="dots">{ for items }</ul> }
}

/// A text in which what stands between backticks is a value as Azure writes it.
pub fn prose(text: &str) -> Html {
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return html! { { text.to_owned() } };
    }
    let parts = parts.iter().enumerate().map(|(at, part)| {
        if at % 2 == 1 {
            html! { <code key={at}>{ (*part).to_owned() }</code> }
        } else {
            html! { <span key={at}>{ (*part).to_owned() }</span> }
        }
    });
    html! { <>{ for parts }</> }
}
