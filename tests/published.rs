//! What published rules of other tools would say of every fixture and of the corpus, as one
//! reviewed table, and the faults that are known of them, one by one.

#![allow(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test prints and panics"
)]

use apim_planner::engine::{Analysis, analyze};
use apim_planner::input::Input;
use apim_planner::options::{Options, Prefer};
use apim_planner::published::{LEFT_OUT, PUBLISHED, PublishedOpinion, Stance};
use apim_planner::report::parse_date;
use apim_planner::rules::FINDINGS;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn analysis(name: &str, bytes: &[u8]) -> Analysis {
    let options = Options { as_of: parse_date("2026-11-22").unwrap(), prefer: Prefer::default() };
    analyze(&[Input::new(name, bytes)], &options)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if !matches!(
            path.file_name().and_then(|name| name.to_str()),
            Some("expected.json" | "expected_wrapped.json" | "README.md" | ".gitattributes")
        ) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// What is said of each instance of a file.
fn said(path: &Path) -> Vec<Vec<PublishedOpinion>> {
    let analysis = analysis("file", &fs::read(path).unwrap());
    (0..analysis.instances()).map(|index| analysis.published(index)).collect()
}

/// One letter: `R` where the rule reports, `s` where it is silent; then how it stands.
fn cell(opinion: &PublishedOpinion) -> &'static str {
    match (opinion.reports, opinion.stance) {
        (true, Stance::Agrees) => "R=",
        (true, Stance::Disagrees) => "R!",
        (true, Stance::Open) => "R?",
        (false, Stance::Agrees) => "s=",
        (false, Stance::Disagrees) => "s!",
        (false, Stance::Open) => "s?",
    }
}

fn row(opinions: &[PublishedOpinion]) -> String {
    opinions.iter().map(cell).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_published_rule_against_every_fixture() {
    let mut all = String::from("R reports, s silent; = agrees, ! disagrees, ? not judged\n\n");
    for (at, rule) in PUBLISHED.iter().flat_map(|rules| rules.iter()).enumerate() {
        writeln!(all, "{:>2}  {} {}: {}", at + 1, rule.tool, rule.id, rule.claim).unwrap();
    }
    let mut because = BTreeMap::new();
    all.push('\n');
    for path in files(&root().join("tests/fixtures/verdicts")) {
        let name = path.file_name().unwrap().to_str().unwrap();
        for (index, opinions) in said(&path).iter().enumerate() {
            writeln!(all, "{} {name} {index}", row(opinions)).unwrap();
            for one in opinions {
                let key = (one.rule.clone(), cell(one), one.why.clone());
                *because.entry(key).or_insert(0) += 1;
            }
        }
    }
    all.push('\n');
    for ((rule, cell, why), times) in because {
        writeln!(all, "{times:>3} {cell} {rule}  {why}").unwrap();
    }
    insta::assert_snapshot!("published", all);
}

#[test]
fn every_published_rule_against_the_corpus() {
    let corpus = root().join("../shared/corpus");
    if !corpus.join("expected.json").is_file() {
        println!("skipped: no corpus beside the checkout ({})", corpus.display());
        return;
    }
    let mut all = String::new();
    let mut sums: BTreeMap<(String, &str), u32> = BTreeMap::new();
    for path in files(&corpus) {
        let mut of_file: BTreeMap<(String, &str), u32> = BTreeMap::new();
        for one in said(&path).iter().flatten() {
            let key = (one.rule.to_string(), cell(one));
            *sums.entry(key.clone()).or_default() += 1;
            // What is silent and in order says nothing.
            if one.reports || one.stance == Stance::Disagrees {
                *of_file.entry(key).or_default() += 1;
            }
        }
        let words: Vec<String> = of_file
            .iter()
            .map(|((rule, cell), times)| {
                format!("{}{cell}{times}", rule.split('-').next_back().unwrap_or(rule))
            })
            .collect();
        let name = path.strip_prefix(&corpus).unwrap().to_str().unwrap();
        writeln!(all, "{name}: {}", words.join(" ")).unwrap();
    }
    all.push('\n');
    for ((rule, cell), times) in &sums {
        writeln!(all, "{times:>4} {cell} {rule}").unwrap();
    }
    insta::assert_snapshot!("published_corpus", all);
}

#[test]
fn every_published_rule_is_told_with_its_source() {
    let findings: BTreeSet<&str> = FINDINGS.iter().map(|rule| rule.id).collect();
    let all: Vec<_> = PUBLISHED.iter().flat_map(|rules| rules.iter()).collect();
    let ids: BTreeSet<_> = all.iter().map(|rule| (rule.tool, rule.id)).collect();
    assert_eq!(ids.len(), all.len());
    let said = said(&root().join("tests/fixtures/verdicts/arm-premium-stv2-three-zones.json"));
    assert_eq!(said[0].len(), all.len());
    for (rule, opinion) in all.iter().zip(&said[0]) {
        assert_eq!((rule.tool, rule.id), (&*opinion.tool, &*opinion.rule));
        assert!(!rule.row().contains(&""), "{}", rule.id);
        assert!(!rule.predicate.contains('\n'), "{}", rule.id);
        let source = rule.source();
        assert!(source.url.starts_with("https://github.com/"), "{}", source.url);
        assert!(!source.url.contains(char::is_whitespace), "{}", source.url);
        assert!(parse_date(&source.checked).is_some(), "{}", rule.id);
        assert!(!rule.ours.is_empty(), "{}", rule.id);
        for id in rule.ours {
            assert!(findings.contains(id) || id.starts_with("fact "), "{}: {id}", rule.id);
        }
    }
    for [tool, rule, why] in LEFT_OUT {
        assert!(!tool.is_empty() && !rule.is_empty() && why.ends_with('.'), "{rule}");
    }
}

#[test]
fn it_is_part_of_one_instance_and_of_no_whole_report() {
    let path = root().join("tests/fixtures/verdicts/apim-list-three.json");
    let analysis = analysis("three", &fs::read(path).unwrap());
    assert!(analysis.report().instances.iter().all(|one| one.published.is_empty()));
    let one = analysis.instance(1).unwrap();
    assert_eq!(one.published, analysis.published(1));

    let schema = fs::read_to_string(root().join("static/schema/report.schema.json")).unwrap();
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut report = analysis.report();
    report.instances = vec![one];
    let mut value = serde_json::to_value(&report).unwrap();
    let errors: Vec<_> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    value["instances"][0]["published"][0]["stance"] = "perhaps".into();
    assert!(!validator.is_valid(&value));
}
