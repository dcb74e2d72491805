//! The page of one rule: what it finds, why it matters, what to do, and where that comes from.

use crate::knowledge::retirements::RETIREMENTS;
use crate::report::Report;
use crate::rules::{ExposureStatus, Guide, guides};
use crate::ui::components::dom::{each, el, group, node, none};
use crate::ui::components::{Cx, evidence, href, href_section};
use crate::ui::route::Page;
use yew::prelude::*;

/// The page. A finding and a change can have the same id: both stand on it.
pub fn page(cx: Cx<'_>, id: &'static str) -> Html {
    let title = guides(id).next().map_or(id, |guide| guide.title);
    let blocks = guides(id).map(|guide| block(cx, guide));
    group([
        el("nav").class("crumb").attr("aria-label", "Breadcrumb").kids([
            el("a").attr("href", href(Page::Knowledge)).with("What this knows"),
            el("a").attr("href", href_section(Page::Knowledge, "rules")).with("Rules"),
            el("span").class("mono").with(id),
        ]),
        el("h1").with(title),
        each(blocks),
        fleet(cx, id),
    ])
}

fn block(cx: Cx<'_>, guide: &'static Guide) -> Html {
    let finding = guide.severity.is_some();
    let line = |head: &'static str, content: Html| {
        el("div").key(head).kids([el("dt").with(head), el("dd").with(content)])
    };
    let mut lines = Vec::new();
    if !finding && let Some(change) = RETIREMENTS.iter().find(|change| change.id == guide.id) {
        lines.push(line("Effective", node(change.when())));
        if !change.date_note.is_empty() {
            lines.push(line("On the dates", node(change.date_note)));
        }
        if !change.signal.is_empty() {
            lines.push(line("Signal", node(change.signal)));
        }
    }
    lines.push(line(if finding { "What it finds" } else { "How it is told" }, node(guide.finds)));
    lines.push(line(if finding { "Why it matters" } else { "Concerns" }, node(guide.why)));
    lines.push(line("What to do", node(guide.remedy)));
    if let (Some(severity), Some(pillar)) = (guide.severity, guide.pillar) {
        lines.push(line("Severity", node(severity.words())));
        lines.push(line("Pillar", node(pillar.words())));
    }
    lines.push(line("Answers", node(guide.replies())));
    lines.push(line("Source", evidence::cited(&guide.source(), cx.state.options.as_of)));
    let head = if finding { "As a finding" } else { "As a change" };
    el("section")
        .key(head)
        .kids([el("h2").with(head), el("dl").class("surface pad guide mt").with(each(lines))])
}

/// The instances of the report that it concerns.
fn fleet(cx: Cx<'_>, id: &'static str) -> Html {
    let Some(report) = cx.state.report.as_deref() else { return none() };
    let rows: Vec<Html> = concerned(report, id)
        .map(|(index, name)| {
            el("li").key(index).with(el("a").attr("href", href(Page::Instance(index))).with(name))
        })
        .collect();
    el("section").kids([
        el("h2").with("In this fleet"),
        if rows.is_empty() {
            el("p").class("mt").with("It concerns no instance that was read.")
        } else {
            el("ul").class("surface pad dots mt").with(each(rows))
        },
    ])
}

/// The instances that a rule has found something in, or that a change concerns.
fn concerned<'a>(report: &'a Report, id: &'a str) -> impl Iterator<Item = (u32, &'a String)> {
    let found = move |one: &&crate::report::InstanceReport| {
        one.findings.iter().any(|finding| finding.id == id)
            || one.exposures.iter().any(|exposure| {
                exposure.id == id && exposure.status <= ExposureStatus::PreconditionSeen
            })
    };
    report.instances.iter().filter(found).map(|one| (one.index, &one.name))
}
