//! The words for values that the report holds as enums.

use crate::classify::{Cloud, Confidence, NetworkMode, ZoneMode};
use crate::knowledge::day;
use crate::model::Capacity;
use crate::paths::PathStatus;
use crate::report::{InstanceReport, NextDate, PlatformReport, parse_date};
use crate::rules::{Pillar, Urgency};
use crate::share::redact::Class;

/// What stands where the input does not tell.
pub const NOT_KNOWN: &str = "Not known";

/// Tier in words, or as written.
pub fn tier(instance: &InstanceReport) -> &str {
    let sku = &instance.sku;
    sku.display.as_deref().or(sku.name.as_deref()).unwrap_or(NOT_KNOWN)
}

/// Network mode in words.
pub const fn network(mode: NetworkMode) -> &'static str {
    match mode {
        NetworkMode::None => "None",
        NetworkMode::External => "External",
        NetworkMode::Internal => "Internal",
        NetworkMode::Unknown => NOT_KNOWN,
    }
}

/// Availability zones in words.
pub const fn zones(mode: ZoneMode) -> &'static str {
    match mode {
        ZoneMode::Automatic => "Automatic",
        ZoneMode::ZoneRedundant => "Zone-redundant",
        ZoneMode::Zonal => "Zonal",
        ZoneMode::None => "None",
        ZoneMode::NotOffered => "Not offered",
        ZoneMode::Unknown => NOT_KNOWN,
    }
}

/// Cloud in words.
pub const fn cloud(cloud: Cloud) -> &'static str {
    match cloud {
        Cloud::Public => "Global Azure",
        Cloud::UsGov => "Azure US Government",
        Cloud::China => "Azure operated by 21Vianet",
        Cloud::Unknown => NOT_KNOWN,
    }
}

/// How strongly evidence carries a statement.
pub const fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Certain => "certain",
        Confidence::Strong => "strong",
        Confidence::Moderate => "moderate",
        Confidence::None => "none",
    }
}

/// Status of a path.
pub const fn path_status(status: PathStatus) -> &'static str {
    match status {
        PathStatus::Recommended => "Recommended",
        PathStatus::Possible => "Possible",
        PathStatus::Blocked => "Blocked",
        PathStatus::NeedsFact => "Needs one fact",
        PathStatus::NotApplicable => "Not applicable",
    }
}

/// Pillar of the Well-Architected Framework.
pub const fn pillar(pillar: Pillar) -> &'static str {
    match pillar {
        Pillar::Reliability => "Reliability",
        Pillar::Security => "Security",
        Pillar::Operations => "Operations",
        Pillar::Cost => "Cost",
    }
}

/// The sign of a finding in words.
pub const fn urgency(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::PastDue => "Past due",
        Urgency::Action => "Action",
        Urgency::Check => "Check",
        Urgency::Note => "Note",
    }
}

/// A class of hidden values, in a list of them.
pub const fn class(class: Class) -> &'static str {
    match class {
        Class::Names => "names",
        Class::Ids => "ids",
        Class::Addresses => "addresses",
        Class::Hosts => "hosts",
        Class::People => "people",
        Class::Certificates => "certificates",
        Class::Networks => "networks",
        Class::Tags => "tags",
        Class::FreeText => "free text",
        Class::Regions => "regions",
    }
}

/// What a format of a file is good for, by its name.
pub const FORMATS: &[(&str, &str)] = &[
    ("html", "For people: opens with a double click, prints well, and can be dropped back here."),
    ("markdown", "For tickets, wikis and repositories."),
    ("json", "For programs, with a schema; can be dropped back here and added to."),
    ("csv", "For any spreadsheet: one row for each instance."),
    ("csv-findings", "For any spreadsheet: one row for each finding."),
    ("xlsx", "For Excel: overview, instances, findings and steps on sheets of their own."),
    ("sarif", "For code scanning: findings as GitHub and Azure DevOps show them."),
    ("junit", "For pipelines: what is past due fails a check."),
    ("azure-devops", "For Azure Boards: import the work items from this file."),
    ("jira", "For Jira: import the work items from this file."),
    ("github", "For GitHub: a script that makes an issue of each step with gh."),
    ("mermaid", "For diagrams: which step waits for which."),
    ("ics", "For calendars: every date ahead as an entry."),
];

/// What a format is good for.
pub fn good_for(id: &str) -> &'static str {
    FORMATS.iter().find(|(known, _)| *known == id).map_or("", |(_, words)| words)
}

/// A number with its thousands apart.
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && digits.len().saturating_sub(at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Words of a platform badge: never `v2` alone.
pub fn platform(platform: &PlatformReport) -> &str {
    platform_name(&platform.verdict)
}

/// Words of a platform name.
pub fn platform_name(name: &str) -> &str {
    match name {
        "v2" => "v2 tier",
        "unknown" => NOT_KNOWN,
        "mixed" => "mixed",
        other => other,
    }
}

/// Units: a number, an expression as written, or a dash where the tier has none.
pub fn units(capacity: Option<&Capacity>) -> String {
    capacity.map_or_else(|| "–".to_owned(), Capacity::to_string)
}

/// Bytes for people.
pub fn bytes(size: u64) -> String {
    let tenths = |unit: u64| {
        let tenths = size.saturating_mul(10) / unit;
        format!("{}.{}", tenths / 10, tenths % 10)
    };
    match size {
        0..1_000 => format!("{size} B"),
        1_000..1_000_000 => format!("{} kB", tenths(1_000)),
        1_000_000..1_000_000_000 => format!("{} MB", tenths(1_000_000)),
        _ => format!("{} GB", tenths(1_000_000_000)),
    }
}

/// An ISO date as a person writes it; anything else as it is.
pub fn long_date(iso: &str) -> String {
    parse_date(iso).map_or_else(|| iso.to_owned(), day::long)
}

/// A name from an input in a sentence: not too long, and in its own direction of writing.
pub fn short(name: &str) -> String {
    let mut shown: String = name.chars().take(60).collect();
    if shown.len() < name.len() {
        shown.push('…');
    }
    if shown.is_ascii() { shown } else { format!("\u{2068}{shown}\u{2069}") }
}

/// A number of things.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// The day of a date ahead; its distance where the title does not say it.
pub fn next_day(next: &NextDate) -> String {
    let (date, distance) = (long_date(&next.date), day::in_days(next.days));
    if next.title.contains(&distance) { date } else { format!("{date}, {distance}") }
}
