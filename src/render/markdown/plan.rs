//! A plan as Markdown.

use super::escape::text;
use super::{command, heading, line, table};
use crate::plan::{Item, Plan, Step};

/// The plan's sections in the order in which they are worked through.
pub(super) fn plan(out: &mut String, plan: &Plan) {
    heading(out, 3, &format!("Plan: {}", text(&plan.title)));
    if !plan.choice.is_empty() {
        line(out, &format!("**{}**", text(&plan.choice)));
    }
    line(out, &text(&plan.summary));
    if !plan.window.is_empty() {
        line(out, &format!("Window: {}", text(&plan.window)));
    }
    if !plan.roles.is_empty() {
        line(out, &format!("Roles: {}.", text(&plan.roles.join("; "))));
    }
    if let Some(gate) = &plan.gate {
        heading(out, 4, "First: the fresh export that decides");
        line(out, &text(&gate.text));
        command(out, Some(&gate.command));
        table(
            out,
            &["It says", "Then"],
            gate.answers.iter().map(|answer| vec![text(&answer.answer), text(&answer.then)]),
        );
    }
    items(out, "Prerequisites", &plan.prerequisites);
    if !plan.checks.is_empty() {
        heading(out, 4, "Checks before");
        for check in &plan.checks {
            line(out, &format!("**[{}] {}**", text(&check.id), text(&check.title)));
            command(out, check.command.as_ref());
            line(
                out,
                &format!(
                    "Good answer: {} Otherwise: {}",
                    sentence(&check.good),
                    sentence(&check.otherwise)
                ),
            );
        }
    }
    for one in &plan.tables {
        line(out, &format!("**{}**", text(&one.title)));
        let columns: Vec<&str> = one.columns.iter().map(AsRef::as_ref).collect();
        table(
            out,
            &columns,
            one.rows.iter().map(|row| row.iter().map(|cell| text(cell)).collect()),
        );
    }
    if !plan.steps.is_empty() {
        heading(out, 4, "Steps");
        for one in &plan.steps {
            step(out, one);
        }
    }
    items(out, "Verify", &plan.verification);
    items(out, "Way back", &plan.rollback);
    items(out, "Clean-up", &plan.cleanup);
    if !plan.questions.is_empty() {
        heading(out, 4, "Open questions");
        for (index, question) in plan.questions.iter().enumerate() {
            out.push_str(&format!("{}. {}\n", index + 1, text(question)));
        }
    }
    if !plan.notice.is_empty() {
        heading(out, 4, "Notice to those who are affected");
        line(out, &format!("> {}", text(&plan.notice)));
    }
}

fn step(out: &mut String, one: &Step) {
    let no_return = if one.point_of_no_return { " **Point of no return.**" } else { "" };
    line(out, &format!("**{}. {}**{no_return}", one.number, text(&one.title)));
    let mut about = Vec::new();
    if !one.who.is_empty() {
        about.push(format!("Who: {}", text(&one.who)));
    }
    if !one.by.is_empty() {
        about.push(format!("by: {}", text(&one.by)));
    }
    if !one.duration.is_empty() {
        about.push(format!("duration: {}", text(&one.duration)));
    }
    line(out, &format!("{}. {}", about.join("; "), text(&one.text)));
    for each in &one.commands {
        command(out, Some(each));
    }
}

fn items(out: &mut String, title: &str, items: &[Item]) {
    if items.is_empty() {
        return;
    }
    heading(out, 4, title);
    for item in items {
        out.push_str(&format!("* {}\n", text(&item.text)));
        if item.command.is_some() {
            out.push('\n');
            command(out, item.command.as_ref());
        }
    }
}

fn sentence(words: &str) -> String {
    let escaped = text(words);
    if escaped.is_empty() || escaped.ends_with(['.', '?', ')']) {
        escaped
    } else {
        format!("{escaped}.")
    }
}
