//! What stands in an input beside the instances. It is named, counted and explained, and never
//! classified.

use super::element::Glance;
use super::notes::{Notes, counted, quoted};
use crate::model::At;
use crate::note::{NoteKind, NoteSeverity};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// How many names of deleted services stand in one message.
const NAMED: usize = 5;

/// The provider, in lower case.
const PROVIDER: &str = "microsoft.apimanagement/";

/// An element that is no instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Other {
    kind: NoteKind,
    /// The type as written, or what else tells it.
    name: String,
    /// What is said of this one, for kinds whose elements differ.
    detail: Option<String>,
}

impl Other {
    /// An element of which nothing is known.
    pub(crate) fn unknown(what: &str) -> Self {
        Self { kind: NoteKind::NotRecognised, name: what.to_owned(), detail: None }
    }

    /// Forms of an element that are told by their members, before any type.
    pub(crate) fn of_another_form(element: &impl Glance) -> Option<Self> {
        let kind_named = element.scalar("resourceType")?;
        let sku = element.has("sku") || element.has("capacity") || element.has("locations");
        let resource = element.has("id") || element.has("resourceId");
        (sku && !resource).then(|| Self {
            kind: NoteKind::SkuList,
            name: kind_named.into_owned(),
            detail: None,
        })
    }

    /// An element with a type that is not the type of a service.
    pub(crate) fn of_type(written: &str, element: &impl Glance) -> Self {
        let lower = written.to_ascii_lowercase();
        let kind = match lower.strip_prefix(PROVIDER) {
            Some(rest) if rest.starts_with("service/") => NoteKind::ChildResource,
            Some(rest) if rest.ends_with("deletedservices") => NoteKind::DeletedService,
            _ => NoteKind::OtherResource,
        };
        let detail = (kind == NoteKind::DeletedService).then(|| deleted(element));
        Self { kind, name: written.to_owned(), detail }
    }

    /// What a tool says of another resource than an instance.
    pub(crate) fn of_tool(tool: &str) -> Self {
        Self { kind: NoteKind::SecondOpinion, name: tool.to_owned(), detail: None }
    }

    /// A resource of Terraform that is no service, or a part of one.
    pub(crate) fn of_terraform(kind: &str) -> Self {
        let kind_of_note = match kind {
            "azapi_resource" | "azapi_update_resource" => NoteKind::NotReadYet,
            _ if kind.starts_with("azurerm_api_management_") => NoteKind::ChildResource,
            _ => NoteKind::OtherResource,
        };
        Self { kind: kind_of_note, name: kind.to_owned(), detail: None }
    }

    /// An element without a type whose id is not the id of a service: the id tells the type.
    pub(crate) fn of_id(id: &str, element: &impl Glance) -> Self {
        let segments: Vec<&str> = id.trim_matches('/').split('/').collect();
        let provider = segments.iter().rposition(|s| s.eq_ignore_ascii_case("providers"));
        let written = provider.and_then(|at| segments.get(at + 1..)).map(|rest| {
            let kinds = rest.iter().skip(1).step_by(2);
            rest.iter().take(1).chain(kinds).copied().collect::<Vec<_>>().join("/")
        });
        match written {
            Some(written) if written.contains('/') => Self::of_type(&written, element),
            _ => Self::unknown("an object without a type whose id is no resource"),
        }
    }
}

/// A deleted service in words.
fn deleted(element: &impl Glance) -> String {
    let name = element.scalar("name").unwrap_or_default();
    let purge = element
        .inner("properties", "scheduledPurgeDate")
        .or_else(|| element.scalar("scheduledPurgeDate").map(Cow::into_owned));
    match purge {
        Some(purge) => format!("{} (purge scheduled for {})", quoted(&name), quoted(&purge)),
        None => quoted(&name),
    }
}

/// The elements of one input that are no instances, by what they are.
#[derive(Debug, Default)]
pub(crate) struct Others {
    seen: BTreeMap<(NoteKind, String), Seen>,
}

#[derive(Debug)]
struct Seen {
    name: String,
    count: u64,
    first: At,
    details: Vec<String>,
}

impl Others {
    /// Counts one.
    pub(crate) fn count(&mut self, other: Other, at: At) {
        let key = (other.kind, other.name.to_ascii_lowercase());
        let seen = self.seen.entry(key).or_insert_with(|| Seen {
            name: other.name,
            count: 0,
            first: at,
            details: vec![],
        });
        seen.count += 1;
        if seen.details.len() < NAMED {
            seen.details.extend(other.detail);
        }
    }

    /// One note for each type, with its number and the first place.
    pub(crate) fn note(self, notes: &mut Notes) {
        for ((kind, key), seen) in self.seen {
            let (message, advice) = explain(kind, &key, &seen);
            let severity = match kind {
                NoteKind::NotRecognised => NoteSeverity::Warning,
                _ => NoteSeverity::Info,
            };
            let note = notes.add(kind, severity, message, seen.first);
            if let Some(advice) = advice {
                note.advise(advice);
            }
        }
    }
}

/// What is said of so many elements of one type.
fn explain(kind: NoteKind, key: &str, seen: &Seen) -> (String, Option<&'static str>) {
    let name = quoted(&seen.name);
    let count = |one: &str, many: &str| counted(seen.count, one, many);
    match kind {
        NoteKind::ChildResource => (
            format!(
                "{} of the type {name}: a part of a service, not the service. Named, not \
                 classified.",
                count("resource", "resources")
            ),
            Some("The platform stands in the service itself, the resource that contains these."),
        ),
        NoteKind::DeletedService => {
            let more = seen.count.saturating_sub(seen.details.len() as u64);
            let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
            (
                format!(
                    "{}, records of what was deleted and not instances: {}{rest}.",
                    count("deleted service", "deleted services"),
                    seen.details.join(", ")
                ),
                None,
            )
        }
        NoteKind::SkuList => (
            format!(
                "{} of a list of SKUs ({name}): what can be chosen, not an instance.",
                count("entry", "entries")
            ),
            None,
        ),
        NoteKind::SecondOpinion => (
            format!(
                "{} of {name} about other resources, or about what is in order. Counted, not shown.",
                count("row", "rows")
            ),
            None,
        ),
        NoteKind::NotRecognised => (
            format!("{} that cannot be told: {name}.", count("element", "elements")),
            Some("Keep `id` and `type` in the query that makes the list."),
        ),
        _ => (
            format!(
                "{} of the type {name}{}. Counted, not classified.",
                count("resource", "resources"),
                related(key)
            ),
            None,
        ),
    }
}

/// What the related types of API Management are.
fn related(key: &str) -> &'static str {
    match key.strip_prefix(PROVIDER) {
        Some("gateways") => ", a workspace gateway and not a service",
        Some("aigateways" | "connectorgateways") => ", a preview type that has no compute platform",
        _ => "",
    }
}
