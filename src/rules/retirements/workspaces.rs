//! What changes 7 and 13 have in common.

use super::super::retirement::Answer;
use super::super::seen;
use crate::classify::Case;
use crate::knowledge::{Source, retirements};

/// The tiers in which preview workspaces were possible.
const TIERS: [&str; 3] = ["Premium", "Standard", "Developer"];

/// How the changes of preview workspaces concern an instance.
pub(super) fn answer(case: &Case<'_>, source: &Source) -> Answer {
    let tier = seen::tier(case);
    if tier.is_some_and(|tier| !TIERS.contains(&tier.wire)) {
        return Answer::not_applicable(format!(
            "{} had no preview workspaces.",
            seen::tier_name(case)
        ))
        .because([seen::tier_evidence(
            case,
            "The tier had no preview workspaces.",
            source,
        )]);
    }
    if seen::created(case).is_some_and(|created| created >= retirements::WORKSPACES_GENERAL) {
        return Answer::not_applicable("Created after the preview of workspaces.")
            .because([seen::created_evidence(case, "Created after the preview.", source)]);
    }
    Answer::not_visible("Workspaces are children of the instance.").settled_by(
        seen::child(case, "Workspaces", "workspaces", "value[].name"),
        "Empty, or every workspace created after August 2024 with a workspace gateway.",
    )
}
