//! The trace header.

use super::super::Reply::NotVisible;
use super::super::retirement::{Answer, RetirementRule};
use crate::classify::Case;
use crate::knowledge::retirements;

/// The rule.
pub(super) static RULE: RetirementRule = RetirementRule {
    retirement: &retirements::TRACE_HEADER,
    doc: "Never visible.",
    answers: &[NotVisible],
    check,
};

fn check(_case: &Case<'_>) -> Answer {
    Answer::not_visible("How requests are traced is not part of the instance.").ask(
        "Does anybody send the header Ocp-Apim-Trace or keep a subscription for tracing? Then use \
         a trace token for one API.",
    )
}
