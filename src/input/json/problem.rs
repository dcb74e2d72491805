//! What is wrong or odd in a text that should be JSON.

use crate::input::notes::quoted;
use crate::input::place::Place;

/// The text is not what JSON has to be at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) place: Place,
    /// Pointer of the innermost value that was begun.
    pub(crate) pointer: String,
    /// What that value is.
    pub(crate) inside: &'static str,
    /// What should stand there.
    pub(crate) expected: &'static str,
    /// What stands there; `None` at the end of the text.
    pub(crate) found: Option<char>,
}

impl Problem {
    /// The problem in words.
    pub(crate) fn message(&self) -> String {
        let Self { inside, expected, .. } = self;
        let within = within(&self.pointer);
        match self.found {
            None => format!("The text ends inside {inside}{within}: {expected} was expected."),
            Some(found) => format!(
                "{} stands inside {inside} where {expected} was expected{within}.",
                shown(found)
            ),
        }
    }
}

/// The value at a pointer in words: `, in hostnameConfigurations[0] of the third element`.
fn within(pointer: &str) -> String {
    let steps: Vec<String> =
        pointer.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~")).collect();
    let index = |step: &String| step.parse::<usize>().ok();
    // A list is the document or one of its members.
    let element = steps.iter().take(2).position(|step| index(step).is_some());
    let rest = element.and_then(|at| steps.get(at + 1..)).unwrap_or(&steps);
    let mut name = String::new();
    for step in rest.iter().filter(|step| *step != "properties") {
        match index(step) {
            Some(index) => name.push_str(&format!("[{index}]")),
            None if name.is_empty() => name.push_str(step),
            None => name.push_str(&format!(".{step}")),
        }
    }
    let element = element.and_then(|at| index(steps.get(at)?)).map(|index| {
        let names = ["first", "second", "third", "fourth", "fifth", "sixth"];
        match names.get(index) {
            Some(name) => format!("the {name} element"),
            None => format!("element {}", index.saturating_add(1)),
        }
    });
    match (quoted(&name), element) {
        (name, None) if name.is_empty() => String::new(),
        (name, Some(element)) if name.is_empty() => format!(", in {element}"),
        (name, None) => format!(", in {name}"),
        (name, Some(element)) => format!(", in {name} of {element}"),
    }
}

/// A character in a message.
fn shown(found: char) -> String {
    if found == '\n' {
        "The end of the line".to_owned()
    } else if found.is_control() || found == char::REPLACEMENT_CHARACTER {
        format!("The character U+{:04X}", u32::from(found))
    } else {
        format!("“{found}”")
    }
}

/// Something odd that loses nothing, or says what is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Remark {
    pub(crate) kind: RemarkKind,
    pub(crate) place: Place,
    pub(crate) pointer: String,
}

/// What is odd.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum RemarkKind {
    /// A key stands twice in an object.
    DuplicateKey,
    /// A line break or another control character stands in a string.
    RawControl,
    /// An escape of a string means no character.
    BadEscape,
    /// A value is nested too deep.
    TooDeep,
}
