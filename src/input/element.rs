//! One element of a document: what it is, and the instance in it where it is one.

use super::json::{self, Problem, Remark, RemarkKind};
use super::node::{Node, Value, View};
use super::notes::{Notes, quoted};
use super::opinions;
use super::others::{Other, Others};
use super::place::Place;
use super::scan::{Kind, Outline};
use super::service::{Origin, expand, read_service};
use crate::model::{ArmId, Basis, Instance, Opinion};
use crate::note::{NoteKind, NoteSeverity};
use std::borrow::Cow;

/// The type of a service, in lower case.
pub(crate) const SERVICE_TYPE: &str = "microsoft.apimanagement/service";

/// Names under which the platform stands in a row of a query.
const PLATFORM_COLUMNS: &[&str] =
    &["platformVersion", "properties_platformVersion", "platform_version", "plat_version"];

/// The tool behind recommendations that stand as resources.
const ADVISOR: &str = "Azure Advisor";

/// What the portal writes for the type where results are formatted.
const SERVICE_DISPLAY: &str = "API Management service";

/// Reads the elements of one document into the instances, the notes and the tally of what else
/// there is.
#[derive(Debug)]
pub(crate) struct Reader<'r> {
    pub(crate) origin: Origin,
    pub(crate) notes: &'r mut Notes,
    pub(crate) others: &'r mut Others,
    pub(crate) instances: &'r mut Vec<Instance>,
    pub(crate) opinions: &'r mut Vec<Opinion>,
    /// Elements met in this document.
    pub(crate) elements: u32,
    /// Elements met that were complete.
    pub(crate) complete: u32,
    /// Whether it was noted that the document ends early.
    pub(crate) break_noted: bool,
    /// From the words of the tool to those of the REST API.
    pub(crate) words: Words,
    /// Instances of which nothing but their envelope stands in this document.
    pub(crate) bare: u32,
}

/// Turns the values of an element at a pointer into the record of the REST API.
pub(crate) type Words = for<'a> fn(Node<'a>, &str, &mut Notes) -> Node<'a>;

