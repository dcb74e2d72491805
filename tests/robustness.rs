//! Damage of every kind: a report comes, without a panic, and never a verdict that the undamaged
//! file contradicts with higher confidence.
//!
//! `ROBUSTNESS=full` damages every file in 200 places of each kind; without it fewer are tried.
#![allow(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test prints and panics"
)]

mod inputs;

use apim_planner::classify::Confidence;
use apim_planner::engine::analyze;
use apim_planner::input::shapes::SHAPES;
use apim_planner::input::{Input, read};
use apim_planner::report::Report;
use inputs::{files_in, options};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// How many places of each kind are tried in one file.
fn tries() -> usize {
    if std::env::var("ROBUSTNESS").is_ok_and(|run| run == "full") { 200 } else { 6 }
}

/// Every input with its name.
fn files() -> Vec<(String, Vec<u8>)> {
    let read = |path: PathBuf| (path.display().to_string(), std::fs::read(&path).unwrap());
    inputs::files().into_iter().map(read).collect()
}

fn report(bytes: &[u8]) -> Report {
    analyze(&[Input::new("damaged", bytes)], &options()).overview()
}

type Verdicts = BTreeMap<String, (String, Confidence)>;

/// The verdict of each instance whose name stands once.
fn verdicts(report: &Report) -> Verdicts {
    let mut found: BTreeMap<String, Vec<(String, Confidence)>> = BTreeMap::new();
    for instance in &report.instances {
        let platform = &instance.platform;
        let verdict = (platform.verdict.clone(), platform.confidence);
        found.entry(instance.name.clone()).or_default().push(verdict);
    }
    found
        .into_iter()
        .filter(|(_, verdicts)| verdicts.len() == 1)
        .map(|(name, mut verdicts)| (name, verdicts.remove(0)))
        .collect()
}

/// Reads a damaged file and holds it against what the undamaged one says.
fn hold(name: &str, how: &str, damaged: &[u8], whole: &Verdicts, faults: &mut Vec<String>) {
    let report = report(damaged);
    let mut fault = |what: String| faults.push(format!("{name}, {how}: {what}"));
    if report.instances.is_empty() && report.notes.is_empty() {
        fault("nothing is said".to_owned());
    }
    for note in &report.notes {
        if note.at.line.is_none_or(|line| line == 0) {
            fault(format!("no place: {note:?}"));
        }
        if let Some(excerpt) = &note.excerpt {
            let length = excerpt.text.chars().count();
            if length > 120 || excerpt.caret as usize > length + 1 {
                fault(format!("{excerpt:?}"));
            }
        }
    }
    for (instance, (verdict, confidence)) in verdicts(&report) {
        let Some((real, sure)) = whole.get(&instance) else { continue };
        // What says that it knows nothing of a location tells no platform.
        let told = verdict != "unknown" && confidence != Confidence::None;
        if *real != verdict && told && *sure > confidence {
            fault(format!(
                "{instance} is told {verdict} ({confidence:?}), and the whole file says {real} \
                 ({sure:?})"
            ));
        }
    }
}

fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// Numbers that are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) as usize % below.max(1)
    }
}

#[test]
fn every_file_cut_anywhere() {
    let (tries, mut faults) = (tries(), vec![]);
    for (name, bytes) in files() {
        let whole = verdicts(&report(&bytes));
        for cut in 0..tries {
            let end = bytes.len() * (2 * cut + 1) / (2 * tries);
            hold(&name, &format!("cut at {end}"), &bytes[..end], &whole, &mut faults);
        }
    }
    none(&faults);
}

#[test]
fn every_file_with_bytes_changed() {
    let (tries, mut faults) = (tries(), vec![]);
    for (name, bytes) in files() {
        let whole = verdicts(&report(&bytes));
        for seed in 0..tries {
            let mut numbers = Numbers(seed as u64 + 1);
            let mut damaged = bytes.clone();
            let at = numbers.next(damaged.len());
            let byte = u8::try_from(numbers.next(256)).unwrap();
            if let Some(place) = damaged.get_mut(at) {
                *place = byte;
            }
            hold(&name, &format!("byte {at} is {byte}"), &damaged, &whole, &mut faults);
        }
    }
    none(&faults);
}

#[test]
fn every_file_in_any_letter_case() {
    let (tries, mut faults) = (tries() / 3, vec![]);
    for (name, bytes) in files() {
        let whole = verdicts(&report(&bytes));
        for seed in 0..tries {
            let mut numbers = Numbers(seed as u64 + 1);
            let recase = |byte: &u8| match (seed, numbers.next(2)) {
                (0, _) => byte.to_ascii_uppercase(),
                (1, _) | (_, 0) => byte.to_ascii_lowercase(),
                _ => byte.to_ascii_uppercase(),
            };
            let damaged: Vec<u8> = bytes.iter().map(recase).collect();
            hold(&name, &format!("letter case {seed}"), &damaged, &whole, &mut faults);
        }
    }
    none(&faults);
}

#[test]
fn every_file_damaged_in_many_places() {
    let (tries, mut faults) = (tries() / 3, vec![]);
    for (name, bytes) in files() {
        for seed in 0..tries {
            let mut numbers = Numbers(seed as u64 + 77);
            let mut damaged = bytes.clone();
            for _ in 0..bytes.len() / 100 + 1 {
                let at = numbers.next(damaged.len());
                let marks = b"\"'{}[],:\\\n@;#/&<>\x1b\xC2\xA0\xE2\x80\x9C";
                if let Some(place) = damaged.get_mut(at) {
                    *place = marks[numbers.next(marks.len())];
                }
            }
            hold(&name, &format!("many, seed {seed}"), &damaged, &Verdicts::new(), &mut faults);
        }
    }
    none(&faults);
}

#[test]
fn what_was_found_before_stays_mended() {
    let found = files_in(&Path::new(ROOT).join("tests/fuzz/regressions"));
    assert!(found.len() >= 2, "{found:?}");
    let repairs = ["joinLines", "bareWords", "closeTexts", "powershellObjects"].map(str::to_owned);
    let mut faults = vec![];
    for path in found {
        let (name, bytes) = (path.display().to_string(), std::fs::read(&path).unwrap());
        hold(&name, "as found", &bytes, &Verdicts::new(), &mut faults);
        for shape in SHAPES {
            let input =
                Input { read_as: Some(shape.id), repairs: &repairs, ..Input::new("found", &bytes) };
            let estate = read(&[input]);
            assert!(!estate.instances.is_empty() || !estate.notes.is_empty(), "{name}");
        }
    }
    none(&faults);
}
