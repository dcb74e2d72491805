//! Text that is no document: what stands around documents, and inputs that are text alone.

use super::forms;
use super::notes::{Notes, counted, quoted};
use super::place::Place;
use super::shapes::EXPORT_COMMAND;
use crate::model::Recognised;
use crate::note::{NoteKind, NoteSeverity};

/// Notes a run of text before, between or after documents.
pub(super) fn note(place: Place, text: &str, notes: &mut Notes) {
    if let Some(error) = error_line(text) {
        note_error(place, error, notes);
        return;
    }
    let lines = u64::try_from(text.lines().count()).unwrap_or(u64::MAX);
    let first = text.lines().next().unwrap_or_default().trim();
    let message = format!(
        "Passed over {} that {} not data ({}): {}",
        counted(lines, "line", "lines"),
        if lines == 1 { "is" } else { "are" },
        run_kind(text),
        quoted(first)
    );
    notes.add(NoteKind::TextAround, NoteSeverity::Info, message, place.bare());
}

/// What a run of text is.
fn run_kind(text: &str) -> &'static str {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    if lines.clone().all(|line| line.starts_with("```") || line.starts_with("~~~")) {
        "a Markdown fence"
    } else if lines.clone().any(|line| line.starts_with("WARNING:")) {
        "a warning of a tool"
    } else if lines.any(is_prompt) {
        "a prompt"
    } else {
        "text"
    }
}

/// Whether a line is what a shell shows before and with a command.
fn is_prompt(line: &str) -> bool {
    let command = line
        .split_once(['>', '$', '#', '%', '❯', 'λ'])
        .map(|(_, rest)| rest.trim_start())
        .unwrap_or(line);
    line.starts_with("PS ")
        || ["az ", "Get-", "Search-", "cat ", "curl "].iter().any(|word| command.starts_with(word))
        || (command.is_empty() && line.ends_with(['$', '>', '#', '%']))
}

/// The first line with which the Azure CLI says that a command failed.
fn error_line(text: &str) -> Option<&str> {
    text.lines().map(str::trim).find(|line| {
        line.starts_with("ERROR:")
            || (line.starts_with('(')
                && line.split_once(") ").is_some_and(|(code, _)| {
                    code.len() > 5 && code.bytes().skip(1).all(|b| b.is_ascii_alphanumeric())
                }))
    })
}

fn note_error(place: Place, line: &str, notes: &mut Notes) {
    notes
        .add(
            NoteKind::ErrorBody,
            NoteSeverity::Error,
            format!("The command failed; this is its error and no data: {}", quoted(line)),
            place.bare(),
        )
        .advise("Correct what the error names, run the command again and read its answer.");
}

/// Says that a text holds nothing.
pub(super) fn note_empty(text: &str, notes: &mut Notes) {
    let what = if text.is_empty() {
        "The input is empty: 0 bytes."
    } else {
        "The input holds blanks and line breaks and nothing else."
    };
    notes
        .add(
            NoteKind::NotRecognised,
            NoteSeverity::Error,
            format!("{what} An export of API Management instances was expected."),
            Place::START.bare(),
        )
        .advise("The command that made it wrote nothing, or wrote it elsewhere.")
        .command(EXPORT_COMMAND);
}

/// Says what an input is that holds no document.
pub(super) fn alone(text: &str, notes: &mut Notes) -> Option<Recognised> {
    let trimmed = text.trim_start();
    let place = super::place::Walker::new(text, Place::START).place(text.len() - trimmed.len());
    if let Some(form) = forms::told(text, notes) {
        return Some(form);
    }
    if let Some(error) = error_line(trimmed) {
        note_error(place, error, notes);
        return Some(Recognised {
            shape: "errorBody",
            title: "Error of the Azure CLI",
            elements: 0,
            instances: 0,
            total: None,
            at: place.bare(),
            candidates: vec![],
        });
    }
    notes
        .add(
            NoteKind::NotRecognised,
            NoteSeverity::Error,
            format!(
                "No JSON and no known table was found. The text begins with: {}",
                quoted(trimmed.lines().next().unwrap_or_default())
            ),
            place.bare(),
        )
        .advise("Export the instances in a form that is read whole.")
        .command(EXPORT_COMMAND);
    None
}
