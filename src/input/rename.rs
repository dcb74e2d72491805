//! From the words of a tool to those of the REST API: a table of names for each tool, and one
//! interpreter for all of them.
//!
//! Every value keeps its place and the pointer under which it stands in the input. A name that
//! the table does not list stays as it is, beside those that were renamed.

use super::field::unreadable;
use super::node::{Member, Node, Value, View, member_pointer};
use super::notes::Notes;
use std::borrow::Cow;
use std::mem::discriminant;

/// One name of a tool and what becomes of its value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rename {
    /// The name in the tool, found in any letter case.
    pub(crate) from: &'static str,
    /// The path in the record of the REST API, its steps parted by `/`, with the members of
    /// `properties` lifted to the top. Empty: what the value holds comes to this level.
    pub(crate) to: &'static str,
    /// What becomes of the value.
    pub(crate) how: How,
}

/// What becomes of a value. `null` is `null` in all of them.
#[derive(Clone, Copy, Debug)]
pub(crate) enum How {
    /// It stays as it is.
    Keep,
    /// An object, or a list of one, whose members have a table of their own. An empty list is
    /// `null`.
    Object(&'static [Rename]),
    /// A list of objects, or one object, added to the list of this name.
    Each(&'static [Rename]),
    /// As [`How::Each`], of host names of one type.
    Hosts(&'static str, &'static [Rename]),
    /// An object whose keys get a prefix, added to the object of this name.
    Prefixed(&'static str),
    /// `Premium_2`: name and units of a SKU in one text.
    Sku,
    /// A truth value for `Enabled` or `Disabled`.
    Switch,
}

/// A value that stays as it is, under another name.
pub(crate) const fn keep(from: &'static str, to: &'static str) -> Rename {
    Rename { from, to, how: How::Keep }
}

/// A value that is converted.
pub(crate) const fn turn(from: &'static str, to: &'static str, how: How) -> Rename {
    Rename { from, to, how }
}

/// Renames the members of an object that stands at a pointer. Anything else stays as it is.
pub(crate) fn rename<'a>(
    node: Node<'a>,
    pointer: &str,
    table: &[Rename],
    notes: &mut Notes,
) -> Node<'a> {
    match node.value {
        Value::Object(members) => {
            let mut out = Vec::with_capacity(members.len());
            rename_members(members, pointer, table, &mut out, notes);
            Node { value: Value::Object(out), ..node }
        }
        value => Node { value, ..node },
    }
}

fn rename_members<'a>(
    members: Vec<Member<'a>>,
    pointer: &str,
    table: &[Rename],
    out: &mut Vec<Member<'a>>,
    notes: &mut Notes,
) {
    for Member { key, mut node } in members {
        node.written.get_or_insert_with(|| member_pointer(pointer, &key).into());
        match table.iter().find(|row| row.from.eq_ignore_ascii_case(&key)) {
            Some(row) => convert(row, key, node, out, notes),
            None => out.push(Member { key, node }),
        }
    }
}

/// Puts a value under the name that a row gives it.
fn convert<'a>(
    row: &Rename,
    key: Cow<'a, str>,
    node: Node<'a>,
    out: &mut Vec<Member<'a>>,
    notes: &mut Notes,
) {
    // A text in which the input breaks off is not what it would have been.
    let cut = !node.complete && !matches!(node.value, Value::Array(_) | Value::Object(_));
    let expected = match (row.how, &node.value) {
        (_, Value::Null) | (How::Keep, _) => return put(out, row.to, key, node),
        _ if cut => return put(out, row.to, key, node),
        (How::Object(table), Value::Object(_)) => {
            return merge(row.to, table, node, out, notes);
        }
        (How::Object(table), Value::Array(items)) if items.len() < 2 => {
            return block(row.to, table, key, node, out, notes);
        }
        (How::Each(table), Value::Array(_) | Value::Object(_)) => {
            return add(row.to, None, table, node, out, notes);
        }
        (How::Hosts(kind, table), Value::Array(_) | Value::Object(_)) => {
            return add(row.to, Some(kind), table, node, out, notes);
        }
        (How::Prefixed(prefix), Value::Object(_)) => return prefixed(row.to, prefix, node, out),
        (How::Sku, Value::String(text)) => {
            let parts = text.rsplit_once('_').filter(|(_, units)| units.parse::<u32>().is_ok());
            if let Some((name, units)) = parts {
                let (name, units) = (name.to_owned().into(), units.to_owned().into());
                put(out, "sku/name", key.clone(), node.with(Value::String(name)));
                put(out, "sku/capacity", key, node.with(Value::Number(units)));
                return;
            }
            "a tier and its units, as in Premium_2"
        }
        (How::Switch, _) => {
            let text = View::new(&node, "").text().unwrap_or_default().trim();
            let on = text.eq_ignore_ascii_case("true");
            if on || text.eq_ignore_ascii_case("false") {
                let word = if on { "Enabled" } else { "Disabled" };
                return put(out, row.to, key, node.with(Value::String(word.into())));
            }
            "true or false"
        }
        (How::Sku, _) => "a text",
        (How::Each(_) | How::Hosts(..), _) => "a list",
        (How::Object(_) | How::Prefixed(_), _) => "an object",
    };
    let pointer = node.written.as_deref().unwrap_or_default();
    unreadable(&View::new(&node, pointer), expected, notes);
    let to = if matches!(row.how, How::Sku) { "sku/name" } else { row.to };
    // What other names gave to the same list or object is no longer all of it.
    match out.iter_mut().rfind(|member| member.key.eq_ignore_ascii_case(to)) {
        Some(Member {
            node: Node { value: Value::Array(_) | Value::Object(_), complete, .. },
            ..
        }) => {
            *complete = false;
        }
        _ => put(out, to, key, node),
    }
}

