//! `operations/tags-missing`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, environment, seen};
use crate::classify::Case;
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "operations/tags-missing",
    title: "No tags, where others have some",
    doc: "No tags, while more than half of at least two other instances of the input have some. Silent on a single instance, and where tags are absent from the input.",
    why: "Its owner and its purpose cannot be found.",
    remedy: "Tag it as the others are.",
    answers: FIRES,
    severity: Severity::Info,
    pillar: Pillar::Operations,
    source: sources::TYPES,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let instance = case.instance;
    if environment::tagged(instance) != Some(false) {
        return Vec::new();
    }
    let others = case.estate.instances.len().saturating_sub(1);
    let all = case.estate.instances.iter();
    let tagged = all.filter(|other| environment::tagged(other) == Some(true)).count();
    if others < 2 || tagged <= others / 2 {
        return Vec::new();
    }
    let count = if instance.tags.is_null() { "null" } else { "{}" };
    vec![
        rule.found(
            "No tags",
            format!("tags is {count}, and {tagged} of the {others} other instances have some."),
            "Tag it as the others are, so that its owner and its purpose can be found.",
        )
        .because([seen::field(
            case,
            "tags",
            count,
            instance.tags.at(),
            "Tags of the resource.",
            &rule.source,
        )]),
    ]
}
