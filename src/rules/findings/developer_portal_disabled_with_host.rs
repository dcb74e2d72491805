//! `operations/developer-portal-disabled-with-host`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::Case;
use crate::knowledge::sources;
use crate::model::{HostType, Switch};

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "operations/developer-portal-disabled-with-host",
    title: "Host name of a developer portal that is off",
    doc: "developerPortalStatus is Disabled, and a custom host name of type DeveloperPortal is bound. An enabled portal is no finding, and absent is not Disabled.",
    why: "A host name, a DNS record and a certificate are kept for something that answers nobody.",
    remedy: "Take the host name, its DNS record and its certificate away, or switch the portal on.",
    answers: FIRES,
    severity: Severity::Info,
    pillar: Pillar::Operations,
    source: sources::TYPES,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let status = &case.instance.developer_portal_status;
    if status.value().is_none_or(|switch| switch.value != Switch::Disabled) {
        return Vec::new();
    }
    seen::custom_hosts(case, HostType::DeveloperPortal)
        .map(|(index, host)| {
            let name = seen::text(&host.name);
            rule.found(
                format!("{name} belongs to a developer portal that is off"),
                format!(
                    "developerPortalStatus is Disabled, and {name} is still bound as a host name \
                     of type DeveloperPortal."
                ),
                "Take the host name, its DNS record and its certificate away, or switch the portal \
                 on.",
            )
            .because([
                seen::field(
                    case,
                    "properties.developerPortalStatus",
                    seen::written(status),
                    status.at(),
                    "Whether the developer portal is on.",
                    &rule.source,
                ),
                seen::host_evidence(
                    case,
                    index,
                    host,
                    "A custom host name of type DeveloperPortal.",
                    &rule.source,
                ),
            ])
        })
        .collect()
}
