//! Giving, changing and taking away inputs, and the way back.

use super::{Hint, SAMPLE, SAMPLE_NAME, State};
use crate::ui::action::{Content, Effect, FileHandle, InputSource};
use crate::ui::route::{Page, Route};
use crate::ui::words;
use crate::web::protocol::Choice;
use std::rc::Rc;

/// How many changes can be undone.
const KEPT: usize = 30;

/// The longest name that a person can give.
pub(crate) const LONGEST_NAME: usize = 200;

/// A change of the inputs that can be undone.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Change {
    /// What was done, as a sentence.
    what: String,
    /// The inputs before it.
    before: Vec<InputSource>,
}

impl State {
    /// Text was pasted or typed, or the text of an input was edited.
    pub(super) fn give_text(&mut self, text: Rc<str>, effects: &mut Vec<Effect>) {
        self.leave(effects);
        let edited = self.editing.take();
        self.onward = true;
        if let Some(at) = edited.and_then(|id| self.position(id)) {
            let name = self.shown(at);
            self.keep(format!("{name} was edited."), effects);
            self.next_id = self.next_id.wrapping_add(1);
            if let Some(input) = self.inputs.get_mut(at) {
                // What has the same id has the same content.
                input.id = self.next_id;
                input.size = size(&text);
                input.content = Content::Text(text);
            }
        } else {
            self.pasted = self.pasted.wrapping_add(1);
            self.keep("A pasted text was added.".to_owned(), effects);
            self.add(format!("Pasted text {}", self.pasted), size(&text), Content::Text(text));
        }
        self.go(Route::to(Page::Input), false, effects);
        self.analyze(effects);
    }

    /// Files were chosen or dropped.
    pub(super) fn give_files(&mut self, files: Vec<FileHandle>, effects: &mut Vec<Effect>) {
        self.leave(effects);
        let count = words::count(files.len(), "file was", "files were");
        self.keep(format!("{count} added."), effects);
        for file in files {
            self.add(file.name, file.size, Content::File(file.handle));
        }
        self.onward = true;
        self.drag_over = false;
        self.go(Route::to(Page::Input), false, effects);
        self.analyze(effects);
    }

    /// The sample was asked for. It is there once.
    pub(super) fn give_sample(&mut self, effects: &mut Vec<Effect>) {
        self.leave(effects);
        self.keep("The sample was added.".to_owned(), effects);
        self.inputs.retain(|input| input.name != SAMPLE_NAME);
        self.onward = true;
        let text: Rc<str> = Rc::from(SAMPLE);
        self.add(SAMPLE_NAME.to_owned(), size(&text), Content::Text(text));
        self.analyze(effects);
    }

    /// Takes one input away; the focus goes to the next one.
    pub(super) fn remove(&mut self, id: u32, effects: &mut Vec<Effect>) {
        let Some(at) = self.position(id) else { return };
        let name = self.shown(at);
        self.keep(format!("{name} was removed."), effects);
        self.inputs.remove(at);
        if let Some(next) = self.inputs.get(at).or(self.inputs.last()) {
            effects.push(Effect::Focus(remove_id(next.id)));
        }
        self.changed(effects);
    }

    /// Takes all inputs away.
    pub(super) fn remove_all(&mut self, effects: &mut Vec<Effect>) {
        let count = words::count(self.inputs.len(), "input was", "inputs were");
        self.keep(format!("{count} removed."), effects);
        self.inputs.clear();
        self.changed(effects);
    }

    /// A name was written, or its field left without one. `by_key` brings the focus back.
    pub(super) fn rename(&mut self, name: Option<String>, by_key: bool, effects: &mut Vec<Effect>) {
        let Some(id) = self.renaming.take() else { return };
        if by_key {
            effects.push(Effect::Focus(rename_id(id)));
        }
        let clean = |name: String| -> String {
            name.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect()
        };
        let name = name.map(clean).unwrap_or_default().trim().to_owned();
        let Some(at) = self.position(id) else { return };
        let before = self.inputs.get(at).map_or("", |input| &input.name);
        if name.is_empty() || name == before {
            return;
        }
        let was = words::short(before);
        let name = self.free_name(name);
        self.keep(format!("{was} was renamed to {}.", words::short(&name)), effects);
        if let Some(input) = self.inputs.get_mut(at) {
            input.name = name;
        }
        self.changed(effects);
    }

