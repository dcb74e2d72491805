//! What the whole engine says of every fixture in `tests/fixtures/verdicts`, against what was
//! expected by hand (`expected.json`; its README has the definitions).
#![allow(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test prints and panics"
)]

use apim_planner::engine::analyze;
use apim_planner::input::Input;
use apim_planner::options::{Options, Prefer};
use apim_planner::paths::PathStatus;
use apim_planner::report::{Header, InstanceReport, Report, parse_date};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/verdicts")
}

fn expected() -> Value {
    serde_json::from_str(&fs::read_to_string(folder().join("expected.json")).unwrap()).unwrap()
}

fn report(files: &[&str], as_of: &str) -> Report {
    let read: Vec<(&str, Vec<u8>)> =
        files.iter().map(|name| (*name, fs::read(folder().join(name)).unwrap())).collect();
    let inputs: Vec<Input<'_>> = read.iter().map(|(name, bytes)| Input::new(name, bytes)).collect();
    let options = Options { as_of: parse_date(as_of).unwrap(), prefer: Prefer::LeastFollowUp };
    analyze(&inputs, &options).overview()
}

/// An instance in the words of `expected.json`.
fn words(one: &InstanceReport) -> Value {
    let recommended: Vec<&str> = one
        .paths
        .iter()
        .filter(|path| path.status == PathStatus::Recommended)
        .map(|path| path.id.as_ref())
        .collect();
    assert!(recommended.len() <= 1, "{}: {recommended:?}", one.name);
    json!({
        "name": one.name,
        "verdict": one.platform.verdict,
        "reported": one.platform.reported,
        "confidence": one.platform.confidence,
        "inferred": one.platform.inferred,
        "family": one.family,
        "cloud": one.cloud,
        "locations": one.locations.iter().map(|location| json!({
            "location": location.location,
            "verdict": location.platform.verdict,
            "confidence": location.platform.confidence,
        })).collect::<Vec<_>>(),
        "header": one.header,
        "recommended": recommended.first(),
        "networkMode": one.network_mode,
        "zoneMode": one.zone_mode,
    })
}

fn note_kinds(report: &Report) -> Value {
    let kinds: BTreeSet<String> = report
        .notes
        .iter()
        .map(|note| serde_json::to_value(note.kind).unwrap().as_str().unwrap().to_owned())
        .collect();
    json!(kinds)
}

fn compare(label: &str, wanted: &Value, report: &Report, wrong: &mut Vec<String>) {
    let found: Vec<Value> = report.instances.iter().map(words).collect();
    let listed = wanted["instances"].as_array().unwrap();
    if listed.len() != found.len() {
        wrong.push(format!("{label}: {} instances, expected {}", found.len(), listed.len()));
    }
    for (want, got) in listed.iter().zip(&found) {
        for (key, value) in want.as_object().unwrap() {
            if got.get(key) != Some(value) {
                wrong.push(format!(
                    "{label}: {} {key}: expected {value}, found {}",
                    want["name"],
                    got.get(key).unwrap_or(&Value::Null)
                ));
            }
        }
    }
    let kinds = note_kinds(report);
    let mut listed = wanted["noteKinds"].clone();
    if let Some(list) = listed.as_array_mut() {
        list.sort_by_key(ToString::to_string);
    }
    // An input without an instance, and one whose last element is cut off, say so as well.
    let mut found = kinds.clone();
    if let Some(list) = found.as_array_mut() {
        list.retain(|kind| kind != "noInstance" && kind != "incomplete");
    }
    if found != listed {
        wrong.push(format!("{label}: notes: expected {listed}, found {kinds}"));
    }
}

