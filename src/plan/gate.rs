//! The fresh export on which every migration waits.

use super::{Answer, Gate};
use crate::classify::NetworkMode;
use crate::knowledge::day::{distance, long};
use crate::paths::{Ground, Standing, fresh_export};

/// Why the export comes first, and what follows from each answer.
pub(super) fn gate(ground: &Ground<'_>) -> Gate {
    let class = ground.case.class;
    let as_of = ground.case.options.as_of;
    let retired = class.stv1_retired;
    let text = if matches!(ground.standing, Standing::NotKnown) {
        "The input does not tell what the instance runs on. The export decides whether there is anything to migrate at all; until then nothing below is done.".to_owned()
    } else if class.freshness.probably_stale {
        format!(
            "stv1 was retired on {} ({}) and remaining instances were to be migrated by Azure, so this input is most probably older than the instance. An irreversible change is not approved on an input that probably describes the past.",
            long(retired),
            distance(retired, as_of)
        )
    } else if let Some((newest, _)) = &class.freshness.newest
        && *newest > retired
    {
        format!(
            "stv1 was retired on {}, but the input holds a date of {}, so it is not stale from before. The fresh export is a formality, still asked for: somebody may have gone on since.",
            long(retired),
            long(*newest)
        )
    } else {
        format!(
            "stv1 retires on {}. The export confirms that nothing has changed since.",
            long(retired)
        )
    };
    Gate { text, command: fresh_export(ground.case), answers: answers(ground) }
}

fn answers(ground: &Ground<'_>) -> Vec<Answer> {
    let mut out = Vec::new();
    let mut add = |answer: &str, then: String| out.push(Answer { answer: answer.to_owned(), then });
    let everywhere = if ground.multi_region() { " in every location" } else { "" };
    let mode = match ground.network {
        NetworkMode::External => ", network External",
        NetworkMode::Internal => ", network Internal",
        NetworkMode::None | NetworkMode::Unknown => "",
    };
    add(
        &format!("stv2 or stv2.1{everywhere}{mode}"),
        "NOTHING TO MIGRATE. Close the change; work on the findings that remain.".to_owned(),
    );
    if ground.injected() {
        add(
            "stv2 or stv2.1, network None",
            "It was migrated automatically and lost its VNet, and its endpoints may be blocked. Do not use “Unblock my service” in the portal; the fresh export, read by this tool, gives the plan that restores it.".to_owned(),
        );
    }
    add(
        &if ground.moving.len() == 1 && ground.multi_region() {
            format!("stv1 in {}", ground.regions())
        } else {
            "stv1".to_owned()
        },
        "Go on with the checks. There has been no service level since 2024-09-01, so take the next window.".to_owned(),
    );
    add("state Updating", "Somebody is changing it already: stop, find out who.".to_owned());
    add(
        "HTTP 404",
        "The instance is gone. Close the change and find out who deleted it.".to_owned(),
    );
    out
}
