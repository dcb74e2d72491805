//! `platform/undetermined-normal-on-v2`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::{Case, Family};
use crate::knowledge::sources;
use crate::model::{PlatformVersion, Sku};

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "platform/undetermined-normal-on-v2",
    title: "No platform reported: normal on a v2 tier",
    doc: "A v2 tier that reports undetermined or nothing, which is normal.",
    why: "The v2 tiers run on infrastructure of their own and are told by the tier.",
    remedy: "Nothing to do.",
    answers: FIRES,
    severity: Severity::Info,
    pillar: Pillar::Operations,
    source: sources::SAMPLE_BASIC_V2,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let platform = &case.instance.primary.platform;
    let reported = platform.value().map(|platform| platform.value);
    if case.class.family != Family::V2
        || !matches!(reported, None | Some(PlatformVersion::Undetermined))
    {
        return Vec::new();
    }
    let basic = case.instance.sku().value().is_some_and(|sku| sku.value == Sku::BasicV2);
    let known = if basic {
        "A healthy Basic v2 instance has been recorded with undetermined."
    } else {
        "What this tier reports is not confirmed; Basic v2 has been recorded with undetermined."
    };
    vec![
        rule.found(
            "No platform reported: normal on a v2 tier",
            format!(
                "platformVersion is {}. The v2 tiers run on infrastructure of their own and are \
                 told by the tier. {known}",
                seen::written(platform)
            ),
            "Nothing to do.",
        )
        .because([seen::field(
            case,
            "properties.platformVersion",
            seen::written(platform),
            platform.at(),
            "Normal on a v2 tier.",
            &rule.source,
        )]),
    ]
}
