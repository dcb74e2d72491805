//! A plan: what is there before it, and what it would do.

use super::{each, is_instance, root, service, values};
use crate::input::element::{Glance, Reader};
use crate::input::json;
use crate::input::node::{Node, Value, View, member_pointer};
use crate::input::notes::quoted;
use crate::input::scan::{Kind, Outline, Part};
use crate::model::Basis;
use crate::note::{NoteKind, NoteSeverity};

/// How many changed attributes are named.
const NAMED: usize = 12;

/// Reads what is there before the plan; of what it would create, what is wanted.
pub(super) fn read(outline: &Outline<'_>, reader: &mut Reader<'_>) {
    let prior = outline.part_of("prior_state", Kind::Object);
    if let Some(prior) = prior {
        values(&prior.outline(), &member_pointer("", &prior.key), reader);
    }
    if let Some(changes) = outline.part_of("resource_changes", Kind::Array) {
        let pointer = member_pointer("", &changes.key);
        each(changes.elements(), &pointer, reader, &mut |resource, pointer, reader| {
            if is_instance(resource) {
                change(resource, pointer, prior.is_some(), reader);
            } else if prior.is_none() {
                super::other(resource, pointer, reader);
            }
        });
    } else if let (None, Some(planned)) = (prior, outline.part_of("planned_values", Kind::Object)) {
        reader.origin.basis = Basis::Wanted;
        root(planned, &member_pointer("", &planned.key), reader);
    }
}

/// One change of an instance. What is there before it was read already where the plan carries
/// the prior state.
fn change(resource: &Outline<'_>, pointer: &str, was_read: bool, reader: &mut Reader<'_>) {
    let Some(change) = resource.part_of("change", Kind::Object) else { return };
    let pointer = member_pointer(pointer, &change.key);
    let outline = change.outline();
    let (before, after) =
        (outline.part_of("before", Kind::Object), outline.part_of("after", Kind::Object));
    match (before, after) {
        (Some(before), _) if !was_read => service(before, &pointer, reader),
        (None, Some(after)) => created(&outline, after, &pointer, reader),
        _ => {}
    }
    let actions: Vec<String> = outline
        .part_of("actions", Kind::Array)
        .map(|actions| actions.elements().filter_map(|item| text(&item)).collect())
        .unwrap_or_default();
    let does = |action: &str| actions.iter().any(|one| one == action);
    let name = quoted(&resource.scalar("address").unwrap_or_default());
    let (severity, message) = match (does("create"), does("delete"), does("update")) {
        (true, true, _) => (
            NoteSeverity::Warning,
            format!(
                "The plan would delete {name} and create it anew. What is shown is the state \
                 before it."
            ),
        ),
        (true, false, _) => (
            NoteSeverity::Info,
            format!(
                "The plan would create {name}. It does not exist yet: what is shown is what is \
                 wanted, and what is known only after it is created is not known."
            ),
        ),
        (false, true, _) => (
            NoteSeverity::Warning,
            format!("The plan would delete {name}. What is shown is the state before it."),
        ),
        (false, false, true) => (
            NoteSeverity::Info,
            format!(
                "The plan would change {name}: {}. What is shown is the state before it.",
                before.zip(after).map_or_else(
                    || "what exactly is not in the plan".to_owned(),
                    |(before, after)| differences(before, after)
                )
            ),
        ),
        _ => return,
    };
    reader.notes.add(NoteKind::NotRuntime, severity, message, change.place.at(&pointer));
}

/// The text that an item is.
fn text(item: &Outline<'_>) -> Option<String> {
    match json::read(item.text, item.place, "").node?.value {
        Value::String(text) => Some(text.into_owned()),
        _ => None,
    }
}

/// Reads an instance that the plan would create, without what is known only afterwards.
fn created(change: &Outline<'_>, after: &Part<'_>, pointer: &str, reader: &mut Reader<'_>) {
    let basis = std::mem::replace(&mut reader.origin.basis, Basis::Wanted);
    let unknown = change.part_of("after_unknown", Kind::Object).map(Part::outline);
    let open = unknown.iter().flat_map(|unknown| &unknown.parts);
    let open: Vec<&str> = open.filter(|part| part.text != "false").map(|part| &*part.key).collect();
    reader.service(&after.outline(), &member_pointer(pointer, &after.key), &open);
    reader.origin.basis = basis;
}

/// What differs between two states: name by name, with the values where they are short.
fn differences(before: &Part<'_>, after: &Part<'_>) -> String {
    let read = |part: &Part<'_>| json::read(part.text, part.place, "").node.map(Node::into_owned);
    let (Some(before), Some(after)) = (read(before), read(after)) else {
        return "what exactly cannot be told".to_owned();
    };
    let (before, after) = (View::new(&before, ""), View::new(&after, ""));
    let mut found: Vec<String> = vec![];
    let mut more = 0_u32;
    for (key, new) in after.members() {
        let old = before.get(key);
        if old.as_ref().is_some_and(|old| alike(&old.node.value, &new.node.value)) {
            continue;
        }
        if found.len() == NAMED {
            more += 1;
            continue;
        }
        let name = quoted(key);
        found.push(match (old.as_ref().and_then(View::text), new.text()) {
            (Some(old), Some(new)) => {
                format!("{name} from “{}” to “{}”", quoted(old), quoted(new))
            }
            _ => name,
        });
    }
    match (found.is_empty(), more) {
        (true, _) => "what exactly is known only afterwards".to_owned(),
        (false, 0) => found.join(", "),
        (false, _) => format!("{} and {more} more", found.join(", ")),
    }
}

/// Whether two values say the same. What they are called and where they stand does not count.
fn alike(one: &Value<'_>, two: &Value<'_>) -> bool {
    match (one, two) {
        (Value::Array(one), Value::Array(two)) => {
            one.len() == two.len() && one.iter().zip(two).all(|(a, b)| alike(&a.value, &b.value))
        }
        (Value::Object(one), Value::Object(two)) => {
            one.len() == two.len()
                && one
                    .iter()
                    .zip(two)
                    .all(|(a, b)| a.key == b.key && alike(&a.node.value, &b.node.value))
        }
        (one, two) => one == two,
    }
}
