//! `security/min-api-version-unset`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::Case;
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "security/min-api-version-unset",
    title: "No minimum API version",
    doc: "minApiVersion is null. Absent is not known. Low, because Azure switched the old versions off itself.",
    why: "The instance enforces no floor for management callers; Azure itself switched versions before 2021-08-01 off.",
    remedy: "Set it to 2021-08-01 or later once the tools are current.",
    answers: FIRES,
    severity: Severity::Low,
    pillar: Pillar::Security,
    source: sources::BC_API_VERSIONS,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let minimum = &case.instance.min_api_version;
    if !minimum.is_null() {
        return Vec::new();
    }
    vec![
        rule.found(
            "No minimum API version",
            "apiVersionConstraint.minApiVersion is null: the instance enforces no floor for \
             management callers. Azure switched versions before 2021-08-01 off from 2024-06-01.",
            "Check the tools, then set it to 2021-08-01.",
        )
        .because([seen::field(
            case,
            "properties.apiVersionConstraint.minApiVersion",
            "null",
            minimum.at(),
            "The oldest API version that the instance accepts from management callers.",
            &rule.source,
        )]),
    ]
}
