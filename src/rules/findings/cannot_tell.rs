//! `platform/cannot-tell`

use super::super::finding::{ASKS, Rule};
use super::super::{Finding, Pillar, Severity, Urgency, seen};
use crate::classify::{Case, Platform};
use crate::knowledge::sources;
use crate::model::Basis;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "platform/cannot-tell",
    title: "Platform not known from this input",
    doc: "No platform is reported and no rule infers one for at least one location. The day of creation decides nothing.",
    why: "Without the platform nothing can be said of the stv1 retirement. No day of creation separates stv1 from stv2.",
    remedy: "Run the one command, or copy the portal's JSON view with API version 2021-08-01 or later.",
    answers: ASKS,
    severity: Severity::High,
    pillar: Pillar::Operations,
    source: sources::COMPUTE,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let regions: Vec<_> = case
        .class
        .locations
        .iter()
        .filter(|one| one.platform.platform == Platform::Unknown)
        .map(|one| if one.region.is_empty() { "the only location" } else { one.region.as_str() })
        .collect();
    if regions.is_empty() {
        return Vec::new();
    }
    let because = case
        .class
        .locations
        .iter()
        .filter(|one| one.platform.platform == Platform::Unknown)
        .flat_map(|one| one.platform.because.clone());
    vec![
        rule.found(
            "Platform not known from this input",
            match case.instance.basis {
                Basis::Answered => format!(
                    "Nothing in the input tells the platform of {}. No day of creation separates \
                     stv1 from stv2.",
                    seen::join(&regions)
                ),
                Basis::Recorded => format!(
                    "Terraform does not record the platform of {}: its provider does not expose \
                     it.",
                    seen::join(&regions)
                ),
                Basis::Wanted => format!(
                    "What is wanted does not tell the platform of {}: it cannot be known from a \
                     template or a plan.",
                    seen::join(&regions)
                ),
            },
            "Run the one command, or copy the portal's JSON view with API version 2021-08-01 or \
             later, and read the answer here.",
        )
        .sign(Urgency::Check)
        .settled_by(seen::fresh_export(case))
        .because(because),
    ]
}
