//! The service tiers: what they are called, what they run on, how far they scale, what they offer.

use super::{Family, Source, day::day, sources};
use time::{Date, Month};

/// A service tier.
#[derive(Clone, Debug)]
pub struct Tier {
    /// `sku.name` on the wire.
    pub wire: &'static str,
    /// Display name.
    pub display: &'static str,
    /// Family.
    pub family: Family,
    /// Compute platforms it can run on.
    pub platforms: &'static [&'static str],
    /// Most scale units, per region where it has several; `None` where units are not set, or
    /// the tier is not described.
    pub max_units: Option<u32>,
    /// Whether autoscale settings exist for it.
    pub autoscale: Option<bool>,
    /// Availability zones.
    pub zones: Offer,
    /// Several regions.
    pub multi_region: Offer,
    /// VNet injection.
    pub injection: Offer,
    /// Inbound private endpoint.
    pub private_endpoint: Offer,
    /// Self-hosted gateways.
    pub self_hosted: Offer,
    /// Developer portal.
    pub developer_portal: Offer,
    /// Static address.
    pub static_ip: Offer,
    /// Backup and restore.
    pub backup: Offer,
    /// Service level as Microsoft's own tooling encodes it, for one region.
    pub sla: &'static str,
    /// Since when the limits of 2026 count for it.
    pub limits_2026: Option<Limits>,
    /// Where its place in the table of platforms comes from.
    pub source: Source,
}

/// Whether a tier has a feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// It has.
    Yes,
    /// It has not.
    No,
    /// Sources conflict or are silent.
    Unconfirmed,
}

/// The limits of 2026 that are most often near.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Rolled out from.
    pub from: Date,
    /// API operations.
    pub operations: u32,
    /// Named values.
    pub named_values: u32,
    /// Products.
    pub products: u32,
    /// Subscriptions; `None` where the tier has none.
    pub subscriptions: Option<u32>,
}

const MARCH: Date = day(2026, Month::March, 15);
const APRIL: Date = day(2026, Month::April, 15);
const MAY: Date = day(2026, Month::May, 15);

/// Limits of Basic and Basic v2.
const BASIC: Limits = Limits {
    from: MARCH,
    operations: 10_000,
    named_values: 5_000,
    products: 200,
    subscriptions: Some(15_000),
};
/// Limits of Standard and Standard v2.
const STANDARD: Limits = Limits {
    from: APRIL,
    operations: 50_000,
    named_values: 10_000,
    products: 500,
    subscriptions: Some(25_000),
};
/// Limits of Premium and Premium v2.
const PREMIUM: Limits = Limits {
    from: MAY,
    operations: 75_000,
    named_values: 18_000,
    products: 2_000,
    subscriptions: Some(75_000),
};

/// Platforms of the classic tiers.
const CLASSIC: &[&str] = &["stv1", "stv2", "stv2.1"];
/// Platform of the v2 tiers, which has no name on the wire.
const V2: &[&str] = &["v2"];

use Offer::{No, Unconfirmed, Yes};

