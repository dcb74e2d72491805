//! `security/private-endpoint-not-approved`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::Case;
use crate::knowledge::sources;
use crate::model::ConnectionStatus;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "security/private-endpoint-not-approved",
    title: "A private endpoint is not approved",
    doc: "A private endpoint connection is Pending or Rejected: it protects nothing. A state that is absent or not listed is no finding.",
    why: "Nobody connects through it before it is approved.",
    remedy: "Ask who asked for it; approve it, or remove it.",
    answers: FIRES,
    severity: Severity::Medium,
    pillar: Pillar::Operations,
    source: sources::TYPES,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let all = case.instance.private_endpoints.items().iter().enumerate();
    let waiting: Vec<_> = all
        .filter(|(_, one)| {
            one.status.value().is_some_and(|status| {
                matches!(status.value, ConnectionStatus::Pending | ConnectionStatus::Rejected)
            })
        })
        .collect();
    if waiting.is_empty() {
        return Vec::new();
    }
    let said: Vec<_> = waiting
        .iter()
        .map(|(_, one)| {
            let name = one.name.value().map_or("one connection", String::as_str);
            format!("{name} is {}", seen::written(&one.status))
        })
        .collect();
    vec![
        rule.found(
            format!(
                "{} not approved",
                seen::count(
                    waiting.len(),
                    "private endpoint connection is",
                    "private endpoint connections are"
                )
            ),
            format!(
                "privateEndpointConnections: {}. Nobody connects through it before it is approved.",
                seen::join(&said)
            ),
            "Ask who asked for it; approve it, or remove it.",
        )
        .because(waiting.iter().map(|(index, one)| {
            seen::field(
                case,
                format!(
                    "properties.privateEndpointConnections[{index}].privateLinkServiceConnectionState.status"
                ),
                seen::written(&one.status),
                one.status.at().or(Some(&one.at)),
                "Only an approved connection carries traffic.",
                &rule.source,
            )
        })),
    ]
}
