//! Change 3: the source address of the resource provider.

use super::super::Reply::{NotApplicable, NotVisible, Precondition};
use super::super::retirement::{Answer, RetirementRule};
use crate::classify::Case;
use crate::knowledge::retirements;

/// The rule.
pub(in super::super) static RULE: RetirementRule = RetirementRule {
    retirement: &retirements::RP_IP_SEPTEMBER_2023,
    doc: "Precondition: VNet-injected in one of the regions whose address changed on this day. Whether a rule names the address is not in the instance. Not applicable without VNet injection, in other regions, or created later.",
    answers: &[Precondition, NotVisible, NotApplicable],
    check,
};

fn check(case: &Case<'_>) -> Answer {
    super::rp_ip::answer(case, &retirements::RP_IP_SEPTEMBER_2023)
}
