//! Change 15: identity providers that use ADAL.

use super::super::Reply::{NotApplicable, NotVisible};
use super::super::retirement::{Answer, RetirementRule};
use super::super::seen;
use crate::classify::Case;
use crate::knowledge::features::{self, Offer};
use crate::knowledge::retirements;

/// The rule.
pub(super) static RULE: RetirementRule = RetirementRule {
    retirement: &retirements::ADAL,
    doc: "Never visible in the instance; not applicable to tiers without a developer portal.",
    answers: &[NotVisible, NotApplicable],
    check,
};

fn check(case: &Case<'_>) -> Answer {
    let source = &retirements::ADAL.source;
    if seen::tier(case).is_some_and(|tier| tier.offers(&features::DEVELOPER_PORTAL) == Offer::No) {
        return Answer::not_applicable(format!(
            "{} has no developer portal.",
            seen::tier_name(case)
        ))
        .because([seen::tier_evidence(case, "The tier has no developer portal.", source)]);
    }
    Answer::not_visible(
        "Identity providers of the developer portal are children of the instance. API \
         authentication is not concerned.",
    )
    .settled_by(
        seen::child(
            case,
            "Identity providers",
            "identityProviders",
            "value[].[name, properties.clientLibrary]",
        ),
        "Empty, or a client library of MSAL on every Entra ID or B2C line.",
    )
}
