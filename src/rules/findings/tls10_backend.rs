//! `security/tls10-backend`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen, tls};
use crate::classify::Case;
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "security/tls10-backend",
    title: "TLS 1.0 or 1.1 is on towards backends",
    doc: "A backend-side key of TLS 1.0 or 1.1 is True. The string False is not true; absent keys are another rule.",
    why: "Azure services stopped accepting TLS 1.0 and 1.1; the gateway may still speak them to backends.",
    remedy: "Find the backends that need it, then switch it off. A PATCH resets every custom property that it leaves out, so send them all.",
    answers: FIRES,
    severity: Severity::High,
    pillar: Pillar::Security,
    source: sources::BC_TLS,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let on: Vec<_> = tls::switched_on(case)
        .into_iter()
        .filter(|one| one.side == tls::Side::Backend && one.name != "SSL 3.0")
        .collect();
    if on.is_empty() {
        return Vec::new();
    }
    let names: Vec<_> = on.iter().map(|one| one.name).collect();
    let keys: Vec<_> = on.iter().map(|one| tls::stated(one, "True")).collect();
    vec![
        rule.found(
            format!("{} on towards backends", seen::join(&names)),
            format!(
                "customProperties {}. The gateway may speak it to backends; Azure services stopped accepting TLS 1.0 and 1.1 (2025-08-31 in the text, 2025-10-31 in the overview).",
                seen::join(&keys)
            ),
            "Find the backends that need it, then switch it off. A PATCH resets every custom property that it leaves out, so send them all.",
        )
        .because(on.iter().map(|one| {
            seen::custom_evidence(case, one.key, "An old protocol that is on.", &rule.source)
        })),
    ]
}
