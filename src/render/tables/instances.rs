//! Tables about each instance.

use super::{Cell, Rows, Table, command, date, maybe, source, text, tier};
use crate::paths::{self, PathStatus};
use crate::plan::{Item, Plan};
use crate::render::copy;
use crate::render::markdown::{regions, units, urgency};
use crate::report::{InstanceReport, Report};
use crate::rules::{ExposureStatus, Urgency};

/// One row for each instance.
pub static INSTANCES: Table = Table {
    name: "Instances",
    columns: &[
        ("Instance", 28),
        ("Verdict", 14),
        ("Condition", 40),
        ("Platform", 12),
        ("Reported", 12),
        ("Tier", 14),
        ("Units", 8),
        ("Regions", 22),
        ("Network", 12),
        ("Past due", 9),
        ("Next date", 12),
        ("What happens then", 40),
        ("Recommended path", 34),
        ("Blockers", 50),
        ("Do this now", 40),
        ("Findings past due", 10),
        ("Findings to act on", 10),
        ("Findings to check", 10),
        ("Subscription", 38),
        ("Resource group", 24),
        ("Tags", 30),
        ("Resource id", 60),
        ("Redacted", 12),
    ],
    rows: instances,
};

/// One row for each finding and for each change that concerns an instance or may do so.
pub static FINDINGS: Table = Table {
    name: "Findings",
    columns: &[
        ("Instance", 28),
        ("Sign", 10),
        ("Severity", 10),
        ("Kind", 10),
        ("Id", 30),
        ("Title", 40),
        ("For this instance", 60),
        ("What to do", 60),
        ("Date", 12),
        ("Command", 60),
        ("Source", 34),
        ("Resource id", 60),
        ("Redacted", 12),
        ("Accepted until", 12),
        ("Accepted by", 24),
        ("Why accepted", 40),
    ],
    rows: findings,
};

/// One row for each part of each plan.
pub static STEPS: Table = Table {
    name: "Steps",
    columns: &[
        ("Instance", 28),
        ("Path", 8),
        ("Part", 14),
        ("Number", 9),
        ("Title", 36),
        ("Who", 20),
        ("When", 18),
        ("What exactly", 70),
        ("Duration", 30),
        ("No way back", 10),
        ("Command", 60),
    ],
    rows: steps,
};

fn instances(report: &Report, row: Rows<'_>) {
    let redacted = copy::words(report);
    for one in &report.instances {
        let next = one.next_date.as_ref();
        let number = |sign: Urgency| {
            super::count(one.findings.iter().filter(|finding| finding.urgency == sign).count())
        };
        let path = paths::recommended(&one.paths)
            .map_or_else(String::new, |path| format!("{}, {}", path.id, path.title));
        row(&[
            text(&one.name),
            text(one.header.words()),
            text(&one.condition),
            text(&one.platform.verdict),
            maybe(one.platform.reported.as_deref()),
            text(tier(one)),
            text(&units(one)),
            text(&regions(one)),
            maybe(one.virtual_network_type.as_deref()),
            text(if one.past_due { "yes" } else { "no" }),
            date(next.map(|next| next.date.as_str())),
            maybe(next.map(|next| next.title.as_str())),
            text(&path),
            text(&blockers(one)),
            text(&one.now.title),
            number(Urgency::PastDue),
            number(Urgency::Action),
            number(Urgency::Check),
            maybe(one.subscription.as_deref()),
            maybe(one.resource_group.as_deref()),
            text(&one.tags.join("; ")),
            maybe(one.id.as_deref()),
            text(&redacted),
        ]);
    }
}

/// What stands in the way of each path, and what has to be known.
fn blockers(one: &InstanceReport) -> String {
    let mut out: Vec<String> = Vec::new();
    for path in &one.paths {
        match (path.status, &path.needs) {
            (PathStatus::Blocked, _) => {
                out.push(format!("{}: {}", path.id, path.reasons.join("; ")));
            }
            (PathStatus::NeedsFact, Some(needs)) => {
                out.push(format!("{} needs to know: {}", path.id, needs.fact));
            }
            _ => {}
        }
    }
    out.join("\n")
}

