//! The report as JSON, whole or as a stream of pieces.

use super::Format;
use crate::engine::Analysis;
use crate::record::to_json;
use crate::report::{InstanceReport, Report};

/// JSON, described by `static/schema/report.schema.json`.
pub const FORMAT: Format = Format {
    id: "json",
    title: "JSON",
    extension: "json",
    mime: "application/json",
    text: true,
    plans: true,
    render,
};

fn render(mut report: Report) -> Vec<u8> {
    let instances = std::mem::take(&mut report.instances);
    let mut text = head(&mut report);
    for (index, mut instance) in instances.into_iter().enumerate() {
        text.push_str(&piece(index, &mut instance));
    }
    text.push_str(TAIL);
    text.into_bytes()
}

/// The same text as a report's rendering, instance by instance: a plan is 4 to 18 kB, and ten
/// thousand of them are not one string.
pub fn pieces(analysis: &Analysis, mut overview: Report) -> impl Iterator<Item = String> {
    let instances = std::mem::take(&mut overview.instances);
    let head = head(&mut overview);
    let instances = instances.into_iter().enumerate().map(|(index, mut instance)| {
        analysis.complete(&mut instance);
        piece(index, &mut instance)
    });
    std::iter::once(head).chain(instances).chain(std::iter::once(TAIL.to_owned()))
}

/// Closes the list of instances and the report.
const TAIL: &str = "\n]}\n";

/// Everything before the first instance, from a report without instances; the list is left open.
fn head(report: &mut Report) -> String {
    let mut text = to_json(report);
    // The instances are the report's last member.
    text.truncate(text.trim_end_matches("]}").len());
    text
}

/// One instance on a line of its own.
fn piece(index: usize, instance: &mut InstanceReport) -> String {
    format!("{}{}", if index == 0 { "\n" } else { ",\n" }, to_json(instance))
}
