//! JUnit XML: a suite for each instance, a case for each check. What is past due or to be acted on
//! fails, what cannot be told from the input is skipped.

use super::xml::{escape, escaped};
use super::{Format, copy, readable, tables};
use crate::note::NoteSeverity;
use crate::report::{Header, InstanceReport, Report};
use crate::rules::{ExposureStatus, Urgency};
use std::fmt::Write;

/// JUnit XML.
pub const FORMAT: Format = Format {
    id: "junit",
    title: "JUnit XML, for pipelines",
    extension: "xml",
    mime: "application/xml",
    text: true,
    plans: false,
    render: |report| suites(&report),
};

/// How a case came out.
#[derive(Clone, Copy, PartialEq)]
enum Outcome {
    Passed,
    Skipped,
    Failed(&'static str),
}

/// One suite, as far as it is written.
struct Suite {
    class: String,
    cases: String,
    tests: u32,
    failures: u32,
    skipped: u32,
}

fn suites(report: &Report) -> Vec<u8> {
    let mut suites = String::new();
    let (mut tests, mut failures) = (0_u32, 0_u32);
    let mut add = |suite: Suite, properties: &[(&str, &str)]| {
        tests = tests.saturating_add(suite.tests);
        failures = failures.saturating_add(suite.failures);
        suite.write(report, properties, &mut suites);
    };
    add(inputs(report), &[]);
    for one in &report.instances {
        let properties = [
            ("id", one.id.as_deref().unwrap_or_default()),
            ("platform", one.platform.verdict.as_str()),
            ("tier", tables::tier(one)),
            ("verdict", one.header.words()),
        ];
        add(instance(one), &properties);
    }
    let redacted = copy::words(report);
    let name = if redacted.is_empty() { "apim-planner" } else { "apim-planner, redacted copy" };
    let head = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <testsuites name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" time=\"0\">\n"
    );
    [&head, suites.as_str(), "</testsuites>\n"].concat().into_bytes()
}

/// What was read.
fn inputs(report: &Report) -> Suite {
    let mut suite = Suite::new("inputs");
    for input in &report.inputs {
        let recognised = input.documents.iter().any(|document| document.shape != "unknown");
        let mut words: Vec<String> = Vec::new();
        for note in report.notes.iter().filter(|note| note.input == input.name) {
            if note.severity != NoteSeverity::Info {
                let place = note.at.line.map_or_else(String::new, |line| format!("line {line}: "));
                words.push(format!("{place}{}", note.message));
            }
        }
        let outcome = if recognised { Outcome::Passed } else { Outcome::Failed("notRecognised") };
        let title = input.title.as_ref();
        suite.case(&format!("{} is recognised", input.name), outcome, title, &words.join("\n"));
    }
    suite
}

fn instance(one: &InstanceReport) -> Suite {
    let mut suite = Suite::new(&one.name);
    let outcome = match one.header {
        Header::CannotTell => Outcome::Skipped,
        _ => Outcome::Passed,
    };
    suite.case("platform can be told", outcome, &one.headline, &one.text);
    for finding in &one.findings {
        let outcome = match finding.urgency {
            Urgency::PastDue => Outcome::Failed("pastDue"),
            Urgency::Action => Outcome::Failed("action"),
            Urgency::Check => Outcome::Skipped,
            Urgency::Note => Outcome::Passed,
        };
        let command = finding.command.as_ref().map_or("", |command| &command.text);
        let words = [&finding.text, "\n", &finding.action, "\n", command].concat();
        suite.case(&format!("{}: {}", finding.id, finding.title), outcome, &finding.title, &words);
    }
    for accepted in &one.accepted {
        let finding = &accepted.finding;
        let name = format!("{}: {}", finding.id, finding.title);
        suite.case(&name, Outcome::Skipped, &accepted.words(), &finding.text);
    }
    for change in &one.exposures {
        let outcome = match change.status {
            ExposureStatus::Exposed if change.past_due => Outcome::Failed("pastDue"),
            ExposureStatus::Exposed => Outcome::Failed("exposed"),
            ExposureStatus::PreconditionSeen | ExposureStatus::NotVisible => Outcome::Skipped,
            ExposureStatus::NotExposed | ExposureStatus::NotApplicable => Outcome::Passed,
        };
        let message = format!("{}, {}: {}", change.date, change.status.words(), change.title);
        let command = change.command.as_ref().map_or("", |command| &command.text);
        let words = [change.text.as_str(), "\n", &change.remedy, "\n", command].concat();
        suite.case(&format!("{}: {}", change.id, change.title), outcome, &message, &words);
    }
    suite
}

impl Suite {
    fn new(name: &str) -> Self {
        let class = escaped(&readable::line(name));
        Self { class, cases: String::new(), tests: 0, failures: 0, skipped: 0 }
    }

    fn case(&mut self, name: &str, outcome: Outcome, message: &str, words: &str) {
        self.tests = self.tests.saturating_add(1);
        let out = &mut self.cases;
        let class = &self.class;
        let _ = write!(out, "  <testcase classname=\"{class}\" name=\"");
        escape(&readable::line(name), out);
        out.push_str("\" time=\"0\"");
        let end = match outcome {
            Outcome::Passed if words.is_empty() => {
                out.push_str("/>\n");
                return;
            }
            Outcome::Passed => {
                out.push_str("><system-out>");
                "</system-out></testcase>\n"
            }
            Outcome::Skipped => {
                self.skipped = self.skipped.saturating_add(1);
                let _ = write!(out, "><skipped message=\"{}\">", escaped(&readable::line(message)));
                "</skipped></testcase>\n"
            }
            Outcome::Failed(kind) => {
                self.failures = self.failures.saturating_add(1);
                let message = escaped(&readable::line(message));
                let _ = write!(out, "><failure type=\"{kind}\" message=\"{message}\">");
                "</failure></testcase>\n"
            }
        };
        escape(readable::lines(words).trim(), out);
        out.push_str(end);
    }

    fn write(&self, report: &Report, properties: &[(&str, &str)], out: &mut String) {
        let Self { class, cases, tests, failures, skipped } = self;
        let as_of = escaped(&readable::line(&report.as_of));
        let _ = writeln!(
            out,
            " <testsuite name=\"{class}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" \
             skipped=\"{skipped}\" time=\"0\" timestamp=\"{as_of}T00:00:00\" hostname=\"localhost\">"
        );
        if !properties.is_empty() {
            out.push_str("  <properties>\n");
            for (name, value) in properties {
                let value = escaped(&readable::line(value));
                let _ = writeln!(out, "   <property name=\"{name}\" value=\"{value}\"/>");
            }
            out.push_str("  </properties>\n");
        }
        out.push_str(cases);
        out.push_str(" </testsuite>\n");
    }
}
