//! Real inputs from public repositories, where they lie beside the checkout.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a test prints and panics")]

use apim_planner::input::{Input, read};
use apim_planner::model::{Capacity, Estate, Field, Instance, Written};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

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

/// What a list of files holds, in the words of [`extracted`]. The names of 2016 are read, so the
/// network of that time is the network.
fn expected(folder: &Path, list: &str) -> BTreeMap<String, Vec<Value>> {
    let text = std::fs::read_to_string(folder.join(list)).unwrap();
    let mut files: BTreeMap<String, Vec<Value>> = serde_json::from_str(&text).unwrap();
    for instance in files.values_mut().flatten() {
        let fields = instance.as_object_mut().unwrap();
        fields.remove("cloud");
        fields.remove("response");
        if let Some(network) = fields.remove("vnet_legacy") {
            fields.insert("vnet".to_owned(), network);
        }
    }
    files
}

#[test]
fn every_file_gives_the_expected_instances() {
    let Some(folder) = corpus() else { return };
    let (mut files, mut instances) = (0, 0);
    for (name, expected) in expected(&folder, "expected.json") {
        let found: Vec<Value> = read_file(&folder, &name).instances.iter().map(extracted).collect();
        assert_eq!(found, expected, "{name}");
        files += 1;
        instances += expected.len();
    }
    println!("{files} files with {instances} instances as expected");
    assert!(files >= 122 && instances >= 236, "{files} files, {instances} instances");
}

#[test]
fn every_recorded_exchange_gives_the_expected_instances() {
    let Some(folder) = corpus() else { return };
    let (mut files, mut answers) = (0, 0);
    for (name, mut expected) in expected(&folder, "expected_wrapped.json") {
        let estate = read_file(&folder, &name);
        let document = &estate.inputs[0].documents[0];
        assert_eq!(document.shape, "httpRecording", "{name}");
        assert_eq!(document.instances as usize, expected.len(), "{name}");
        answers += expected.len();
        // The answers of one exchange about one instance are one instance.
        expected.dedup();
        let found: Vec<Value> = estate.instances.iter().map(extracted).collect();
        assert_eq!(found, expected, "{name}");
        files += 1;
    }
    println!("{files} recorded exchanges with {answers} answers as expected");
    assert_eq!((files, answers), (5, 8));
}

#[test]
fn every_file_is_recognised_or_explained() {
    let Some(folder) = corpus() else { return };
    let mut shapes: BTreeMap<String, u32> = BTreeMap::new();
    let mut names: Vec<String> = expected(&folder, "expected.json").into_keys().collect();
    names.extend(expected(&folder, "expected_wrapped.json").into_keys());
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
fn files_without_an_instance_are_named() {
    let Some(folder) = corpus() else { return };
    for (name, shape) in [
        ("psrule-rules-azure/Resources.AppGw.json", "powershellResource"),
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
