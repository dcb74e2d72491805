//! The ways that an instance has, side by side: what each costs in downtime, what it does to the
//! address, and how long the old compute stays.

use super::Table;
use crate::paths::{PathStatus, PathVerdict};

/// The table, with the way of this plan marked. Paths that do not apply are left out: their
/// reasons stand in the list of the paths.
pub(super) fn table(paths: &[PathVerdict], here: &str) -> Table {
    let open = paths.iter().filter(|path| path.status != PathStatus::NotApplicable);
    let rows = open.map(|path| {
        let mark = if path.id == here { "this plan" } else { standing(path.status) };
        vec![
            format!("{}: {}", path.id, path.title),
            mark.to_owned(),
            path.downtime.clone(),
            path.ip_effect.clone(),
            path.old_compute.clone().into_owned(),
            path.config_lock.clone().into_owned(),
        ]
    });
    Table {
        title: "This plan among the ways of this instance".to_owned(),
        columns: [
            "Path",
            "Here",
            "API downtime",
            "Address",
            "Old compute stays",
            "Settings locked",
        ]
        .map(Into::into)
        .to_vec(),
        rows: rows.collect(),
    }
}

fn standing(status: PathStatus) -> &'static str {
    match status {
        PathStatus::Recommended => "recommended",
        PathStatus::Possible => "possible",
        PathStatus::NeedsFact => "needs one fact",
        PathStatus::Blocked => "blocked",
        PathStatus::NotApplicable => "does not apply",
    }
}
