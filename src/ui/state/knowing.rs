//! The page of what is known: its search and its copies.

use super::State;
use crate::known;
use crate::ui::action::{Effect, Knowing};

/// Id of the field of the search.
pub const FIELD: &str = "know-filter";

/// What the page of knowledge asks for.
pub(super) fn know(state: &mut State, action: Knowing, effects: &mut Vec<Effect>) {
    match action {
        Knowing::Seek(text) => state.sought = text,
        Knowing::Clear => {
            state.sought.clear();
            effects.push(Effect::Focus(FIELD.to_owned()));
        }
        Knowing::Save => {
            effects.push(Effect::SaveText {
                name: "apim-planner-knowledge.json",
                text: known::json(),
            });
            state.say("The facts were saved as JSON.");
        }
        Knowing::Print => effects.push(Effect::Print),
    }
}
