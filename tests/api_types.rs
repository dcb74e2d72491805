//! `static/api.d.ts`, which the module's users read, against real reports.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test panics")]

use apim_planner::engine::analyze;
use apim_planner::input::Input;
use apim_planner::options::{Options, Prefer};
use apim_planner::render::FORMATS;
use apim_planner::report::parse_date;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A member of an interface.
struct Member {
    optional: bool,
    kind: String,
}

/// The declarations, as far as the file uses the language: one member or alias on a line.
#[derive(Default)]
struct Types {
    interfaces: BTreeMap<String, BTreeMap<String, Member>>,
    aliases: BTreeMap<String, String>,
}

fn types() -> Types {
    let text = fs::read_to_string(Path::new(ROOT).join("static/api.d.ts")).unwrap();
    let mut types = Types::default();
    let mut open: Option<String> = None;
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("export interface ") {
            open = Some(name.trim_end_matches(" {").to_owned());
        } else if let Some((name, kind)) =
            line.strip_prefix("export type ").and_then(|alias| alias.split_once(" = "))
        {
            types.aliases.insert(name.to_owned(), kind.trim_end_matches(';').to_owned());
        } else if line == "}" {
            open = None;
        } else if let (Some(interface), Some((name, kind))) = (&open, line.split_once(": "))
            && !name.contains('*')
        {
            let name = name.trim();
            let member = Member {
                optional: name.ends_with('?'),
                kind: kind.trim_end_matches(';').to_owned(),
            };
            let interface = types.interfaces.entry(interface.clone()).or_default();
            interface.insert(name.trim_end_matches('?').to_owned(), member);
        }
    }
    types
}

impl Types {
    /// What is wrong with a value, as a list of places and reasons.
    fn check(&self, value: &Value, kind: &str, place: &str, faults: &mut Vec<String>) {
        if let Some(item) = kind.strip_suffix("[]") {
            let item = item.trim_start_matches('(').trim_end_matches(')');
            match value {
                Value::Array(values) => {
                    values.iter().for_each(|value| self.check(value, item, place, faults));
                }
                _ => faults.push(format!("{place}: {value} is no list")),
            }
        } else if kind.contains(" | ") {
            let fits = kind.split(" | ").any(|one| {
                let mut faults = Vec::new();
                self.check(value, one, place, &mut faults);
                faults.is_empty()
            });
            if !fits {
                faults.push(format!("{place}: {value} is none of {kind}"));
            }
        } else if let Some(interface) = self.interfaces.get(kind) {
            self.check_members(value, interface, place, faults);
        } else if let Some(alias) = self.aliases.get(kind) {
            self.check(value, alias, place, faults);
        } else {
            let fits = match kind {
                "string" => value.is_string(),
                "number" => value.is_number(),
                "boolean" => value.is_boolean(),
                "object" => value.is_object(),
                "null" => value.is_null(),
                literal => value.as_str().is_some_and(|text| format!("{text:?}") == literal),
            };
            if !fits {
                faults.push(format!("{place}: {value} is no {kind}"));
            }
        }
    }

    fn check_members(
        &self,
        value: &Value,
        interface: &BTreeMap<String, Member>,
        place: &str,
        faults: &mut Vec<String>,
    ) {
        let Some(object) = value.as_object() else {
            return faults.push(format!("{place}: {value} is no object"));
        };
        for name in object.keys().filter(|name| !interface.contains_key(*name)) {
            faults.push(format!("{place}.{name}: not declared"));
        }
        for (name, member) in interface {
            match object.get(name) {
                Some(value) => {
                    self.check(value, &member.kind, &format!("{place}.{name}"), faults);
                }
                None if member.optional => (),
                None => faults.push(format!("{place}.{name}: declared and missing")),
            }
        }
    }
}

fn fixtures(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { fixtures(&path) } else { vec![path] }).collect()
}

#[test]
fn reports_are_as_declared() {
    let types = types();
    assert!(types.interfaces.len() > 20, "{}", types.interfaces.len());
    let options =
        Options { as_of: parse_date("2026-11-22").unwrap(), prefer: Prefer::LeastFollowUp };
    let mut instances = 0;
    for path in fixtures(&Path::new(ROOT).join("tests/fixtures")) {
        let name = path.display().to_string();
        let bytes = fs::read(&path).unwrap();
        let report = analyze(&[Input::new(&name, &bytes)], &options).report();
        instances += report.instances.len();
        let mut faults = Vec::new();
        types.check(&serde_json::to_value(&report).unwrap(), "Report", "report", &mut faults);
        assert!(faults.is_empty(), "{name}:\n{}", faults.join("\n"));
    }
    assert!(instances > 20, "only {instances} instances");
}

#[test]
fn every_format_is_declared() {
    let types = types();
    for text in [true, false] {
        let declared = &types.aliases[if text { "TextFormat" } else { "BinaryFormat" }];
        let formats: Vec<String> = FORMATS
            .iter()
            .filter(|format| format.text == text)
            .map(|format| format!("{:?}", format.id))
            .collect();
        assert_eq!(declared.split(" | ").collect::<Vec<_>>(), formats);
    }
}

#[test]
fn a_difference_is_found() {
    let types = types();
    let faults = |value: &Value| {
        let mut faults = Vec::new();
        types.check(value, "Command", "command", &mut faults);
        faults
    };
    let good = serde_json::json!({ "language": "bash", "label": "Look", "text": "az version" });
    assert_eq!(faults(&good), Vec::<String>::new());
    let other = serde_json::json!({ "language": 1, "label": "Look", "note": "" });
    assert_eq!(
        faults(&other),
        [
            "command.note: not declared",
            "command.language: 1 is no string",
            "command.text: declared and missing"
        ]
    );
}
