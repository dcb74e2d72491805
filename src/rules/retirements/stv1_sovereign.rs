//! Change 10: stv1 in the sovereign clouds.

use super::super::Reply::{Exposed, NotApplicable, NotExposed, NotVisible, Precondition};
use super::super::retirement::{Answer, RetirementRule};
use crate::classify::{Case, Cloud};
use crate::knowledge::retirements;

/// The rule.
pub(super) static RULE: RetirementRule = RetirementRule {
    retirement: &retirements::STV1_SOVEREIGN,
    doc: "Exposed: a location reports stv1 in US Government or 21Vianet. Where the cloud is not known, a precondition.",
    answers: &[Exposed, Precondition, NotVisible, NotExposed, NotApplicable],
    check,
};

fn check(case: &Case<'_>) -> Answer {
    super::stv1::answer(case, &[Cloud::UsGov, Cloud::China], &retirements::STV1_SOVEREIGN.source)
}
