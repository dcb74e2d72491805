//! Change 9: the service level of stv1.

use super::super::Reply::{Exposed, NotApplicable, NotExposed, NotVisible};
use super::super::retirement::{Answer, RetirementRule};
use crate::classify::{Case, Cloud};
use crate::knowledge::retirements;

/// The rule.
pub(super) static RULE: RetirementRule = RetirementRule {
    retirement: &retirements::STV1_SLA,
    doc: "Exposed: a location reports stv1, in any cloud.",
    answers: &[Exposed, NotVisible, NotExposed, NotApplicable],
    check,
};

fn check(case: &Case<'_>) -> Answer {
    super::stv1::answer(
        case,
        &[Cloud::Public, Cloud::UsGov, Cloud::China, Cloud::Unknown],
        &retirements::STV1_SLA.source,
    )
}
