//! `network/vnet-lost`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, Urgency, seen};
use crate::classify::{Case, NetworkMode};
use crate::knowledge::sources;
use crate::model::NetworkType;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "network/vnet-lost",
    title: "The instance is no longer in its virtual network",
    doc: "An earlier export of the same id was VNet-injected and this one is not, or all endpoints are blocked without a network. One export alone cannot show it.",
    why: "What it reached through the network it no longer reaches, and once unblocked it is public.",
    remedy: "Restore the network and unblock in one PATCH, preferably into a new subnet.",
    answers: FIRES,
    severity: Severity::Critical,
    pillar: Pillar::Security,
    source: sources::INC_AUTOMATIC_MIGRATION,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    if case.class.network != NetworkMode::None {
        return Vec::new();
    }
    let before = case.instance.earlier.iter().rev().find_map(|snapshot| {
        let mode = snapshot.virtual_network_type.value()?;
        matches!(mode.value, NetworkType::External | NetworkType::Internal)
            .then(|| (mode.raw.clone(), snapshot.subnet.value().map(|subnet| subnet.raw.clone())))
    });
    let text = match (&before, case.class.endpoints_blocked) {
        (Some((mode, subnet)), _) => format!(
            "{mode} in an earlier export{}, None in this one. An unblocked instance without its \
             network would be public.",
            subnet.as_ref().map_or(String::new(), |subnet| format!(" ({subnet})"))
        ),
        (None, true) => "All endpoints are reported as blocked and virtualNetworkType is None: an \
                         automatic migration blocks them where it dropped the network. The former \
                         subnet stands in the portal under Diagnose and solve problems, \
                         Availability and performance, VNet Verifier."
            .to_owned(),
        (None, false) => return Vec::new(),
    };
    vec![
        rule.found(
            "The instance is no longer in its virtual network",
            text,
            "Restore the network and unblock in one PATCH, preferably into a new subnet.",
        )
        .sign(Urgency::PastDue)
        .because([seen::network_evidence(case, "Network mode today.", &rule.source)]),
    ]
}
