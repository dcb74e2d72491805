//! Everything that decides a report and is not in the inputs.

use crate::Record;
use serde::{Deserialize, Serialize};
use time::Date;

/// What a recommendation should spare where more than one path would do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "kebab-case")]
pub enum Prefer {
    /// The path with the least work afterwards.
    #[default]
    LeastFollowUp,
    /// The path without API downtime.
    NoDowntime,
}

/// The options of one analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The day for which everything dated is said.
    pub as_of: Date,
    /// What the recommended path should spare.
    pub prefer: Prefer,
}
