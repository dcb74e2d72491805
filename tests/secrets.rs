//! A secret that stands anywhere in an input never reaches a report, and is always noted.
#![allow(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test prints and panics"
)]

use apim_planner::engine::analyze;
use apim_planner::input::Input;
use apim_planner::note::NoteKind;
use apim_planner::options::{Options, Prefer};
use apim_planner::render;
use apim_planner::report::{Report, parse_date};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// What must not be seen of a planted secret, and the secret as it is planted in a text.
const PLANTED: &[(&str, &str)] = &[
    ("eyJzdWIiOiJwbGFudGVkIn0", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJwbGFudGVkIn0.cGxhbnRlZA-_x"),
    ("cGxhbnRlZHNpZ25hdHVyZQ", "https://a.example/c?sv=1&sig=cGxhbnRlZHNpZ25hdHVyZQ%3D%3D&se=2"),
    ("cGxhbnRlZGFjY291bnRrZXk9", "AccountName=a;AccountKey=cGxhbnRlZGFjY291bnRrZXk9;Other=b"),
    ("cGxhbnRlZHBmeA", "MIIKEQIBAzCCCdcGCSqGSIb3DQEHAaCCCcgEggnEMIIJwDCCBHcGcGxhbnRlZHBmeA0BBqCC"),
    (
        "MIIEcGxhbnRlZGtleQ",
        "-----BEGIN PRIVATE KEY-----MIIEcGxhbnRlZGtleQ-----END PRIVATE KEY-----",
    ),
    ("planted-bearer-value-1234", "Authorization: Bearer planted-bearer-value-1234"),
    ("planted0sas0token0value", "SharedAccessSignature uid=planted0sas0token0value&ex=2026"),
];

/// Members whose values are secrets by their names.
const NAMED: &[&str] = &[
    "certificatePassword",
    "encodedCertificate",
    "primary_key",
    "validation_key",
    "clientSecret",
    "connectionString",
];

const VALUE: &str = "planted-value-0123456789";

fn fixtures(folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
    let mut entries: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            fixtures(&path, found);
        } else if path.file_name().is_some_and(|name| name != "expected.json") {
            found.push((path.display().to_string(), fs::read(&path).unwrap()));
        }
    }
}

fn all() -> Vec<(String, Vec<u8>)> {
    let mut found = vec![];
    fixtures(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures"), &mut found);
    // The large fleets are of one shape, and one of them takes as long as a hundred other files.
    found.retain(|(name, _)| {
        !name.ends_with("state-250.json") && !name.ends_with("vendor-250.json")
    });
    assert!(found.len() > 100);
    found
}

fn report(bytes: &[u8]) -> Report {
    let options = Options { as_of: parse_date("2026-11-22").unwrap(), prefer: Prefer::default() };
    analyze(&[Input::new("planted", bytes)], &options).report()
}

/// Nothing of a secret is in any form of the report, and it is noted.
#[track_caller]
fn is_hidden(bytes: &[u8], secret: &str, what: &str) {
    let report = report(bytes);
    for format in render::FORMATS {
        let text = String::from_utf8_lossy(&(format.render)(report.clone())).into_owned();
        assert!(!text.contains(secret), "{what}: {secret} is in the {}", format.id);
    }
    let noted = report.notes.iter().any(|note| note.kind == NoteKind::Secret);
    assert!(noted, "{what}: {secret} is not noted");
}

/// The places of the values of a document, by pointer.
fn pointers(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                pointers(item, format!("{at}/{index}"), found);
            }
        }
        Value::Object(members) => {
            for (key, member) in members {
                pointers(
                    member,
                    format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")),
                    found,
                );
            }
        }
        _ => {}
    }
    found.push(at);
}

/// At most so many of a list, evenly spread and different for each turn.
fn spread<T: Clone>(list: &[T], most: usize, turn: usize) -> Vec<T> {
    let step = list.len().div_ceil(most).max(1);
    list.iter().skip(turn % step).step_by(step).cloned().collect()
}

#[test]
fn as_a_value_and_as_a_member_of_every_document() {
    let mut planted = 0;
    for (turn, (name, bytes)) in all().into_iter().enumerate() {
        let Ok(document) = serde_json::from_slice::<Value>(&bytes) else { continue };
        let mut places = vec![];
        pointers(&document, String::new(), &mut places);
        for (index, pointer) in spread(&places, 3, turn).into_iter().enumerate() {
            let (secret, text) = PLANTED[(index + turn) % PLANTED.len()];
            let what = format!("{name} {pointer}");
            let mut changed = document.clone();
            let value = changed.pointer_mut(&pointer).unwrap();
            if let Value::Object(members) = value {
                members.insert(text.to_owned(), Value::from("a key of this name"));
                is_hidden(&serde_json::to_vec(&changed).unwrap(), secret, &what);
                let member = NAMED[(index + turn) % NAMED.len()];
                let value = changed.pointer_mut(&pointer).unwrap();
                value.as_object_mut().unwrap().insert(member.to_owned(), Value::from(VALUE));
                is_hidden(&serde_json::to_vec_pretty(&changed).unwrap(), VALUE, &what);
            } else {
                *value = Value::from(format!("before {text} after"));
                is_hidden(&serde_json::to_vec(&changed).unwrap(), secret, &what);
            }
            planted += 1;
        }
    }
    println!("{planted} secrets planted in documents");
    assert!(planted > 200);
}

#[test]
fn anywhere_in_the_text_of_every_input() {
    let mut planted = 0;
    for (turn, (name, bytes)) in all().into_iter().enumerate() {
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let places: Vec<usize> =
            (0..=text.len()).filter(|place| text.is_char_boundary(*place)).collect();
        for (index, place) in spread(&places, 3, turn * 7).into_iter().enumerate() {
            let (before, after) = text.split_at(place);
            let (secret, planted_text) = PLANTED[(index + turn) % PLANTED.len()];
            let what = format!("{name} byte {place}");
            let whole = format!("{before} {planted_text} {after}");
            is_hidden(whole.as_bytes(), secret, &what);
            let member = NAMED[(index + turn) % NAMED.len()];
            let whole = format!("{before} \"{member}\": \"{VALUE}\", {after}");
            is_hidden(whole.as_bytes(), VALUE, &what);
            planted += 2;
        }
    }
    println!("{planted} secrets planted in texts");
    assert!(planted > 500);
}

#[test]
fn in_utf_16_and_as_the_only_thing_there_is() {
    for (secret, text) in PLANTED {
        let mut utf16 = vec![0xFF, 0xFE];
        utf16.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        is_hidden(&utf16, secret, "UTF-16");
        let report = report(text.as_bytes());
        is_hidden(text.as_bytes(), secret, "alone");
        assert_eq!(report.inputs[0].shape, "secret", "{text}: {:#?}", report.notes);
        let said = report.notes.iter().find(|note| note.kind == NoteKind::NotRecognised).unwrap();
        assert!(said.message.contains("no data") && said.command.is_some());
        let advice = report.notes.iter().find(|note| note.kind == NoteKind::Secret).unwrap();
        assert!(advice.advice.as_ref().unwrap().contains("disclosed"));
    }
}
