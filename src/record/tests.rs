#![allow(clippy::print_stdout, reason = "a test says what it skipped")]

use super::{from_json, quoted, to_json};
use crate::Record;
use crate::engine::analyze;
use crate::input::Input;
use crate::model::Capacity;
use crate::options::{Options, Prefer};
use crate::report::{Report, parse_date};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Every form that a type may have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
enum Kind {
    Plain,
    With {
        some_text: String,
        number: Option<i64>,
    },
    Around(Vec<u32>),
    #[serde(rename = "own-name")]
    InItself(Box<Parts>),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "kebab-case")]
struct Parts {
    some_flag: bool,
    #[serde(rename = "its.number")]
    number: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    left_out: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    list: Vec<Vec<Option<String>>>,
    #[serde(default)]
    capital: Letters,
    #[serde(skip)]
    ours: u32,
    r#type: crate::Text,
    units: Capacity,
    inner: Option<Box<str>>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "kebab-case")]
enum Letters {
    FirstOne,
    #[default]
    TheSecond,
}

/// A type that is part of itself. The report has none; reading it must end nevertheless.
#[derive(Debug, PartialEq, Serialize, Deserialize, Record)]
struct Tree {
    branches: Vec<Tree>,
}

fn parts() -> impl Strategy<Value = Parts> {
    let text = || prop_oneof![any::<String>(), "[\u{0}-\u{20}\"\\\\é🦀]{0,9}"];
    let capacity =
        prop_oneof![any::<u32>().prop_map(Capacity::Units), text().prop_map(Capacity::Expression)];
    let letters = prop_oneof![Just(Letters::FirstOne), Just(Letters::TheSecond)];
    let left_out = prop::option::of(prop::collection::vec(text(), 0..3));
    let rows = prop::collection::vec(prop::option::of(text()), 0..3);
    let lists = (left_out, prop::collection::vec(rows, 0..3));
    let texts = (text(), prop::option::of(text()));
    (any::<bool>(), any::<u64>(), lists, letters, capacity, texts).prop_map(
        |(some_flag, number, (left_out, list), capital, units, (own, inner))| Parts {
            some_flag,
            number,
            left_out,
            list,
            capital,
            ours: 0,
            r#type: own.into(),
            units,
            inner: inner.map(String::into_boxed_str),
        },
    )
}

fn kinds() -> impl Strategy<Value = Kind> {
    prop_oneof![
        Just(Kind::Plain),
        (any::<String>(), any::<Option<i64>>())
            .prop_map(|(some_text, number)| Kind::With { some_text, number }),
        prop::collection::vec(any::<u32>(), 0..4).prop_map(Kind::Around),
        parts().prop_map(|parts| Kind::InItself(Box::new(parts))),
    ]
}

