//! An ARM template: written by hand, compiled from Bicep, or exported. What is wanted, not what
//! runs.
//!
//! Resources stand in a list, or by their symbolic names in an object (language version 2.0); in
//! a resource, and in the template of a nested deployment. Expressions are not resolved: a value
//! that is one is not known.

use super::{Document, EXPORT_COMMAND, HowToGet, Shape, Summary, certain_object, note_broken_list};
use crate::input::element::{Element, Glance, Reader, SERVICE_TYPE, recognise};
use crate::input::node::{Member, Node, Value, View, member_pointer};
use crate::input::notes::{Notes, counted, quoted};
use crate::input::others::Other;
use crate::input::scan::{Kind, Outline, Part};
use crate::model::Basis;
use crate::note::{NoteKind, NoteSeverity};
use crate::sort;
use std::borrow::Cow;

/// How deep resources and deployments may be nested in each other.
const DEPTH: u32 = 32;

/// How many expressions are named in one note.
const NAMED: usize = 5;

const DEPLOYMENT: &str = "microsoft.resources/deployments";

pub(super) static SHAPE: Shape = Shape {
    id: "armTemplate",
    title: "ARM template",
    how_to_get: HowToGet {
        tool: "Bicep or an export of the resource group",
        command: "az bicep build --file main.bicep --outfile template.json",
    },
    probe: |document| certain_object(document, |outline| template(outline).is_some()),
    read,
};

/// The template in a document, with its pointer: the document itself, or what an answer carries
/// under `template`.
fn template<'a>(outline: &Outline<'a>) -> Option<(Outline<'a>, &'static str)> {
    let is = |outline: &Outline<'_>| {
        let schema = outline.scalar("$schema").unwrap_or_default().to_ascii_lowercase();
        schema.contains("deploymenttemplate")
            || (outline.has("contentVersion") && outline.has("resources"))
    };
    if is(outline) {
        return Some((outline.clone(), ""));
    }
    let inner = outline.part_of("template", Kind::Object)?.outline();
    is(&inner).then_some((inner, "/template"))
}

fn read(document: &Document<'_>, reader: &mut Reader<'_>) -> Summary {
    let Some((outline, pointer)) = document.object().and_then(template) else {
        return Summary::default();
    };
    reader.origin.basis = Basis::Wanted;
    reader.words = words;
    let before = reader.instances.len();
    resources(&outline, pointer, None, 0, reader);
    if reader.instances.len() > before {
        reader
            .notes
            .add(
                NoteKind::NotRuntime,
                NoteSeverity::Info,
                "An ARM template says what is wanted, not what runs. The compute platform cannot \
                 be known from it."
                    .to_owned(),
                outline.place.at(pointer),
            )
            .advise("Ask Azure for the instances that run.")
            .command(EXPORT_COMMAND);
    }
    Summary {
        without: Some(
            "The template deploys no API Management service, at most parts of one that exists. \
             Export the service itself.",
        ),
        ..Summary::default()
    }
}

/// Reads the resources of a template or of a resource.
fn resources(
    outline: &Outline<'_>,
    pointer: &str,
    parent: Option<&str>,
    depth: u32,
    reader: &mut Reader<'_>,
) {
    let Some(part) = outline.part("resources") else { return };
    let pointer = member_pointer(pointer, &part.key);
    if depth >= DEPTH {
        let message = "Resources nested deeper than 32 levels were not read.".to_owned();
        let at = part.place.at(&pointer);
        reader.notes.add(NoteKind::Limit, NoteSeverity::Warning, message, at);
        return;
    }
    match part.kind {
        Kind::Array => {
            let mut elements = part.elements();
            for (index, element) in elements.by_ref().enumerate() {
                resource(&element, &format!("{pointer}/{index}"), parent, depth, reader);
            }
            note_broken_list(elements, &pointer, reader);
        }
        Kind::Object => {
            for part in part.outline().parts {
                let pointer = member_pointer(&pointer, &part.key);
                resource(&part.outline(), &pointer, parent, depth, reader);
            }
        }
        _ => not_resolved(part, &pointer, reader.notes),
    }
}

/// Reads one resource and what is nested in it.
fn resource(
    outline: &Outline<'_>,
    pointer: &str,
    parent: Option<&str>,
    depth: u32,
    reader: &mut Reader<'_>,
) {
    let written = outline.scalar("type").unwrap_or_default();
    // The type of a nested resource may be written in full or from its parent on.
    let kind: Cow<'_, str> = match parent {
        Some(parent) if !written.split('/').next().is_some_and(|first| first.contains('.')) => {
            format!("{parent}/{written}").into()
        }
        _ => written,
    };
    let service = kind.eq_ignore_ascii_case(SERVICE_TYPE);
    if outline.broken.is_some() {
        reader.element(outline, pointer);
    } else if let Some(reason) = not_deployed(outline).filter(|_| service) {
        reader.elements = reader.elements.saturating_add(1);
        reader.complete = reader.complete.saturating_add(1);
        let message = format!(
            "{} is named in the template and not deployed by it: {reason}.",
            quoted(&outline.scalar("name").unwrap_or_default())
        );
        let at = outline.place.at(pointer);
        reader.notes.add(NoteKind::OtherResource, NoteSeverity::Info, message, at);
    } else if matches!(recognise(outline), Element::Service) {
        reader.element(outline, pointer);
        note_loop(outline, pointer, reader.notes);
    } else {
        reader.elements = reader.elements.saturating_add(1);
        reader.complete = reader.complete.saturating_add(1);
        reader.others.count(Other::of_type(&kind, outline), outline.place.at(pointer));
    }
    resources(outline, pointer, Some(&kind), depth + 1, reader);
    if kind.eq_ignore_ascii_case(DEPLOYMENT)
        && let Some(properties) = outline.part_of("properties", Kind::Object)
    {
        deployment(properties, &member_pointer(pointer, &properties.key), depth, reader);
    }
}

