//! The plans as work items: one for each instance that has something to do, and below it one for
//! each part of its plan. Each tracker has a file of its own.

pub mod azure_devops;
pub mod github;
pub mod jira;

use crate::plan::{Item, Plan, PlanKind};
use crate::render::readable;
use crate::report::{InstanceReport, Report};
use crate::rules::Command;

/// One work item.
struct Work {
    /// Its title; names in it are as they were read.
    title: String,
    /// What is to be done, paragraph by paragraph.
    text: Vec<Words>,
    /// The tags, made of the program's own words.
    tags: Vec<String>,
    /// From 1, the most urgent, to 4.
    priority: u8,
    /// The day by which it is due, `YYYY-MM-DD`.
    due: Option<String>,
    /// What it consists of.
    parts: Vec<Part>,
}

/// A part of a work item.
struct Part {
    title: String,
    text: Vec<Words>,
}

/// A paragraph.
enum Words {
    /// Words to read.
    Text(String),
    /// A command to copy.
    Command(String),
}

/// Every tracker takes titles of 255 characters.
const TITLE: usize = 200;

/// A title as a tracker takes it.
fn title(words: &str) -> String {
    readable::at_most(&readable::line(words), TITLE)
}

/// Gives the work items one after another, in the order of the report.
fn each(report: &Report, found: &mut dyn FnMut(&Work)) {
    for one in &report.instances {
        let idle = match &one.plan {
            Some(plan) => plan.kind == PlanKind::Nothing,
            None => !one.past_due && !one.announced && one.findings.is_empty(),
        };
        if !idle {
            found(&work(report, one));
        }
    }
}

fn work(report: &Report, one: &InstanceReport) -> Work {
    let plan = one.plan.as_ref();
    let mut text = vec![
        Words::Text(format!("{}: {}", one.header.words(), one.headline)),
        Words::Text(one.text.clone()),
    ];
    if let Some(id) = &one.id {
        text.push(Words::Text(format!("Instance: {id}")));
    }
    if let Some(plan) = plan {
        text.push(Words::Text(plan.summary.clone()));
        if !plan.window.is_empty() {
            text.push(Words::Text(format!("Window: {}", plan.window)));
        }
    }
    text.push(Words::Text(format!("Do this now: {}. {}", one.now.title, one.now.text)));
    command(one.now.command.as_ref(), &mut text);
    let place = report.fleet.order.iter().find(|place| place.instance == one.index);
    if let Some(place) = place {
        text.push(Words::Text(format!(
            "Place {} in the order: {}. Starts when {}.",
            place.number, place.why, place.starts_when
        )));
    }
    text.push(Words::Text(format!(
        "Made by apim-planner as of {} from facts collected up to {}.",
        report.as_of, report.knowledge_as_of
    )));
    let redacted = super::copy::words(report);
    if !redacted.is_empty() {
        text.push(Words::Text(redacted));
    }
    let path = plan.and_then(|plan| plan.path.as_deref());
    let mut tags = vec!["apim-planner".to_owned()];
    tags.extend(path.map(|path| format!("path-{path}")));
    if one.past_due {
        tags.push("past-due".to_owned());
    }
    Work {
        title: plan.map_or_else(
            || format!("API Management {}: {}", one.name, one.now.title),
            |plan| format!("API Management {}: {}", one.name, plan.title),
        ),
        text,
        tags,
        priority: match (one.past_due, one.announced) {
            (true, _) => 1,
            (false, true) => 2,
            (false, false) => 3,
        },
        due: one.next_date.as_ref().map(|next| next.date.clone()),
        parts: plan.map_or_else(|| findings(one), parts),
    }
}

/// The parts of a plan, in the order in which they are worked through.
fn parts(plan: &Plan) -> Vec<Part> {
    let mut parts = Vec::new();
    if let Some(gate) = &plan.gate {
        let mut text = vec![Words::Text(gate.text.clone())];
        command(Some(&gate.command), &mut text);
        for answer in &gate.answers {
            text.push(Words::Text(format!("{}: {}", answer.answer, answer.then)));
        }
        parts.push(Part { title: "First: the fresh export that decides".to_owned(), text });
    }
    list("Prerequisites", &plan.prerequisites, &mut parts);
    for check in &plan.checks {
        let mut text = Vec::new();
        command(check.command.as_ref(), &mut text);
        text.push(Words::Text(format!("Good answer: {}", check.good)));
        text.push(Words::Text(format!("Otherwise: {}", check.otherwise)));
        parts.push(Part { title: format!("Check {}: {}", check.id, check.title), text });
    }
    for step in &plan.steps {
        let mut text = vec![Words::Text(step.text.clone())];
        for (name, value) in
            [("Who", step.who.as_ref()), ("When", &step.by), ("Duration", &step.duration)]
        {
            if !value.is_empty() {
                text.push(Words::Text(format!("{name}: {value}")));
            }
        }
        if step.point_of_no_return {
            text.push(Words::Text("Point of no return.".to_owned()));
        }
        for each in &step.commands {
            command(Some(each), &mut text);
        }
        parts.push(Part { title: format!("Step {}: {}", step.number, step.title), text });
    }
    list("Verify", &plan.verification, &mut parts);
    list("Way back", &plan.rollback, &mut parts);
    list("Clean up", &plan.cleanup, &mut parts);
    parts
}

fn list(title: &str, items: &[Item], parts: &mut Vec<Part>) {
    if items.is_empty() {
        return;
    }
    let mut text = Vec::new();
    for item in items {
        text.push(Words::Text(item.text.clone()));
        command(item.command.as_ref(), &mut text);
    }
    parts.push(Part { title: title.to_owned(), text });
}

/// What stands for the parts where a report has no plans.
fn findings(one: &InstanceReport) -> Vec<Part> {
    let part = |finding: &crate::rules::Finding| {
        let mut text = vec![Words::Text(finding.text.clone()), Words::Text(finding.action.clone())];
        command(finding.command.as_ref(), &mut text);
        Part { title: finding.title.clone(), text }
    };
    one.findings.iter().map(part).collect()
}

fn command(command: Option<&Command>, text: &mut Vec<Words>) {
    if let Some(command) = command {
        text.push(Words::Command(command.text.trim_end().to_owned()));
    }
}
