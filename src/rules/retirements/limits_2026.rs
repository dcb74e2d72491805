//! The resource limits of 2026.

use super::super::Reply::NotVisible;
use super::super::retirement::{Answer, RetirementRule};
use super::super::seen;
use crate::classify::Case;
use crate::knowledge::limits::{self, thousands};
use crate::knowledge::retirements;

/// The rule.
pub(super) static RULE: RetirementRule = RetirementRule {
    retirement: &retirements::LIMITS_2026,
    doc: "Counts are never visible; the day and the limits are those of the tier.",
    answers: &[NotVisible],
    check,
};

fn check(case: &Case<'_>) -> Answer {
    let source = &retirements::LIMITS_2026.source;
    let Some((tier, group)) =
        seen::tier(case).and_then(|tier| tier.limits.map(|group| (tier, group)))
    else {
        return Answer::not_visible(
            "Counts of entities are not in the instance, nor is its tier known.",
        )
        .ask("Which tier is it, and how many operations, named values and products does it have?");
    };
    let mut counts = Vec::new();
    let mut entities = Vec::new();
    for (limit, name, entity) in [
        (&limits::OPERATIONS, "API operations", "apis"),
        (&limits::NAMED_VALUES, "named values", "namedValues"),
        (&limits::PRODUCTS, "products", "products"),
        (&limits::SUBSCRIPTIONS, "subscriptions", "subscriptions"),
    ] {
        if let Some(most) = limit.of(group) {
            counts.push(format!("{} {name}", thousands(most)));
            entities.push(entity);
        }
    }
    let version = crate::knowledge::api_versions::CURRENT;
    Answer::not_visible(format!(
        "Counts of entities are not in the instance. {} from {}: {}; versions and revisions count.",
        tier.display,
        group.from(),
        seen::join(&counts)
    ))
    .because([seen::tier_evidence(case, "Limits and their day differ by tier.", source)])
    .on(group.from())
    .settled_by(
        seen::command(
            case,
            "Entity counts",
            &format!(
                "for E in {}; do printf '%s ' \"$E\"; az rest --method get --uri \"$APIM_ID/$E?api-version={version}&\\$top=1\" --query count -o tsv; done",
                entities.join(" ")
            ),
        ),
        "Each below the limit of the tier. Operations are counted per API.",
    )
}