    /// The person chose how an input is read.
    pub(super) fn choose(&mut self, id: u32, choice: Choice, effects: &mut Vec<Effect>) {
        let Some(at) = self.position(id) else { return };
        let Some(input) = self.inputs.get(at).filter(|input| input.choice != choice) else {
            return;
        };
        let mended = choice.repairs.len() > input.choice.repairs.len();
        let candidates =
            self.report.iter().flat_map(|report| &report.inputs).flat_map(|read| &read.candidates);
        let chosen = |shape: &str| Some(shape) == choice.read_as.as_deref();
        let how = match candidates.into_iter().find(|candidate| chosen(&candidate.shape)) {
            _ if mended => "was mended".to_owned(),
            Some(candidate) => format!("is read as {}", candidate.title),
            None => "is read as it came".to_owned(),
        };
        let name = self.shown(at);
        self.keep(format!("{name} {how}."), effects);
        if let Some(input) = self.inputs.get_mut(at) {
            input.choice = choice;
        }
        effects.push(Effect::Focus(card_id(id)));
        self.changed(effects);
    }

    /// Puts a text into the field, to be changed there; `None` leaves it as it was.
    pub(super) fn edit(&mut self, id: Option<u32>, effects: &mut Vec<Effect>) {
        let input = id.and_then(|id| self.position(id)).and_then(|at| self.inputs.get(at));
        let text = match input.map(|input| &input.content) {
            Some(Content::Text(text)) => text.clone(),
            _ => Rc::from(""),
        };
        self.editing = input.map(|input| input.id);
        effects.push(Effect::Fill(text));
        effects.push(Effect::Reveal("text".to_owned()));
    }

    /// Undoes the last change of the inputs.
    pub(super) fn undo(&mut self, effects: &mut Vec<Effect>) {
        let Some(change) = self.changes.pop() else {
            self.tell("There is nothing to undo.");
            return;
        };
        let after = std::mem::replace(&mut self.inputs, change.before);
        self.release(&after, effects);
        self.changed(effects);
        self.hint = None;
        self.tell(format!("Undone: {}", change.what));
    }

    /// Keeps the inputs as they are, for the way back from what is done next.
    fn keep(&mut self, what: String, effects: &mut Vec<Effect>) {
        if self.changes.len() >= KEPT {
            let oldest = self.changes.remove(0);
            self.release(&oldest.before, effects);
        }
        self.changes.push(Change { what, before: self.inputs.clone() });
    }

    /// Reads what is there after a change, and offers the way back.
    fn changed(&mut self, effects: &mut Vec<Effect>) {
        self.renaming = None;
        if self.editing.is_some_and(|id| self.position(id).is_none()) {
            self.edit(None, effects);
        }
        if self.inputs.is_empty() {
            self.drop_report(effects);
            self.go(Route::to(Page::Input), true, effects);
            effects.push(Effect::Top);
        } else {
            self.analyze(effects);
        }
        if let Some(change) = self.changes.last() {
            let text = change.what.clone();
            self.say(format!("{text} Ctrl+Z undoes it."));
            self.hint = Some(Hint { text, undo: true });
        }
    }

    /// Lets go of the files of inputs that are nowhere any more.
    fn release(&self, inputs: &[InputSource], effects: &mut Vec<Effect>) {
        for input in inputs {
            let Content::File(handle) = input.content else { continue };
            let holds =
                |inputs: &[InputSource]| inputs.iter().any(|other| other.content == input.content);
            if !holds(&self.inputs) && !self.changes.iter().any(|change| holds(&change.before)) {
                effects.push(Effect::DropFile(handle));
            }
        }
    }

    fn add(&mut self, name: String, size: u64, content: Content) {
        self.next_id = self.next_id.wrapping_add(1);
        let name = self.free_name(name);
        let choice = Choice::default();
        self.inputs.push(InputSource { id: self.next_id, name, size, content, choice });
    }

    /// A name that no other input has.
    fn free_name(&self, wanted: String) -> String {
        let mut name = wanted.clone();
        let mut count = 1_u32;
        while self.inputs.iter().any(|input| input.name == name) {
            count = count.saturating_add(1);
            name = format!("{wanted} ({count})");
        }
        name
    }

    fn position(&self, id: u32) -> Option<usize> {
        self.inputs.iter().position(|input| input.id == id)
    }

    /// The name of an input in a sentence.
    fn shown(&self, at: usize) -> String {
        self.inputs.get(at).map(|input| words::short(&input.name)).unwrap_or_default()
    }
}

fn size(text: &str) -> u64 {
    u64::try_from(text.len()).unwrap_or(u64::MAX)
}

/// Id of an input on the page.
pub(crate) fn card_id(id: u32) -> String {
    format!("input-{id}")
}

/// Id of the button that renames an input.
pub(crate) fn rename_id(id: u32) -> String {
    format!("rename-{id}")
}

/// Id of the button that takes an input away.
pub(crate) fn remove_id(id: u32) -> String {
    format!("remove-{id}")
}

#[cfg(test)]
mod tests;
