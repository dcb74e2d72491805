//! SARIF 2.1.0: every finding, and every change that concerns an instance or may do so, as a
//! result with the place that it rests on.

mod place;
mod rules;
mod writer;

use super::{Format, copy, readable};
use crate::classify::Evidence;
use crate::fingerprint;
use crate::note::NoteSeverity;
use crate::report::{InstanceReport, Report};
use crate::rules::{AcceptedFinding, ExposureStatus, Severity, Urgency};
use place::{message, place};
use writer::Writer;

/// SARIF.
pub const FORMAT: Format = Format {
    id: "sarif",
    title: "SARIF 2.1.0, for code scanning",
    extension: "sarif",
    mime: "application/sarif+json",
    text: true,
    plans: false,
    render: |report| log(&report),
};

fn log(report: &Report) -> Vec<u8> {
    let mut out = Writer::default();
    out.open("", '{');
    out.text("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    out.text("version", "2.1.0");
    out.open("runs", '[');
    out.open("", '{');
    out.open("tool", '{');
    out.open("driver", '{');
    out.text("name", env!("CARGO_PKG_NAME"));
    out.text("semanticVersion", env!("CARGO_PKG_VERSION"));
    let ids = rules::write(&mut out);
    out.close('}');
    out.close('}');
    invocation(report, &mut out);
    out.open("artifacts", '[');
    for input in &report.inputs {
        out.open("", '{');
        out.open("location", '{');
        out.text("uri", &place::uri(&input.name));
        out.close('}');
        out.close('}');
    }
    out.close(']');
    out.open("results", '[');
    for one in &report.instances {
        results(report, one, &ids, &mut out);
    }
    out.close(']');
    out.text("columnKind", "unicodeCodePoints");
    out.open("properties", '{');
    out.text("asOf", &readable::line(&report.as_of));
    out.text("knowledgeAsOf", &readable::line(&report.knowledge_as_of));
    let redacted = copy::words(report);
    if !redacted.is_empty() {
        out.text("redacted", &redacted);
    }
    out.close('}');
    out.close('}');
    out.close(']');
    out.close('}');
    let mut text = out.finish();
    text.push('\n');
    text.into_bytes()
}

/// What was noticed while reading.
fn invocation(report: &Report, out: &mut Writer) {
    out.open("invocations", '[');
    out.open("", '{');
    out.plain("executionSuccessful", "true");
    out.open("toolExecutionNotifications", '[');
    for note in &report.notes {
        let input = report.inputs.iter().position(|input| input.name == note.input);
        out.open("", '{');
        let level = match note.severity {
            NoteSeverity::Info => "note",
            NoteSeverity::Warning => "warning",
            NoteSeverity::Error => "error",
        };
        out.text("level", level);
        message(&[&note.message, note.advice.as_deref().unwrap_or_default()], out);
        if let Some(input) = input {
            out.open("locations", '[');
            out.open("", '{');
            place(report, input, Some(&note.at), out);
            out.close('}');
            out.close(']');
        }
        out.close('}');
    }
    out.close(']');
    out.close('}');
    out.close(']');
}

/// One result.
struct Found<'a> {
    id: &'a str,
    /// `fail`, `open`, `review` or `informational`.
    kind: &'static str,
    level: &'static str,
    words: [&'a str; 3],
    date: Option<&'a str>,
    because: &'a [Evidence],
    /// By whom and why it is accepted.
    accepted: Option<String>,
}

fn results(report: &Report, one: &InstanceReport, ids: &[&str], out: &mut Writer) {
    let open = one.findings.iter().map(|finding| (finding, None));
    let accepted = one.accepted.iter().map(|accepted| (&accepted.finding, Some(accepted)));
    for (finding, accepted) in open.chain(accepted) {
        let level = level(finding.severity);
        // Only what fails has a level.
        let (kind, level) = match finding.urgency {
            Urgency::PastDue | Urgency::Action => ("fail", level),
            Urgency::Check => ("open", "none"),
            Urgency::Note => ("informational", "none"),
        };
        let words = [finding.title.as_str(), &finding.text, &finding.action];
        let (id, date) = (finding.id.as_ref(), finding.date.as_deref());
        let (because, accepted) = (&finding.because, accepted.map(AcceptedFinding::words));
        let found = Found { id, kind, level, words, date, because, accepted };
        result(report, one, ids, &found, out);
    }
    for change in &one.exposures {
        let (kind, level) = match change.status {
            ExposureStatus::Exposed if change.past_due => ("fail", "error"),
            ExposureStatus::Exposed => ("fail", "warning"),
            ExposureStatus::PreconditionSeen => ("review", "none"),
            ExposureStatus::NotVisible => ("open", "none"),
            ExposureStatus::NotExposed | ExposureStatus::NotApplicable => continue,
        };
        let words = [change.title.as_ref(), &change.text, &change.remedy];
        let (id, date) = (change.id.as_ref(), Some(change.date.as_ref()));
        let because = &change.because;
        let accepted = None;
        let found = Found { id, kind, level, words, date, because, accepted };
        result(report, one, ids, &found, out);
    }
}

/// How much a finding matters, in the words of SARIF.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low | Severity::Info => "note",
    }
}

fn result(
    report: &Report,
    one: &InstanceReport,
    ids: &[&str],
    found: &Found<'_>,
    out: &mut Writer,
) {
    out.open("", '{');
    out.text("ruleId", &readable::line(found.id));
    if let Some(index) = ids.iter().position(|id| *id == found.id) {
        out.number("ruleIndex", index);
    }
    out.text("kind", found.kind);
    out.text("level", found.level);
    let [title, text, action] = found.words;
    message(&[&one.name, ": ", title, ". ", text, " ", action], out);
    out.open("locations", '[');
    out.open("", '{');
    // What a finding rests on, or else anything that was read of the instance.
    let seen = |because: &&Evidence| because.at.is_some();
    let facts = one.facts.iter().flat_map(|fact| &fact.because);
    let because = found.because.iter().chain(facts).find(seen);
    let input = because.map_or(0, |because| usize::try_from(because.input).unwrap_or_default());
    place(report, input, because.and_then(|because| because.at.as_ref()), out);
    out.open("logicalLocations", '[');
    out.open("", '{');
    out.text("name", &readable::line(&one.name));
    out.text("fullyQualifiedName", &readable::line(one.id.as_deref().unwrap_or(&one.name)));
    out.text("kind", "resource");
    out.close('}');
    out.close(']');
    out.close('}');
    out.close(']');
    let about = one.id.as_deref().unwrap_or(&one.name).to_ascii_lowercase();
    let field = found.because.first().map_or("", |because| &because.field);
    out.open("partialFingerprints", '{');
    out.text("instanceAndRule/v1", &fingerprint::of(&[&about, found.id, field]));
    out.close('}');
    if let Some(accepted) = &found.accepted {
        out.open("suppressions", '[');
        out.open("", '{');
        out.text("kind", "external");
        out.text("status", "accepted");
        out.text("justification", &readable::line(accepted));
        out.close('}');
        out.close(']');
    }
    out.open("properties", '{');
    out.text("instance", &readable::line(&one.name));
    out.maybe("date", found.date);
    out.close('}');
    out.close('}');
}