/// Reads the template in a deployment.
fn deployment(properties: &Part<'_>, pointer: &str, depth: u32, reader: &mut Reader<'_>) {
    let properties = properties.outline();
    if let Some(inner) = properties.part_of("template", Kind::Object) {
        let pointer = member_pointer(pointer, &inner.key);
        resources(&inner.outline(), &pointer, None, depth + 1, reader);
    } else if let Some(link) = properties.part("templateLink") {
        reader
            .notes
            .add(
                NoteKind::Incomplete,
                NoteSeverity::Warning,
                "The deployment uses a template in another file. What is in it was not read."
                    .to_owned(),
                link.place.at(&member_pointer(pointer, &link.key)),
            )
            .advise("Add that template here too.");
    }
}

/// Why a resource that the template names is not deployed by it.
fn not_deployed(outline: &Outline<'_>) -> Option<&'static str> {
    let is = |key: &str, value: &str| {
        outline.scalar(key).is_some_and(|text| text.eq_ignore_ascii_case(value))
    };
    if is("existing", "true") {
        Some("it refers to a service that exists")
    } else if is("condition", "false") {
        Some("its condition is false")
    } else {
        None
    }
}

fn note_loop(outline: &Outline<'_>, pointer: &str, notes: &mut Notes) {
    let Some(copy) = outline.part_of("copy", Kind::Object) else { return };
    let inner = copy.outline();
    let count = inner.scalar("count").unwrap_or_default();
    let message = format!(
        "One entry of the template stands for several instances: its copy loop runs {} times. It \
         is shown once.",
        quoted(&count)
    );
    let at = copy.place.at(&member_pointer(pointer, &copy.key));
    notes.add(NoteKind::NotRuntime, NoteSeverity::Warning, message, at);
}

/// Resources that an expression stands for.
fn not_resolved(part: &Part<'_>, pointer: &str, notes: &mut Notes) {
    let Some(text) = part.scalar() else { return };
    let message = format!(
        "The resources are an expression that was not resolved: {}. What it stands for was not \
         read.",
        quoted(&text)
    );
    notes.add(NoteKind::Incomplete, NoteSeverity::Warning, message, part.place.at(pointer));
}

/// Marks the expressions of a resource and says which there are.
fn words<'a>(mut node: Node<'a>, pointer: &str, notes: &mut Notes) -> Node<'a> {
    mark(&mut node);
    if let Value::Object(members) = &mut node.value {
        for member in members {
            if member.key.eq_ignore_ascii_case("properties") {
                loops(&mut member.node);
            }
        }
    }
    let view = View::new(&node, pointer);
    let mut open = vec![view.clone()];
    let mut found: Vec<View<'_>> = vec![];
    while let Some(next) = open.pop() {
        match next.expression() {
            Some(_) => found.push(next),
            // What else is nested in a resource belongs to the resources in it.
            None => open.extend(
                next.members()
                    .filter(|(key, _)| !is_apart(key))
                    .map(|(_, view)| view)
                    .chain(next.items()),
            ),
        }
    }
    sort::sort_by(&mut found, |one, other| one.node.place.offset.cmp(&other.node.place.offset));
    if let Some(first) = found.first() {
        let names: Vec<&str> = found.iter().take(NAMED).map(|view| view.pointer.as_str()).collect();
        let more = found.len() - names.len();
        let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
        let count = u64::try_from(found.len()).unwrap_or(u64::MAX);
        let message = format!(
            "{} of the template {} not resolved: {}{rest}. They are shown as written and count as \
             not known.",
            counted(count, "expression", "expressions"),
            if found.len() == 1 { "was" } else { "were" },
            names.join(", ")
        );
        notes.add(NoteKind::NotRuntime, NoteSeverity::Info, message, first.at());
    }
    node
}

/// Members of a resource that are no values of it.
fn is_apart(key: &str) -> bool {
    ["resources", "dependsOn", "apiVersion", "condition", "copy", "metadata", "comments"]
        .iter()
        .any(|name| name.eq_ignore_ascii_case(key))
}

/// Makes a text in brackets an expression. Two brackets at its beginning stand for one, and for
/// no expression.
fn mark(node: &mut Node<'_>) {
    match &mut node.value {
        Value::String(text) => {
            if let Some(rest) = text.strip_prefix("[[") {
                let literal = format!("[{rest}");
                node.value = Value::String(literal.into());
            } else if text.starts_with('[') && text.ends_with(']') {
                node.value = Value::Expression(std::mem::take(text));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(mark),
        Value::Object(members) => members.iter_mut().for_each(|member| mark(&mut member.node)),
        _ => {}
    }
}

/// A property that a loop makes is not known: how many items it has is decided elsewhere.
fn loops(properties: &mut Node<'_>) {
    let Value::Object(members) = &mut properties.value else { return };
    let copy = members.iter().position(|member| member.key.eq_ignore_ascii_case("copy"));
    let Some(copy) = copy.map(|index| members.remove(index)) else { return };
    let Value::Array(items) = copy.node.value else { return };
    for item in items {
        let Value::Object(inner) = item.value else { continue };
        let name = inner.into_iter().find(|member| member.key.eq_ignore_ascii_case("name"));
        if let Some(Member { node: Node { value: Value::String(name), .. }, .. }) = name {
            let node = Node::new(item.place, Value::Expression("[copy]".into()));
            members.push(Member { key: name, node });
        }
    }
}
