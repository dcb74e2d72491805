//! The published schema against real output.
#![allow(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test prints and panics"
)]

use apim_planner::engine::analyze;
use apim_planner::input::Input;
use apim_planner::options::{Options, Prefer};
use apim_planner::report::parse_date;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn schema() -> Value {
    let text =
        fs::read_to_string(Path::new(ROOT).join("static/schema/report.schema.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Forbids members that the schema does not describe: a reader may see more within a version,
/// this program may not write more than it documents.
fn closed(mut schema: Value) -> Value {
    fn close(value: &mut Value) {
        match value {
            Value::Object(map) => {
                if map.get("type") == Some(&Value::from("object")) && map.contains_key("properties")
                {
                    map.insert("additionalProperties".to_owned(), Value::Bool(false));
                }
                map.values_mut().for_each(close);
            }
            Value::Array(items) => items.iter_mut().for_each(close),
            _ => {}
        }
    }
    close(&mut schema);
    schema
}

fn fixtures(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(fixtures(&path));
        } else if path.file_name().is_some_and(|name| name != "expected.json") {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn every_report_meets_the_schema() {
    let validator = jsonschema::validator_for(&closed(schema())).unwrap();
    let options =
        Options { as_of: parse_date("2026-11-22").unwrap(), prefer: Prefer::LeastFollowUp };
    let files = fixtures(&Path::new(ROOT).join("tests/fixtures"));
    assert!(files.len() > 20, "only {} fixtures", files.len());
    let mut instances = 0;
    for file in &files {
        let bytes = fs::read(file).unwrap();
        let report = analyze(&[Input::new("fixture", &bytes)], &options).report();
        instances += report.instances.len();
        let value = serde_json::to_value(&report).unwrap();
        let errors: Vec<String> = validator
            .iter_errors(&value)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", file.display());
    }
    println!("{} fixtures, {instances} instances", files.len());
    assert!(instances > 20);
}

#[test]
fn the_schema_refuses_what_it_should() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let report = analyze(
        &[Input::new("empty", b"")],
        &Options { as_of: parse_date("2026-11-22").unwrap(), prefer: Prefer::LeastFollowUp },
    )
    .report();
    let mut value = serde_json::to_value(&report).unwrap();
    assert!(validator.is_valid(&value));
    value["asOf"] = "tomorrow".into();
    assert!(!validator.is_valid(&value));
}
