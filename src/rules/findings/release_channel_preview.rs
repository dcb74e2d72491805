//! `operations/release-channel-preview`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::Case;
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "operations/release-channel-preview",
    title: "Updates through the preview channel",
    doc: "releaseChannel is Preview. Default and Stable are no finding, and absent is not known.",
    why: "The instance gets updates before others do.",
    remedy: "Where that is not meant, set releaseChannel to Default or Stable.",
    answers: FIRES,
    severity: Severity::Info,
    pillar: Pillar::Operations,
    source: sources::TYPES,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let channel = &case.instance.release_channel;
    if !channel.value().is_some_and(|one| one.trim().eq_ignore_ascii_case("preview")) {
        return Vec::new();
    }
    vec![
        rule.found(
            "Updates of the preview channel",
            "releaseChannel is Preview: the instance gets updates through the preview channel.",
            "Where that is not meant, set it to Default or Stable (API version 2024-06-01-preview \
             or newer).",
        )
        .because([seen::field(
            case,
            "properties.releaseChannel",
            seen::text(channel),
            channel.at(),
            "The channel of updates.",
            &rule.source,
        )]),
    ]
}
