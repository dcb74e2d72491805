//! Change 11: the built-in Git configuration.

use super::super::Reply::{NotApplicable, NotVisible, Precondition};
use super::super::retirement::{Answer, RetirementRule};
use crate::classify::Case;
use crate::knowledge::retirements;
use crate::model::HostType;

/// The rule.
pub(super) static RULE: RetirementRule = RetirementRule {
    retirement: &retirements::GIT,
    doc: "Precondition: a custom host name of type Scm. scmUrl proves nothing. Not applicable to Consumption and the v2 tiers.",
    answers: &[Precondition, NotVisible, NotApplicable],
    check,
};

fn check(case: &Case<'_>) -> Answer {
    super::hosts::answer(
        case,
        &super::hosts::Trace {
            host: HostType::Scm,
            path: "tenant/gitAccess",
            label: "Git access",
            always: "scmUrl is always there and proves nothing.",
            good: "false.",
            source: &retirements::GIT.source,
        },
    )
}
