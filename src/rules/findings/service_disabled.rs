//! `platform/service-disabled`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, Urgency, seen};
use crate::classify::Case;
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "platform/service-disabled",
    title: "All endpoints reported as blocked",
    doc: "The custom property Service.Disabled is True: all endpoints are reported as blocked.",
    why: "After an automatic migration that dropped the network, gateway, developer portal, direct management API and Git are blocked.",
    remedy: "Put the instance back into a virtual network and unblock it in one PATCH. \"Unblock my service\" in the portal cannot be undone and makes all endpoints public.",
    answers: FIRES,
    severity: Severity::Critical,
    pillar: Pillar::Reliability,
    source: sources::INC_AUTOMATIC_MIGRATION,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    if !case.class.endpoints_blocked {
        return Vec::new();
    }
    vec![
        rule.found(
            "All endpoints reported as blocked",
            "customProperties Service.Disabled = \"True\": after an automatic migration that \
             dropped the virtual network, gateway, developer portal, direct management API and Git \
             are blocked. That the value reads so while blocked is an inference; the portal's text \
             \"We have blocked access to all endpoints for your service\" confirms it.",
            "Put the instance back into a virtual network and unblock it in one PATCH. \
             \"Unblock my service\" in the portal cannot be undone and makes all endpoints public.",
        )
        .sign(Urgency::PastDue)
        .settled_by(seen::fresh_export(case))
        .because([seen::custom_evidence(
            case,
            "Service.Disabled",
            "True while all endpoints are blocked.",
            &rule.source,
        )]),
    ]
}
