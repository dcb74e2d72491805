//! Plans: for one instance what to check, do, verify and clean up; for a fleet the order.

mod afterwards;
mod along;
mod beside;
mod change;
mod checks;
mod commands;
mod connect_network;
mod find_out;
mod gate;
mod maintain;
mod matrix;
mod migrate;
mod network_rules;
mod new_subnet;
mod new_subnet_and_back;
mod order;
mod prepare;
mod restore;
mod route;
mod settings;
mod side_by_side;
mod steps;
mod v2_tier;
mod zones;

pub use along::{along, planned};

pub(crate) use change::{Change, all_properties, change, unblocked};

use crate::classify::{Case, Platform};
use crate::paths::{Ground, PathVerdict, Standing};
use crate::rules::{Command, Exposure, Finding};
use crate::{Record, Text};
use serde::{Deserialize, Serialize};

/// One line of a list in a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    /// The text.
    pub text: String,
    /// A command that belongs to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub command: Option<Command>,
}

/// Something to find out before anything is changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Check {
    /// Letter, `a` to `z`, by which steps refer to it.
    pub id: String,
    /// What is checked.
    pub title: String,
    /// How.
    pub command: Option<Command>,
    /// What a good answer looks like.
    pub good: String,
    /// What follows from any other answer.
    pub otherwise: String,
}

/// A small table, for example the network rules.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Table {
    /// What it shows.
    pub title: String,
    /// Names of the columns.
    pub columns: Vec<Text>,
    /// The rows, as long as `columns`.
    pub rows: Vec<Vec<String>>,
}

/// One step of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// From 1.
    pub number: u32,
    /// What is done, in a few words.
    pub title: String,
    /// Who does it.
    pub who: Text,
    /// By when or in which window; empty where it does not matter.
    pub by: String,
    /// What exactly.
    pub text: String,
    /// How long it takes, as a range, with the reason.
    pub duration: String,
    /// The commands.
    pub commands: Vec<Command>,
    /// Whether there is no way back once it has succeeded.
    pub point_of_no_return: bool,
}

/// What the plan is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub enum PlanKind {
    /// Move compute off stv1.
    Migrate,
    /// Build a new instance beside this one and move to it.
    SideBySide,
    /// Bring blocked endpoints back.
    Restore,
    /// Find out what it runs on.
    FindOut,
    /// Nothing to migrate; dated work only.
    Maintain,
    /// Nothing at all to do.
    Nothing,
}

/// The plan of one instance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// What it is for.
    pub kind: PlanKind,
    /// The path it follows, where it follows one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<Text>,
    /// Why this path and not the recommended one, and what must be settled first; empty where the
    /// path is the recommended one.
    #[serde(default)]
    pub choice: String,
    /// Title.
    pub title: String,
    /// What it does and what it rests on.
    pub summary: String,
    /// The window to book and why; empty where none is needed.
    pub window: String,
    /// Who takes part.
    pub roles: Vec<String>,
    /// The fresh export that everything waits for, and what each answer means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gate: Option<Gate>,
    /// What must be in place, permissions included.
    pub prerequisites: Vec<Item>,
    /// What to find out first.
    pub checks: Vec<Check>,
    /// Tables that go with the checks.
    pub tables: Vec<Table>,
    /// The steps in order.
    pub steps: Vec<Step>,
    /// How to see that it worked.
    pub verification: Vec<Item>,
    /// The way back, and where it ends.
    pub rollback: Vec<Item>,
    /// What to put back and take away afterwards.
    pub cleanup: Vec<Item>,
    /// What the input cannot answer.
    pub questions: Vec<String>,
    /// A notice for those who are affected; empty where none is needed.
    pub notice: String,
}

/// The command that decides whether the plan is needed at all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Gate {
    /// Why it comes first.
    pub text: String,
    /// The command.
    pub command: Command,
    /// What the answer says, and what follows.
    pub answers: Vec<Answer>,
}

/// A possible answer and what follows from it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// What the fresh export says.
    pub answer: String,
    /// What follows.
    pub then: String,
}

/// The place of an instance in the order of a fleet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// From 1.
    pub number: u32,
    /// Index of the instance in the report.
    pub instance: u32,
    /// Its name.
    pub name: String,
    /// The path it takes; empty where none is decided.
    pub path: Text,
    /// Why here.
    pub why: String,
    /// What has to be true before it starts.
    pub starts_when: String,
}

/// The plan of one instance. Every instance has one, if only that nothing is to be done.
pub fn plan(
    case: &Case<'_>,
    paths: &[PathVerdict],
    findings: &[Finding],
    exposures: &[Exposure],
) -> Option<Plan> {
    let ground = Ground::of(case);
    match ground.standing {
        Standing::Stv1 => Some(match route::Route::recommended(ground, paths) {
            Some(route) => migrate::plan(&route, paths, findings),
            None => find_out::plan(case),
        }),
        _ if case.class.endpoints_blocked => Some(restore::plan(&ground)),
        Standing::NotKnown => Some(find_out::plan(case)),
        Standing::Elsewhere(_)
            if matches!(
                case.class.platform.platform,
                Platform::Undetermined | Platform::Unlisted(_)
            ) =>
        {
            Some(find_out::plan(case))
        }
        Standing::Elsewhere(_) => Some(maintain::plan(case, findings, exposures)),
    }
}

/// The order in which a fleet is migrated: each case with the id of its recommended path.
pub fn order(cases: &[(Case<'_>, Option<Text>)]) -> Vec<Place> {
    order::order(cases)
}
