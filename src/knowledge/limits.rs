//! The limits of 2026, and what older figures are still of use.

use super::day::day;
use super::table::{Plain, disputed, says};
use super::{Source, sources};
use time::{Date, Month};

/// Tiers that share their limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Consumption.
    Consumption,
    /// Developer.
    Developer,
    /// Basic and Basic v2.
    Basic,
    /// Standard and Standard v2.
    Standard,
    /// Premium and Premium v2.
    Premium,
}

impl Group {
    /// All of them, in the order of [`Limit::most`].
    pub const ALL: [Self; 5] =
        [Self::Consumption, Self::Developer, Self::Basic, Self::Standard, Self::Premium];

    /// What it is called.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Consumption => "Consumption",
            Self::Developer => "Developer",
            Self::Basic => "Basic, Basic v2",
            Self::Standard => "Standard, Standard v2",
            Self::Premium => "Premium, Premium v2",
        }
    }

    /// The day from which the limits were rolled out to it.
    pub const fn from(self) -> Date {
        match self {
            Self::Consumption | Self::Developer | Self::Basic => day(2026, Month::March, 15),
            Self::Standard => day(2026, Month::April, 15),
            Self::Premium => day(2026, Month::May, 15),
        }
    }
}

/// The most of one kind of entity.
#[derive(Clone, Debug)]
pub struct Limit {
    /// Of what.
    pub what: &'static str,
    /// How many, for each group; `None` where the group has none of it.
    pub most: [Option<u32>; 5],
    /// What the figures leave out; empty where nothing.
    pub note: &'static str,
}

impl Limit {
    /// How many a group may have.
    pub const fn of(&self, group: Group) -> Option<u32> {
        let [consumption, developer, basic, standard, premium] = self.most;
        match group {
            Group::Consumption => consumption,
            Group::Developer => developer,
            Group::Basic => basic,
            Group::Standard => standard,
            Group::Premium => premium,
        }
    }
}

/// A limit that every group has.
const fn every(what: &'static str, most: [u32; 5]) -> Limit {
    let [a, b, c, d, e] = most;
    Limit { what, most: [Some(a), Some(b), Some(c), Some(d), Some(e)], note: "" }
}

/// A limit that there is not in every group.
const fn some(what: &'static str, most: [Option<u32>; 5], note: &'static str) -> Limit {
    Limit { what, most, note }
}

/// API operations.
pub static OPERATIONS: Limit = every("API operations", [3_000, 3_000, 10_000, 50_000, 75_000]);
/// Named values.
pub static NAMED_VALUES: Limit = every("Named values", [5_000, 5_000, 5_000, 10_000, 18_000]);
/// Products.
pub static PRODUCTS: Limit = every("Products", [100, 100, 200, 500, 2_000]);
/// Subscriptions.
pub static SUBSCRIPTIONS: Limit =
    some("Subscriptions", [None, Some(10_000), Some(15_000), Some(25_000), Some(75_000)], "");
/// The most user-assigned identities, in every tier.
pub const IDENTITIES: u32 = 10;

/// All of them. Versions and revisions count.
pub static LIMITS: [&Limit; 10] = [
    &OPERATIONS,
    &every("API tags", [1_500, 1_500, 1_500, 2_500, 15_000]),
    &NAMED_VALUES,
    &every("Loggers", [100, 100, 100, 200, 400]),
    &PRODUCTS,
    &SUBSCRIPTIONS,
    &some("Users", [None, Some(20_000), Some(20_000), Some(50_000), Some(75_000)], ""),
    &every("User-assigned identities", [IDENTITIES; 5]),
    &some(
        "Workspaces per workspace gateway",
        [None, None, Some(30), Some(30), Some(30)],
        "Basic and Standard: their v2 tiers only.",
    ),
    &some("Self-hosted gateways", [None, Some(5), None, None, Some(100)], "Not in Premium v2."),
];

/// Where they come from.
pub const SOURCE: Source = sources::LIMITS_2026;

/// `50000` as `50,000`.
pub fn thousands(number: u32) -> String {
    match number / 1000 {
        0 => number.to_string(),
        high => format!("{high},{:03}", number % 1000),
    }
}

/// Limits that are not counts of entities, and the figures of 2025.
pub(crate) static FURTHER: Plain = Plain {
    id: "further-limits",
    title: "Limits at run time, of workspaces, and figures of 2025",
    about: "The figures of 2025 are those that the texts of 2026 do not repeat.",
    columns: &["Limit", "Figure"],
    rows: &[
        says(
            &[
                "Back-end connections per HTTP authority",
                "classic 2,048 per unit (Developer 1,024), v2 2,048, Consumption unlimited",
            ],
            SOURCE,
        ),
        disputed(
            &["Policy document", "classic and v2 512 KiB, Consumption 16 KiB"],
            SOURCE,
            "256 KiB in the text of 2025; the figure of 2026 is used.",
            sources::INC_LIMITS,
        ),
        says(&["Cached response", "2 MiB"], SOURCE),
        says(&["Total duration of a request", "Consumption 30 s, otherwise unlimited"], SOURCE),
        says(&["WebSocket connections", "5,000 per unit, 60,000 per instance"], SOURCE),
        says(&["Buffered payload", "classic 500 MiB, v2 and Consumption 2 MiB"], SOURCE),
        says(&["Payload of a request", "v2 1 GiB, classic unlimited"], SOURCE),
        says(&["Length of an address", "v2 16,384 bytes, classic unlimited"], SOURCE),
        says(&["Workspaces per instance", "100"], SOURCE),
        says(
            &[
                "In one workspace",
                "200 APIs, 5,000 operations, 5,000 subscriptions, 100 products, 200 named values",
            ],
            SOURCE,
        ),
        says(
            &[
                "Built-in cache (2025)",
                "per unit: Developer 10 MiB, Basic 50 MiB, Standard 1 GiB, Premium 5 GiB; per instance: Basic v2 250 MB, Standard v2 1 GB, Premium v2 5 GB",
            ],
            sources::INC_LIMITS,
        ),
        says(
            &["Custom domains of the gateway (2025)", "20 in Developer and Premium"],
            sources::INC_LIMITS,
        ),
        says(&["CA certificates (2025)", "10, which cannot be raised"], sources::INC_LIMITS),
        says(&["Private endpoints (2025)", "100"], sources::INC_LIMITS),
        says(
            &["Instances per subscription (2025)", "20 of Consumption, otherwise unlimited"],
            sources::INC_LIMITS,
        ),
    ],
};
