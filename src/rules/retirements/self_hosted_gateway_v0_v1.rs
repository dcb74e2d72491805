//! Change 4: self-hosted gateway v0 and v1.

use super::super::Reply::{NotApplicable, NotExposed, NotVisible, Precondition};
use super::super::retirement::{Answer, RetirementRule};
use super::super::seen;
use crate::classify::Case;
use crate::knowledge::features::{self, Offer};
use crate::knowledge::retirements;
use crate::model::Switch;

/// The rule.
pub(super) static RULE: RetirementRule = RetirementRule {
    retirement: &retirements::SELF_HOSTED_GATEWAY,
    doc: "Precondition: legacyApi Enabled, which is the default and so no exposure. Not applicable to tiers without self-hosted gateways. Absent is not visible.",
    answers: &[Precondition, NotVisible, NotExposed, NotApplicable],
    check,
};

fn check(case: &Case<'_>) -> Answer {
    let source = &retirements::SELF_HOSTED_GATEWAY.source;
    if seen::tier(case).is_some_and(|tier| tier.offers(&features::SELF_HOSTED) == Offer::No) {
        return Answer::not_applicable(format!(
            "{} has no self-hosted gateways.",
            seen::tier_name(case)
        ))
        .because([seen::tier_evidence(
            case,
            "The tier has no self-hosted gateways.",
            source,
        )]);
    }
    let legacy = &case.instance.legacy_configuration_api;
    let evidence = [seen::field(
        case,
        "properties.configurationApi.legacyApi",
        seen::written(legacy),
        legacy.at(),
        "Whether configuration API v1, for old self-hosted gateways, is exposed.",
        source,
    )];
    let gateways = seen::child(case, "Self-hosted gateways", "gateways", "value[].name");
    let good = "Empty; else every container runs a v2 image, and legacyApi is then set to \
                Disabled.";
    match legacy.value().map(|switch| switch.value) {
        Some(Switch::Disabled) => Answer::not_exposed(
            "configurationApi.legacyApi is Disabled, so configuration API v1 is not exposed.",
        ),
        Some(Switch::Enabled) => Answer::precondition(
            "configurationApi.legacyApi is Enabled, the default: configuration API v1 is exposed. \
             Whether an old gateway uses it is not visible.",
        )
        .settled_by(gateways, good),
        Some(Switch::Unlisted) | None => Answer::not_visible(format!(
            "configurationApi.legacyApi is {} in this input, which is not off.",
            seen::written(legacy)
        ))
        .settled_by(gateways, good),
    }
    .because(evidence)
}
