//! A plan, in the order in which it is worked through.

use super::markup::Markup;
use crate::plan::{Item, Plan, Step};

/// The plan of one instance.
pub(super) fn plan(page: &mut Markup, plan: &Plan) {
    page.each("<p><b>{}</b></p>\n", &[&plan.choice]);
    page.put("<p class=\"lead\"><b>{}.</b> {}</p>\n", &[&plan.title, &plan.summary]);
    page.each("<p><b>Window:</b> {}</p>\n", &[&plan.window]);
    if !plan.roles.is_empty() {
        page.put("<p><b>Roles:</b> {}</p>\n", &[&plan.roles.join("; ")]);
    }
    if let Some(gate) = &plan.gate {
        page.put("<h4>First: the fresh export that decides</h4>\n<p>{}</p>", &[&gate.text]);
        page.command(Some(&gate.command));
        page.own("<dl>");
        for answer in &gate.answers {
            page.put("<div><dt>{}</dt><dd>{}</dd></div>", &[&answer.answer, &answer.then]);
        }
        page.own("</dl>\n");
    }
    items(page, "Prerequisites", &plan.prerequisites);
    if !plan.checks.is_empty() {
        page.own("<h4>Checks before</h4>\n<ul class=\"steps\">\n");
    }
    for check in &plan.checks {
        page.put("<li><span class=\"no\">{}</span><h5>{}</h5>", &[&check.id, &check.title]);
        page.command(check.command.as_ref());
        page.put("<p><b>Good answer:</b> {}</p>", &[&check.good]);
        page.each("<p><b>Otherwise:</b> {}</p>", &[&check.otherwise]);
        page.own("</li>\n");
    }
    if !plan.checks.is_empty() {
        page.own("</ul>\n");
    }
    for table in &plan.tables {
        page.put("<table class=\"stack\"><caption>{}</caption><thead><tr>", &[&table.title]);
        page.each("<th scope=\"col\">{}</th>", &table.columns);
        page.own("</tr></thead><tbody>\n");
        for row in &table.rows {
            page.own("<tr>");
            for (cell, column) in row.iter().zip(&table.columns) {
                page.put("<td data-l=\"{}\">{}</td>", &[column, cell]);
            }
            page.own("</tr>\n");
        }
        page.own("</tbody></table>\n");
    }
    if !plan.steps.is_empty() {
        page.own("<h4>Steps</h4>\n<ol class=\"steps\">\n");
        for one in &plan.steps {
            step(page, one);
        }
        page.own("</ol>\n");
    }
    items(page, "Verify", &plan.verification);
    items(page, "Way back", &plan.rollback);
    items(page, "Clean-up", &plan.cleanup);
    if !plan.questions.is_empty() {
        page.own("<h4>Open questions</h4>\n<ul>\n");
        page.each("<li>{}</li>\n", &plan.questions);
        page.own("</ul>\n");
    }
    page.each(
        "<h4>Notice to those who are affected</h4>\n<blockquote>{}</blockquote>\n",
        &[&plan.notice],
    );
}

fn step(page: &mut Markup, one: &Step) {
    page.own(if one.point_of_no_return { "<li class=\"last\">" } else { "<li>" });
    page.put("<span class=\"no\">{}</span><h5>{}</h5>", &[&one.number.to_string(), &one.title]);
    page.own("<p class=\"dim\">");
    page.each("<span>{}</span> ", &[&one.who]);
    page.each("<span>By: {}</span> ", &[&one.by]);
    page.each("<span>Duration: {}</span> ", &[&one.duration]);
    page.put("</p><p>{}</p>", &[&one.text]);
    if one.point_of_no_return {
        page.own("<p class=\"pnr\"><svg aria-hidden=\"true\"><use href=\"#g-past\"/></svg> Point of no return</p>");
    }
    for command in &one.commands {
        page.command(Some(command));
    }
    page.own("</li>\n");
}

fn items(page: &mut Markup, title: &'static str, items: &[Item]) {
    if items.is_empty() {
        return;
    }
    page.put("<h4>{}</h4>\n<ul>\n", &[title]);
    for item in items {
        page.put("<li>{}", &[&item.text]);
        page.command(item.command.as_ref());
        page.own("</li>\n");
    }
    page.own("</ul>\n");
}
