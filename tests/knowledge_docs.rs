//! What is written down about the rules, against the rules. `UPDATE_DOCS=1 cargo test
//! --no-default-features --test knowledge_docs` writes the README's tables anew.

#![allow(clippy::unwrap_used, reason = "a test panics")]

use apim_planner::engine::analyze;
use apim_planner::knowledge::table::FactTable;
use apim_planner::options::{Options, Prefer};
use apim_planner::render::{self, known};
use apim_planner::report::parse_date;
use apim_planner::rules::{FINDINGS, GUIDES, RETIREMENTS};
use std::fs;
use std::path::Path;

const BEGIN: &str = "<!-- rules -->\n";
const END: &str = "<!-- /rules -->";

#[test]
fn the_readme_has_the_rules() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let (before, rest) = readme.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    let expected = format!("{before}{BEGIN}\n{}\n{END}{after}", known::rules_markdown());
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, expected).unwrap();
        return;
    }
    assert!(readme == expected, "the tables are not those of the rules: run with UPDATE_DOCS=1");
}

#[test]
fn the_guides_are_the_rules() {
    let ids: Vec<&str> = FINDINGS
        .iter()
        .map(|rule| rule.id)
        .chain(RETIREMENTS.iter().map(|rule| rule.retirement.id))
        .collect();
    assert_eq!(GUIDES.iter().map(|guide| guide.id).collect::<Vec<_>>(), ids);
    for (guide, rule) in GUIDES.iter().zip(FINDINGS) {
        assert_eq!(guide.source(), rule.source, "{}", rule.id);
    }
    for (guide, rule) in GUIDES.iter().rev().zip(RETIREMENTS.iter().rev()) {
        assert_eq!(guide.source(), rule.retirement.source, "{}", guide.id);
    }
}

#[test]
fn the_help_the_export_and_sarif_say_the_same() {
    let list = known::rules_text();
    let lines: Vec<&str> = list.lines().collect();
    assert_eq!(lines.len(), GUIDES.len());
    let tables: Vec<FactTable> = apim_planner::known::topics()
        .into_iter()
        .flat_map(|topic| topic.tables)
        .filter(|table| table.id.ends_with("-rules"))
        .collect();
    let rows: Vec<_> = tables.iter().flat_map(|table| &table.rows).collect();
    assert_eq!(rows.len(), GUIDES.len());
    let as_of = parse_date("2026-11-22").unwrap();
    let report = analyze(&[], &Options { as_of, prefer: Prefer::LeastFollowUp }).report();
    let sarif = (render::format("sarif").unwrap().render)(report);
    let sarif: serde_json::Value = serde_json::from_slice(&sarif).unwrap();
    let described = sarif.pointer("/runs/0/tool/driver/rules").unwrap().as_array().unwrap();
    assert_eq!(described.len(), GUIDES.len());
    for (((guide, line), row), sarif) in GUIDES.iter().zip(lines).zip(rows).zip(described) {
        assert!(line.starts_with(guide.id) && line.ends_with(guide.title), "{line}");
        assert_eq!(row.cells.last().unwrap(), guide.id);
        assert!(row.cells.iter().any(|cell| cell == guide.remedy), "{}", guide.id);
        let help = sarif.pointer("/help/text").unwrap().as_str().unwrap();
        assert!(help.contains(guide.why) && help.ends_with(guide.remedy), "{help}");
        let text = known::rule_text(guide);
        for part in [guide.title, guide.finds, guide.why, guide.remedy] {
            assert!(text.contains(part), "{text}");
        }
    }
}
