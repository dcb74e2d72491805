//! `platform/precreated-ip-listed`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::{Case, NetworkMode};
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "platform/precreated-ip-listed",
    title: "Azure created an address for the migration",
    doc: "Azure lists an address that it created for the migration. It proves nothing about today.",
    why: "While the address is kept it serves for a time and must be allowed; where a new one is chosen it becomes the address. After a migration it says nothing about today.",
    remedy: "Allow it during a migration; take it off allow-lists where it is unused.",
    answers: FIRES,
    severity: Severity::Info,
    pillar: Pillar::Operations,
    source: sources::INC_PRECREATED_IP,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let addresses = &case.class.precreated_ips;
    if addresses.is_empty() {
        return Vec::new();
    }
    let listed = seen::join(addresses);
    let internal = case.class.network == NetworkMode::Internal;
    let (text, action) = match (case.class.has_stv1(), internal) {
        (true, true) => (
            format!(
                "Azure created {listed} for the migration. It is a public address: what it serves \
                 in Internal mode is not described, and it is not the future private address."
            ),
            "Treat it at the firewall like the present public address; keep it out of private DNS.",
        ),
        (true, false) => (
            format!("Azure created {listed} for the migration."),
            "Allow it while the address is kept, because it serves for a time; it becomes the \
             address where a new one is chosen.",
        ),
        (false, _) => (
            format!(
                "Azure created {listed} for a migration from stv1. Whether the key disappears \
                 afterwards is not confirmed, so it says nothing about today."
            ),
            "Nothing to do for the platform; take the address off allow-lists where it is unused.",
        ),
    };
    vec![rule.found(format!("Migration address listed: {listed}"), text, action).because([
        seen::custom_evidence(
            case,
            "Stv2MigrationPreCreatedIps",
            "Addresses that Azure created for the migration.",
            &rule.source,
        ),
    ])]
}
