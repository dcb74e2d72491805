//! `security/min-api-version-old`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::Case;
use crate::knowledge::{api_versions, sources};

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "security/min-api-version-old",
    title: "Minimum API version below what Azure answers",
    doc: "minApiVersion is before 2021-08-01, compared as a day. Low, because Azure switched the old versions off itself.",
    why: "A floor below the oldest version that Azure answers protects nothing.",
    remedy: "Set it to 2021-08-01 or later.",
    answers: FIRES,
    severity: Severity::Low,
    pillar: Pillar::Security,
    source: sources::BC_API_VERSIONS,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let minimum = &case.instance.min_api_version;
    let Some(version) =
        minimum.value().filter(|version| api_versions::is_retired(version) == Some(true))
    else {
        return Vec::new();
    };
    vec![
        rule.found(
            format!("Minimum API version {version}"),
            format!(
                "apiVersionConstraint.minApiVersion is {version}: a floor below the oldest version \
                 that Azure answers, {}.",
                api_versions::OLDEST_SUPPORTED
            ),
            "Check the tools, then set it to 2021-08-01.",
        )
        .because([seen::field(
            case,
            "properties.apiVersionConstraint.minApiVersion",
            version,
            minimum.at(),
            "The oldest API version that the instance accepts from management callers.",
            &rule.source,
        )]),
    ]
}
