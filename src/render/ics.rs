//! The dates as a calendar after RFC 5545: an event of a whole day for each change or deadline.

use super::{Format, copy, readable};
use crate::fingerprint;
use crate::report::{Report, parse_date};
use crate::rules::{ExposureStatus, Urgency};
use crate::sort;
use std::fmt::Write;

/// iCalendar.
pub const FORMAT: Format = Format {
    id: "ics",
    title: "Calendar of the dates",
    extension: "ics",
    mime: "text/calendar",
    text: true,
    plans: false,
    render: |report| calendar(&report),
};

/// The most instances that an event names.
const NAMES: usize = 50;

/// Something that one instance has to do with on one day.
struct Entry<'a> {
    date: &'a str,
    id: &'a str,
    title: &'a str,
    action: &'a str,
    url: Option<&'static str>,
    past_due: bool,
    instance: &'a str,
}

fn calendar(report: &Report) -> Vec<u8> {
    let mut out = String::new();
    line("BEGIN:VCALENDAR", &mut out);
    line("VERSION:2.0", &mut out);
    line("PRODID:-//apim-planner//apim-planner//EN", &mut out);
    line("CALSCALE:GREGORIAN", &mut out);
    line("METHOD:PUBLISH", &mut out);
    line("X-WR-CALNAME:API Management: dates", &mut out);
    let stamp = basic(&report.as_of).unwrap_or_else(|| "19700101".to_owned());
    let redacted = copy::words(report);
    if !redacted.is_empty() {
        text("X-WR-CALDESC", &redacted, &mut out);
    }
    let mut entries = entries(report);
    sort::sort_by(&mut entries, |a, b| (a.date, a.id, a.title).cmp(&(b.date, b.id, b.title)));
    for same in entries.chunk_by(|a, b| (a.date, a.id, a.title) == (b.date, b.id, b.title)) {
        event(same, &stamp, &redacted, &mut out);
    }
    line("END:VCALENDAR", &mut out);
    out.into_bytes()
}

/// Everything dated that concerns an instance or may do so, and lies ahead or is past due.
fn entries(report: &Report) -> Vec<Entry<'_>> {
    let mut entries = Vec::new();
    // Days are written so that the later one is the greater text.
    let ahead = |date: &str| date >= report.as_of.as_str();
    for one in &report.instances {
        for change in &one.exposures {
            let concerned =
                matches!(change.status, ExposureStatus::Exposed | ExposureStatus::PreconditionSeen);
            if concerned && (change.past_due || ahead(&change.date)) {
                entries.push(Entry {
                    date: &change.date,
                    id: &change.id,
                    title: &change.title,
                    action: &change.remedy,
                    url: readable::own_source(&change.source.url),
                    past_due: change.past_due,
                    instance: &one.name,
                });
            }
        }
        for finding in &one.findings {
            let past_due = finding.urgency == Urgency::PastDue;
            let Some(date) = finding.date.as_ref().filter(|date| past_due || ahead(date)) else {
                continue;
            };
            entries.push(Entry {
                date,
                id: &finding.id,
                title: &finding.title,
                action: &finding.action,
                url: readable::own_source(&finding.source.url),
                past_due,
                instance: &one.name,
            });
        }
    }
    entries
}

/// One event for all instances that share a day and a reason.
fn event(same: &[Entry<'_>], stamp: &str, redacted: &str, out: &mut String) {
    let Some(first) = same.first() else { return };
    let Some(day) = basic(first.date) else { return };
    let past = if same.iter().any(|entry| entry.past_due) { "Past due: " } else { "" };
    let mut names: Vec<&str> = same.iter().map(|entry| entry.instance).collect();
    names.dedup();
    let summary = match names.as_slice() {
        [only] => format!("{past}{} ({only})", first.title),
        many => format!("{past}{} ({} instances)", first.title, many.len()),
    };
    let more = match names.len().saturating_sub(NAMES) {
        0 => String::new(),
        more => format!(", and {more} more"),
    };
    names.truncate(NAMES);
    let mut about = format!("{}\nInstances: {}{more}", first.action, names.join(", "));
    if !redacted.is_empty() {
        let _ = write!(about, "\n{redacted}");
    }
    line("BEGIN:VEVENT", out);
    let id = fingerprint::of(&[first.date, first.id, first.title]);
    line(&format!("UID:{id}@apim-planner"), out);
    line(&format!("DTSTAMP:{stamp}T000000Z"), out);
    line(&format!("DTSTART;VALUE=DATE:{day}"), out);
    text("SUMMARY", &summary, out);
    text("DESCRIPTION", &about, out);
    if let Some(url) = first.url {
        line(&format!("URL:{url}"), out);
    }
    line("TRANSP:TRANSPARENT", out);
    line("END:VEVENT", out);
}

/// `20261122`.
fn basic(date: &str) -> Option<String> {
    parse_date(date).map(|_| date.replace('-', ""))
}

/// A property whose value is text: the one escaper for iCalendar.
fn text(name: &str, value: &str, out: &mut String) {
    let mut escaped = format!("{name}:");
    for c in readable::lines(value).chars() {
        match c {
            '\n' => escaped.push_str("\\n"),
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    line(&escaped, out);
}

/// A line, folded so that none has more than 75 bytes.
fn line(content: &str, out: &mut String) {
    let mut used = 0;
    for c in content.chars() {
        if used + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            used = 1;
        }
        used += c.len_utf8();
        out.push(c);
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The value as a reader has it: unfolded, then without escapes.
    fn read(written: &str) -> String {
        let unfolded = written.replace("\r\n ", "");
        let mut out = String::new();
        let mut chars = unfolded.trim_end_matches("\r\n").chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => match chars.next() {
                    Some('n') => out.push('\n'),
                    Some(c) => out.push(c),
                    None => {}
                },
                c => out.push(c),
            }
        }
        out
    }

    proptest! {
        #[test]
        fn a_value_is_one_folded_line(value in "[a-z\r\n;,:\\\\\"äé\u{202e}\u{2028}]{0,200}|\\PC*") {
            let mut out = String::new();
            text("SUMMARY", &value, &mut out);
            for line in out.split_terminator("\r\n") {
                prop_assert!(line.len() <= 75, "{line:?}");
                prop_assert!(!line.contains(['\r', '\n']));
            }
            prop_assert!(out.split_terminator("\r\n").skip(1).all(|line| line.starts_with(' ')));
            prop_assert_eq!(read(&out), format!("SUMMARY:{}", readable::lines(&value)));
        }
    }
}
