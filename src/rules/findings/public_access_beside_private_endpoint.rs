//! `security/public-access-beside-private-endpoint`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::Case;
use crate::knowledge::sources;
use crate::model::{ConnectionStatus, Switch};

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "security/public-access-beside-private-endpoint",
    title: "Public access beside a private endpoint",
    doc: "An approved private endpoint and publicNetworkAccess Enabled. Silent without an endpoint, and where the property is absent.",
    why: "The public door is still open beside the private one.",
    remedy: "Where it is meant for partners, accept it; otherwise set publicNetworkAccess to Disabled.",
    answers: FIRES,
    severity: Severity::Medium,
    pillar: Pillar::Security,
    source: sources::TYPES,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let access = &case.instance.public_network_access;
    let open = access.value().is_some_and(|switch| switch.value == Switch::Enabled);
    let approved: Vec<_> = case
        .instance
        .private_endpoints
        .items()
        .iter()
        .filter(|one| {
            one.status.value().is_some_and(|status| status.value == ConnectionStatus::Approved)
        })
        .collect();
    let Some(first) = approved.first().filter(|_| open) else { return Vec::new() };
    vec![
        rule.found(
            "Public access on beside a private endpoint",
            format!(
                "{} approved ({}), and publicNetworkAccess is Enabled: the public door is still open.",
                seen::count(approved.len(), "private endpoint connection is", "private endpoint connections are"),
                seen::text(&first.name)
            ),
            "Where it is meant for partners, accept it; otherwise set it to Disabled.",
        )
        .because([
            seen::field(
                case,
                "properties.publicNetworkAccess",
                seen::written(access),
                access.at(),
                "Whether the public endpoint answers.",
                &rule.source,
            ),
            seen::field(
                case,
                "properties.privateEndpointConnections",
                seen::written(&first.status),
                Some(&first.at),
                "An approved connection.",
                &rule.source,
            ),
        ]),
    ]
}
