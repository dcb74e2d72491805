//! What holds for every input, whatever it is.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test panics")]

use apim_planner::input::{Input, read};
use apim_planner::model::{Estate, Field, Instance};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::path::Path;

fn read_one(bytes: &[u8]) -> Estate {
    read(&[Input::new("test", bytes)])
}

/// An input is read, or something is said about it, with a place inside it.
fn is_answered(bytes: &[u8]) {
    let estate = read_one(bytes);
    assert_eq!(estate.inputs.len(), 1);
    assert!(!estate.instances.is_empty() || !estate.notes.is_empty());
    for note in &estate.notes {
        assert!(note.at.line.is_some_and(|line| line > 0), "{note:?}");
        assert!(note.at.offset.is_some(), "{note:?}");
        assert!(!note.message.is_empty());
    }
    let counted: u32 = estate.inputs[0].documents.iter().map(|document| document.instances).sum();
    assert!(counted as usize >= estate.instances.len());
}

fn any_json() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        any::<String>(),
        Just("Microsoft.ApiManagement/service".to_owned()),
        Just(
            "/subscriptions/s/resourceGroups/r/providers/Microsoft.ApiManagement/service/a"
                .to_owned()
        ),
        Just("{\"platformVersion\":\"stv1\"}".to_owned()),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(|number| json!(number)),
        any::<f64>().prop_map(|number| json!(number)),
        text.prop_map(Value::String),
    ];
    leaf.prop_recursive(5, 60, 8, |inner| {
        let key = prop_oneof![
            "[a-z]{1,3}",
            proptest::sample::select(vec![
                "id",
                "type",
                "name",
                "properties",
                "sku",
                "value",
                "data",
                "count",
                "skip_token",
                "nextLink",
                "additionalLocations",
                "hostnameConfigurations",
                "certificates",
                "customProperties",
                "zones",
                "capacity",
                "platformVersion",
                "gatewayUrl",
                "systemData",
                "identity",
                "virtualNetworkConfiguration",
                "error",
                "resourceType",
            ])
            .prop_map(str::to_owned),
        ];
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..8).prop_map(Value::Array),
            proptest::collection::vec((key, inner), 0..10)
                .prop_map(|members| Value::Object(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// A service whose properties are anything.
fn any_service() -> impl Strategy<Value = Value> {
    (any_json(), any_json(), any_json()).prop_map(|(one, two, three)| {
        json!({
            "type": "Microsoft.ApiManagement/service",
            "name": "apim",
            "sku": one,
            "zones": three,
            "properties": {
                "platformVersion": two, "additionalLocations": [one, two],
                "hostnameConfigurations": [{"type": two, "certificate": one}],
                "customProperties": {"Gateway": one}, "createdAtUtc": three,
                "virtualNetworkConfiguration": two,
            },
        })
    })
}

/// The same value with keys in another letter case.
fn recased(value: &Value, upper: bool) -> Value {
    let case = |key: &str| if upper { key.to_ascii_uppercase() } else { key.to_ascii_lowercase() };
    match value {
        Value::Array(items) => items.iter().map(|item| recased(item, upper)).collect(),
        Value::Object(members) => Value::Object(
            members.iter().map(|(key, value)| (case(key), recased(value, upper))).collect(),
        ),
        other => other.clone(),
    }
}

/// What an instance says, without places and without the spelling of keys.
fn said(instance: &Instance) -> String {
    fn field<T: std::fmt::Debug>(field: &Field<T>) -> String {
        match field {
            Field::Known(value, _) => format!("{value:?}"),
            Field::Null(_) => "null".to_owned(),
            Field::Absent => "absent".to_owned(),
            Field::Unreadable(text, _) => format!("unreadable {text}"),
        }
    }
    let primary = &instance.primary;
    [
        field(&instance.name),
        field(&primary.platform),
        field(&primary.sku),
        field(&primary.capacity),
        field(&primary.zones),
        field(&primary.subnet),
        field(&instance.created),
        field(&instance.virtual_network_type),
        instance.hosts.items().iter().map(|host| field(&host.host_type)).collect(),
        instance.additional.items().iter().map(|one| field(&one.platform)).collect(),
    ]
    .join("\n")
}

fn fixtures() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/shapes");
    let mut files = vec![];
    for shape in std::fs::read_dir(folder).unwrap() {
        for file in std::fs::read_dir(shape.unwrap().path()).unwrap() {
            files.push(std::fs::read(file.unwrap().path()).unwrap());
        }
    }
    files
}

#[test]
fn every_fixture_cut_anywhere_is_answered() {
    let mut cuts = 0;
    for file in fixtures() {
        let step = (file.len() / 40).max(1);
        for end in (0..file.len()).step_by(step) {
            is_answered(&file[..end]);
            cuts += 1;
        }
    }
    assert!(cuts > 1000, "{cuts}");
}

#[test]
fn a_fixture_in_utf_16_gives_the_same_instances() {
    for file in fixtures() {
        let text = String::from_utf8(file.clone()).unwrap();
        let plain: Vec<String> = read_one(&file).instances.iter().map(said).collect();
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked = [&[0xFF, 0xFE][..], &little].concat();
        for bytes in [little, big, marked] {
            let found: Vec<String> = read_one(&bytes).instances.iter().map(said).collect();
            assert_eq!(found, plain);
        }
    }
}

#[test]
fn deep_nesting_and_long_lines_are_answered() {
    for text in [
        "[".repeat(200_000),
        "{\"a\":".repeat(100_000),
        format!(
            "{{\"type\":\"Microsoft.ApiManagement/service\",\"name\":\"a\",\"p\":{}{}}}",
            "[".repeat(100_000),
            "]".repeat(100_000)
        ),
        "{".repeat(100_000),
        "\"".repeat(100_001),
        "{\"a\":]\n".repeat(50_000),
        "{} ".repeat(50_000),
    ] {
        is_answered(text.as_bytes());
    }
}

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        is_answered(&bytes);
    }

    #[test]
    fn any_text_of_json_characters_is_answered(text in "[\\[\\]{}\",:0-9a-z\\\\ \n.-]{0,200}") {
        is_answered(text.as_bytes());
    }

    #[test]
    fn any_json_is_answered(value in any_json()) {
        is_answered(value.to_string().as_bytes());
        is_answered(serde_json::to_string_pretty(&value).unwrap().as_bytes());
    }

    #[test]
    fn a_service_with_any_values_is_one_instance(service in any_service()) {
        let text = service.to_string();
        is_answered(text.as_bytes());
        prop_assert_eq!(read_one(text.as_bytes()).instances.len(), 1);
    }

    #[test]
    fn the_letter_case_of_keys_decides_nothing(service in any_service()) {
        let mut found: Vec<String> = vec![];
        for value in [service.clone(), recased(&service, true), recased(&service, false)] {
            let estate = read_one(value.to_string().as_bytes());
            found.push(said(&estate.instances[0]));
        }
        prop_assert_eq!(&found[0], &found[1]);
        prop_assert_eq!(&found[0], &found[2]);
    }

    #[test]
    fn reading_twice_gives_the_same(value in any_json()) {
        let text = value.to_string();
        let (one, two) = (read_one(text.as_bytes()), read_one(text.as_bytes()));
        prop_assert_eq!(format!("{one:?}"), format!("{two:?}"));
    }
}
