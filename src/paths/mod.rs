//! The migration paths. One file per path: when it applies, what blocks it, what it does.

use crate::Text;
use crate::classify::Case;
use crate::knowledge::Source;
use crate::rules::Command;
use serde::{Deserialize, Serialize};

/// Whether a path can be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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

/// Judges every path for one instance: `A` to `L` and `v2`, in that order.
pub fn judge(_case: &Case<'_>) -> Vec<PathVerdict> {
    Vec::new()
}
