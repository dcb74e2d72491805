//! The migration paths. One file per path: when it applies, what blocks it, what it does.

pub(crate) mod addresses;
mod connect_network;
mod external_keep_ip;
mod external_new_vip;
mod ground;
mod internal_keep_ip;
mod internal_new_vip;
mod keep_ip;
mod missing;
mod new_ip;
mod new_subnet;
mod new_subnet_and_back;
mod ruling;
mod side_by_side;
mod special_conditions;
mod v2_fit;
mod v2_tier;
mod zones;

pub(crate) use ground::{Ground, Moving, Standing, is_default_host, join};
pub(crate) use missing::{file_stem, fresh_export};
pub use v2_fit::{FitPoint, FitQuestion, FitVerdict, TierFit, TierPoint, V2Fit, v2_fit};
pub(crate) use v2_fit::{limits, target};
pub(crate) use zones::units_and_zones;

use crate::classify::{Case, NetworkMode};
use crate::knowledge::Source;
use crate::options::Prefer;
use crate::rules::Command;
use crate::{Record, Text};
use ruling::{Path, Ruling};
use serde::{Deserialize, Serialize};

/// Whether a path can be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub enum PathStatus {
    /// The one to take.
    Recommended,
    /// It would do.
    Possible,
    /// One more fact decides.
    NeedsFact,
    /// Something stands in the way.
    Blocked,
    /// It does not exist for such an instance.
    NotApplicable,
}

/// A fact that is missing, and what settles it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct MissingFact {
    /// Which fact.
    pub fact: Text,
    /// How it is settled, in words (a portal blade, a question).
    pub how: Text,
    /// The command that settles it, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub command: Option<Command>,
}

/// One path, judged for one instance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct PathVerdict {
    /// `A` to `L`, or `v2`.
    pub id: Text,
    /// What it does, in a few words.
    pub title: Text,
    /// Whether it can be taken.
    pub status: PathStatus,
    /// Why that status, for this instance.
    pub reasons: Vec<String>,
    /// The fact that is missing, for `needsFact`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs: Option<MissingFact>,
    /// API downtime, for example `about 15 min`.
    pub downtime: String,
    /// What happens to the address, with the real addresses where they are known.
    pub ip_effect: String,
    /// How long the old compute stays.
    pub old_compute: Text,
    /// How long infrastructure settings are locked.
    pub config_lock: Text,
    /// Whether it can be undone.
    pub reversible: Text,
    /// What it costs.
    pub cost: Text,
    /// What the customer must change afterwards.
    pub you_change: String,
    /// Whether it leaves API traffic without interruption.
    pub without_downtime: bool,
    /// Where the facts come from.
    pub source: Source,
}

/// Every path, in the order in which they are shown.
const PATHS: &[Path] = &[
    keep_ip::PATH,
    new_ip::PATH,
    external_keep_ip::PATH,
    external_new_vip::PATH,
    internal_keep_ip::PATH,
    internal_new_vip::PATH,
    new_subnet::PATH,
    new_subnet_and_back::PATH,
    zones::PATH,
    special_conditions::PATH,
    side_by_side::PATH,
    connect_network::PATH,
    v2_tier::PATH,
];

/// Judges every path for one instance: `A` to `L` and `v2`, in that order. Where any of them
/// applies and the network mode is known, exactly one is recommended.
pub fn judge(case: &Case<'_>) -> Vec<PathVerdict> {
    let ground = Ground::of(case);
    PATHS.iter().map(|path| verdict(path, &ground)).collect()
}

/// The path to take, and why that one.
fn preferred(network: NetworkMode, prefer: Prefer) -> Option<(&'static str, &'static str)> {
    match (network, prefer) {
        (NetworkMode::None, Prefer::LeastFollowUp) => Some((
            "A",
            "recommended because it leaves the least work afterwards: the address stays, so no DNS record and no allow-list has to change",
        )),
        (NetworkMode::None, Prefer::NoDowntime) => Some((
            "B",
            "recommended because a path without API downtime was asked for; path A would leave less work afterwards",
        )),
        (NetworkMode::External, Prefer::LeastFollowUp) => Some((
            "C",
            "recommended because it leaves the least work afterwards: the address and every host name stay",
        )),
        (NetworkMode::External, Prefer::NoDowntime) => Some((
            "C",
            "recommended because it is without API downtime and leaves the least work afterwards as well: the address and every host name stay",
        )),
        (NetworkMode::Internal, Prefer::LeastFollowUp) => Some((
            "E",
            "recommended because it leaves the least work afterwards: the private address stays, so no private zone, no on-premises DNS and no firewall rule has to change",
        )),
        (NetworkMode::Internal, Prefer::NoDowntime) => Some((
            "F",
            "recommended because a path without API downtime was asked for; path E would leave less work afterwards",
        )),
        (NetworkMode::Unknown, _) => None,
    }
}

/// The recommended one of the paths of an instance.
pub fn recommended(paths: &[PathVerdict]) -> Option<&PathVerdict> {
    paths.iter().find(|path| path.status == PathStatus::Recommended)
}

fn verdict(path: &Path, ground: &Ground<'_>) -> PathVerdict {
    let Ruling { mut status, mut reasons, needs } = (path.rule)(ground);
    let preferred = preferred(ground.network, ground.case.options.prefer);
    if let (PathStatus::Possible, Some((id, why)), Standing::Stv1) =
        (status, preferred, &ground.standing)
        && id == path.id
    {
        status = PathStatus::Recommended;
        reasons.insert(0, why.to_owned());
    }
    let effects = if status == PathStatus::NotApplicable {
        ruling::no_effects()
    } else {
        (path.effects)(ground)
    };
    PathVerdict {
        id: path.id.into(),
        title: path.title.into(),
        status,
        reasons,
        needs,
        downtime: effects.downtime,
        ip_effect: effects.ip_effect,
        old_compute: effects.old_compute.into(),
        config_lock: effects.config_lock.into(),
        reversible: effects.reversible.into(),
        cost: effects.cost.into(),
        you_change: effects.you_change,
        without_downtime: effects.without_downtime,
        source: path.source.clone(),
    }
}
