//! `security/ssl30`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen, tls};
use crate::classify::Case;
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "security/ssl30",
    title: "SSL 3.0 is on",
    doc: "A key of SSL 3.0 is True, on either side.",
    why: "It is older than TLS 1.0, which Azure services no longer accept.",
    remedy: "Switch it off. A PATCH resets every custom property that it leaves out, so send them all.",
    answers: FIRES,
    severity: Severity::Critical,
    pillar: Pillar::Security,
    source: sources::BC_TLS,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let on: Vec<_> =
        tls::switched_on(case).into_iter().filter(|one| one.name == "SSL 3.0").collect();
    if on.is_empty() {
        return Vec::new();
    }
    let keys: Vec<_> = on.iter().map(|one| tls::stated(one, "True")).collect();
    vec![
        rule.found(
            "SSL 3.0 on",
            format!(
                "customProperties {}. It is older than TLS 1.0, which Azure services no longer accept.",
                seen::join(&keys)
            ),
            "Switch it off. A PATCH resets every custom property that it leaves out, so send them all.",
        )
        .because(on.iter().map(|one| {
            seen::custom_evidence(case, one.key, "An old protocol that is on.", &rule.source)
        })),
    ]
}
