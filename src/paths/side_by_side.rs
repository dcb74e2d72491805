//! Path K: a new instance beside the old one, then a cut-over. The only path with a manual way
//! back.

use super::ruling::{Effects, Path, Ruling};
use super::{Ground, Standing, missing};
use crate::classify::Family;
use crate::knowledge::sources;

pub(super) const PATH: Path =
    Path { id: "K", title: "Side by side, same tier", rule, effects, source: sources::MIGRATE };

fn rule(ground: &Ground<'_>) -> Ruling {
    let no_backup = match ground.case.class.family {
        Family::V2 => Some("nothing to leave; backup and restore do not exist in the v2 tiers"),
        Family::Serverless => {
            Some("nothing to leave; backup and restore do not exist in Consumption")
        }
        Family::Classic | Family::Unknown => None,
    };
    match &ground.standing {
        Standing::Elsewhere(_) if ground.case.class.endpoints_blocked && no_backup.is_none() => {
            Ruling::possible(vec![
                "only where the blocked service must not be touched, or restoring it fails twice; a restore takes 30 minutes or more".to_owned(),
            ])
        }
        Standing::Elsewhere(why) => Ruling::not_applicable(match no_backup {
            Some(reason) => reason.to_owned(),
            None => format!("nothing to leave: {why}"),
        }),
        Standing::NotKnown => Ruling::needs(
            missing::platform(ground.case),
            vec!["applies only if the instance is on stv1".to_owned()],
        ),
        Standing::Stv1 => Ruling::possible(vec![
            "sensible only where a manual way back is required: it costs a second instance for the overlap and copies only part of the configuration".to_owned(),
            "a backup omits custom-domain and CA certificates, developer portal content, VNet settings, managed identities, diagnostic settings, and protocol and cipher settings; instances with workspace gateways cannot be backed up".to_owned(),
        ]),
    }
}

fn effects(_: &Ground<'_>) -> Effects {
    Effects {
        downtime: "none until the cut-over".to_owned(),
        ip_effect: "new".to_owned(),
        old_compute: "as long as you decide",
        config_lock: "none; no configuration changes during a restore",
        reversible: "yes, until the old instance is deleted",
        cost: "a second instance for the overlap",
        you_change: "all DNS, and what a backup omits".to_owned(),
        without_downtime: true,
    }
}
