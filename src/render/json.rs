//! The report as JSON, whole or as a stream of pieces.

use super::Format;
use crate::engine::Analysis;
use crate::report::Report;
use serde::Serialize;

/// JSON, described by `static/schema/report.schema.json`.
pub const FORMAT: Format =
    Format { id: "json", title: "JSON", extension: "json", mime: "application/json", render };

fn render(report: &Report) -> String {
    let head = head(report);
    let mut text = head;
    for (index, instance) in report.instances.iter().enumerate() {
        text.push_str(if index == 0 { "\n" } else { ",\n" });
        text.push_str(&one_line(instance));
    }
    text.push_str(TAIL);
    text
}

/// The same text as a report's rendering, instance by instance: a plan is 4 to 18 kB, and ten
/// thousand of them are not one string.
pub fn pieces(analysis: &Analysis, overview: Report) -> impl Iterator<Item = String> {
    let head = head(&overview);
    let instances = overview.instances.into_iter().enumerate().map(|(index, mut instance)| {
        analysis.add_plan(&mut instance);
        format!("{}{}", if index == 0 { "\n" } else { ",\n" }, one_line(&instance))
    });
    std::iter::once(head).chain(instances).chain(std::iter::once(TAIL.to_owned()))
}

/// Closes the list of instances and the report.
const TAIL: &str = "\n]}\n";

/// Everything before the first instance; the list is left open.
fn head(report: &Report) -> String {
    let empty = Report { instances: Vec::new(), ..shallow(report) };
    let mut text = one_line(&empty);
    // The instances are the report's last member.
    text.truncate(text.trim_end_matches("]}").len());
    text
}

fn shallow(report: &Report) -> Report {
    Report {
        schema_version: report.schema_version.clone(),
        as_of: report.as_of.clone(),
        knowledge_as_of: report.knowledge_as_of.clone(),
        inputs: report.inputs.clone(),
        notes: report.notes.clone(),
        fleet: report.fleet.clone(),
        instances: Vec::new(),
    }
}

/// A value on one line. The types of a report have no map with other keys than strings and no
/// number that JSON cannot hold, so that this cannot fail; if it did, an empty line says so.
fn one_line(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