/// Puts a value at a path; at its own key where the path is empty. A `null` never hides a value
/// that another name gave.
pub(crate) fn put<'a>(out: &mut Vec<Member<'a>>, path: &str, key: Cow<'a, str>, node: Node<'a>) {
    if let Some((first, rest)) = path.split_once('/') {
        let mut outer = taken(out, first, &node, Value::Object(vec![]));
        if let Value::Object(members) = &mut outer.node.value {
            put(members, rest, key, node);
        }
        out.push(outer);
        return;
    }
    let key = if path.is_empty() { key } else { Cow::Owned(path.to_owned()) };
    let hidden = matches!(node.value, Value::Null)
        && out.iter().any(|member| member.key.eq_ignore_ascii_case(&key));
    if !hidden {
        out.push(Member { key, node });
    }
}

/// Takes out the object or list of a name, so that something can be added to it; where there is
/// none, an empty one at the place of what will be added.
fn taken<'a>(
    out: &mut Vec<Member<'a>>,
    name: &str,
    like: &Node<'a>,
    empty: Value<'a>,
) -> Member<'a> {
    let named = |member: &Member<'_>| member.key.eq_ignore_ascii_case(name);
    match out.iter().rposition(|member| {
        named(member) && discriminant(&member.node.value) == discriminant(&empty)
    }) {
        Some(at) => out.remove(at),
        None => {
            let unreadable = |member: &Member<'_>| !matches!(member.node.value, Value::Null);
            let complete = !out.iter().any(|member| named(member) && unreadable(member));
            let node = Node { complete, ..like.with(empty) };
            Member { key: Cow::Owned(name.to_owned()), node }
        }
    }
}

/// Adds the renamed members of an object to the object of a name, or to this level.
fn merge<'a>(
    to: &'static str,
    table: &[Rename],
    node: Node<'a>,
    out: &mut Vec<Member<'a>>,
    notes: &mut Notes,
) {
    let mut outer = (!to.is_empty()).then(|| taken(out, to, &node, Value::Object(vec![])));
    let pointer = node.written.as_deref().unwrap_or_default();
    let Value::Object(members) = node.value else { return };
    match &mut outer {
        Some(Member { node: Node { value: Value::Object(inner), complete, .. }, .. }) => {
            *complete &= node.complete;
            rename_members(members, pointer, table, inner, notes);
        }
        _ => rename_members(members, pointer, table, out, notes),
    }
    out.extend(outer);
}

/// The object in a list of at most one.
fn block<'a>(
    to: &'static str,
    table: &'static [Rename],
    key: Cow<'a, str>,
    mut node: Node<'a>,
    out: &mut Vec<Member<'a>>,
    notes: &mut Notes,
) {
    let Value::Array(items) = &mut node.value else { return };
    match items.pop() {
        None => put(out, to, key, node.with(Value::Null)),
        Some(item) => {
            let written = item_pointer(&node, 0);
            let item = Node { written: Some(written), ..item };
            convert(&Rename { from: "", to, how: How::Object(table) }, key, item, out, notes);
        }
    }
}

/// Adds renamed objects to the list of a name.
fn add<'a>(
    to: &'static str,
    host_type: Option<&'static str>,
    table: &[Rename],
    mut node: Node<'a>,
    out: &mut Vec<Member<'a>>,
    notes: &mut Notes,
) {
    let mut list = taken(out, to, &node, Value::Array(vec![]));
    list.node.complete &= node.complete;
    let mut items = vec![];
    match std::mem::replace(&mut node.value, Value::Null) {
        Value::Array(all) => {
            for (index, item) in all.into_iter().enumerate() {
                items.push(Node { written: Some(item_pointer(&node, index)), ..item });
            }
        }
        value => items.push(node.with(value)),
    }
    if let Value::Array(all) = &mut list.node.value {
        for item in items {
            let pointer = item.written.clone().unwrap_or_default();
            let mut item = rename(item, &pointer, table, notes);
            let kind = host_type.map(|name| item.with(Value::String(name.into())));
            if let (Value::Object(members), Some(node)) = (&mut item.value, kind) {
                members.push(Member { key: Cow::Borrowed("type"), node });
            }
            all.push(item);
        }
    }
    out.push(list);
}

fn item_pointer(list: &Node<'_>, index: usize) -> Box<str> {
    format!("{}/{index}", list.written.as_deref().unwrap_or_default()).into()
}

/// Adds members to the object of a name, with a prefix before their keys.
fn prefixed<'a>(to: &'static str, prefix: &str, node: Node<'a>, out: &mut Vec<Member<'a>>) {
    let mut outer = taken(out, to, &node, Value::Object(vec![]));
    outer.node.complete &= node.complete;
    let pointer = node.written.unwrap_or_default();
    if let (Value::Object(members), Value::Object(all)) = (node.value, &mut outer.node.value) {
        for Member { key, mut node } in members {
            node.written.get_or_insert_with(|| member_pointer(&pointer, &key).into());
            all.push(Member { key: format!("{prefix}{key}").into(), node });
        }
    }
    out.push(outer);
}

#[cfg(test)]
mod tests;
