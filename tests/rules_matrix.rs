//! Every rule against every fixture, as one table, and the list of rules against the files that
//! hold them.

#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a test prints and panics")]

mod inputs;
mod table;

use apim_planner::knowledge::retirements;
use apim_planner::rules::{ExposureStatus, FINDINGS, RETIREMENTS};
use inputs::files_in;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use table::{letters, report, root, word};

/// The files of a folder in the order of their names.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    found
}

#[test]
fn every_rule_against_every_fixture() {
    let mut all = String::new();
    for file in files(&root().join("tests/fixtures/verdicts")) {
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        if matches!(name.as_str(), "expected.json" | "README.md" | ".gitattributes") {
            continue;
        }
        for instance in &report(&file, "2026-11-22").instances {
            writeln!(all, "{name}: {} {}", instance.name, letters(&instance.exposures)).unwrap();
            for finding in &instance.findings {
                writeln!(all, "  {}", word(finding)).unwrap();
            }
        }
    }
    insta::assert_snapshot!("matrix", all);
}

/// The names of the files of a folder that hold a rule.
/// File names and ids alone: what the corpus holds stays in it.
#[test]
fn every_rule_against_the_corpus() {
    let corpus = root().join("../shared/corpus");
    if !corpus.is_dir() {
        println!("skipped: the corpus is not beside the checkout ({})", corpus.display());
        return;
    }
    let mut all = String::new();
    for file in files_in(&corpus) {
        let report = report(&file, "2026-11-22");
        if report.instances.is_empty() {
            continue;
        }
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for instance in &report.instances {
            for finding in &instance.findings {
                *counts.entry(finding.id.to_string()).or_default() += 1;
            }
            for change in &instance.exposures {
                let status = match change.status {
                    ExposureStatus::Exposed => "exposed",
                    ExposureStatus::PreconditionSeen => "precondition",
                    _ => continue,
                };
                *counts.entry(format!("{} {status}", change.id)).or_default() += 1;
            }
        }
        let name = file.strip_prefix(&corpus).unwrap().display();
        writeln!(all, "{name}: {}", report.instances.len()).unwrap();
        for (id, count) in counts {
            writeln!(all, "  {count} {id}").unwrap();
        }
    }
    insta::assert_snapshot!("corpus", all);
}

fn rule_files(folder: &str) -> BTreeSet<String> {
    files(&root().join(folder))
        .into_iter()
        .filter(|path| fs::read_to_string(path).unwrap().contains("static RULE"))
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect()
}

#[test]
fn every_file_is_in_its_list() {
    let slug = |id: &str| id.split_once('/').unwrap().1.replace('-', "_");
    let findings: BTreeSet<String> = FINDINGS.iter().map(|rule| slug(rule.id)).collect();
    assert_eq!(findings.len(), FINDINGS.len());
    assert_eq!(findings, rule_files("src/rules/findings"));
    let retirements: BTreeSet<String> =
        RETIREMENTS.iter().map(|rule| slug(rule.retirement.id)).collect();
    assert_eq!(retirements.len(), RETIREMENTS.len());
    assert_eq!(retirements, rule_files("src/rules/retirements"));
    let listed: Vec<_> = RETIREMENTS.iter().map(|rule| rule.retirement.id).collect();
    let known: Vec<_> = retirements::RETIREMENTS.iter().map(|facts| facts.id).collect();
    assert_eq!(listed, known);
    for rule in FINDINGS {
        assert!(rule.doc.ends_with('.'), "{}", rule.id);
    }
}

#[test]
fn what_is_open_says_how_it_is_settled() {
    for file in files(&root().join("tests/fixtures/verdicts")) {
        if file.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        for instance in &report(&file, "2026-11-22").instances {
            for one in &instance.exposures {
                if matches!(
                    one.status,
                    ExposureStatus::PreconditionSeen | ExposureStatus::NotVisible
                ) {
                    let name = &instance.name;
                    assert!(
                        one.good_answer.is_some() || one.command.is_some(),
                        "{name} {}",
                        one.id
                    );
                }
                if let Some(command) = &one.command {
                    assert!(!command.text.contains('<'), "{}: {}", one.id, command.text);
                }
                assert!(!one.text.is_empty());
            }
            for one in &instance.findings {
                assert!(!one.because.is_empty(), "{}", one.id);
                assert!(!one.title.ends_with('.'), "{}", one.title);
                assert!(one.text.ends_with('.') && one.action.ends_with('.'), "{}", one.id);
            }
        }
    }
}
