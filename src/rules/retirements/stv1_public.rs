//! Change 8: stv1 in global Azure.

use super::super::Reply::{Exposed, NotApplicable, NotExposed, NotVisible, Precondition};
use super::super::retirement::{Answer, RetirementRule};
use crate::classify::{Case, Cloud};
use crate::knowledge::retirements;

/// The rule.
pub(super) static RULE: RetirementRule = RetirementRule {
    retirement: &retirements::STV1_PUBLIC,
    doc: "Exposed: a location reports stv1 in global Azure. Where the cloud is not known, a precondition.",
    answers: &[Exposed, Precondition, NotVisible, NotExposed, NotApplicable],
    check,
};

fn check(case: &Case<'_>) -> Answer {
    super::stv1::answer(case, &[Cloud::Public], &retirements::STV1_PUBLIC.source)
}
