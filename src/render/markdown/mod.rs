//! The report as Markdown, whole or one instance.

pub mod escape;
mod instance;
mod plan;
mod v2_fit;

pub use instance::instance;

use super::{Format, copy};
use crate::note::NoteSeverity;
use crate::report::Report;
use crate::rules::{Command, Urgency};
use escape::{block, code, text};
use std::fmt::Write;

/// Markdown.
pub const FORMAT: Format = Format {
    id: "markdown",
    title: "Markdown",
    extension: "md",
    mime: "text/markdown",
    text: true,
    plans: true,
    render,
};

/// The whole report: the fleet first, then every instance.
fn render(report: Report) -> Vec<u8> {
    let report = &report;
    let mut out = String::from("# API Management: platforms, dates and migration plan\n\n");
    line(
        &mut out,
        &format!("As of {}. Facts collected up to {}.", report.as_of, report.knowledge_as_of),
    );
    let redacted = copy::words(report);
    if !redacted.is_empty() {
        line(&mut out, &format!("**{}**", text(&redacted)));
    }
    if let [only] = report.instances.as_slice() {
        out.push_str(&instance(only));
    } else {
        fleet(&mut out, report);
    }
    dates(&mut out, report);
    inputs(&mut out, report);
    if report.instances.len() > 1 {
        for one in &report.instances {
            out.push_str("\n---\n\n");
            out.push_str(&instance(one));
        }
    }
    out.into_bytes()
}

fn fleet(out: &mut String, report: &Report) {
    let fleet = &report.fleet;
    match fleet.header {
        Some(header) => heading(out, 2, header.words()),
        None => heading(out, 2, "No instance found"),
    }
    line(out, &format!("**{}** {}", text(&fleet.headline), text(&fleet.text)));
    if let Some(next) = &fleet.next_date {
        line(out, &format!("Next date: **{}**, {}.", next.date, text(&next.title)));
    }
    if let Some(now) = &fleet.now {
        line(out, &format!("Do this now: **{}.** {}", text(&now.title), text(&now.text)));
        command(out, now.command.as_ref());
    }
    if !report.instances.is_empty() {
        heading(out, 2, "Instances");
        table(
            out,
            &["Instance", "Verdict", "Platform", "Tier", "Units", "Regions", "Path", "Next date"],
            report.instances.iter().map(|one| {
                vec![
                    code(&one.name),
                    one.header.words().to_owned(),
                    code(&one.platform.verdict),
                    text(
                        one.sku
                            .display
                            .as_deref()
                            .or(one.sku.name.as_deref())
                            .unwrap_or("Not known"),
                    ),
                    text(&units(one)),
                    text(&regions(one)),
                    recommended(one),
                    one.next_date.as_ref().map_or("–".to_owned(), |next| next.date.clone()),
                ]
            }),
        );
    }
    if !fleet.order.is_empty() {
        heading(out, 2, "Order of the migrations");
        table(
            out,
            &["Place", "Instance", "Path", "Why here", "Starts when"],
            fleet.order.iter().map(|place| {
                vec![
                    place.number.to_string(),
                    code(&place.name),
                    text(&place.path),
                    text(&place.why),
                    text(&place.starts_when),
                ]
            }),
        );
    }
}

fn dates(out: &mut String, report: &Report) {
    if report.fleet.timeline.is_empty() {
        return;
    }
    heading(out, 2, "Dates");
    table(
        out,
        &["Date", "What", "Instances", "Status"],
        report.fleet.timeline.iter().map(|entry| {
            vec![
                entry.date.clone(),
                text(&entry.title),
                entry.instances.to_string(),
                urgency(entry.urgency).to_owned(),
            ]
        }),
    );
}

fn inputs(out: &mut String, report: &Report) {
    heading(out, 2, "What was read");
    table(
        out,
        &["Input", "Recognised as", "Instances", "Notes"],
        report.inputs.iter().map(|input| {
            vec![
                code(&input.name),
                text(&input.title),
                input.instances.to_string(),
                input.notes.to_string(),
            ]
        }),
    );
    for note in &report.notes {
        let mut words = format!(
            "{}: {}",
            match note.severity {
                NoteSeverity::Info => "Note",
                NoteSeverity::Warning => "Warning",
                NoteSeverity::Error => "Error",
            },
            text(&note.message)
        );
        let _ = write!(words, " ({}", code(&note.input));
        if let (Some(row), Some(column)) = (note.at.line, note.at.column) {
            let _ = write!(words, ", line {row}, column {column}");
        }
        words.push(')');
        if let Some(advice) = &note.advice {
            let _ = write!(words, ". {}", text(advice));
        }
        let _ = writeln!(out, "* {words}");
        if let Some(command) = &note.command {
            let _ = write!(out, "\n{}\n", block("bash", command));
        }
    }
}

/// `3` or `3 + 1`.
pub(super) fn units(one: &crate::report::InstanceReport) -> String {
    let each: Vec<String> = one
        .locations
        .iter()
        .map(|location| match &location.capacity {
            Some(capacity) => capacity.to_string(),
            None => "?".to_owned(),
        })
        .collect();
    each.join(" + ")
}

/// The regions, primary first.
pub(super) fn regions(one: &crate::report::InstanceReport) -> String {
    let each: Vec<&str> = one.locations.iter().map(|location| location.region.as_str()).collect();
    each.join(", ")
}

fn recommended(one: &crate::report::InstanceReport) -> String {
    crate::paths::recommended(&one.paths)
        .map_or("none needed or decided".to_owned(), |path| text(&path.id))
}

/// An urgency in words.
pub(super) fn urgency(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::PastDue => "past due",
        Urgency::Action => "action",
        Urgency::Check => "check",
        Urgency::Note => "note",
    }
}

/// A heading; its text is the product's own or escaped by the caller.
pub(super) fn heading(out: &mut String, level: usize, words: &str) {
    let _ = write!(out, "\n{} {words}\n\n", "#".repeat(level));
}

/// A paragraph.
pub(super) fn line(out: &mut String, words: &str) {
    let _ = write!(out, "{}\n\n", words.trim_end());
}

/// A command as a fenced block.
pub(super) fn command(out: &mut String, command: Option<&Command>) {
    if let Some(command) = command {
        let _ = writeln!(out, "{}", block(&command.language, &command.text));
    }
}

/// A table; cells are escaped by the caller.
pub(super) fn table(
    out: &mut String,
    columns: &[&str],
    rows: impl IntoIterator<Item = Vec<String>>,
) {
    let _ = writeln!(out, "| {} |", columns.join(" | "));
    let _ = writeln!(out, "|{}", " --- |".repeat(columns.len()));
    for row in rows {
        let _ = writeln!(out, "| {} |", row.join(" | "));
    }
    out.push('\n');
}
