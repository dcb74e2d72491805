//! The service tiers: what they are called, what they run on, how far they scale.

use super::limits::Group;
use super::{Family, Source, sources};

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
    /// Service level as Microsoft's own tooling encodes it, for one region.
    pub sla: &'static str,
    /// With which tiers it shares the limits of 2026.
    pub limits: Option<Group>,
    /// Where its place in the table of platforms comes from.
    pub source: Source,
}

/// Platforms of the classic tiers.
const CLASSIC: &[&str] = &["stv1", "stv2", "stv2.1"];
/// Platform of the v2 tiers, which has no name on the wire.
const V2: &[&str] = &["v2"];

/// All tiers.
pub static TIERS: [Tier; 9] = [
    Tier {
        wire: "Developer",
        display: "Developer",
        family: Family::Classic,
        platforms: CLASSIC,
        max_units: Some(1),
        autoscale: Some(false),
        sla: "none",
        limits: Some(Group::Developer),
        source: sources::COMPUTE,
    },
    Tier {
        wire: "Basic",
        display: "Basic",
        family: Family::Classic,
        platforms: CLASSIC,
        max_units: Some(2),
        autoscale: Some(true),
        sla: "99.95 %",
        limits: Some(Group::Basic),
        source: sources::COMPUTE,
    },
    Tier {
        wire: "Standard",
        display: "Standard",
        family: Family::Classic,
        platforms: CLASSIC,
        max_units: Some(4),
        autoscale: Some(true),
        sla: "99.95 %",
        limits: Some(Group::Standard),
        source: sources::COMPUTE,
    },
    Tier {
        wire: "Premium",
        display: "Premium",
        family: Family::Classic,
        platforms: CLASSIC,
        max_units: Some(31),
        autoscale: Some(true),
        sla: "99.95 %",
        limits: Some(Group::Premium),
        source: sources::COMPUTE,
    },
    Tier {
        wire: "Isolated",
        display: "Isolated",
        family: Family::Classic,
        platforms: &[],
        max_units: None,
        autoscale: None,
        sla: "not known",
        limits: None,
        source: sources::TYPES,
    },
    Tier {
        wire: "Consumption",
        display: "Consumption",
        family: Family::Serverless,
        platforms: &["mtv1"],
        max_units: None,
        autoscale: Some(false),
        sla: "99.95 %",
        limits: Some(Group::Consumption),
        source: sources::COMPUTE,
    },
    Tier {
        wire: "BasicV2",
        display: "Basic v2",
        family: Family::V2,
        platforms: V2,
        max_units: Some(10),
        autoscale: Some(true),
        sla: "99.95 %",
        limits: Some(Group::Basic),
        source: sources::V2_OVERVIEW,
    },
    Tier {
        wire: "StandardV2",
        display: "Standard v2",
        family: Family::V2,
        platforms: V2,
        max_units: Some(10),
        autoscale: Some(true),
        sla: "99.95 %",
        limits: Some(Group::Standard),
        source: sources::V2_OVERVIEW,
    },
    Tier {
        wire: "PremiumV2",
        display: "Premium v2",
        family: Family::V2,
        platforms: V2,
        max_units: Some(30),
        autoscale: Some(true),
        sla: "99.95 %",
        limits: Some(Group::Premium),
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
