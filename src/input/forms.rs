//! Texts that are no input and have a name: what was found, what was expected instead, and the
//! one command that gets it, for the tool that made the text.

mod table;

use super::notes::{Notes, quoted};
use super::place::{Place, Walker};
use super::shapes::EXPORT_COMMAND;
use crate::model::{ArmId, Recognised};
use crate::note::{NoteKind, NoteSeverity};
use table::{FORMS, HTML, LIST};

/// How much of a text is looked at.
const HEAD: usize = 6000;

/// A form of text. It is told by any of its signs, where all of the needed ones are there too;
/// both in lower case.
struct Form {
    id: &'static str,
    title: &'static str,
    kind: NoteKind,
    /// How the text may begin.
    starts: &'static [&'static str],
    /// What may stand in it.
    has: &'static [&'static str],
    /// What has to stand in it.
    needs: &'static [&'static str],
    /// What else tells it.
    probe: fn(&Text<'_>) -> bool,
    /// What was found, as the end of “This is …”, and what was expected.
    message: (&'static str, &'static str),
    advice: &'static str,
    command: &'static str,
}

/// The beginning of a text.
struct Text<'a> {
    head: &'a str,
    lower: String,
    /// Whether what was looked at is all of it.
    whole: bool,
}

impl Form {
    fn tells(&self, text: &Text<'_>) -> bool {
        let has = |sign: &&str| text.lower.contains(sign);
        (self.starts.iter().any(|sign| text.lower.starts_with(sign))
            || self.has.iter().any(&has)
            || (self.probe)(text))
            && self.needs.iter().all(has)
    }
}

/// Names a text in which no instance was found.
pub(super) fn told(text: &str, notes: &mut Notes) -> Option<Recognised> {
    let trimmed = text.trim_start();
    let head = trimmed.get(..trimmed.floor_char_boundary(HEAD)).unwrap_or_default();
    let looked =
        Text { head, lower: head.to_ascii_lowercase(), whole: head.len() == trimmed.len() };
    let lead = text.len() - trimmed.len();
    let place = Walker::new(text, Place::START).place(lead).bare();
    let recognised = |shape, title| Recognised {
        shape,
        title,
        elements: 0,
        instances: 0,
        total: None,
        at: place.clone(),
        candidates: vec![],
    };
    if let Some(form) = FORMS.iter().find(|form| form.tells(&looked)) {
        let (found, expected) = form.message;
        let title = page_title(head).filter(|_| form.starts == HTML);
        let title = title.map_or_else(String::new, |title| format!(" titled “{}”", quoted(title)));
        let said = text_of_error(form, head);
        let message = format!("This is {found}{title}{said}. {expected}");
        let note = notes.add(form.kind, NoteSeverity::Error, message, place.clone());
        note.command(form.command);
        if !form.advice.is_empty() {
            note.advise(form.advice);
        }
        return Some(recognised(form.id, form.title));
    }
    let (id, title, message, command) = name_alone(trimmed.trim_end())?;
    notes
        .add(NoteKind::NotReadYet, NoteSeverity::Error, message, place.clone())
        .advise("Run the command and add the file that it writes.")
        .command(command);
    Some(recognised(id, title))
}

/// The line of an error that says what is wrong.
fn text_of_error(form: &Form, head: &str) -> String {
    let sign = |line: &&str| {
        let line = line.to_ascii_lowercase();
        form.has.iter().chain(&["aadsts"]).any(|sign| line.contains(sign))
    };
    let error = form.kind == NoteKind::ErrorBody && form.starts.is_empty();
    match head.lines().map(str::trim).find(sign).filter(|_| error && form.id != "signInPrompt") {
        Some(line) => format!(": “{}”", quoted(line)),
        None => String::new(),
    }
}

/// What the title of a page is.
fn page_title(head: &str) -> Option<&str> {
    let lower = head.to_ascii_lowercase();
    let start = lower.find("<title")?;
    let start = start + lower.get(start..)?.find('>')? + 1;
    let end = start + lower.get(start..)?.find('<')?;
    head.get(start..end).map(str::trim).filter(|title| !title.is_empty())
}

type Alone = (&'static str, &'static str, String, String);

/// An id, an address or a name without any data: the command for exactly that instance.
fn name_alone(text: &str) -> Option<Alone> {
    if text.len() > 1000 || text.contains(char::is_whitespace) {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    if let Some(start) = lower.find("/subscriptions/") {
        let path = text.get(start..)?;
        // The portal adds the page to the id.
        let id: Vec<&str> = path.split('/').take(9).collect();
        let id = id.join("/");
        let safe = id.chars().all(|c| c.is_ascii_alphanumeric() || "-_./()".contains(c));
        let (found, command) = match ArmId::read(&id).filter(|_| safe) {
            Some(_) => (
                "This is the id of an instance, not its data.",
                format!("az rest --method get --url \"{id}?api-version=2024-05-01\" > apim.json"),
            ),
            None => ("This is the id of a resource, not its data.", EXPORT_COMMAND.to_owned()),
        };
        return Some(("idAlone", "Id of a resource", found.to_owned(), command));
    }
    if lower.starts_with("http://") || lower.starts_with("https://") {
        return Some((
            "addressAlone",
            "Address",
            "This is an address. Nothing is fetched from it: this program opens no connection. An \
             export of the instance was expected."
                .to_owned(),
            LIST.to_owned(),
        ));
    }
    let name = text.trim_end_matches(".azure-api.net");
    let plain = name.len() < 51
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        && name.contains(['-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    plain.then(|| {
        (
            "nameAlone",
            "Name of an instance",
            format!(
                "This is one word, “{}”, and perhaps the name of an instance, not its data.",
                quoted(name)
            ),
            format!("az apim list --query \"[?name=='{name}']\" -o json > apim.json"),
        )
    })
}
