//! Change 12: the direct management API.

use super::super::Reply::{NotApplicable, NotVisible, Precondition};
use super::super::retirement::{Answer, RetirementRule};
use crate::classify::Case;
use crate::knowledge::retirements;
use crate::model::HostType;

/// The rule.
pub(super) static RULE: RetirementRule = RetirementRule {
    retirement: &retirements::DIRECT_MANAGEMENT_API,
    doc: "Precondition: a custom host name of type Management. managementApiUrl proves nothing. Not applicable to Consumption and the v2 tiers.",
    answers: &[Precondition, NotVisible, NotApplicable],
    check,
};

fn check(case: &Case<'_>) -> Answer {
    super::hosts::answer(
        case,
        &super::hosts::Trace {
            host: HostType::Management,
            path: "tenant/access",
            label: "Direct management access",
            always: "managementApiUrl is always there and proves nothing.",
            good: "false; true needs a question to its users, it does not prove use.",
            source: &retirements::DIRECT_MANAGEMENT_API.source,
        },
    )
}
