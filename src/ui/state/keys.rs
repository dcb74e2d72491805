//! What single keys do. The host reports them outside of fields alone.

use super::{State, reduce, row_id};
use crate::ui::action::{Action, Dialog, Effect};
use crate::ui::fleet;
use crate::ui::route::{Page, Route};

/// A key was pressed.
pub(super) fn press(state: &mut State, key: &str, effects: &mut Vec<Effect>) {
    if key == "Escape" {
        state.going = false;
        effects.extend(reduce(state, Action::Cancel));
        return;
    }
    if !state.keys {
        return;
    }
    let going = std::mem::take(&mut state.going);
    let page = match key {
        "i" if going => Some(Page::Input),
        "k" if going => Some(Page::Knowledge),
        "o" if going && state.count() > 0 => Some(Page::Overview),
        "p" if going && state.count() > 0 => Some(Page::Plan),
        "s" if going => Some(Page::Share),
        "[" | "]" => match state.route.page {
            Page::Instance(index) if key == "[" => index.checked_sub(1).map(Page::Instance),
            Page::Instance(index) => {
                index.checked_add(1).filter(|next| *next < state.count()).map(Page::Instance)
            }
            _ => None,
        },
        _ => None,
    };
    if let Some(page) = page {
        state.go(Route::to(page), false, effects);
        return;
    }
    match key {
        "g" => state.going = true,
        "?" => effects.push(Effect::Dialog(Dialog::Keys, true)),
        "c" => effects.push(Effect::CopyFocused),
        "t" => effects.extend(reduce(state, Action::NextTheme)),
        "/" if state.route.page == Page::Overview => {
            effects.push(Effect::Focus("filter".to_owned()));
        }
        "/" if state.route.page == Page::Knowledge => {
            effects.push(Effect::Focus(super::knowing::FIELD.to_owned()));
        }
        // The arrows scroll until a row has been chosen.
        "j" | "k" | "ArrowDown" | "ArrowUp" | "Home" | "End"
            if state.route.page == Page::Overview && (key.len() == 1 || state.cursor.is_some()) =>
        {
            step(state, key, effects);
        }
        _ => {}
    }
}

/// Moves the cursor of the table by one visible row and focuses the row's link.
fn step(state: &mut State, key: &str, effects: &mut Vec<Effect>) {
    let Some(report) = &state.report else { return };
    let rows = fleet::rows(report, &state.view).shown;
    let at = state.cursor.and_then(|index| rows.iter().position(|row| *row == index));
    let last = rows.len().saturating_sub(1);
    let next = match (key, at) {
        ("Home", _) | (_, None) => 0,
        ("End", _) => last,
        ("j" | "ArrowDown", Some(at)) => at.saturating_add(1).min(last),
        (_, Some(at)) => at.saturating_sub(1),
    };
    if let Some(index) = rows.get(next) {
        state.cursor = Some(*index);
        effects.push(Effect::Focus(row_id(*index)));
    }
}
