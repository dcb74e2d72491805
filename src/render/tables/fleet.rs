//! Tables about all instances taken together.

use super::{Cell, Rows, Table, count, date, text};
use crate::knowledge::sources;
use crate::note::NoteSeverity;
use crate::paths;
use crate::render::copy;
use crate::render::markdown::urgency;
use crate::report::{Report, Task};

/// The first sheet: what came out, and what it was read from.
pub static OVERVIEW: Table = Table {
    name: "Overview",
    columns: &[("What", 24), ("Value", 50), ("Detail", 90)],
    rows: overview,
};

/// Dates with the number of instances concerned.
pub static DATES: Table = Table {
    name: "Dates",
    columns: &[("Date", 12), ("Days", 8), ("What", 80), ("Status", 12), ("Instances", 11)],
    rows: dates,
};

/// The documents that the facts were taken from.
pub static SOURCES: Table = Table {
    name: "Sources",
    columns: &[("Source", 60), ("Dated", 12), ("Checked", 12)],
    rows: |_, row| {
        for one in sources::ALL {
            row(&[super::source(one), date(Some(&one.dated)), date(Some(&one.checked))]);
        }
    },
};

fn overview(report: &Report, row: Rows<'_>) {
    let fleet = &report.fleet;
    let mut put = |what: &str, value: Cell, detail: &str| row(&[text(what), value, text(detail)]);
    put("As of", date(Some(&report.as_of)), "The day for which everything dated is said.");
    put("Facts collected up to", date(Some(&report.knowledge_as_of)), "");
    let redacted = copy::words(report);
    if !redacted.is_empty() {
        put("Redacted copy", text("yes"), &redacted);
    }
    let header = fleet.header.map_or("No instance found", |header| header.words());
    put("Verdict", text(header), "The worst of all instances.");
    put("In one sentence", text(&fleet.headline), &fleet.text);
    if let Some(next) = &fleet.next_date {
        put("Next date", date(Some(&next.date)), &next.title);
    }
    if let Some(now) = &fleet.now {
        put("Do this now", text(&now.title), &now.text);
        put("", Cell::Empty, command(now));
    }
    put("Instances", count(report.instances.len()), "");
    for cell in &fleet.counts {
        let tier = if cell.tier.is_empty() { "tier not known" } else { &cell.tier };
        let what = format!("{}, {tier}", cell.platform);
        put("Instances by platform", Cell::Number(i64::from(cell.instances)), &what);
    }
    for place in &fleet.order {
        let path = report
            .instances
            .get(usize::try_from(place.instance).unwrap_or(usize::MAX))
            .and_then(|one| paths::recommended(&one.paths))
            .map_or_else(String::new, |path| format!("Path {}, {}. ", path.id, path.title));
        let detail = format!("{path}{}. Starts when {}.", place.why, place.starts_when);
        put(&format!("Migration {}", place.number), text(&place.name), &detail);
    }
    for input in &report.inputs {
        let detail =
            format!("{}, {} instance(s), {} note(s)", input.title, input.instances, input.notes);
        put("Input", text(&input.name), &detail);
    }
    for note in &report.notes {
        let what = match note.severity {
            NoteSeverity::Info => "Note",
            NoteSeverity::Warning => "Warning",
            NoteSeverity::Error => "Error",
        };
        let place = match note.at.line {
            Some(line) => format!("{}, line {line}", note.input),
            None => note.input.clone(),
        };
        let advice = note.advice.as_deref().unwrap_or_default();
        put(what, text(&place), format!("{} {advice}", note.message).trim_end());
    }
}

fn command(now: &Task) -> &str {
    now.command.as_ref().map_or("", |command| command.text.trim_end())
}

fn dates(report: &Report, row: Rows<'_>) {
    for entry in &report.fleet.timeline {
        row(&[
            date(Some(&entry.date)),
            Cell::Number(entry.days),
            text(&entry.title),
            text(urgency(entry.urgency)),
            Cell::Number(i64::from(entry.instances)),
        ]);
    }
}
