//! `network/forced-tunnelling-check`

use super::super::finding::{ASKS, Rule};
use super::super::{Command, Finding, Pillar, Severity, Urgency, az, environment, seen};
use crate::classify::{Case, NetworkMode, Platform};
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "network/forced-tunnelling-check",
    title: "Routes of the subnet are not known",
    doc: "stv1 in Internal mode, or injected with a tag that names a firewall. Routes are never in the instance, so this asks and does not tell.",
    why: "Routes are never part of the instance. Under forced tunnelling a migration needs the service endpoints of the subnet and the route for the service tag ApiManagement.",
    remedy: "Read the route table. Keep the service endpoints and the route for the service tag ApiManagement with next hop Internet, and change firewall rules where the subnet changes.",
    answers: ASKS,
    severity: Severity::Medium,
    pillar: Pillar::Operations,
    source: sources::MIGRATE_VNET,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let hint = environment::firewall_tag(case.instance);
    let asked = match case.class.network {
        NetworkMode::Internal => true,
        NetworkMode::External => hint.is_some(),
        NetworkMode::None | NetworkMode::Unknown => false,
    };
    if !case.class.has_stv1() || !asked {
        return Vec::new();
    }
    let tag = hint.map_or(String::new(), |tag| format!(" The tag {tag} hints at a firewall."));
    let finding = rule
        .found(
            "Routes of the subnet not known",
            format!(
                "{} VNet on stv1. Routes are never part of the instance, so whether traffic is \
                 forced through a firewall is not known.{tag}",
                seen::written(&case.instance.virtual_network_type)
            ),
            "Read the route table. Under forced tunnelling keep the service endpoints and the route \
             for the service tag ApiManagement with next hop Internet, and change firewall rules \
             where the subnet changes.",
        )
        .sign(Urgency::Check)
        .because([seen::network_evidence(case, "VNet injection of the instance.", &rule.source)]);
    vec![match command(case) {
        Some(command) => finding.settled_by(command),
        None => finding,
    }]
}

/// The routes of the subnets.
fn command(case: &Case<'_>) -> Option<Command> {
    let lines: Vec<_> = case
        .locations()
        .filter(|(_, class)| class.platform.platform == Platform::Stv1)
        .filter_map(|(location, _)| location.subnet.value())
        .map(|subnet| {
            format!(
                "RT=$(az network vnet subnet show --ids {} --query routeTable.id -o tsv)\n\
                 if [ -n \"$RT\" ]; then az network route-table show --ids \"$RT\" --query 'routes[].{{prefix:addressPrefix, next:nextHopType, ip:nextHopIpAddress}}' -o table; else echo 'no route table: ask whether a default route is learned by BGP'; fi",
                az::quote(&subnet.raw)
            )
        })
        .collect();
    (!lines.is_empty()).then(|| seen::command(case, "Routes of the subnet", &lines.join("\n")))
}
