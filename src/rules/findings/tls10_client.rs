//! `security/tls10-client`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen, tls};
use crate::classify::Case;
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "security/tls10-client",
    title: "TLS 1.0 or 1.1 is on for clients",
    doc: "A client-side key of TLS 1.0 or 1.1 is True. The string False is not true; absent keys are another rule.",
    why: "Azure retired TLS 1.0 and 1.1 for connections to its services; clients may still speak them to this gateway.",
    remedy: "Find the clients that need it, then switch it off. A PATCH resets every custom property that it leaves out, so send them all.",
    answers: FIRES,
    severity: Severity::High,
    pillar: Pillar::Security,
    source: sources::BC_TLS,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let on: Vec<_> = tls::switched_on(case)
        .into_iter()
        .filter(|one| one.side == tls::Side::Client && one.name != "SSL 3.0")
        .collect();
    if on.is_empty() {
        return Vec::new();
    }
    let names: Vec<_> = on.iter().map(|one| one.name).collect();
    let keys: Vec<_> = on.iter().map(|one| tls::stated(one, "True")).collect();
    vec![
        rule.found(
            format!("{} on towards clients", seen::join(&names)),
            format!(
                "customProperties {}. Azure retired TLS 1.0 and 1.1 for connections to its services (2025-08-31 in the text, 2025-10-31 in the overview); clients may still speak them to this gateway.",
                seen::join(&keys)
            ),
            "Find the clients that need it, then switch it off. A PATCH resets every custom property that it leaves out, so send them all.",
        )
        .because(on.iter().map(|one| {
            seen::custom_evidence(case, one.key, "An old protocol that is on.", &rule.source)
        })),
    ]
}
