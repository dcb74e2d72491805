//! `security/private-only-without-endpoint`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::{Case, NetworkMode};
use crate::knowledge::sources;
use crate::model::{ConnectionStatus, Field, Switch};

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "security/private-only-without-endpoint",
    title: "Nobody can connect",
    doc: "publicNetworkAccess Disabled, no approved private endpoint, not VNet-injected: nobody can connect. Silent where connections or network mode are absent.",
    why: "Public access is closed, no private endpoint is approved, and there is no network.",
    remedy: "Approve or create a private endpoint, or open public access.",
    answers: FIRES,
    severity: Severity::High,
    pillar: Pillar::Reliability,
    source: sources::TYPES,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let access = &case.instance.public_network_access;
    let closed = access.value().is_some_and(|switch| switch.value == Switch::Disabled);
    let endpoints = &case.instance.private_endpoints;
    let told = matches!(endpoints, Field::Known(..) | Field::Null(_));
    let approved = endpoints.items().iter().any(|one| {
        one.status.value().is_none_or(|status| status.value == ConnectionStatus::Approved)
    });
    if !closed || !told || approved || case.class.network != NetworkMode::None {
        return Vec::new();
    }
    vec![
        rule.found(
            "Nobody can connect",
            "publicNetworkAccess is Disabled, no private endpoint connection is approved, and the \
             instance is not VNet-injected.",
            "Approve or create a private endpoint, or open public access.",
        )
        .because([seen::field(
            case,
            "properties.publicNetworkAccess",
            seen::written(access),
            access.at(),
            "Disabled admits private endpoints only.",
            &rule.source,
        )]),
    ]
}
