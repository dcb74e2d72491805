//! That somebody answers for a finding as it is.

use crate::Record;
use serde::{Deserialize, Serialize};

/// An accepted finding: it is no longer counted, until a day.
///
/// It holds for the facts on which the finding rested when it was accepted. Where they change, the
/// finding is open again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Acceptance {
    /// Id of the rule.
    pub finding: String,
    /// Names the facts: `Finding::key`.
    pub key: String,
    /// Why.
    pub reason: String,
    /// Who answers for it.
    pub owner: String,
    /// The last day on which it holds, `YYYY-MM-DD`.
    pub until: String,
}

/// What somebody decided about a finding of an instance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Decision {
    /// Id of the instance or, where it has none, its name.
    pub instance: String,
    /// The acceptance.
    pub acceptance: Acceptance,
    /// Whether it is taken back.
    pub withdrawn: bool,
}

impl Acceptance {
    /// Whether it is about the same facts as another.
    pub fn replaces(&self, other: &Self) -> bool {
        self.finding == other.finding && self.key == other.key
    }
}
