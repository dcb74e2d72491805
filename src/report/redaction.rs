//! What a report says of its own redaction.

use crate::share::redact::{Class, Hide, Replacement};
use crate::{Record, Text};
use serde::{Deserialize, Serialize};

/// That a report is a redacted copy: what was taken out, never what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct RedactionReport {
    /// The classes that were taken out.
    pub classes: Vec<RedactedClass>,
}

/// A class that was taken out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct RedactedClass {
    /// The class.
    pub class: Class,
    /// What a person calls it.
    pub title: Text,
    /// How many different values were replaced or removed.
    pub values: u32,
}

/// What is said of a redaction; where a copy is redacted again, of both.
pub(crate) fn redaction(
    earlier: Option<&RedactionReport>,
    hide: &Hide,
    replacements: &[Replacement],
) -> Option<RedactionReport> {
    let before = |class: Class| {
        let classes = earlier.into_iter().flat_map(|earlier| &earlier.classes);
        classes.into_iter().find(|one| one.class == class).map(|one| one.values)
    };
    let classes: Vec<RedactedClass> = Class::ALL
        .iter()
        .copied()
        .filter(|class| hide.has(*class) || before(*class).is_some())
        .map(|class| {
            let now = replacements.iter().filter(|one| one.class == class).count();
            let now = u32::try_from(now).unwrap_or(u32::MAX);
            let values = before(class).map_or(now, |before| before.max(now));
            RedactedClass { class, title: class.title().into(), values }
        })
        .collect();
    (!classes.is_empty()).then_some(RedactionReport { classes })
}