#[test]
fn every_fixture_meets_what_was_expected_by_hand() {
    let expected = expected();
    let as_of = expected["asOf"].as_str().unwrap();
    let files = expected["files"].as_object().unwrap();
    let mut wrong = Vec::new();
    let mut instances = 0;
    for (name, wanted) in files {
        let report = report(&[name], as_of);
        instances += report.instances.len();
        if let Some(shape) = wanted["shape"].as_str()
            && report.inputs[0].shape != shape
        {
            wrong.push(format!("{name}: shape {}, expected {shape}", report.inputs[0].shape));
        }
        compare(name, wanted, &report, &mut wrong);
    }
    println!("{} files, {instances} instances", files.len());
    assert!(files.len() > 60 && instances > 90);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_same_instance_from_two_files_is_one() {
    let expected = expected();
    let as_of = expected["asOf"].as_str().unwrap();
    let mut wrong = Vec::new();
    for case in expected["merge"].as_array().unwrap() {
        let files: Vec<&str> =
            case["files"].as_array().unwrap().iter().map(|file| file.as_str().unwrap()).collect();
        compare(&files.join(" + "), case, &report(&files, as_of), &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_order_of_the_files_changes_no_verdict() {
    let expected = expected();
    let as_of = expected["asOf"].as_str().unwrap();
    let mut names: Vec<&str> =
        expected["files"].as_object().unwrap().keys().map(String::as_str).collect();
    let verdicts = |names: &[&str]| -> BTreeSet<String> {
        report(names, as_of)
            .instances
            .iter()
            .map(|one| {
                let id = one.id.clone().unwrap_or_default().to_ascii_lowercase();
                format!("{} {id} {}", one.name, one.platform.verdict)
            })
            .collect()
    };
    let forward = verdicts(&names);
    names.reverse();
    let backward = verdicts(&names);
    let differing: Vec<_> = forward.symmetric_difference(&backward).collect();
    assert!(differing.is_empty(), "{differing:#?}");
}

#[test]
fn a_merged_instance_says_from_which_input_each_field_comes() {
    let id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.ApiManagement/service/apim-m";
    let with = format!(
        r#"{{"id":"{id}","name":"apim-m","type":"Microsoft.ApiManagement/service","location":"West Europe","sku":{{"name":"Standard","capacity":1}},"properties":{{"platformVersion":"stv2"}}}}"#
    );
    let without = format!(
        r#"{{"id":"{id}","name":"apim-m","type":"Microsoft.ApiManagement/service","location":"West Europe","sku":{{"name":"Standard","capacity":1}},"properties":{{"provisioningState":"Succeeded"}},"systemData":{{"lastModifiedAt":"2026-11-01T00:00:00Z"}}}}"#
    );
    let inputs =
        [Input::new("with.json", with.as_bytes()), Input::new("without.json", without.as_bytes())];
    let options =
        Options { as_of: parse_date("2026-11-22").unwrap(), prefer: Prefer::LeastFollowUp };
    let report = analyze(&inputs, &options).overview();
    assert_eq!(report.instances.len(), 1);
    let because = &report.instances[0].platform.because[0];
    assert_eq!((because.field.as_ref(), because.input), ("properties.platformVersion", 0));
    let state = report.instances[0].facts.iter().find(|fact| fact.id == "state").unwrap();
    assert_eq!(state.because[0].input, 1);
}

#[test]
fn a_location_that_the_input_is_silent_on_is_asked_for_before_anything_moves() {
    let text = |platform: &str| {
        format!(
            r#"{{"type":"Microsoft.ApiManagement/service","name":"apim-part","location":"West Europe",
            "sku":{{"name":"Premium","capacity":1}},"systemData":{{"lastModifiedAt":"2026-11-01T00:00:00Z"}},
            "properties":{{"virtualNetworkType":"None","provisioningState":"Succeeded"{platform},
            "additionalLocations":[{{"location":"East US","platformVersion":"stv1",
            "sku":{{"name":"Premium","capacity":1}}}}]}}}}"#
        )
    };
    let report = |platform: &str| {
        let options =
            Options { as_of: parse_date("2026-11-22").unwrap(), prefer: Prefer::LeastFollowUp };
        analyze(&[Input::new("x.json", text(platform).as_bytes())], &options).overview()
    };
    let one = &report("").instances[0];
    assert_eq!(one.header, Header::NoGo, "{}", one.condition);
    assert!(one.condition.contains("says what West Europe runs on"), "{}", one.condition);
    assert!(!one.text.contains("need nothing"), "{}", one.text);
    let other = &report(r#","platformVersion":"stv2""#).instances[0];
    assert_eq!(other.header, Header::Go, "{}", other.condition);
    assert!(other.text.contains("the others need nothing"), "{}", other.text);
}
