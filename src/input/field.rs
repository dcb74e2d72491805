//! From a value with its place to a field of the model. A value of the wrong kind stays visible
//! as it was written, and is noted.

use super::node::{Value, View};
use super::notes::{Notes, quoted};
use crate::model::{Capacity, Field, Moment, Written};
use crate::note::{NoteKind, NoteSeverity};
use std::collections::BTreeMap;

/// How much of an unreadable value is kept.
const KEPT: usize = 200;

/// Reads a value that may be absent or `null` with a conversion that may fail.
pub(crate) fn read<'n, T>(
    found: Option<View<'n>>,
    expected: &str,
    notes: &mut Notes,
    convert: impl FnOnce(&View<'n>, &mut Notes) -> Option<T>,
) -> Field<T> {
    let Some(view) = found else { return Field::Absent };
    if view.is_null() {
        return Field::Null(view.at());
    }
    if !view.node.complete {
        // The early end is noted where the element is read.
        return Field::Unreadable(written(&view), view.at());
    }
    if view.expression().is_some() {
        return Field::Unreadable(written(&view), view.at());
    }
    let mut expected = expected;
    if view.is_flattened() {
        expected = "an object or a list";
    } else if let Some(value) = convert(&view, notes) {
        return Field::Known(value, view.at());
    }
    unreadable(&view, expected, notes);
    Field::Unreadable(written(&view), view.at())
}

/// Notes that a value is not what it should be, once for each value.
pub(super) fn unreadable(view: &View<'_>, expected: &str, notes: &mut Notes) {
    if notes.has(NoteKind::Unreadable, &view.at()) {
        return;
    }
    let text = written(view);
    let note = notes.add(
        NoteKind::Unreadable,
        NoteSeverity::Warning,
        format!(
            "{} should be {expected} and is “{}”. It is shown as written and decides nothing.",
            view.pointer,
            quoted(&text)
        ),
        view.at(),
    );
    if view.is_flattened() {
        note.advise(
            "ConvertTo-Json stops at depth 2 unless told otherwise and writes text instead of \
             objects. Add -Depth 100 to the command that made this file.",
        );
    }
}

/// The value as written, bounded. Of objects and lists only that they are some: what is in them
/// may be a secret.
fn written(view: &View<'_>) -> String {
    match &view.node.value {
        Value::Array(_) => "[…]".to_owned(),
        Value::Object(_) => "{…}".to_owned(),
        Value::TooDeep => "…".to_owned(),
        Value::Null => "null".to_owned(),
        Value::Expression(text) => text.chars().take(KEPT).collect(),
        _ => view.text().unwrap_or_default().chars().take(KEPT).collect(),
    }
}

/// A text; numbers and truth values as written.
pub(crate) fn text(found: Option<View<'_>>, notes: &mut Notes) -> Field<String> {
    read(found, "a text", notes, |view, _| view.text().map(str::to_owned))
}

/// A text that is shown also where it is an expression of a template: a name, a region.
pub(crate) fn shown(found: Option<View<'_>>, notes: &mut Notes) -> Field<String> {
    match found.as_ref().and_then(View::expression) {
        Some(text) => {
            Field::Known(text.to_owned(), found.map(|view| view.at()).unwrap_or_default())
        }
        None => text(found, notes),
    }
}

/// A truth value, also one that is written as a string.
pub(crate) fn truth(found: Option<View<'_>>, notes: &mut Notes) -> Field<bool> {
    read(found, "true or false", notes, |view, _| {
        let text = view.text()?.trim();
        match text {
            _ if text.eq_ignore_ascii_case("true") => Some(true),
            _ if text.eq_ignore_ascii_case("false") => Some(false),
            _ => None,
        }
    })
}

/// A name of an open set.
pub(crate) fn named<T>(
    found: Option<View<'_>>,
    notes: &mut Notes,
    recognise: fn(&str) -> Written<T>,
) -> Field<Written<T>> {
    read(found, "a name", notes, |view, _| view.text().map(recognise))
}

/// A moment in time.
pub(crate) fn moment(found: Option<View<'_>>, notes: &mut Notes) -> Field<Moment> {
    read(found, "a date and time", notes, |view, _| Moment::read(view.text()?))
}

/// Scale units: a number, a number in a string, or an expression of a template.
pub(crate) fn capacity(found: Option<View<'_>>, notes: &mut Notes) -> Field<Capacity> {
    if let Some(view) = &found
        && let Some(text) = view.expression()
    {
        return Field::Known(Capacity::Expression(text.to_owned()), view.at());
    }
    read(found, "a number of scale units", notes, |view, _| {
        let text = view.text()?.trim();
        if text.starts_with('[') {
            return Some(Capacity::Expression(text.to_owned()));
        }
        let whole = text.strip_suffix(".0").unwrap_or(text);
        whole.parse().ok().map(Capacity::Units)
    })
}

/// A list, each item read in its own way.
pub(crate) fn list<T>(
    found: Option<View<'_>>,
    notes: &mut Notes,
    mut item: impl FnMut(View<'_>, &mut Notes) -> Option<T>,
) -> Field<Vec<T>> {
    // A list with an item that is not known is not known: it may have more items or fewer.
    let open =
        found.as_ref().and_then(|view| view.items().find(|item| item.expression().is_some()));
    if let Some(item) = open {
        return Field::Unreadable(written(&item), item.at());
    }
    read(found, "a list", notes, |view, notes| {
        if !matches!(view.node.value, Value::Array(_)) {
            return None;
        }
        Some(view.items().filter_map(|each| item(each, notes)).collect())
    })
}

/// A list of texts. Items that are `null` are left out.
pub(crate) fn texts(found: Option<View<'_>>, notes: &mut Notes) -> Field<Vec<String>> {
    list(found, notes, |item, notes| match text(Some(item), notes) {
        Field::Known(text, _) => Some(text),
        _ => None,
    })
}

/// A list of objects.
pub(crate) fn objects<T>(
    found: Option<View<'_>>,
    notes: &mut Notes,
    mut object: impl FnMut(View<'_>, &mut Notes) -> T,
) -> Field<Vec<T>> {
    list(found, notes, |item, notes| {
        if matches!(item.node.value, Value::Object(_)) {
            return Some(object(item, notes));
        }
        if !item.is_null() {
            unreadable(&item, "an object", notes);
        }
        None
    })
}

/// An object, read in its own way.
pub(crate) fn object<T>(
    found: Option<View<'_>>,
    notes: &mut Notes,
    convert: impl FnOnce(&View<'_>, &mut Notes) -> T,
) -> Field<T> {
    read(found, "an object", notes, |view, notes| {
        matches!(view.node.value, Value::Object(_)).then(|| convert(view, notes))
    })
}

/// Keys with texts.
pub(crate) fn map(found: Option<View<'_>>, notes: &mut Notes) -> Field<BTreeMap<String, String>> {
    object(found, notes, |view, notes| {
        let mut map = BTreeMap::new();
        map.extend(view.members().filter_map(|(key, value)| match text(Some(value), notes) {
            Field::Known(text, _) => Some((key.to_owned(), text)),
            Field::Null(_) => Some((key.to_owned(), String::new())),
            _ => None,
        }));
        map
    })
}
