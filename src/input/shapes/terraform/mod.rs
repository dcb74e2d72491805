//! Terraform: the state file, and what `terraform show -json` makes of a state or of a plan.
//!
//! The provider does not expose the compute platform. A state says what was recorded when
//! Terraform last looked; of a plan, what is there before it is read, and what it would do is
//! said.

mod names;
mod plan;

use super::{Document, EXPORT_COMMAND, HowToGet, Shape, Summary, certain_object, note_broken_list};
use crate::input::element::{Glance, Reader};
use crate::input::node::member_pointer;
use crate::input::others::Other;
use crate::input::scan::{Elements, Kind, Outline, Part};
use crate::model::Basis;
use crate::note::{NoteKind, NoteSeverity};

/// The type of an instance in the provider.
const TYPE: &str = "azurerm_api_management";

/// How deep modules may be nested in each other.
const DEPTH: u32 = 32;

/// What is said where no instance stands in the document.
const WITHOUT: &str = "No resource of the type azurerm_api_management stands in it. Check the \
                       workspace and the directory of the configuration.";

pub(super) static STATE: Shape = Shape {
    id: "terraformState",
    title: "Terraform state file",
    how_to_get: HowToGet { tool: "Terraform", command: "terraform state pull > terraform.tfstate" },
    probe: |document| certain_object(document, is_state),
    read: |document, reader| {
        read(document, reader, |outline, reader| {
            if let Some(resources) = outline.part_of("resources", Kind::Array) {
                let pointer = member_pointer("", &resources.key);
                each(resources.elements(), &pointer, reader, &mut state_resource);
            }
        })
    },
};

pub(super) static SHOW: Shape = Shape {
    id: "terraformShow",
    title: "Terraform state as JSON (terraform show)",
    how_to_get: HowToGet {
        tool: "Terraform",
        command: "terraform show -json > terraform-state.json",
    },
    probe: |document| {
        certain_object(document, |outline| has_format(outline) && outline.has("values"))
    },
    read: |document, reader| read(document, reader, |outline, reader| values(outline, "", reader)),
};

pub(super) static PLAN: Shape = Shape {
    id: "terraformPlan",
    title: "Terraform plan as JSON",
    how_to_get: HowToGet {
        tool: "Terraform",
        command: "terraform plan -out=apim.tfplan && terraform show -json apim.tfplan > \
                  terraform-plan.json",
    },
    probe: |document| certain_object(document, is_plan),
    read: |document, reader| read(document, reader, plan::read),
};

fn is_state(outline: &Outline<'_>) -> bool {
    let state = ["serial", "lineage", "resources"].iter().all(|key| outline.has(key));
    state && outline.scalar("version").is_some_and(|version| version == "4")
}

fn has_format(outline: &Outline<'_>) -> bool {
    outline.has("terraform_version") || outline.has("format_version")
}

fn is_plan(outline: &Outline<'_>) -> bool {
    has_format(outline)
        && ["planned_values", "resource_changes", "prior_state"].iter().any(|key| outline.has(key))
}

fn read(
    document: &Document<'_>,
    reader: &mut Reader<'_>,
    inner: fn(&Outline<'_>, &mut Reader<'_>),
) -> Summary {
    let Some(outline) = document.object() else { return Summary::default() };
    reader.words = names::words;
    reader.origin.basis = Basis::Recorded;
    let before = reader.instances.len();
    inner(outline, reader);
    if reader.instances.len() > before {
        reader
            .notes
            .add(
                NoteKind::NotRuntime,
                NoteSeverity::Info,
                "Terraform's provider does not expose the compute platform: it cannot be known \
                 from a state or a plan, which say what was recorded or is wanted."
                    .to_owned(),
                outline.place.at(""),
            )
            .advise("Ask Azure for the instances that run.")
            .command(EXPORT_COMMAND);
    }
    Summary { without: Some(WITHOUT), ..Summary::default() }
}

/// Reads the elements of a list, and says where it ends early.
fn each(
    mut elements: Elements<'_>,
    pointer: &str,
    reader: &mut Reader<'_>,
    read: &mut dyn FnMut(&Outline<'_>, &str, &mut Reader<'_>),
) {
    for (index, element) in elements.by_ref().enumerate() {
        read(&element, &format!("{pointer}/{index}"), reader);
    }
    note_broken_list(elements, pointer, reader);
}

/// A resource of a state file, with an instance for each `count` or `for_each`.
fn state_resource(outline: &Outline<'_>, pointer: &str, reader: &mut Reader<'_>) {
    if !is_instance(outline) {
        return other(outline, pointer, reader);
    }
    let Some(instances) = outline.part_of("instances", Kind::Array) else { return };
    let pointer = member_pointer(pointer, &instances.key);
    each(instances.elements(), &pointer, reader, &mut |instance, pointer, reader| {
        if let Some(attributes) = instance.part_of("attributes", Kind::Object) {
            service(attributes, pointer, reader);
        }
    });
}

fn is_instance(outline: &Outline<'_>) -> bool {
    outline.scalar("type").is_some_and(|kind| kind == TYPE)
}

/// Reads the attributes of an instance.
fn service(attributes: &Part<'_>, pointer: &str, reader: &mut Reader<'_>) {
    reader.service(&attributes.outline(), &member_pointer(pointer, &attributes.key), &[]);
}

/// Counts a resource that is no instance.
fn other(outline: &Outline<'_>, pointer: &str, reader: &mut Reader<'_>) {
    reader.elements = reader.elements.saturating_add(1);
    if outline.broken.is_none() {
        reader.complete = reader.complete.saturating_add(1);
    }
    let kind = outline.scalar("type").unwrap_or_default();
    reader.others.count(Other::of_terraform(&kind), outline.place.at(pointer));
}

/// Reads the modules under `values`.
fn values(outline: &Outline<'_>, pointer: &str, reader: &mut Reader<'_>) {
    let Some(values) = outline.part_of("values", Kind::Object) else { return };
    root(values, &member_pointer(pointer, &values.key), reader);
}

/// Reads the root module of a part and those below it.
fn root(part: &Part<'_>, pointer: &str, reader: &mut Reader<'_>) {
    if let Some(root) = part.outline().part_of("root_module", Kind::Object) {
        module(&root.outline(), &member_pointer(pointer, &root.key), 0, reader);
    }
}

fn module(outline: &Outline<'_>, pointer: &str, depth: u32, reader: &mut Reader<'_>) {
    if depth >= DEPTH {
        let message = "Modules nested deeper than 32 levels were not read.".to_owned();
        let at = outline.place.at(pointer);
        reader.notes.add(NoteKind::Limit, NoteSeverity::Warning, message, at);
        return;
    }
    if let Some(resources) = outline.part_of("resources", Kind::Array) {
        let pointer = member_pointer(pointer, &resources.key);
        each(
            resources.elements(),
            &pointer,
            reader,
            &mut |resource, pointer, reader| match resource.part_of("values", Kind::Object) {
                Some(values) if is_instance(resource) => service(values, pointer, reader),
                _ => other(resource, pointer, reader),
            },
        );
    }
    if let Some(modules) = outline.part_of("child_modules", Kind::Array) {
        let pointer = member_pointer(pointer, &modules.key);
        each(modules.elements(), &pointer, reader, &mut |inner, pointer, reader| {
            module(inner, pointer, depth + 1, reader);
        });
    }
}
