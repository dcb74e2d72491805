//! `security/legacy-portal-enabled`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, Urgency, seen};
use crate::classify::Case;
use crate::knowledge::retirements::LEGACY_PORTAL;
use crate::knowledge::sources;
use crate::model::{HostType, Switch};

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "security/legacy-portal-enabled",
    title: "Legacy developer portal in use",
    doc: "legacyPortalStatus Enabled, or a custom host name of type Portal. portalUrl is always there and proves nothing.",
    why: "The legacy developer portal was retired on 2023-10-31.",
    remedy: "Move to the new portal, then disable the legacy one.",
    answers: FIRES,
    severity: Severity::Medium,
    pillar: Pillar::Security,
    source: sources::BC_LEGACY_PORTAL,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let status = &case.instance.legacy_portal_status;
    let enabled = status.value().is_some_and(|switch| switch.value == Switch::Enabled);
    let host = seen::custom_hosts(case, HostType::Portal).next();
    if !enabled && host.is_none() {
        return Vec::new();
    }
    let text = match host {
        Some((_, host)) => format!(
            "{} is a host name of the legacy portal, and legacyPortalStatus is {}.",
            seen::text(&host.name),
            seen::written(status)
        ),
        None => "legacyPortalStatus is Enabled.".to_owned(),
    };
    let because = seen::field(
        case,
        "properties.legacyPortalStatus",
        seen::written(status),
        status.at(),
        "Whether the legacy portal is on.",
        &rule.source,
    );
    vec![
        rule.found(
            "Legacy developer portal on",
            format!("{text} It was retired on 2023-10-31."),
            "Move to the new portal, then disable the legacy one.",
        )
        .by(LEGACY_PORTAL.date)
        .sign(Urgency::PastDue)
        .because([because]),
    ]
}
