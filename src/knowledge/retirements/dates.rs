//! What the documents say beside the day that counts: when a change was announced, days that
//! were given up, extensions, and days that differ by tier or cloud.

use crate::knowledge::{Source, sources};

/// What a further date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateKind {
    /// The change was announced.
    Announced,
    /// It was to be then, and no longer is.
    GivenUp,
    /// It lasts until then, as was said once.
    Extended,
    /// It was carried out, or begins for some.
    CarriedOut,
    /// Another document says this day.
    Differs,
}

impl DateKind {
    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Announced => "announced",
            Self::GivenUp => "given up",
            Self::Extended => "extended",
            Self::CarriedOut => "carried out",
            Self::Differs => "another day",
        }
    }
}

/// A date of a change beside the one that counts.
#[derive(Clone, Debug)]
pub struct FurtherDate {
    /// The change.
    pub id: &'static str,
    /// What the date is.
    pub kind: DateKind,
    /// As far as it is known: `YYYY-MM` or `YYYY-MM-DD`.
    pub when: &'static str,
    /// For which cloud or tier; empty for all.
    pub whom: &'static str,
    /// What is to be known of it.
    pub note: &'static str,
    /// Where it stands.
    pub source: Source,
}

const fn date(
    id: &'static str,
    kind: DateKind,
    when: &'static str,
    whom: &'static str,
    note: &'static str,
    source: Source,
) -> FurtherDate {
    FurtherDate { id, kind, when, whom, note, source }
}

use DateKind::{Announced, CarriedOut, Differs, Extended, GivenUp};

/// All of them, in the order of the changes.
#[rustfmt::skip]
pub static DATES: [FurtherDate; 16] = [
    date("retirement/rp-ip-march-2023", CarriedOut, "2023-04-01", "", "until 2023-04-20", sources::BC_RP_IP_MARCH),
    date("retirement/api-versions", GivenUp, "2023-09-30", "", "the day that was announced first", sources::BC_API_VERSIONS),
    date("retirement/stv1-public", Announced, "2023-01", "all clouds", "retirement by 2024-08-31: unsupported, possible outages afterwards", sources::BC_STV1),
    date("retirement/stv1-sovereign", Announced, "2024-08-08", "Azure US Government, Azure operated by 21Vianet", "a later day than in global Azure", sources::BC_STV1_SOVEREIGN),
    date("retirement/stv1-sovereign", GivenUp, "2025-02-28", "Azure US Government, Azure operated by 21Vianet", "pages of 2024-08-08 and 2024-08-09", sources::BC_STV1_SOVEREIGN),
    date("retirement/managed-certificates", GivenUp, "2026-03-15", "", "the end according to the overview", sources::BC_OVERVIEW),
    date("retirement/managed-certificates", GivenUp, "2026-06-30", "", "the end according to the title of the edition of July 2026", sources::BC_MANAGED_CERTIFICATES),
    date("retirement/managed-certificates", Extended, "2026-10-30", "", "the end according to a note in the same edition; used here. Whether creation resumed is not confirmed", sources::BC_MANAGED_CERTIFICATES),
    date("retirement/managed-certificates", CarriedOut, "2026-01", "", "renewal needs inbound port 80 since then", sources::BC_MANAGED_CERTIFICATES),
    date("retirement/tls-versions", Differs, "2025-08-31", "", "the page itself; the overview says 2025-10-31", sources::BC_TLS),
    date("retirement/trusted-service-connectivity", CarriedOut, "2025-12-01", "", "instances created since then never had it", sources::BC_TRUSTED_SERVICE),
    date("retirement/limits-2026", CarriedOut, "2026-03-15", "Consumption, Developer, Basic, Basic v2", "", sources::LIMITS_2026),
    date("retirement/limits-2026", CarriedOut, "2026-04-15", "Standard, Standard v2", "", sources::LIMITS_2026),
    date("retirement/limits-2026", CarriedOut, "2026-05-15", "Premium, Premium v2", "", sources::LIMITS_2026),
    date("retirement/workspaces-preview-part-2", CarriedOut, "2024-08", "", "workspaces created since then are no preview workspaces", sources::BC_WORKSPACES_2),
    date("retirement/trace-header", Announced, "2026-01-28", "", "the day on which it was stated", sources::BC_OVERVIEW),
];
