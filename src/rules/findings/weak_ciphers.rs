//! `security/weak-ciphers`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen, tls};
use crate::classify::Case;
use crate::knowledge::ciphers::CIPHERS;
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "security/weak-ciphers",
    title: "A weak cipher is on",
    doc: "A cipher with CBC, RSA key exchange or 3DES that can be switched off is True. Silent where only keys are absent, which is the default of every instance, and on Consumption and v2 tiers, where ciphers cannot be set.",
    why: "What rests on CBC, RSA key exchange or 3DES can be switched off; the suites with ECDHE and GCM stay on in any case.",
    remedy: "Find the clients that need it, then switch it off by its key. A PATCH resets every custom property that it leaves out, so send them all.",
    answers: FIRES,
    severity: Severity::Medium,
    pillar: Pillar::Security,
    source: sources::TYPES,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let Some(properties) = tls::properties(case) else { return Vec::new() };
    let key = |name: &str| format!("Gateway.Security.Ciphers.{name}");
    let on: Vec<&str> = CIPHERS
        .into_iter()
        .chain(["TripleDes168"])
        .filter(|name| properties.is_true(&key(name)) == Some(true))
        .collect();
    if on.is_empty() || !seen::is_dedicated_classic(case) {
        return Vec::new();
    }
    let title = match on.as_slice() {
        [one] => format!("Weak cipher {one} on"),
        all => format!("{} weak ciphers on", all.len()),
    };
    vec![
        rule.found(
            title,
            format!(
                "customProperties Gateway.Security.Ciphers: {} = \"True\". What rests on CBC, RSA \
                 key exchange or 3DES can be switched off; the suites with ECDHE and GCM stay on \
                 in any case.",
                seen::join(&on)
            ),
            "Find the clients that need it, then switch it off by its key: one that is left out \
             falls back to its default. A PATCH resets every custom property that it leaves out, \
             so send them all.",
        )
        .because(on.iter().map(|name| {
            seen::custom_evidence(case, &key(name), "A weak cipher that is on.", &rule.source)
        })),
    ]
}
