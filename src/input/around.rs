//! Text that is no document: what stands around documents, and inputs that are text alone.

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

/// A form of text that is known by name.
struct TextForm {
    id: &'static str,
    title: &'static str,
    probe: fn(&str) -> bool,
    message: &'static str,
    command: &'static str,
}

static FORMS: &[TextForm] = &[
    TextForm {
        id: "azTable",
        title: "Azure CLI, output as a table",
        probe: |text| {
            let header = text.lines().next().unwrap_or_default().to_ascii_uppercase();
            header.contains("NAME")
                && header.contains("LOCATION")
                && text.lines().nth(1).is_some_and(|line| line.trim_start().starts_with("---"))
        },
        message: "This is the table output of the Azure CLI. It is known and not read: it has no \
                  column for the platform.",
        command: "az apim list -o json > apim.json",
    },
    TextForm {
        id: "azTsv",
        title: "Azure CLI, output as tab-separated values",
        probe: |text| {
            let first = text.lines().next().unwrap_or_default();
            first.contains('\t') && first.to_ascii_lowercase().contains("/subscriptions/")
        },
        message: "This is tab-separated output without the names of its columns. It is known and \
                  not read.",
        command: "az apim list -o json > apim.json",
    },
    TextForm {
        id: "azYaml",
        title: "Azure CLI, output as YAML",
        probe: |text| {
            text.lines().take(400).any(|line| {
                let line = line.trim_start_matches([' ', '-']);
                line.starts_with("gatewayUrl: ") || line.starts_with("virtualNetworkType: ")
            })
        },
        message: "This is the YAML output of the Azure CLI. It is known and not read by this \
                  version.",
        command: "az apim list -o json > apim.json",
    },
    TextForm {
        id: "terraformSource",
        title: "Terraform source",
        probe: |text| text.contains("resource \"azurerm_") || text.contains("data \"azurerm_"),
        message: "This is Terraform source: what is wanted, not what runs. It is not read.",
        command: EXPORT_COMMAND,
    },
    TextForm {
        id: "bicep",
        title: "Bicep source",
        probe: |text| {
            let text = text.to_ascii_lowercase();
            text.contains("'microsoft.") && text.contains("resource ") && text.contains('@')
        },
        message: "This is Bicep source: what is wanted, not what runs. It is not read.",
        command: EXPORT_COMMAND,
    },
    TextForm {
        id: "powershellList",
        title: "PowerShell, output as a list",
        probe: |text| {
            text.lines().take(400).any(|line| {
                line.split_once(" : ").is_some_and(|(name, _)| {
                    matches!(
                        name.trim(),
                        "ResourceId" | "RuntimeUrl" | "PlatformVersion" | "VpnType"
                    )
                })
            })
        },
        message: "This is what PowerShell shows for an object. It is known and not read.",
        command: "az apim list -o json > apim.json",
    },
];

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
    let recognised = |shape, title| Recognised {
        shape,
        title,
        elements: 0,
        instances: 0,
        total: None,
        at: place.bare(),
        candidates: vec![],
    };
    if let Some(form) = FORMS.iter().find(|form| (form.probe)(trimmed)) {
        notes
            .add(NoteKind::NotReadYet, NoteSeverity::Error, form.message.to_owned(), place.bare())
            .command(form.command);
        return Some(recognised(form.id, form.title));
    }
    if let Some(error) = error_line(trimmed) {
        note_error(place, error, notes);
        return Some(recognised("errorBody", "Error of the Azure CLI"));
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
