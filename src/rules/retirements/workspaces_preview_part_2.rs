//! Change 13: preview workspaces.

use super::super::Reply::{NotApplicable, NotVisible};
use super::super::retirement::{Answer, RetirementRule};
use crate::classify::Case;
use crate::knowledge::retirements;

/// The rule.
pub(super) static RULE: RetirementRule = RetirementRule {
    retirement: &retirements::WORKSPACES_PART_2,
    doc: "Workspaces are children of the instance and not visible. Not applicable outside Premium, Standard and Developer, or created after the preview.",
    answers: &[NotVisible, NotApplicable],
    check,
};

fn check(case: &Case<'_>) -> Answer {
    super::workspaces::answer(case, &retirements::WORKSPACES_PART_2.source)
}
