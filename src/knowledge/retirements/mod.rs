//! The announced retirements and breaking changes: 19 of the published list, and the later
//! changes of the same kind. Dates, conflicts between sources and remedies stand here; how one
//! of them concerns an instance is decided in `rules`.

mod dates;
mod recent;
mod stated;

pub use dates::{DATES, DateKind, FurtherDate};
pub use recent::*;
pub use stated::*;

use super::{Cloud, Source, day::long};
use time::Date;

/// One retirement or breaking change.
#[derive(Clone, Debug)]
pub struct Retirement {
    /// Stable id.
    pub id: &'static str,
    /// Number in the list; `None` for changes that are not on it.
    pub number: Option<u32>,
    /// What ends or changes.
    pub title: &'static str,
    /// The day that counts.
    pub date: Date,
    /// The last day, where it lasts for a time.
    pub until: Option<Date>,
    /// What the sources say beside that day: other dates, extensions; empty where they agree.
    pub date_note: &'static str,
    /// The clouds for which the day is stated; empty where the documents do not tell them apart.
    pub clouds: &'static [Cloud],
    /// Whom it concerns.
    pub affected: &'static str,
    /// What the service resource shows of it.
    pub visible: Visible,
    /// The signal in the service resource; empty where it has none.
    pub signal: &'static str,
    /// What to do.
    pub remedy: &'static str,
    /// Where the facts come from.
    pub source: Source,
}

/// What the service resource shows of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visible {
    /// Whether it is exposed.
    Exposure,
    /// A precondition.
    Precondition,
    /// Nothing.
    Nothing,
}

impl Retirement {
    /// The day or the days in words.
    pub fn when(&self) -> String {
        match self.until {
            Some(until) => format!("{} to {}", long(self.date), long(until)),
            None => long(self.date),
        }
    }
}

/// All changes: the numbered ones in order, then the later ones.
pub static RETIREMENTS: [&Retirement; 21] = [
    &RP_IP_MARCH_2023,
    &LEGACY_METRICS,
    &RP_IP_SEPTEMBER_2023,
    &SELF_HOSTED_GATEWAY,
    &LEGACY_PORTAL,
    &API_VERSIONS,
    &WORKSPACES_PART_1,
    &STV1_PUBLIC,
    &STV1_SLA,
    &STV1_SOVEREIGN,
    &GIT,
    &DIRECT_MANAGEMENT_API,
    &WORKSPACES_PART_2,
    &MANAGED_CERTIFICATES,
    &ADAL,
    &CAPTCHA,
    &TLS_VERSIONS,
    &TRUSTED_SERVICE,
    &ANALYTICS,
    &LIMITS_2026,
    &TRACE_HEADER,
];

/// An event in the history of the stv1 retirement.
#[derive(Clone, Debug)]
pub struct Event {
    /// When, as far as it is known.
    pub when: &'static str,
    /// What.
    pub what: &'static str,
    /// Where it stands.
    pub source: Source,
}

/// The history of the stv1 retirement.
pub static STV1_HISTORY: [Event; 6] = [
    Event {
        when: "2023-01",
        what: "Retirement by 2024-08-31 announced: unsupported, possible outages afterwards.",
        source: super::sources::BC_STV1,
    },
    Event {
        when: "2024-08-08",
        what: "A later day for the sovereign clouds: first 2025-02-28, then 2025-02-24.",
        source: super::sources::BC_STV1_SOVEREIGN,
    },
    Event { when: "2024-08-31", what: "Retired in global Azure.", source: super::sources::BC_STV1 },
    Event {
        when: "2024-09-01",
        what: "No service level or credits for any stv1 instance, no new security and compliance \
               work; support cannot extend it. The commitment that was lost was 99.95 %.",
        source: super::sources::BC_STV1_SOVEREIGN,
    },
    Event {
        when: "2025-02-24",
        what: "Retired in Azure US Government and in Azure operated by 21Vianet.",
        source: super::sources::BC_STV1_SOVEREIGN,
    },
    Event {
        when: "after the retirement",
        what: "Azure migrates what is left, with one week's notice, possibly with downtime; the \
               virtual network may be dropped and endpoints blocked. Start, waves and completion \
               are not documented. In March 2025 instances that cannot be migrated may have been \
               shut down.",
        source: super::sources::INC_AUTOMATIC_MIGRATION,
    },
];

/// When trusted service connectivity was no longer given to new instances.
pub const TRUSTED_SERVICE_NEVER_SINCE: Date = super::day::day(2025, time::Month::December, 1);

/// On or before this day of creation, a protocol or cipher setting that is absent is on.
pub const LEGACY_DEFAULTS_UNTIL: Date = super::day::day(2018, time::Month::April, 1);

/// Workspaces created before this month were preview workspaces.
pub const WORKSPACES_GENERAL: Date = super::day::day(2024, time::Month::August, 1);

/// The metrics that were removed.
pub const LEGACY_METRICS_NAMES: [&str; 5] = [
    "Total Gateway Requests",
    "Successful Gateway Requests",
    "Unauthorized Gateway Requests",
    "Failed Gateway Requests",
    "Other Gateway Requests",
];

/// The Advisor recommendation that alone tells exposure to change 18.
pub const TRUSTED_SERVICE_ADVISOR: &str = "Disable trusted service connectivity in API Management";

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_numbers_are_complete_and_in_order() {
        let numbers: Vec<_> = RETIREMENTS.iter().filter_map(|entry| entry.number).collect();
        assert_eq!(numbers, (1..=19).collect::<Vec<_>>());
        let ids: BTreeSet<_> = RETIREMENTS.iter().map(|entry| entry.id).collect();
        assert_eq!(ids.len(), RETIREMENTS.len());
    }

    #[test]
    fn every_day_exists() {
        for entry in RETIREMENTS {
            assert!(entry.date > super::super::day::day(2020, time::Month::January, 1));
            assert!(entry.until.is_none_or(|until| until > entry.date), "{}", entry.id);
            assert!(entry.id.starts_with("retirement/"));
        }
    }
}
