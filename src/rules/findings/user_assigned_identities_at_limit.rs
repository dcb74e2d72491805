//! `security/user-assigned-identities-at-limit`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::Case;
use crate::knowledge::limits::IDENTITIES as MOST;
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "security/user-assigned-identities-at-limit",
    title: "User-assigned identities at the limit",
    doc: "As many user-assigned identities as an instance can have. That it has none is no finding.",
    why: "The next one will be refused.",
    remedy: "Take those away that nothing uses, or let one identity serve several purposes.",
    answers: FIRES,
    severity: Severity::Low,
    pillar: Pillar::Operations,
    source: sources::LIMITS_2026,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let identity = &case.instance.identity;
    let count = identity.value().map_or(0, |identity| identity.user_assigned.len());
    if usize::try_from(MOST).is_ok_and(|most| count < most) {
        return Vec::new();
    }
    vec![
        rule.found(
            format!("{count} user-assigned identities, the limit being {MOST}"),
            format!(
                "identity.userAssignedIdentities has {count} entries, and an instance can have \
                 {MOST}: the next one will be refused."
            ),
            "Take those away that nothing uses, or let one identity serve several purposes.",
        )
        .because([seen::field(
            case,
            "identity.userAssignedIdentities",
            format!("{count} entries"),
            identity.at(),
            "User-assigned identities of the instance.",
            &rule.source,
        )]),
    ]
}
