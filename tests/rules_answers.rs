//! The answers that a rule declares, against those that it gives: to every fixture, each by itself,
//! and to the folders of `tests/fixtures/rules`, whose files are exports of the same instances.

#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a test prints and panics")]

use apim_planner::engine::analyze;
use apim_planner::input::Input;
use apim_planner::options::{Options, Prefer};
use apim_planner::report::{Report, parse_date};
use apim_planner::rules::{ExposureStatus, GUIDES, Reply, Urgency};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    found
}

/// The files of a fixture that are read together.
fn sets(folder: &Path) -> Vec<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in files(folder) {
        if path.is_dir() && folder.ends_with("rules") {
            found.push(files(&path));
        } else if path.is_dir() {
            found.extend(sets(&path));
        } else {
            found.push(vec![path]);
        }
    }
    found
}

fn report(set: &[PathBuf]) -> Report {
    let read: Vec<_> = set
        .iter()
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read(path).unwrap())
        })
        .collect();
    let inputs: Vec<_> = read.iter().map(|(name, bytes)| Input::new(name, bytes)).collect();
    let as_of = parse_date("2026-11-22").unwrap();
    analyze(&inputs, &Options { as_of, prefer: Prefer::LeastFollowUp }).overview()
}

/// The answers to the instances of a report, with the ids of the rules that gave them. Findings
/// and changes can have the same id, so each has a list of its own.
fn answers(report: &Report) -> BTreeSet<(bool, String, Reply)> {
    let mut given = BTreeSet::new();
    for instance in &report.instances {
        let mut spoke: BTreeSet<&str> = BTreeSet::new();
        for finding in &instance.findings {
            let reply = match finding.urgency {
                Urgency::Check => Reply::Unknown,
                Urgency::PastDue | Urgency::Action | Urgency::Note => Reply::Fires,
            };
            given.insert((false, finding.id.to_string(), reply));
            spoke.insert(&finding.id);
        }
        for guide in GUIDES.iter().filter(|guide| guide.severity.is_some()) {
            if !spoke.contains(guide.id) {
                given.insert((false, guide.id.to_owned(), Reply::Silent));
            }
        }
        for exposure in &instance.exposures {
            let reply = match exposure.status {
                ExposureStatus::Exposed => Reply::Exposed,
                ExposureStatus::PreconditionSeen => Reply::Precondition,
                ExposureStatus::NotVisible => Reply::NotVisible,
                ExposureStatus::NotExposed => Reply::NotExposed,
                ExposureStatus::NotApplicable => Reply::NotApplicable,
            };
            given.insert((true, exposure.id.to_string(), reply));
        }
    }
    given
}

#[test]
fn every_declared_answer_has_a_fixture_and_no_other_is_given() {
    let declared: BTreeSet<(bool, String, Reply)> = GUIDES
        .iter()
        .flat_map(|guide| {
            guide
                .answers
                .iter()
                .map(|reply| (guide.severity.is_none(), guide.id.to_owned(), *reply))
        })
        .collect();
    let mut given = BTreeSet::new();
    for folder in ["verdicts", "shapes", "fleets", "formats", "opinions", "pastes", "rules"] {
        for set in sets(&Path::new(ROOT).join("tests/fixtures").join(folder)) {
            given.extend(answers(&report(&set)));
        }
    }
    let undeclared: Vec<_> = given.difference(&declared).collect();
    assert!(undeclared.is_empty(), "given, and not declared: {undeclared:#?}");
    let unseen: Vec<_> = declared.difference(&given).collect();
    assert!(unseen.is_empty(), "declared, and in no fixture: {unseen:#?}");
}

#[test]
fn the_real_exports_give_no_undeclared_answer() {
    let corpus = Path::new(ROOT).join("../shared/corpus");
    if !corpus.is_dir() {
        println!("skipped: there is no ../shared/corpus");
        return;
    }
    for set in sets(&corpus) {
        for (change, id, reply) in answers(&report(&set)) {
            let guide = GUIDES
                .iter()
                .find(|guide| guide.id == id && guide.severity.is_none() == change)
                .unwrap();
            assert!(guide.answers.contains(&reply), "{id}: {reply:?} in {set:?}");
        }
    }
}

#[test]
fn every_rule_is_explained() {
    for guide in &GUIDES {
        let id = guide.id;
        assert!(!guide.title.is_empty() && !guide.title.ends_with('.'), "{id}");
        assert!(guide.finds.ends_with('.'), "{id}");
        assert!(!guide.why.is_empty() && guide.remedy.ends_with('.'), "{id}");
        assert!(!guide.answers.is_empty(), "{id}");
        assert!(guide.answers.iter().collect::<BTreeSet<_>>().len() == guide.answers.len(), "{id}");
        let source = guide.source();
        assert!(!source.title.is_empty() && parse_date(&source.checked).is_some(), "{id}");
        if guide.severity.is_some() {
            assert!(guide.why.ends_with('.'), "{id}");
            assert!(guide.answers.contains(&Reply::Silent), "{id}");
        }
    }
}
