//! The papers of a migration: what others have to approve, know or do. One file for each, all made
//! of the report, so that those of a redacted copy are redacted.

mod change_request;
mod consumer_notice;
mod management_summary;
mod network_request;
mod sheet;
mod support_ticket;

use super::copy;
use crate::Text;
use crate::engine::Analysis;
use crate::paths::PathVerdict;
use crate::plan::{Plan, PlanKind};
use crate::report::{InstanceReport, Report};
use sheet::Sheet;

/// A paper.
#[derive(Clone, Copy, Debug)]
pub struct Paper {
    /// Stable name, as on the command line.
    pub id: &'static str,
    /// What a person calls it.
    pub title: &'static str,
    /// Who gets it.
    pub reader: &'static str,
    make: Make,
}

/// How a paper is made.
#[derive(Clone, Copy, Debug)]
enum Make {
    /// Of one instance and its plan; an error says why this one needs none.
    Instance(fn(&InstanceReport, &Plan) -> Result<Sheet, &'static str>),
    /// Of all instances.
    Fleet(fn(&Report) -> Sheet),
}

/// Every paper.
pub const PAPERS: &[Paper] = &[
    change_request::PAPER,
    consumer_notice::PAPER,
    network_request::PAPER,
    support_ticket::PAPER,
    management_summary::PAPER,
];

impl Paper {
    /// Whether it is about all instances.
    pub const fn is_of_fleet(&self) -> bool {
        matches!(self.make, Make::Fleet(_))
    }

    /// Why the plan of an instance needs no such paper; `None` where it has one.
    pub fn not_needed(&self, instance: &InstanceReport) -> Option<&'static str> {
        match self.make {
            Make::Fleet(_) => None,
            Make::Instance(make) => match &instance.plan {
                Some(plan) => make(instance, plan).err(),
                None => Some(NO_PLAN),
            },
        }
    }
}

/// The path that a plan follows.
fn path<'a>(instance: &'a InstanceReport, plan: &Plan) -> Option<&'a PathVerdict> {
    let id = plan.path.as_ref()?;
    instance.paths.iter().find(|path| path.id == *id)
}

/// Whether a plan replaces the compute where it is, over the address that Azure created for that
/// (paths A to F and J).
fn in_place(plan: &Plan) -> bool {
    plan.kind == PlanKind::Migrate
        && plan
            .path
            .as_deref()
            .is_some_and(|id| matches!(id, "A" | "B" | "C" | "D" | "E" | "F" | "J"))
}

/// Whether a plan leaves the address as it is.
fn keeps_address(plan: &Plan) -> bool {
    plan.kind == PlanKind::Migrate
        && plan.path.as_deref().is_some_and(|id| matches!(id, "A" | "C" | "E" | "J"))
}

/// Whether a plan moves or rebuilds compute.
fn moves(plan: &Plan) -> bool {
    !matches!(plan.kind, PlanKind::Maintain | PlanKind::Nothing | PlanKind::FindOut)
}

/// Finds a paper by its name.
pub fn paper(id: &str) -> Option<&'static Paper> {
    PAPERS.iter().find(|paper| paper.id == id)
}

const NO_PLAN: &str = "This analysis has no such instance, or no plan for it along this path.";

/// Writes a paper as Markdown or as plain text: about an instance and its plan along a path, as
/// [`Analysis::instance_along`]. A paper about all of them does not look at these.
///
/// # Errors
///
/// Why there is no such paper, for a person.
pub fn write(
    analysis: &Analysis,
    paper: &Paper,
    (index, path): (u32, Option<&str>),
    plain: bool,
) -> Result<String, Text> {
    let report = analysis.overview();
    let sheet = match paper.make {
        Make::Fleet(make) => make(&report),
        Make::Instance(make) => {
            let instance = analysis.instance_along(index, path).ok_or(Text::Borrowed(NO_PLAN))?;
            let plan = instance.plan.as_ref().ok_or(Text::Borrowed(NO_PLAN))?;
            make(&instance, plan)?
        }
    };
    let mut foot = Sheet::default();
    foot.text(format!(
        "Made from an export for {}, with facts collected up to {}. What stands in [brackets] is to be filled in.",
        report.as_of, report.knowledge_as_of
    ));
    let redacted = copy::words(&report);
    if !redacted.is_empty() {
        foot.text(format!(
            "{redacted} Names and addresses here stand for others: put the real ones in before anybody acts on this paper."
        ));
    }
    Ok(sheet.write(plain) + &foot.write(plain))
}
