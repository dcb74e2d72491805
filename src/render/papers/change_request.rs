//! The change request: what a change board has to know to approve or refuse.

use super::sheet::Sheet;
use super::{Make, Paper, path};
use crate::knowledge::support;
use crate::plan::{Item, Plan, PlanKind};
use crate::render::markdown::{regions, units};
use crate::report::InstanceReport;

pub(super) const PAPER: Paper = Paper {
    id: "change-request",
    title: "Change request",
    reader: "the change board",
    make: Make::Instance(make),
};

fn make(instance: &InstanceReport, plan: &Plan) -> Result<Sheet, &'static str> {
    match plan.kind {
        PlanKind::Nothing => return Err("Nothing is to be changed on this instance."),
        PlanKind::FindOut => {
            return Err(
                "It is not known yet what is to be changed: the plan says how to find out.",
            );
        }
        PlanKind::Maintain if plan.steps.is_empty() => {
            return Err("The plan has checks but no change yet.");
        }
        _ => {}
    }
    let mut sheet = Sheet::titled(format!("Change request: {}", plan.title));
    sheet.facts([
        ("Instance", instance.name.clone()),
        ("ARM id", instance.id.clone().unwrap_or_default()),
        ("Tier", instance.sku.name.clone().unwrap_or_default()),
        ("Units", units(instance)),
        ("Regions", regions(instance)),
        ("Network", instance.virtual_network_type.clone().unwrap_or_default()),
        ("Platform now", instance.platform.verdict.clone()),
        ("Verdict", verdict(instance)),
        ("Day and hours (UTC)", "[day, from, to]".to_owned()),
        ("Requested by", "[name]".to_owned()),
    ]);
    let maintain = plan.kind == PlanKind::Maintain;
    if maintain {
        // Each task has its own reason.
        let tasks = plan.steps.iter().map(|step| format!("{}: {}", step.title, step.text));
        sheet.points("What is changed, and why", tasks.collect());
    } else {
        sheet.heading("Reason");
        sheet.text(format!("{} {}", instance.headline, instance.text));
        sheet.heading("What is changed");
        sheet.text(plan.summary.clone());
        if !plan.choice.is_empty() {
            sheet.text(plan.choice.clone());
        }
    }
    if let Some(path) = path(instance, plan) {
        sheet.facts([
            ("Path", format!("{}, {}", path.id, path.title)),
            ("API downtime", path.downtime.clone()),
            ("Address", path.ip_effect.clone()),
            ("Settings locked", path.config_lock.to_string()),
            ("Old compute kept", path.old_compute.to_string()),
            ("Can be undone", path.reversible.to_string()),
            ("Cost", path.cost.to_string()),
            ("To change afterwards", path.you_change.clone()),
        ]);
    }
    sheet.text(plan.window.clone());
    if let Some(gate) = &plan.gate {
        sheet.heading("Condition of the approval: a fresh export");
        sheet.text(gate.text.clone());
        let rows = gate.answers.iter().map(|one| vec![one.answer.clone(), one.then.clone()]);
        sheet.table(&["It says", "Then"], rows.collect());
    }
    sheet.points("Who takes part", plan.roles.clone());
    sheet.points("In place before", texts(&plan.prerequisites));
    let checks = plan
        .checks
        .iter()
        .map(|check| vec![check.title.clone(), check.good.clone(), check.otherwise.clone()]);
    let checks: Vec<Vec<String>> = checks.collect();
    // Those of a plan without a migration ask about other changes.
    if !checks.is_empty() && !maintain {
        sheet.heading("Checks before");
        sheet.table(&["Check", "Good answer", "Otherwise"], checks);
    }
    if !plan.steps.is_empty() {
        sheet.heading("Steps");
        let rows = plan.steps.iter().map(|step| {
            let end = if step.point_of_no_return { ", point of no return" } else { "" };
            vec![
                step.number.to_string(),
                format!("{}{end}", step.title),
                step.who.to_string(),
                step.by.clone(),
                step.duration.clone(),
            ]
        });
        sheet.table(&["No.", "Step", "Who", "When", "How long"], rows.collect());
        sheet.text("The commands stand in the plan and in its script.");
    }
    sheet.points("How success is seen", texts(&plan.verification));
    sheet.points("The way back", texts(&plan.rollback));
    if maintain {
        sheet.heading("The way back");
        sheet.text("[for each task]");
    }
    sheet.points("Afterwards", texts(&plan.cleanup));
    sheet.numbered("Open before the approval", plan.questions.clone());
    if !maintain {
        sheet.heading("If it goes wrong");
        sheet.text(format!(
            "More than {} hours in the state Updating, or Failed: a support request, {}.",
            support::UPDATING_HOURS,
            support::ROUTE_LINE
        ));
    }
    sheet.heading("Approval");
    sheet.facts([
        ("Approved by", "[name, day]".to_owned()),
        ("Conditions", "[conditions]".to_owned()),
    ]);
    Ok(sheet)
}

/// The sign and what it is about, or what turns it.
fn verdict(instance: &InstanceReport) -> String {
    let (sign, condition) = (instance.header.words(), instance.condition.as_str());
    match condition {
        "" => sign.to_owned(),
        condition if condition.starts_with("until") => format!("{sign} {condition}"),
        condition => format!("{sign}: {condition}"),
    }
}

fn texts(items: &[Item]) -> Vec<String> {
    items.iter().map(|item| item.text.clone()).collect()
}
