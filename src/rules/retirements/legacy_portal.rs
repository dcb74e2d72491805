//! Change 5: the legacy developer portal.

use super::super::Reply::{Exposed, NotApplicable, NotExposed, NotVisible};
use super::super::retirement::{Answer, RetirementRule};
use super::super::seen;
use crate::classify::{Case, Family};
use crate::knowledge::retirements;
use crate::model::{HostType, Switch};

/// The rule.
pub(super) static RULE: RetirementRule = RetirementRule {
    retirement: &retirements::LEGACY_PORTAL,
    doc: "Exposed: legacyPortalStatus Enabled, or a custom host name of type Portal. portalUrl proves nothing. Absent is not visible.",
    answers: &[Exposed, NotVisible, NotExposed, NotApplicable],
    check,
};

fn check(case: &Case<'_>) -> Answer {
    let source = &retirements::LEGACY_PORTAL.source;
    if case.class.family == Family::Serverless {
        return Answer::not_applicable("Consumption has no developer portal.")
            .because([seen::tier_evidence(case, "The tier has no developer portal.", source)]);
    }
    let status = &case.instance.legacy_portal_status;
    let evidence = seen::field(
        case,
        "properties.legacyPortalStatus",
        seen::written(status),
        status.at(),
        "Whether the legacy portal is on.",
        source,
    );
    if let Some((index, host)) = seen::custom_hosts(case, HostType::Portal).next() {
        return Answer::exposed(format!(
            "{} is a custom host name of the legacy portal.",
            seen::text(&host.name)
        ))
        .because([
            seen::host_evidence(case, index, host, "A host name of type Portal.", source),
            evidence,
        ]);
    }
    match status.value().map(|switch| switch.value) {
        Some(Switch::Enabled) => Answer::exposed("legacyPortalStatus is Enabled."),
        Some(Switch::Disabled) => Answer::not_exposed("legacyPortalStatus is Disabled."),
        _ if case.class.family == Family::V2 => {
            return Answer::not_applicable("The v2 tiers have no legacy portal.").because([
                seen::tier_evidence(case, "The tier has no legacy portal.", source),
            ]);
        }
        _ => Answer::not_visible(format!(
            "legacyPortalStatus is {} in this input, which is not off; portalUrl is always there.",
            seen::written(status)
        ))
        .settled_by(
            seen::get(
                case,
                "Portal statuses",
                "{legacyPortal:properties.legacyPortalStatus, portal:properties.developerPortalStatus}",
            ),
            "legacyPortal is Disabled.",
        ),
    }
    .because([evidence])
}
