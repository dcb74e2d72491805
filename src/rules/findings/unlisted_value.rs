//! `platform/unlisted-value`

use super::super::finding::{ASKS, Rule};
use super::super::{Finding, Pillar, Severity, Urgency, seen};
use crate::classify::{Case, Platform};
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "platform/unlisted-value",
    title: "A platform that no document lists",
    doc: "A location reports a value outside the five that are documented. It is kept as written.",
    why: "The value is kept as written and decides nothing, so nothing follows for the dates.",
    remedy: "Export again and read what Azure documents on the value.",
    answers: ASKS,
    severity: Severity::Info,
    pillar: Pillar::Operations,
    source: sources::TYPES,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let unlisted = |platform: &Platform| matches!(platform, Platform::Unlisted(_));
    let because = seen::platform_evidence(case, unlisted, &rule.source);
    let values: Vec<_> = because.iter().map(|evidence| evidence.value.clone()).collect();
    if values.is_empty() {
        return Vec::new();
    }
    vec![
        rule.found(
            "Unlisted platform",
            format!(
                "platformVersion reports {}, which no document lists. It is kept as written and \
                 decides nothing.",
                seen::join(&values)
            ),
            "Export again and read what Azure documents on the value.",
        )
        .sign(Urgency::Check)
        .settled_by(seen::fresh_export(case))
        .because(because),
    ]
}