fn findings(report: &Report, row: Rows<'_>) {
    let redacted = copy::words(report);
    for one in &report.instances {
        let open = one.findings.iter().map(|finding| (finding, None));
        let accepted = one.accepted.iter().map(|accepted| (&accepted.finding, Some(accepted)));
        for (finding, accepted) in open.chain(accepted) {
            row(&[
                text(&one.name),
                text(accepted.map_or_else(|| urgency(finding.urgency), |_| "accepted")),
                text(finding.severity.words()),
                text("finding"),
                text(&finding.id),
                text(&finding.title),
                text(&finding.text),
                text(&finding.action),
                date(finding.date.as_deref()),
                command(finding.command.as_ref()),
                source(&finding.source),
                maybe(one.id.as_deref()),
                text(&redacted),
                date(accepted.map(|accepted| accepted.until.as_str())),
                maybe(accepted.map(|accepted| accepted.owner.as_str())),
                maybe(accepted.map(|accepted| accepted.reason.as_str())),
            ]);
        }
        for change in &one.exposures {
            if matches!(change.status, ExposureStatus::NotExposed | ExposureStatus::NotApplicable) {
                continue;
            }
            let note = if change.date_note.is_empty() { "" } else { "\n" };
            row(&[
                text(&one.name),
                text(if change.past_due { "past due" } else { change.status.words() }),
                Cell::Empty,
                text("change"),
                text(&change.id),
                text(&change.title),
                text(&format!("{}{note}{}", change.text, change.date_note)),
                text(&change.remedy),
                date(Some(&change.date)),
                command(change.command.as_ref()),
                source(&change.source),
                maybe(one.id.as_deref()),
                text(&redacted),
                Cell::Empty,
                Cell::Empty,
                Cell::Empty,
            ]);
        }
    }
}

fn steps(report: &Report, row: Rows<'_>) {
    for one in &report.instances {
        if let Some(plan) = &one.plan {
            self::plan(one, plan, row);
        }
    }
}

fn plan(one: &InstanceReport, plan: &Plan, row: Rows<'_>) {
    let mut part = |about: [&str; 7], commands: &str, no_return: bool| {
        let [part, number, title, who, by, what, duration] = about;
        let number = number.parse().map_or_else(|_| text(number), Cell::Number);
        row(&[
            text(&one.name),
            maybe(plan.path.as_deref()),
            text(part),
            number,
            text(title),
            text(who),
            text(by),
            text(what),
            text(duration),
            text(if no_return { "yes" } else { "" }),
            text(commands),
        ]);
    };
    part(["Plan", "", &plan.title, "", &plan.window, &plan.summary, ""], "", false);
    if let Some(gate) = &plan.gate {
        let answers: Vec<String> = gate
            .answers
            .iter()
            .map(|answer| format!("{}: {}", answer.answer, answer.then))
            .collect();
        let what = format!("{}\n{}", gate.text, answers.join("\n"));
        part(
            ["First", "", "Fresh export that decides", "", "", &what, ""],
            &gate.command.text,
            false,
        );
    }
    items(&mut part, "Prerequisite", &plan.prerequisites);
    for check in &plan.checks {
        let what = format!("Good answer: {}\nOtherwise: {}", check.good, check.otherwise);
        let command = check.command.as_ref().map_or("", |command| command.text.as_str());
        part(["Check", &check.id, &check.title, "", "", &what, ""], command, false);
    }
    for step in &plan.steps {
        let commands: Vec<&str> =
            step.commands.iter().map(|command| command.text.trim_end()).collect();
        let number = step.number.to_string();
        part(
            ["Step", &number, &step.title, &step.who, &step.by, &step.text, &step.duration],
            &commands.join("\n\n"),
            step.point_of_no_return,
        );
    }
    items(&mut part, "Verify", &plan.verification);
    items(&mut part, "Way back", &plan.rollback);
    items(&mut part, "Clean-up", &plan.cleanup);
    for question in &plan.questions {
        part(["Open question", "", "", "", "", question, ""], "", false);
    }
}

fn items(part: &mut dyn FnMut([&str; 7], &str, bool), name: &str, items: &[Item]) {
    for item in items {
        let command = item.command.as_ref().map_or("", |command| command.text.as_str());
        part([name, "", "", "", "", &item.text, ""], command, false);
    }
}
