//! What is known: every fact has a source and a day, none is old at the release, every table of
//! the documents is there, and nothing but a page that exists is a link.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test panics")]

use apim_planner::knowledge::table::{FactTable, Status};
use apim_planner::knowledge::{Source, sources};
use apim_planner::known;
use apim_planner::report::parse_date;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn tables() -> Vec<FactTable> {
    known::topics().into_iter().flat_map(|topic| topic.tables).collect()
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).unwrap()
}

/// The day of the release, from the package's own description: never the clock.
fn release() -> time::Date {
    let package = read("Cargo.toml");
    let (_, after) = package.split_once("[package.metadata.release]\ndate = \"").unwrap();
    parse_date(&after[..10]).unwrap()
}

fn cited() -> Vec<(String, Source)> {
    let mut all = Vec::new();
    for table in tables() {
        for row in table.rows {
            let place = format!("{}: {}", table.id, row.cells[0]);
            all.extend(row.against.into_iter().map(|source| (place.clone(), source)));
            all.push((place, row.source));
        }
    }
    all
}

#[test]
fn every_fact_has_a_source_and_a_day_that_is_not_a_year_before_the_release() {
    let release = release();
    for (place, source) in cited() {
        assert!(!source.title.is_empty(), "{place}");
        let checked = parse_date(&source.checked).unwrap();
        assert!((release - checked).whole_days() <= 365, "{place}: checked {checked}");
    }
}

#[test]
fn only_pages_that_exist_are_links() {
    let known: BTreeMap<&str, &Source> =
        sources::ALL.iter().map(|source| (source.title.as_ref(), source)).collect();
    let own = [
        "https://learn.microsoft.com/azure/",
        "https://learn.microsoft.com/rest/",
        "https://learn.microsoft.com/dotnet/",
        "https://github.com/",
    ];
    let mut without = BTreeSet::new();
    for (place, source) in cited() {
        if place.starts_with("other-tools: ") {
            assert!(source.url.starts_with("https://github.com/"), "{place}: {}", source.url);
            continue;
        }
        let listed = known.get(source.title.as_ref()).unwrap_or_else(|| panic!("{place}"));
        assert_eq!(listed.url, source.url, "{place}");
        if source.url.is_empty() {
            without.insert(source.title.to_string());
        } else {
            assert!(own.iter().any(|root| source.url.starts_with(root)), "{place}: {}", source.url);
        }
    }
    // What no page says is no link.
    let expected =
        [&sources::GENERAL, &sources::THIRD_PARTY].map(|source| source.title.to_string());
    assert_eq!(without, expected.into());
}

#[test]
fn every_table_is_whole() {
    let tables = tables();
    let ids: BTreeSet<&str> = tables.iter().map(|table| table.id.as_ref()).collect();
    assert_eq!(ids.len(), tables.len());
    for table in &tables {
        assert!(!table.rows.is_empty(), "{}", table.id);
        let titles: BTreeSet<&str> = table.columns.iter().map(AsRef::as_ref).collect();
        assert_eq!(titles.len(), table.columns.len(), "{}", table.id);
        let mut seen = BTreeSet::new();
        for row in &table.rows {
            let first = &row.cells[0];
            assert_eq!(row.cells.len(), table.columns.len(), "{}: {first}", table.id);
            assert!(!first.is_empty(), "{}", table.id);
            assert!(seen.insert(row.cells.join("|")), "{}: {first} twice", table.id);
            let explained =
                !row.note.is_empty() || matches!(table.id.as_ref(), "questions" | "conflicts");
            assert!(row.status == Status::Confirmed || explained, "{}: {first}", table.id);
            let disputed = row.status == Status::Conflicting;
            assert_eq!(row.against.is_some(), disputed, "{}: {first}", table.id);
        }
    }
}

/// How many rows the documents have of each.
#[test]
fn every_table_of_the_documents_is_represented() {
    let tables = tables();
    let rows = |id: &str| {
        let table = tables.iter().find(|table| table.id == id);
        table.map_or(0, |table| table.rows.len())
    };
    for (id, expected) in [
        ("platforms", 6),
        ("needs-stv2", 3),
        ("availability", 4),
        ("telling", 20),
        ("retirements", 21),
        ("dates", 37),
        ("history", 6),
        ("metrics", 5),
        ("rp-addresses", 8),
        ("scenarios", 12),
        ("nsg", 16),
        ("tiers", 9),
        ("units", 10),
        ("sla", 12),
        ("zones", 7),
        ("features", 23),
        ("tier-changes", 6),
        ("limits", 10),
        ("further-limits", 15),
        ("clouds", 3),
        ("regions", 68),
        ("api-versions", 28),
        ("tools", 9),
        ("conflicts", 13),
        ("questions", 18),
        ("finding-rules", 65),
        ("change-rules", 21),
        ("v2-gaps", 19),
        ("other-tools", 16),
    ] {
        assert_eq!(rows(id), expected, "{id}");
    }
    let retirements = tables.iter().find(|table| table.id == "retirements").unwrap();
    let numbered = retirements.rows.iter().filter(|row| !row.cells[1].is_empty()).count();
    assert_eq!(numbered, 19);
    let regions = tables.iter().find(|table| table.id == "regions").unwrap();
    let of = |cloud: &str| regions.rows.iter().filter(|row| row.cells[2] == cloud).count();
    assert_eq!(
        (of("global Azure"), of("Azure US Government"), of("Azure operated by 21Vianet")),
        (57, 5, 6)
    );
}

#[test]
fn a_search_finds_rows_by_all_of_its_words() {
    let hits = |query: &str| -> Vec<String> {
        let words = apim_planner::knowledge::table::words(query);
        tables()
            .iter()
            .flat_map(|table| &table.rows)
            .filter(|row| row.has(&words))
            .map(|row| row.cells[0].to_string())
            .collect()
    };
    assert_eq!(hits("51.107.246.176"), ["Switzerland North"]);
    assert!(hits("qatar CENTRAL stv2").contains(&"Qatar Central".to_owned()));
    assert!(hits("no such words").is_empty());
    assert_eq!(hits("").len(), tables().iter().map(|table| table.rows.len()).sum::<usize>());
}

#[test]
fn the_json_meets_its_schema_and_reads_back() {
    let schema = serde_json::from_str(&read("static/schema/knowledge.schema.json")).unwrap();
    let json = known::json();
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let wrong: Vec<String> = validator.iter_errors(&value).map(|one| one.to_string()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let back: known::Known = serde_json::from_str(&json).unwrap();
    assert_eq!(back, known::all());
    assert_eq!(serde_json::to_value(&back).unwrap(), value);
}