impl Reader<'_> {
    /// Reads one element from its outline.
    pub(crate) fn element(&mut self, outline: &Outline<'_>, pointer: &str) {
        if outline.broken.is_none() && opinions::is_advice(outline) {
            return self.opinion_at(outline, pointer, ADVISOR);
        }
        match recognise(outline) {
            Element::Other(other) if outline.broken.is_none() => {
                self.elements = self.elements.saturating_add(1);
                self.complete = self.complete.saturating_add(1);
                self.others.count(other, outline.place.at(pointer));
            }
            _ => self.service(outline, pointer, &[]),
        }
    }

    /// Reads an element that is a service by what stands around it, without certain members.
    pub(crate) fn service(&mut self, outline: &Outline<'_>, pointer: &str, but: &[&str]) {
        self.elements = self.elements.saturating_add(1);
        if outline.broken.is_some() {
            self.broken_element(outline, pointer);
            return;
        }
        self.complete = self.complete.saturating_add(1);
        let reading = json::read(outline.text, outline.place, pointer);
        note_remarks(&reading.remarks, self.notes);
        if let Some(problem) = &reading.problem {
            self.notes.add(
                NoteKind::Syntax,
                NoteSeverity::Error,
                format!("{} What follows it in this instance was not read.", problem.message()),
                problem.place.at(&problem.pointer),
            );
        }
        let Some(mut node) = reading.node else { return };
        if let Value::Object(members) = &mut node.value {
            members.retain(|member| !but.contains(&&*member.key));
        }
        self.node(node, pointer);
    }

    /// Reads one element from its values.
    pub(crate) fn row(&mut self, node: Node<'_>, pointer: &str) {
        if opinions::is_advice(&node) {
            return self.opinion(node, pointer, ADVISOR);
        }
        self.elements = self.elements.saturating_add(1);
        self.complete = self.complete.saturating_add(1);
        match recognise(&node) {
            Element::Service => self.node(node, pointer),
            Element::Other(other) => self.others.count(other, node.place.at(pointer)),
        }
    }

    /// Reads what a tool says of a resource, from its outline.
    pub(crate) fn opinion_at(&mut self, outline: &Outline<'_>, pointer: &str, tool: &str) {
        if let (Some(node), None) =
            (json::read(outline.text, outline.place, pointer).node, &outline.broken)
        {
            self.opinion(node, pointer, tool);
        }
    }

    /// Reads what a tool says of a resource. What is not about API Management is counted.
    pub(crate) fn opinion(&mut self, node: Node<'_>, pointer: &str, tool: &str) {
        self.elements = self.elements.saturating_add(1);
        self.complete = self.complete.saturating_add(1);
        let node = expand(node, pointer, self.notes);
        match opinions::read(&View::new(&node, pointer), tool, self.origin.input) {
            Some(opinion) => self.opinions.push(opinion),
            None => self.others.count(Other::of_tool(tool), node.place.at(pointer)),
        }
    }

    /// Reads an instance from its values.
    pub(crate) fn node(&mut self, mut node: Node<'_>, pointer: &str) {
        self.notes.bring_home(&mut node);
        let node = expand(node, pointer, self.notes);
        let node = (self.words)(node, pointer, self.notes);
        let view = View::new(&node, pointer);
        let instance = read_service(&view, self.origin, self.notes);
        if self.origin.basis == Basis::Answered && is_bare(&node, &instance) {
            self.bare = self.bare.saturating_add(1);
        }
        self.instances.push(instance);
        self.notes.leave_home();
    }

    /// The last element of a document that ends early.
    fn broken_element(&mut self, outline: &Outline<'_>, pointer: &str) {
        let reading = json::read(outline.text, outline.place, pointer);
        let problem = reading.problem.or_else(|| outline.broken.clone());
        self.broken_row(reading.node, problem, outline.place, pointer);
    }

    /// An element in which the text breaks off: it is used as far as it goes where its type and
    /// its name are known.
    pub(crate) fn broken_row(
        &mut self,
        node: Option<Node<'_>>,
        problem: Option<Problem>,
        place: Place,
        pointer: &str,
    ) {
        if let Some(problem) = &problem {
            note_early_end(problem, u64::from(self.complete), self.notes);
            self.break_noted = true;
        }
        let service = node.filter(|node| matches!(recognise(node), Element::Service));
        let name = service.as_ref().and_then(|node| {
            let by_id = || ArmId::read(&id(node)?).map(|id| id.name);
            node.scalar("name").map(Cow::into_owned).or_else(by_id)
        });
        let unnamed = service.is_some();
        let (Some(node), Some(name)) = (service, name) else {
            let message = if unnamed {
                "The element that the text breaks off in is an API Management instance without \
                 a name. Nothing from it was used."
            } else {
                "The element that the text breaks off in is not known to be an API Management \
                 instance. Nothing from it was used."
            };
            self.notes.add(
                NoteKind::Incomplete,
                NoteSeverity::Warning,
                message.to_owned(),
                place.at(pointer),
            );
            return;
        };
        self.notes
            .add(
                NoteKind::Incomplete,
                NoteSeverity::Warning,
                format!(
                    "{} was read from a part of its text. What stands after the break is not \
                     known, and lists that were cut are left out.",
                    quoted(&name)
                ),
                place.at(pointer),
            )
            .advise("Take the verdict from a complete export.");
        // What it lacks may stand after the break.
        let bare = self.bare;
        self.node(node, pointer);
        self.bare = bare;
    }
}

/// Whether only the envelope of a service is there: generic lists leave out its properties.
fn is_bare(node: &Node<'_>, instance: &Instance) -> bool {
    node.member("properties").is_none_or(|properties| matches!(properties.value, Value::Null))
        && instance.provisioning_state.is_absent()
        && instance.gateway_url.is_absent()
        && instance.primary.platform.is_absent()
        && instance.virtual_network_type.is_absent()
        && instance.publisher_email.is_absent()
}

/// Notes that a document ends early or is broken.
pub(crate) fn note_early_end(problem: &Problem, complete: u64, notes: &mut Notes) {
    let kept = match complete {
        0 => "Nothing before it is complete.".to_owned(),
        1 => "1 complete element before it was read.".to_owned(),
        _ => format!("{complete} complete elements before it were read."),
    };
    let lost = if problem.found.is_some() {
        " What follows it in this document was not read."
    } else {
        ""
    };
    notes
        .add(
            NoteKind::Syntax,
            NoteSeverity::Error,
            format!("{} {kept}{lost}", problem.message()),
            problem.place.at(&problem.pointer),
        )
        .advise(if problem.found.is_some() {
            "Correct the text at this place, or export again."
        } else {
            "Save the output to a file instead of copying it from the terminal."
        });
}