/// All tiers.
pub static TIERS: [Tier; 9] = [
    Tier {
        wire: "Developer",
        display: "Developer",
        family: Family::Classic,
        platforms: CLASSIC,
        max_units: Some(1),
        autoscale: Some(false),
        zones: No,
        multi_region: No,
        injection: Yes,
        private_endpoint: Yes,
        self_hosted: Yes,
        developer_portal: Yes,
        static_ip: Yes,
        backup: Yes,
        sla: "none",
        limits_2026: Some(Limits {
            from: MARCH,
            operations: 3_000,
            named_values: 5_000,
            products: 100,
            subscriptions: Some(10_000),
        }),
        source: sources::COMPUTE,
    },
    Tier {
        wire: "Basic",
        display: "Basic",
        family: Family::Classic,
        platforms: CLASSIC,
        max_units: Some(2),
        autoscale: Some(true),
        zones: No,
        multi_region: No,
        injection: No,
        private_endpoint: Yes,
        self_hosted: No,
        developer_portal: Yes,
        static_ip: Yes,
        backup: Yes,
        sla: "99.95 %",
        limits_2026: Some(BASIC),
        source: sources::COMPUTE,
    },
    Tier {
        wire: "Standard",
        display: "Standard",
        family: Family::Classic,
        platforms: CLASSIC,
        max_units: Some(4),
        autoscale: Some(true),
        zones: No,
        multi_region: No,
        injection: No,
        private_endpoint: Yes,
        self_hosted: No,
        developer_portal: Yes,
        static_ip: Yes,
        backup: Yes,
        sla: "99.95 %",
        limits_2026: Some(STANDARD),
        source: sources::COMPUTE,
    },
    Tier {
        wire: "Premium",
        display: "Premium",
        family: Family::Classic,
        platforms: CLASSIC,
        max_units: Some(31),
        autoscale: Some(true),
        zones: Yes,
        multi_region: Yes,
        injection: Yes,
        private_endpoint: Yes,
        self_hosted: Yes,
        developer_portal: Yes,
        static_ip: Yes,
        backup: Yes,
        sla: "99.95 %",
        limits_2026: Some(PREMIUM),
        source: sources::COMPUTE,
    },
    Tier {
        wire: "Isolated",
        display: "Isolated",
        family: Family::Classic,
        platforms: &[],
        max_units: None,
        autoscale: None,
        zones: Unconfirmed,
        multi_region: Unconfirmed,
        injection: Unconfirmed,
        private_endpoint: Unconfirmed,
        self_hosted: Unconfirmed,
        developer_portal: Unconfirmed,
        static_ip: Unconfirmed,
        backup: Unconfirmed,
        sla: "not known",
        limits_2026: None,
        source: sources::TYPES,
    },
    Tier {
        wire: "Consumption",
        display: "Consumption",
        family: Family::Serverless,
        platforms: &["mtv1"],
        max_units: None,
        autoscale: Some(false),
        zones: No,
        multi_region: No,
        injection: No,
        private_endpoint: No,
        self_hosted: No,
        developer_portal: No,
        static_ip: No,
        backup: No,
        sla: "99.95 %",
        limits_2026: Some(Limits {
            from: MARCH,
            operations: 3_000,
            named_values: 5_000,
            products: 100,
            subscriptions: None,
        }),
        source: sources::COMPUTE,
    },
    Tier {
        wire: "BasicV2",
        display: "Basic v2",
        family: Family::V2,
        platforms: V2,
        max_units: Some(10),
        autoscale: Some(true),
        zones: No,
        multi_region: No,
        injection: No,
        private_endpoint: No,
        self_hosted: No,
        developer_portal: Yes,
        static_ip: No,
        backup: No,
        sla: "99.95 %",
        limits_2026: Some(BASIC),
        source: sources::V2_OVERVIEW,
    },
    Tier {
        wire: "StandardV2",
        display: "Standard v2",
        family: Family::V2,
        platforms: V2,
        max_units: Some(10),
        autoscale: Some(true),
        zones: Unconfirmed,
        multi_region: No,
        injection: No,
        private_endpoint: Yes,
        self_hosted: No,
        developer_portal: Yes,
        static_ip: No,
        backup: No,
        sla: "99.95 %",
        limits_2026: Some(STANDARD),
        source: sources::V2_OVERVIEW,
    },
    Tier {
        wire: "PremiumV2",
        display: "Premium v2",
        family: Family::V2,
        platforms: V2,
        max_units: Some(30),
        autoscale: Some(true),
        zones: Yes,
        multi_region: No,
        injection: Yes,
        private_endpoint: Yes,
        self_hosted: No,
        developer_portal: Yes,
        static_ip: No,
        backup: No,
        sla: "99.95 %",
        limits_2026: Some(PREMIUM),
        source: sources::V2_OVERVIEW,
    },
];

/// Service level of classic Premium with at least one additional location.
pub const SLA_MULTI_REGION: &str = "99.99 %";

/// What is said beside every service level.
pub const SLA_NOTE: &str = "The figure is the one that Azure Quick Review encodes; the service \
                            level agreement itself decides. An instance with a location on stv1 \
                            has had no service level since 2024-09-01.";

/// Where the service levels come from.
pub const SLA_SOURCE: Source = sources::AZQR;

/// A tier by the name on the wire, in any letter case.
pub fn find(wire: &str) -> Option<&'static Tier> {
    TIERS.iter().find(|tier| tier.wire.eq_ignore_ascii_case(wire.trim()))
}

impl Tier {
    /// Where the largest number of units comes from.
    pub const fn units_source(&self) -> Source {
        match self.family {
            Family::V2 => sources::INC_LIMITS_V2,
            Family::Classic | Family::Serverless | Family::Unknown => sources::INC_LIMITS,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_in_any_letter_case() {
        assert_eq!(find(" premium ").map(|tier| tier.max_units), Some(Some(31)));
        assert!(find("").is_none());
    }
}
