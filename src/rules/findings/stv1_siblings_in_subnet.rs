//! `network/stv1-siblings-in-subnet`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::Case;
use crate::knowledge::sources;
use std::collections::BTreeSet;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "network/stv1-siblings-in-subnet",
    title: "Shares its subnet with others on stv1",
    doc: "Two or more stv1 locations of different instances sit in one subnet. Ids are compared without regard to letter case.",
    why: "Each migration needs room for a second copy beside its neighbours, and neighbours on stv1 block the way back to the subnet.",
    remedy: "Migrate one after another, promptly, never two at a time; ask for neighbours outside the input too.",
    answers: FIRES,
    severity: Severity::High,
    pillar: Pillar::Operations,
    source: sources::MIGRATE_VNET,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    if !case.class.has_stv1() {
        return Vec::new();
    }
    let mut names = BTreeSet::new();
    names.extend(
        case.siblings.iter().filter(|sibling| sibling.stv1).map(|sibling| sibling.name.as_str()),
    );
    if names.is_empty() {
        return Vec::new();
    }
    let names: Vec<_> = names.into_iter().collect();
    let because = case.instance.locations().enumerate().filter_map(|(index, location)| {
        let subnet = location.subnet.value()?;
        Some(seen::field(
            case,
            seen::location_field(index, "virtualNetworkConfiguration.subnetResourceId"),
            &subnet.raw,
            location.subnet.at(),
            "Other instances that report stv1 name the same subnet.",
            &rule.source,
        ))
    });
    vec![
        rule.found(
            format!(
                "Shares its subnet with {} on stv1",
                seen::count(names.len(), "instance", "instances")
            ),
            format!(
                "{} also on stv1 in the same subnet. Each migration needs room for a second copy \
                 beside its neighbours.",
                match names.as_slice() {
                    [one] => format!("{one} is"),
                    all => format!("{} are", seen::join(all)),
                }
            ),
            "Migrate one after another, promptly, never two at a time; ask for neighbours outside \
             this input too.",
        )
        .because(because),
    ]
}
