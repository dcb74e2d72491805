//! `network/internal-dns-follow-up`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::Case;
use crate::knowledge::sources;
use crate::model::Field;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "network/internal-dns-follow-up",
    title: "Private DNS may still hold an old address",
    doc: "A private address of an earlier export is gone in this one: private DNS still holds it. One export alone cannot show it; the follow-up of a migration that lies ahead is part of its plan.",
    why: "Azure does not change private DNS: records that hold the old address lead to nothing.",
    remedy: "Change every record that holds it as soon as the new private address is known: private DNS zones, DNS on premises, hosts files.",
    answers: FIRES,
    severity: Severity::High,
    pillar: Pillar::Reliability,
    source: sources::MIGRATE_VNET,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let now = &case.instance.primary.private_ips;
    let told = matches!(now, Field::Known(..) | Field::Null(_));
    let mut before = case.instance.earlier.iter().rev().map(|one| one.private_ips.items());
    let Some(before) = before.find(|addresses| !addresses.is_empty()).filter(|_| told) else {
        return Vec::new();
    };
    let gone: Vec<_> = before.iter().filter(|one| !now.items().contains(one)).collect();
    if gone.is_empty() {
        return Vec::new();
    }
    let gone = seen::join(&gone);
    let today = match now.items() {
        [] => "none".to_owned(),
        some => seen::join(some),
    };
    vec![
        rule.found(
            format!("Private DNS may still hold {gone}"),
            format!(
                "privateIPAddresses had {gone} in an earlier export and has {today} in this one. \
                 Azure does not change private DNS: records that hold the old address lead to \
                 nothing."
            ),
            "Change every record that holds it as soon as the new private address is known: \
             private DNS zones, DNS on premises, hosts files.",
        )
        .settled_by(seen::command(
            case,
            "Private DNS zones of the subscription",
            "az network private-dns zone list --query '[].{zone:name, group:resourceGroup}' -o table",
        ))
        .because([seen::field(
            case,
            "properties.privateIPAddresses",
            seen::words(now, |all| all.join(", ")),
            now.at(),
            "Private addresses today, without one of an earlier export.",
            &rule.source,
        )]),
    ]
}
