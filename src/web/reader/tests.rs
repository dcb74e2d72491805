use super::from_json;
use crate::engine::analyze;
use crate::input::Input;
use crate::options::{Options, Prefer};
use crate::report::{Report, parse_date};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::path::Path;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
enum Kind {
    Plain,
    With { some_text: String, number: Option<i64> },
    Around(Vec<u32>),
}

#[test]
fn reads_what_serde_json_writes() {
    for kind in [
        Kind::Plain,
        Kind::With { some_text: "a\"b\\c\n\u{1}é🦀".to_owned(), number: Some(-7) },
        Kind::With { some_text: String::new(), number: None },
        Kind::Around(vec![]),
        Kind::Around(vec![1, 2, 3]),
    ] {
        let json = serde_json::to_vec(&kind).unwrap();
        assert_eq!(from_json::<Kind>(&json).unwrap(), kind);
        let pretty = serde_json::to_vec_pretty(&kind).unwrap();
        assert_eq!(from_json::<Kind>(&pretty).unwrap(), kind);
    }
    let kind = from_json::<Kind>(
        br#"{"with": {"other": [{}], "number": 1, "someText": "\ud83e\udd80\/"}}"#,
    );
    assert_eq!(kind.unwrap(), Kind::With { some_text: "🦀/".to_owned(), number: Some(1) });
}

#[test]
fn says_what_is_wrong_and_where() {
    let error = |json: &str| from_json::<Kind>(json.as_bytes()).unwrap_err();
    assert_eq!(error(r#"{"with": {"number": 1}}"#), "someText: expected a string");
    assert_eq!(error(r#"{"with": {"someText": 1}}"#), "someText: expected a string at byte 22");
    assert_eq!(error(""), "expected a string at byte 0");
    assert!(error(r#"{"around": [1, 2"#).contains("a comma"));
    assert_eq!(error(r#"{"around": [1.5]}"#), "expected a whole number at byte 15");
    assert!(error(&format!("{{\"with\": {}", "[".repeat(100))).contains("expected"));
}

#[test]
fn reads_the_reports_of_all_fixtures_as_serde_json_does() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/verdicts");
    let options = Options { as_of: parse_date("2026-11-22").unwrap(), prefer: Prefer::default() };
    let mut instances = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        let report = analyze(&[Input::new("fixture", &bytes)], &options).report();
        instances += report.instances.len();
        let json = serde_json::to_vec(&report).unwrap();
        let read: Report = from_json(&json).unwrap();
        // What the report does not write, such as the input of a place, is not compared.
        assert_eq!(serde_json::to_vec(&read).unwrap(), json);
        // The order of the members does not matter.
        let sorted = serde_json::to_vec(&serde_json::from_slice::<Value>(&json).unwrap()).unwrap();
        assert_eq!(serde_json::to_vec(&from_json::<Report>(&sorted).unwrap()).unwrap(), json);
    }
    assert!(instances > 90);
}

proptest! {
    #[test]
    fn no_text_makes_it_fail_badly(text in ".{0,200}", json in r#"[\[\]{}",:0-9a-e\\nut ]{0,80}"#) {
        let _ = from_json::<Kind>(text.as_bytes());
        let read = from_json::<Vec<Option<Vec<u32>>>>(json.as_bytes());
        if let Ok(value) = serde_json::from_str::<Vec<Option<Vec<u32>>>>(&json) {
            prop_assert_eq!(read.unwrap(), value);
        }
    }
}
