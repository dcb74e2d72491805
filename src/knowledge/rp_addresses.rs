//! Source addresses of the resource provider that changed in 2023.

use super::{Source, day::day, sources};
use time::{Date, Month};

/// A changed address.
#[derive(Clone, Debug)]
pub struct RpAddress {
    /// Region, display name.
    pub region: &'static str,
    /// Address before.
    pub old: &'static str,
    /// Address since.
    pub new: &'static str,
    /// When it changed.
    pub date: Date,
    /// Where that stands.
    pub source: Source,
}

const MARCH: Date = day(2023, Month::March, 31);
const SEPTEMBER: Date = day(2023, Month::September, 30);

/// A change of March 2023.
const fn march(region: &'static str, old: &'static str, new: &'static str) -> RpAddress {
    RpAddress { region, old, new, date: MARCH, source: sources::BC_RP_IP_MARCH }
}

/// All changes.
pub static RP_ADDRESSES: [RpAddress; 8] = [
    march("Canada Central", "52.139.20.34", "20.48.201.76"),
    march("Brazil South", "191.233.24.179", "191.238.73.14"),
    march("Germany West Central", "51.116.96.0", "20.52.94.112"),
    march("South Africa North", "102.133.0.79", "102.37.166.220"),
    march("Korea Central", "40.82.157.167", "20.194.74.240"),
    march("Central India", "13.71.49.1", "20.192.45.112"),
    march("South Central US", "20.188.77.119", "20.97.32.190"),
    RpAddress {
        region: "Switzerland North",
        old: "51.107.0.91",
        new: "51.107.246.176",
        date: SEPTEMBER,
        source: sources::BC_RP_IP_SEPTEMBER,
    },
];

/// The change in a region, by short or display name.
pub fn find(region: &str) -> Option<&'static RpAddress> {
    let wanted = super::regions::normalise(region);
    RP_ADDRESSES.iter().find(|address| super::regions::normalise(address.region) == wanted)
}