proptest! {
    #[test]
    fn any_value_is_written_and_read_as_serde_json_does(mut kind in kinds()) {
        let json = serde_json::to_string(&kind).unwrap();
        prop_assert_eq!(to_json(&mut kind), json.as_str());
        prop_assert_eq!(&from_json::<Kind>(json.as_bytes()).unwrap(), &kind);
        let pretty = serde_json::to_vec_pretty(&kind).unwrap();
        prop_assert_eq!(&from_json::<Kind>(&pretty).unwrap(), &kind);
    }

    #[test]
    fn any_text_is_quoted_as_serde_json_does(text: String) {
        prop_assert_eq!(quoted(&text), serde_json::to_string(&text).unwrap());
    }

    #[test]
    fn no_text_makes_it_fail_badly(text in ".{0,200}", json in r#"[\[\]{}",:0-9a-e\\nut ]{0,80}"#) {
        let _ = from_json::<Kind>(text.as_bytes());
        let read = from_json::<Vec<Option<Vec<u32>>>>(json.as_bytes());
        if let Ok(value) = serde_json::from_str::<Vec<Option<Vec<u32>>>>(&json) {
            prop_assert_eq!(read.unwrap(), value);
        }
    }

    #[test]
    fn what_is_read_from_damaged_json_is_a_value(
        kind in kinds(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut json = serde_json::to_vec(&kind).unwrap();
        for (place, byte) in damage {
            let place = place.index(json.len());
            json[place] = byte;
        }
        // What serde_json reads is read the same; what it refuses may be read or not.
        if let Ok(mut read) = from_json::<Kind>(&json) {
            let again = from_json::<Kind>(to_json(&mut read).as_bytes());
            prop_assert_eq!(again.unwrap(), read);
        } else {
            prop_assert!(serde_json::from_slice::<Kind>(&json).is_err());
        }
    }
}

#[test]
fn members_stand_in_any_order_and_unknown_ones_are_ignored() {
    let kind = from_json::<Kind>(
        br#"{"with": {"other": [{}], "number": 1, "someText": "\ud83e\udd80\/"}} and more"#,
    );
    assert_eq!(kind.unwrap(), Kind::With { some_text: "🦀/".to_owned(), number: Some(1) });
}

#[test]
fn what_may_be_missing_is_as_serde_makes_it() {
    let json = r#"{"some-flag":true,"its.number":7,"type":"","units":"n","inner":null}"#;
    let read: Parts = from_json(json.as_bytes()).unwrap();
    assert_eq!(read, serde_json::from_str(json).unwrap());
    assert_eq!(read.capital, Letters::TheSecond);
    // A list that an earlier version did not write is empty.
    assert_eq!(from_json::<Tree>(b"{}").unwrap(), Tree { branches: vec![] });
}

#[test]
fn says_what_is_wrong_and_where() {
    let error = |json: &str| from_json::<Kind>(json.as_bytes()).unwrap_err();
    assert_eq!(error(r#"{"with": {"number": 1}}"#), "someText: expected a string");
    assert_eq!(error(r#"{"with": {"someText": 1}}"#), "someText: expected a string at byte 22");
    assert_eq!(error(r#"{"with": {"someText": "", "number": 1"#), "expected a comma at byte 37");
    assert_eq!(error(""), "expected a string at byte 0");
    assert_eq!(error(r#""nothing""#), "expected a listed name at byte 0");
    assert_eq!(error(r#""with""#), "expected a listed name at byte 0");
    assert_eq!(error(r#"{"plain": null}"#), "expected a listed name at byte 1");
    assert_eq!(error(r#"{"around" [1]}"#), "expected a colon at byte 10");
    assert_eq!(error(r#"{"around": [1, 2"#), "expected a comma at byte 16");
    assert_eq!(error(r#"{"around": [1, 2]"#), "expected the end of an object at byte 17");
    assert_eq!(error(r#"{"around": [1.5]}"#), "expected a whole number at byte 12");
    assert_eq!(error(r#"{"around": [-1]}"#), "expected no minus at byte 12");
    assert_eq!(error(r#"{"around": 1}"#), "expected a list at byte 11");
    assert_eq!(
        error(r#"{"own-name": {"some-flag": 1}}"#),
        "some-flag: expected true or false at byte 27"
    );
    assert_eq!(error("\"\\q\""), "expected a known escape at byte 4");
    assert!(error(&format!("{{\"with\": {}", "[".repeat(100_000))).contains("expected"));
}

#[test]
fn what_is_nested_without_end_is_refused() {
    let tree = |depth| r#"{"branches":["#.repeat(depth) + &"]}".repeat(depth);
    assert!(from_json::<Tree>(tree(64).as_bytes()).is_ok());
    let error = from_json::<Tree>(tree(65).as_bytes()).unwrap_err();
    assert_eq!(error, "branches: expected fewer nested values at byte 832");
    assert!(from_json::<Tree>(tree(100_000).as_bytes()).is_err());
}

/// Files below a folder.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
    found.sort();
}

fn report(path: &Path) -> Report {
    let options = Options { as_of: parse_date("2026-11-22").unwrap(), prefer: Prefer::default() };
    analyze(&[Input::new("fixture", &std::fs::read(path).unwrap())], &options).report()
}

/// Writes and reads it as serde_json does.
fn is_the_same(mut report: Report) {
    let json = serde_json::to_string(&report).unwrap();
    assert_eq!(to_json(&mut report), json);
    // What the report does not write, such as the input of a place, is not compared.
    let mut read: Report = from_json(json.as_bytes()).unwrap();
    assert_eq!(read, serde_json::from_str(&json).unwrap());
    assert_eq!(to_json(&mut read), json);
    // The order of the members does not matter. A resource is kept as its text and has one.
    let sorted = serde_json::to_vec(&serde_json::from_str::<Value>(&json).unwrap()).unwrap();
    let mut sorted: Report = from_json(&sorted).unwrap();
    for report in [&mut sorted, &mut read] {
        report.instances.iter_mut().for_each(|instance| instance.resource = None);
    }
    assert_eq!(sorted, read);
}

#[test]
fn the_reports_of_all_fixtures_are_as_serde_json_has_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    files(&root.join("tests/fixtures"), &mut paths);
    let own = paths.len();
    assert!(own > 90);
    let corpus = root.join("../shared/corpus");
    if corpus.is_dir() {
        files(&corpus, &mut paths);
    } else {
        println!("skipped: no corpus beside the checkout ({})", corpus.display());
    }
    let mut instances = 0;
    for path in paths {
        let report = report(&path);
        instances += report.instances.len();
        is_the_same(report);
    }
    assert!(instances > 90);
}

/// Changes what stands in a value: texts, numbers, members that are missing, lists.
fn disturb(value: &mut Value, seeds: &mut impl Iterator<Item = (u8, String, i64)>) {
    let Some((what, text, number)) = seeds.next() else { return };
    match value {
        Value::String(own) if what < 32 => *own = text,
        Value::Number(_) if what < 64 => *value = number.into(),
        Value::Array(items) => {
            if what < 16 {
                items.clear();
            } else if what < 32 {
                items.extend(items.first().cloned());
            }
            items.iter_mut().for_each(|item| disturb(item, seeds));
        }
        Value::Object(members) => {
            let gone = members.keys().nth(usize::from(what)).cloned();
            if let Some(gone) = gone {
                members.remove(&gone);
            }
            members.values_mut().for_each(|member| disturb(member, seeds));
        }
        other if what < 2 => *other = Value::Null,
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn a_report_that_somebody_changed_is_read_as_serde_json_does(
        seeds in prop::collection::vec((any::<u8>(), any::<String>(), any::<i64>()), 600),
        fixture in any::<prop::sample::Index>(),
    ) {
        let mut paths = Vec::new();
        files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/verdicts"), &mut paths);
        let report = report(&paths[fixture.index(paths.len())]);
        let mut value = serde_json::to_value(&report).unwrap();
        disturb(&mut value, &mut seeds.into_iter().cycle().take(1 << 20));
        let json = value.to_string();
        let read = from_json::<Report>(json.as_bytes());
        if let Ok(report) = serde_json::from_str::<Report>(&json) {
            prop_assert_eq!(&read.unwrap(), &report);
            is_the_same(report);
        }
    }
}
