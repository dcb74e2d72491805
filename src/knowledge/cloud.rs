//! The two axes by which most facts differ: the cloud and the family of service tiers.

use super::{Source, day::day, sources};
use crate::Record;
use serde::{Deserialize, Serialize};
use time::{Date, Month};

/// The Azure cloud of an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Record)]
pub enum Cloud {
    /// Global Azure.
    #[serde(rename = "public")]
    Public,
    /// Azure US Government.
    #[serde(rename = "usgov")]
    UsGov,
    /// Azure operated by 21Vianet.
    #[serde(rename = "china")]
    China,
    /// Neither region nor host suffix tells.
    #[serde(rename = "unknown")]
    Unknown,
}

/// When stv1 was retired in global Azure.
pub const STV1_RETIRED_PUBLIC: Date = day(2024, Month::August, 31);

/// When stv1 was retired in US Government and 21Vianet. Pages of August 2024 said 2025-02-28.
pub const STV1_RETIRED_SOVEREIGN: Date = day(2025, Month::February, 24);

/// Since when no stv1 instance has a service level, in any cloud.
pub const STV1_SLA_ENDED: Date = day(2024, Month::September, 1);

impl Cloud {
    /// What a person calls it.
    pub const fn display(self) -> &'static str {
        match self {
            Self::Public => "global Azure",
            Self::UsGov => "Azure US Government",
            Self::China => "Azure operated by 21Vianet",
            Self::Unknown => "an unknown cloud",
        }
    }

    /// The day on which stv1 was retired in it; the later of both where the cloud is not known.
    pub const fn stv1_retired(self) -> Date {
        match self {
            Self::Public => STV1_RETIRED_PUBLIC,
            Self::UsGov | Self::China | Self::Unknown => STV1_RETIRED_SOVEREIGN,
        }
    }

    /// Where that day comes from.
    pub const fn stv1_source(self) -> Source {
        match self {
            Self::Public => sources::BC_STV1,
            Self::UsGov | Self::China | Self::Unknown => sources::BC_STV1_SOVEREIGN,
        }
    }

    /// The name by which the Azure CLI knows it, where that is not its default.
    pub const fn cli_name(self) -> Option<&'static str> {
        match self {
            Self::UsGov => Some("AzureUSGovernment"),
            Self::China => Some("AzureChinaCloud"),
            Self::Public | Self::Unknown => None,
        }
    }

    /// What default host names end in. The one of 21Vianet is not confirmed in a dated document.
    pub const fn host_suffix(self) -> Option<&'static str> {
        match self {
            Self::Public => Some(".azure-api.net"),
            Self::UsGov => Some(".azure-api.us"),
            Self::China => Some(".azure-api.cn"),
            Self::Unknown => None,
        }
    }

    /// The clouds that have a host suffix.
    pub const KNOWN: [Self; 3] = [Self::Public, Self::UsGov, Self::China];
}

/// Family of service tiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub enum Family {
    /// Developer, Basic, Standard, Premium, Isolated.
    Classic,
    /// Basic v2, Standard v2, Premium v2.
    V2,
    /// Consumption.
    Serverless,
    /// The tier is not known.
    Unknown,
}