/// Notes what is odd in the values of an element.
pub(crate) fn note_remarks(remarks: &[Remark], notes: &mut Notes) {
    for remark in remarks {
        let (kind, severity, message) = match remark.kind {
            RemarkKind::DuplicateKey => (
                NoteKind::DuplicateKey,
                NoteSeverity::Warning,
                "The key stands twice in its object. The last value is used.",
            ),
            RemarkKind::RawControl => (
                NoteKind::Syntax,
                NoteSeverity::Warning,
                "A line break or another control character stands inside a string, as it does \
                 after copying from a terminal. The value is kept as written.",
            ),
            RemarkKind::BadEscape => (
                NoteKind::Syntax,
                NoteSeverity::Warning,
                "A backslash inside a string begins no known escape, or half of a character.",
            ),
            RemarkKind::TooDeep => (
                NoteKind::Limit,
                NoteSeverity::Warning,
                "The value is nested deeper than 128 levels and was not read.",
            ),
        };
        notes.add(kind, severity, message.to_owned(), remark.place.at(&remark.pointer));
    }
}

/// What an element is.
#[derive(Debug)]
pub(crate) enum Element {
    /// An API Management instance.
    Service,
    /// Something else, with what is known of it.
    Other(Other),
}

/// What can be told of an element before its values are read.
pub(crate) trait Glance {
    /// Whether it is an object at all.
    fn is_object(&self) -> bool;
    /// Whether it has a member, in any letter case.
    fn has(&self, key: &str) -> bool;
    /// The text of a member that is no container.
    fn scalar(&self, key: &str) -> Option<Cow<'_, str>>;
    /// The text of a member of a member.
    fn inner(&self, key: &str, name: &str) -> Option<String>;
}

impl Glance for Node<'_> {
    fn is_object(&self) -> bool {
        matches!(self.value, Value::Object(_))
    }

    fn has(&self, key: &str) -> bool {
        self.member(key).is_some()
    }

    fn scalar(&self, key: &str) -> Option<Cow<'_, str>> {
        let member = self.member(key).filter(|member| member.complete)?;
        View::new(member, "").text().map(Cow::Borrowed)
    }

    fn inner(&self, key: &str, name: &str) -> Option<String> {
        let outer = self.member(key)?;
        match &outer.value {
            // A table carries objects as text.
            Value::String(text) => {
                super::scan::outline(text, Place::START).scalar(name).map(Cow::into_owned)
            }
            _ => outer.scalar(name).map(Cow::into_owned),
        }
    }
}

impl Glance for Outline<'_> {
    fn is_object(&self) -> bool {
        self.kind == Kind::Object
    }

    fn has(&self, key: &str) -> bool {
        self.part(key).is_some()
    }

    fn scalar(&self, key: &str) -> Option<Cow<'_, str>> {
        self.part(key)?.scalar()
    }

    fn inner(&self, key: &str, name: &str) -> Option<String> {
        let outer = self.part_of(key, Kind::Object)?.outline();
        outer.scalar(name).map(Cow::into_owned)
    }
}

/// Tells what an element is: by its type; where it has none, by its id; where it has neither, by
/// properties that only a service has.
pub(crate) fn recognise(element: &impl Glance) -> Element {
    if !element.is_object() {
        return Element::Other(Other::unknown("a value that is no object"));
    }
    if let Some(other) = Other::of_another_form(element) {
        return Element::Other(other);
    }
    if let Some(written) = element.scalar("type").or_else(|| element.scalar("resourceType")) {
        let plain = written.trim().trim_matches('/');
        return if plain.eq_ignore_ascii_case(SERVICE_TYPE)
            || plain.eq_ignore_ascii_case(SERVICE_DISPLAY)
        {
            Element::Service
        } else {
            Element::Other(Other::of_type(plain, element))
        };
    }
    if let Some(id) = id(element) {
        return match ArmId::read(&id) {
            Some(_) => Element::Service,
            None => Element::Other(Other::of_id(&id, element)),
        };
    }
    let flat = element.has("gatewayUrl") && element.has("sku");
    let row = element.has("name") && PLATFORM_COLUMNS.iter().any(|name| element.has(name));
    if flat || row {
        return Element::Service;
    }
    Element::Other(Other::unknown("an object without a type and without an id"))
}

/// The id of an element, under the name that the REST API or PowerShell gives to it.
fn id(element: &impl Glance) -> Option<Cow<'_, str>> {
    element.scalar("id").or_else(|| element.scalar("resourceId"))
}
