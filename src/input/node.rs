//! The values of one element, each with its place.

use super::place::Place;
use crate::model::At;
use std::borrow::Cow;

/// A value and where it begins.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node<'a> {
    /// Where it begins.
    pub(crate) place: Place,
    /// Whether it was read to its end.
    pub(crate) complete: bool,
    /// The pointer that leads to it in the input, where it no longer stands there: a value that
    /// was renamed keeps the place that a person sees.
    pub(crate) written: Option<Box<str>>,
    /// What it is.
    pub(crate) value: Value<'a>,
}

/// A JSON value. Numbers are kept as they are written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value<'a> {
    Null,
    Bool(bool),
    Number(Cow<'a, str>),
    String(Cow<'a, str>),
    Array(Vec<Node<'a>>),
    Object(Vec<Member<'a>>),
    /// An expression of a template. What it stands for is not known.
    Expression(Cow<'a, str>),
    /// A value that is nested too deep to be read.
    TooDeep,
}

/// A member of an object, in the order and spelling of the text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Member<'a> {
    pub(crate) key: Cow<'a, str>,
    pub(crate) node: Node<'a>,
}

impl<'a> Node<'a> {
    /// A value that was read to its end and stands where it was read.
    pub(crate) fn new(place: Place, value: Value<'a>) -> Self {
        Self { place, complete: true, written: None, value }
    }

    /// The value of a member, under its key in any letter case; the last one of several.
    pub(crate) fn member(&self, key: &str) -> Option<&Node<'a>> {
        let Value::Object(members) = &self.value else { return None };
        let member = members.iter().rfind(|member| member.key.eq_ignore_ascii_case(key))?;
        Some(&member.node)
    }

    /// Another value that stands for this one, at its place.
    pub(crate) fn with<'v>(&self, value: Value<'v>) -> Node<'v> {
        Node { place: self.place, complete: self.complete, written: self.written.clone(), value }
    }

    /// The same value without a tie to the text that it was read from.
    pub(crate) fn into_owned(self) -> Node<'static> {
        let own = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        let value = match self.value {
            Value::Null => Value::Null,
            Value::Bool(value) => Value::Bool(value),
            Value::Number(text) => Value::Number(own(text)),
            Value::String(text) => Value::String(own(text)),
            Value::Array(items) => Value::Array(items.into_iter().map(Node::into_owned).collect()),
            Value::Object(members) => Value::Object(
                members
                    .into_iter()
                    .map(|member| Member { key: own(member.key), node: member.node.into_owned() })
                    .collect(),
            ),
            Value::Expression(text) => Value::Expression(own(text)),
            Value::TooDeep => Value::TooDeep,
        };
        Node { place: self.place, complete: self.complete, written: self.written, value }
    }
}

/// What the names of types begin with that PowerShell writes for objects and lists.
const POWERSHELL_TYPES: &[&str] = &[
    "System.Object[]",
    "System.Collections.",
    "Microsoft.Azure.Commands.",
    "Microsoft.Azure.Management.",
];

/// A value together with the pointer that leads to it.
#[derive(Clone, Debug)]
pub(crate) struct View<'n> {
    pub(crate) node: &'n Node<'n>,
    pub(crate) pointer: String,
}

impl<'n> View<'n> {
    /// A value at a pointer.
    pub(crate) fn new(node: &'n Node<'n>, pointer: impl Into<String>) -> Self {
        Self { node, pointer: pointer.into() }
    }

    /// The member under a key, in any letter case. Where several are the same, the last one
    /// counts, as in every common JSON reader.
    pub(crate) fn get(&self, key: &str) -> Option<View<'n>> {
        let Value::Object(members) = &self.node.value else { return None };
        let member = members.iter().rfind(|member| member.key.eq_ignore_ascii_case(key))?;
        Some(self.child(&member.key, &member.node))
    }

    /// The members of an object.
    pub(crate) fn members(&self) -> impl Iterator<Item = (&'n str, View<'n>)> {
        let members: &'n [Member<'n>] = match &self.node.value {
            Value::Object(members) => members,
            _ => &[],
        };
        members.iter().map(|member| (&*member.key, self.child(&member.key, &member.node)))
    }

    /// The items of an array.
    pub(crate) fn items(&self) -> impl Iterator<Item = View<'n>> {
        let items: &'n [Node<'n>] = match &self.node.value {
            Value::Array(items) => items,
            _ => &[],
        };
        items.iter().enumerate().map(|(index, node)| {
            let pointer = match &node.written {
                Some(written) => written.to_string(),
                None => format!("{}/{index}", self.pointer),
            };
            View { node, pointer }
        })
    }

    /// The text of a string; a number or a truth value as written.
    pub(crate) fn text(&self) -> Option<&'n str> {
        match &self.node.value {
            Value::String(text) | Value::Number(text) => Some(text),
            Value::Bool(true) => Some("true"),
            Value::Bool(false) => Some("false"),
            _ => None,
        }
    }

    /// Whether the value is `null`.
    pub(crate) fn is_null(&self) -> bool {
        matches!(self.node.value, Value::Null)
    }

    /// The text of an expression of a template.
    pub(crate) fn expression(&self) -> Option<&'n str> {
        match &self.node.value {
            Value::Expression(text) => Some(text),
            _ => None,
        }
    }

    /// Whether PowerShell wrote a text where an object or a list was: its members, or its type.
    pub(crate) fn is_flattened(&self) -> bool {
        let Value::String(text) = &self.node.value else { return false };
        (text.starts_with("@{") && text.ends_with('}'))
            || POWERSHELL_TYPES.iter().any(|name| text.starts_with(name))
    }

    /// Whether what should be in the value is not known, because something else stands for it.
    pub(crate) fn is_opaque(&self) -> bool {
        self.expression().is_some() || self.is_flattened()
    }

    /// Where the value stands.
    pub(crate) fn at(&self) -> At {
        self.node.place.at(&self.pointer)
    }

    fn child(&self, key: &str, node: &'n Node<'n>) -> View<'n> {
        let pointer = match &node.written {
            Some(written) => written.to_string(),
            None => member_pointer(&self.pointer, key),
        };
        View { node, pointer }
    }
}

/// The pointer of a member: RFC 6901 writes `~` and `/` of a key as `~0` and `~1`.
pub(crate) fn member_pointer(parent: &str, key: &str) -> String {
    let mut pointer = String::with_capacity(parent.len() + 1 + key.len());
    pointer.push_str(parent);
    pointer.push('/');
    if !key.contains(['~', '/']) {
        pointer.push_str(key);
        return pointer;
    }
    for character in key.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
    pointer
}
