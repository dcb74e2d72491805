//! `platform/inferred`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity};
use crate::classify::Case;
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "platform/inferred",
    title: "Platform inferred, not reported",
    doc: "The platform was inferred. Silent where input/platform-version-projected-away says so already.",
    why: "Other properties exist only on stv2 or newer, which is enough for every date; which of stv2 and stv2.1 it is cannot be told and changes nothing.",
    remedy: "Nothing to do; a whole export shows the value itself.",
    answers: FIRES,
    severity: Severity::Info,
    pillar: Pillar::Operations,
    source: sources::COMPUTE,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    if !case.class.platform.inferred || super::platform_version_projected_away::fires(case) {
        return Vec::new();
    }
    let inferred = case.class.locations.iter().filter(|one| one.platform.inferred);
    vec![
        rule.found(
            "Platform inferred: stv2 or newer",
            "No platform is reported, but other properties exist only on stv2 or newer. Which of \
             stv2 and stv2.1 it is cannot be told and changes nothing.",
            "Nothing to do; a whole export with API version 2024-05-01 shows the value itself.",
        )
        .because(inferred.flat_map(|one| one.platform.because.clone())),
    ]
}
