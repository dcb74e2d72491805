//! What people paste: every kind of damage, and what is no input. Each message is read as a
//! stranger would read it.
#![allow(clippy::unwrap_used, reason = "a test panics")]

use apim_planner::engine::analyze;
use apim_planner::input::Input;
use apim_planner::note::{Note, NoteKind, NoteSeverity};
use apim_planner::options::{Options, Prefer};
use apim_planner::report::{Report, parse_date};
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pastes")
}

fn report(name: &str, repairs: &[String]) -> Report {
    let bytes = std::fs::read(folder().join(name)).unwrap();
    let as_of = parse_date("2026-11-22").unwrap();
    let options = Options { as_of, prefer: Prefer::LeastFollowUp };
    analyze(&[Input { repairs, ..Input::new(name, &bytes) }], &options).overview()
}

fn write_note(note: &Note, out: &mut String) {
    let place = match (note.at.line, note.at.column) {
        (Some(line), Some(column)) => format!(" at {line}:{column}"),
        _ => String::new(),
    };
    writeln!(out, "{:?} {:?}{place}: {}", note.severity, note.kind, note.message).unwrap();
    if let Some(advice) = &note.advice {
        writeln!(out, "  {advice}").unwrap();
    }
    if let Some(command) = &note.command {
        writeln!(out, "  $ {command}").unwrap();
    }
    if let Some(offer) = &note.offer {
        writeln!(out, "  [{}] {}", offer.id, offer.title).unwrap();
    }
    if let Some(excerpt) = &note.excerpt {
        let caret = usize::try_from(excerpt.caret).unwrap();
        writeln!(out, "  | {}\n  | {:>caret$}", excerpt.text, "^").unwrap();
    }
}

/// What a person sees of a paste.
fn seen(report: &Report) -> String {
    let mut out = String::new();
    for input in &report.inputs {
        writeln!(out, "# {}: {}", input.name, input.title).unwrap();
        for note in report.notes.iter().filter(|note| note.input == input.name) {
            write_note(note, &mut out);
        }
    }
    for instance in &report.instances {
        let platform = &instance.platform;
        let tier = instance.sku.name.as_deref().unwrap_or("-");
        writeln!(
            out,
            "= {} {tier} {} ({:?})",
            instance.name, platform.verdict, platform.confidence
        )
        .unwrap();
    }
    out
}

fn names() -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn every_paste_is_answered() {
    let names = names();
    assert!(names.len() >= 40, "{}", names.len());
    for name in names {
        insta::assert_snapshot!(name.replace('.', "-"), seen(&report(&name, &[])));
    }
}

#[test]
fn what_is_offered_is_done_where_it_is_accepted() {
    let mut offered = 0;
    for name in names() {
        let repairs: Vec<String> = report(&name, &[])
            .notes
            .iter()
            .filter_map(|note| note.offer.as_ref().map(|offer| offer.id.to_string()))
            .collect();
        if repairs.is_empty() {
            continue;
        }
        offered += 1;
        let accepted = report(&name, &repairs);
        let left: Vec<&Note> = accepted.notes.iter().filter(|note| note.offer.is_some()).collect();
        assert!(left.is_empty(), "{name}: {left:#?}");
        insta::assert_snapshot!(format!("{}-accepted", name.replace('.', "-")), seen(&accepted));
    }
    assert!(offered >= 4, "{offered}");
}

#[test]
fn every_error_says_what_to_do() {
    for name in names() {
        for note in report(&name, &[]).notes {
            if note.severity == NoteSeverity::Error && note.kind != NoteKind::ErrorBody {
                assert!(note.advice.is_some() || note.command.is_some(), "{name}: {note:#?}");
            }
        }
    }
}
