//! Real inputs from public repositories, where they lie beside the checkout.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a test prints and panics")]

use apim_planner::input::{Input, read};
use apim_planner::model::{Capacity, Estate, Field, Instance, Written};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Files whose instances stand in a form that is known by name and not read.
const OTHER_FORMS: &[&str] = &["psrule-rules-azure/Resources.APIM.json"];

fn corpus() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    if folder.join("expected.json").is_file() {
        return Some(folder);
    }
    println!("skipped: no corpus beside the checkout ({})", folder.display());
    None
}

fn read_file(folder: &Path, name: &str) -> Estate {
    let bytes = std::fs::read(folder.join(name)).unwrap();
    read(&[Input::new(name, &bytes)])
}

fn raw<T>(field: &Field<Written<T>>) -> Value {
    field.value().map_or(json!("missing"), |written| json!(written.raw))
}

/// An instance in the words of `expected.json`, without the cloud, which no input says.
fn extracted(instance: &Instance) -> Value {
    json!({
        "name": instance.name.value(),
        "platform": raw(&instance.primary.platform),
        "sku": raw(instance.sku()),
        "capacity": match instance.primary.capacity.value() {
            Some(Capacity::Units(units)) => json!(units),
            Some(Capacity::Expression(text)) => json!(text),
            None => Value::Null,
        },
        "vnet": raw(&instance.virtual_network_type),
        "zones": instance.primary.zones.items().len(),
        "additional_locations": instance.additional.items().len(),
        "location": instance.primary.name.value(),
    })
}

fn expected(folder: &Path) -> BTreeMap<String, Vec<Value>> {
    let text = std::fs::read_to_string(folder.join("expected.json")).unwrap();
    let mut files: BTreeMap<String, Vec<Value>> = serde_json::from_str(&text).unwrap();
    for instance in files.values_mut().flatten() {
        let fields = instance.as_object_mut().unwrap();
        fields.remove("cloud");
        fields.remove("vnet_legacy");
    }
    files
}

#[test]
fn every_file_in_a_form_that_is_read_gives_the_expected_instances() {
    let Some(folder) = corpus() else { return };
    let (mut files, mut instances, mut others) = (0, 0, 0);
    for (name, expected) in expected(&folder) {
        if OTHER_FORMS.contains(&name.as_str()) {
            others += 1;
            continue;
        }
        let found: Vec<Value> = read_file(&folder, &name).instances.iter().map(extracted).collect();
        assert_eq!(found, expected, "{name}");
        files += 1;
        instances += expected.len();
    }
    println!("{files} files with {instances} instances as expected; {others} files in other forms");
    assert!(files >= 120 && instances >= 220, "{files} files, {instances} instances");
}

#[test]
fn every_file_is_recognised_or_explained() {
    let Some(folder) = corpus() else { return };
    let mut shapes: BTreeMap<String, u32> = BTreeMap::new();
    let mut names: Vec<String> = expected(&folder).into_keys().collect();
    let wrapped = std::fs::read_to_string(folder.join("expected_wrapped.json")).unwrap();
    let wrapped: BTreeMap<String, Value> = serde_json::from_str(&wrapped).unwrap();
    names.extend(wrapped.into_keys());
    for name in &names {
        let estate = read_file(&folder, name);
        let documents = &estate.inputs[0].documents;
        assert!(!documents.is_empty(), "{name}");
        assert!(!estate.instances.is_empty() || !estate.notes.is_empty(), "{name}");
        for document in documents {
            *shapes.entry(document.shape.to_owned()).or_default() += 1;
        }
        for note in &estate.notes {
            assert!(note.at.line.is_some(), "{name}: {note:?}");
        }
    }
    println!("{} files: {shapes:?}", names.len());
    assert!(names.len() >= 127, "{}", names.len());
}

#[test]
fn forms_that_are_not_read_are_named() {
    let Some(folder) = corpus() else { return };
    for (name, shape) in [
        ("psrule-rules-azure/Resources.APIM.json", "powershellResource"),
        (
            "azure-rest-api-specs/resourcegraph__2019-04-01__ResourcesBasicQuery.json",
            "resourceGraphTable",
        ),
        ("azure-rest-api-specs/2020-06-01-preview__ListSku__200.json", "skuList"),
        ("azure-cli/check_name_availability.json", "apimAnswer"),
    ] {
        let estate = read_file(&folder, name);
        assert_eq!(estate.inputs[0].documents[0].shape, shape, "{name}");
        assert!(estate.instances.is_empty(), "{name}");
    }
}
