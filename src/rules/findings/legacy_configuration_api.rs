//! `security/legacy-configuration-api`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::Case;
use crate::knowledge::features::{self, Offer};
use crate::knowledge::sources;
use crate::model::Switch;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "security/legacy-configuration-api",
    title: "Configuration API v1 is exposed",
    doc: "legacyApi Enabled on a tier with self-hosted gateways. Enabled is the default, so it is low; silent while a location is on stv1, because the migration comes first.",
    why: "It serves old self-hosted gateways, whose images v0 and v1 are no longer supported since 2023-10-01.",
    remedy: "Disable it where no self-hosted gateway uses it.",
    answers: FIRES,
    severity: Severity::Low,
    pillar: Pillar::Security,
    source: sources::BC_SELF_HOSTED,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let legacy = &case.instance.legacy_configuration_api;
    let enabled = legacy.value().is_some_and(|switch| switch.value == Switch::Enabled);
    let offered =
        seen::tier(case).is_some_and(|tier| tier.offers(&features::SELF_HOSTED) == Offer::Yes);
    if !enabled || !offered || case.class.has_stv1() {
        return Vec::new();
    }
    vec![
        rule.found(
            "Configuration API v1 still exposed",
            "configurationApi.legacyApi is Enabled, the default: configuration API v1 for old \
             self-hosted gateways is exposed.",
            "Disable it where no self-hosted gateway uses it.",
        )
        .settled_by(seen::child(case, "Self-hosted gateways", "gateways", "value[].name"))
        .because([seen::field(
            case,
            "properties.configurationApi.legacyApi",
            seen::written(legacy),
            legacy.at(),
            "Whether configuration API v1 is exposed.",
            &rule.source,
        )]),
    ]
}
