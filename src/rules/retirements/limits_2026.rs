//! The resource limits of 2026.

use super::super::retirement::{Answer, RetirementRule};
use super::super::seen;
use crate::classify::Case;
use crate::knowledge::retirements;

/// The rule.
pub(super) static RULE: RetirementRule = RetirementRule {
    retirement: &retirements::LIMITS_2026,
    doc: "Counts are never visible; the day and the limits are those of the tier.",
    check,
};

fn check(case: &Case<'_>) -> Answer {
    let source = &retirements::LIMITS_2026.source;
    let Some((tier, limits)) =
        seen::tier(case).and_then(|tier| tier.limits_2026.map(|limits| (tier, limits)))
    else {
        return Answer::not_visible(
            "Counts of entities are not in the instance, nor is its tier known.",
        )
        .ask("Which tier is it, and how many operations, named values and products does it have?");
    };
    let mut counts = vec![
        format!("{} API operations", thousands(limits.operations)),
        format!("{} named values", thousands(limits.named_values)),
        format!("{} products", thousands(limits.products)),
    ];
    counts
        .extend(limits.subscriptions.map(|number| format!("{} subscriptions", thousands(number))));
    let mut entities = vec!["apis", "namedValues", "products"];
    entities.extend(limits.subscriptions.map(|_| "subscriptions"));
    let version = crate::knowledge::api_versions::CURRENT;
    Answer::not_visible(format!(
        "Counts of entities are not in the instance. {} from {}: {}; versions and revisions count.",
        tier.display,
        limits.from,
        seen::join(&counts)
    ))
    .because([seen::tier_evidence(case, "Limits and their day differ by tier.", source)])
    .on(limits.from)
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

/// `50000` as `50,000`.
fn thousands(number: u32) -> String {
    match number / 1000 {
        0 => number.to_string(),
        high => format!("{high},{:03}", number % 1000),
    }
}
