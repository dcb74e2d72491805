//! What is said of all instances together.

use super::markup::Markup;
use super::{marks, next, worst_first};
use crate::knowledge::day;
use crate::note::NoteSeverity;
use crate::paths;
use crate::render::markdown::{regions, units};
use crate::report::{InstanceReport, Report};
use crate::rules::Urgency;
use crate::sort;

/// What decides: verdict, numbers, the next date, the one thing to do.
pub(super) fn first(page: &mut Markup, report: &Report) {
    let fleet = &report.fleet;
    page.own("<section class=\"first\" aria-labelledby=\"verdict\">\n<div class=\"head\">");
    if let Some(header) = fleet.header {
        let condition = match report.instances.as_slice() {
            [only] => only.condition.as_str(),
            _ => "",
        };
        page.verdict_line(header, condition);
    }
    page.put("<h1 id=\"verdict\">{}</h1>\n", &[&fleet.headline]);
    page.each("<p class=\"lead\">{}</p>\n", &[&fleet.text]);
    page.own("</div>\n");
    numbers(page, report);
    page.own("<div class=\"wide\">");
    next(page, fleet.next_date.as_ref(), fleet.now.as_ref(), ["<h2>", "</h2>"]);
    page.own("</div></section>\n");
}

/// The order in which people name them. What is not in a list comes last.
const TIERS: &[&str] = &[
    "Developer",
    "Basic",
    "Standard",
    "Premium",
    "Consumption",
    "Basic v2",
    "Standard v2",
    "Premium v2",
];
const PLATFORMS: &[&str] = &["stv1", "mixed", "stv2", "stv2.1", "mtv1", "v2"];

fn place(name: &str, order: &[&str]) -> usize {
    order.iter().position(|one| *one == name).unwrap_or(order.len())
}

/// How many instances by platform and tier.
fn numbers(page: &mut Markup, report: &Report) {
    let counts = &report.fleet.counts;
    if report.instances.len() < 2 {
        return;
    }
    let mut tiers: Vec<&str> = Vec::new();
    let mut platforms: Vec<&str> = Vec::new();
    for count in counts {
        if !tiers.contains(&count.tier.as_str()) {
            tiers.push(&count.tier);
        }
        if !platforms.contains(&count.platform.as_str()) {
            platforms.push(&count.platform);
        }
    }
    sort::sort_by(&mut tiers, |one, other| place(one, TIERS).cmp(&place(other, TIERS)));
    sort::sort_by(&mut platforms, |one, other| place(one, PLATFORMS).cmp(&place(other, PLATFORMS)));
    page.own("<div class=\"counts\" role=\"group\" tabindex=\"0\" aria-label=\"Instances by platform and tier\"><table><caption>Instances by platform and tier</caption><thead><tr><th scope=\"col\">Platform</th>");
    for tier in &tiers {
        let tier = if tier.is_empty() { "Not known" } else { tier };
        page.put("<th scope=\"col\" class=\"n\">{}</th>", &[tier]);
    }
    page.own("<th scope=\"col\" class=\"n\">All</th></tr></thead><tbody>\n");
    for platform in platforms {
        page.own("<tr><th scope=\"row\">");
        page.platform(platform);
        page.own("</th>");
        let mut all = 0;
        for tier in &tiers {
            let count = counts
                .iter()
                .find(|count| count.platform == platform && count.tier == *tier)
                .map_or(0, |count| count.instances);
            all += count;
            let shown = if count == 0 { "–".to_owned() } else { count.to_string() };
            page.put("<td class=\"n\">{}</td>", &[&shown]);
        }
        page.put("<td class=\"n\"><b>{}</b></td></tr>\n", &[&all.to_string()]);
    }
    let past = report.instances.iter().filter(|one| one.past_due).count();
    let ahead = report.instances.iter().filter(|one| one.announced).count();
    page.put(
        "</tbody></table><p><b>{}</b> of {} past due; <b>{}</b> with an announced date ahead.</p></div>\n",
        &[&past.to_string(), &report.instances.len().to_string(), &ahead.to_string()],
    );
}

/// The instances in one table.
pub(super) fn instances(page: &mut Markup, report: &Report) {
    if report.instances.is_empty() {
        return;
    }
    page.own("<section id=\"instances\"><h2>Instances</h2>\n<table class=\"stack\"><thead><tr><th scope=\"col\">Instance</th><th scope=\"col\">Verdict</th><th scope=\"col\">Platform</th><th scope=\"col\">Tier, units</th><th scope=\"col\">Regions</th><th scope=\"col\">Path</th><th scope=\"col\">Next date</th><th scope=\"col\">Findings</th></tr></thead><tbody>\n");
    for one in worst_first(&report.instances) {
        row(page, one);
    }
    page.own("</tbody></table></section>\n");
}

fn row(page: &mut Markup, one: &InstanceReport) {
    page.put("<tr><th scope=\"row\"><a href=\"#i{}\">{}</a>", &[&one.index.to_string(), &one.name]);
    page.each("<small>{}</small>", one.resource_group.as_slice());
    page.own("</th><td data-l=\"Verdict\">");
    page.sign(one.header);
    page.own("</td><td data-l=\"Platform\">");
    page.verdict(&one.platform);
    page.put("</td><td data-l=\"Tier, units\">{}, {}", &[tier(one), &units(one)]);
    page.put("</td><td data-l=\"Regions\">{}</td><td data-l=\"Path\">", &[&regions(one)]);
    match paths::recommended(&one.paths) {
        Some(path) => page.put(
            "<b class=\"letter\">{}</b> {}<small>{}</small>",
            &[&path.id, &path.title, &path.downtime],
        ),
        None => page.own("–"),
    }
    page.own("</td><td data-l=\"Next date\">");
    match &one.next_date {
        Some(next) => {
            page.put("<time>{}</time><small>{}</small>", &[&next.date, &day::in_days(next.days)])
        }
        None => page.own("–"),
    }
    page.own("</td><td data-l=\"Findings\">");
    let mut none = true;
    for kind in [Urgency::PastDue, Urgency::Action, Urgency::Check] {
        let count = one.findings.iter().filter(|finding| finding.urgency == kind).count();
        if count > 0 {
            none = false;
            let (class, shape, word) = marks::urgency(kind);
            page.put(
                "<span class=\"m {}\"><svg aria-hidden=\"true\"><use href=\"#g-{}\"/></svg>{}<span class=\"vh\"> {}</span></span> ",
                &[class, shape, &count.to_string(), word],
            );
        }
    }
    if none {
        page.own("none");
    }
    page.own("</td></tr>\n");
}

/// Tier in words, or as written.
pub(super) fn tier(one: &InstanceReport) -> &str {
    one.sku.display.as_deref().or(one.sku.name.as_deref()).unwrap_or("Not known")
}

/// The order of the migrations.
pub(super) fn order(page: &mut Markup, report: &Report) {
    if report.fleet.order.is_empty() {
        return;
    }
    page.own("<section id=\"order\"><h2>Order of the migrations</h2>\n<table class=\"stack\"><thead><tr><th scope=\"col\">Place</th><th scope=\"col\">Instance</th><th scope=\"col\">Path</th><th scope=\"col\">Why here</th><th scope=\"col\">Starts when</th></tr></thead><tbody>\n");
    for place in &report.fleet.order {
        page.put(
            "<tr><td data-l=\"Place\">{}</td><th scope=\"row\"><a href=\"#i{}\">{}</a></th><td data-l=\"Path\"><b class=\"letter\">{}</b></td><td data-l=\"Why here\">{}</td><td data-l=\"Starts when\">{}</td></tr>\n",
            &[
                &place.number.to_string(),
                &place.instance.to_string(),
                &place.name,
                if place.path.is_empty() { "–" } else { &place.path },
                &place.why,
                &place.starts_when,
            ],
        );
    }
    page.own("</tbody></table></section>\n");
}

/// The dates, earliest first.
pub(super) fn dates(page: &mut Markup, report: &Report) {
    if report.fleet.timeline.is_empty() {
        return;
    }
    page.own("<section id=\"dates\"><h2>Dates</h2>\n<table class=\"stack\"><thead><tr><th scope=\"col\">Date</th><th scope=\"col\">Status</th><th scope=\"col\">What</th><th scope=\"col\" class=\"n\">Instances</th></tr></thead><tbody>\n");
    for entry in &report.fleet.timeline {
        page.put(
            "<tr><th scope=\"row\"><time>{}</time><small>{}</small></th><td data-l=\"Status\">",
            &[&entry.date, &day::in_days(entry.days)],
        );
        page.mark(marks::urgency(entry.urgency));
        page.put(
            "</td><td data-l=\"What\">{}</td><td class=\"n\" data-l=\"Instances\">{}</td></tr>\n",
            &[&entry.title, &entry.instances.to_string()],
        );
    }
    page.own("</tbody></table></section>\n");
}

/// What was read, and what was noticed.
pub(super) fn inputs(page: &mut Markup, report: &Report) {
    page.own("<section id=\"read\"><h2>What was read</h2>\n<table class=\"stack\"><thead><tr><th scope=\"col\">Input</th><th scope=\"col\">Recognised as</th><th scope=\"col\" class=\"n\">Instances</th><th scope=\"col\" class=\"n\">Notes</th></tr></thead><tbody>\n");
    for input in &report.inputs {
        page.put(
            "<tr><th scope=\"row\">{}</th><td data-l=\"Recognised as\">{}</td><td class=\"n\" data-l=\"Instances\">{}</td><td class=\"n\" data-l=\"Notes\">{}</td></tr>\n",
            &[&input.name, &input.title, &input.instances.to_string(), &input.notes.to_string()],
        );
    }
    page.own("</tbody></table>\n");
    if report.notes.is_empty() {
        page.own("</section>\n");
        return;
    }
    page.own("<ul class=\"blocks\">\n");
    for note in &report.notes {
        page.own("<li>");
        page.mark(match note.severity {
            NoteSeverity::Info => ("note", "note", "Note"),
            NoteSeverity::Warning => ("act", "act", "Warning"),
            NoteSeverity::Error => ("past", "past", "Error"),
        });
        page.put("<p>{}</p>", &[&note.message]);
        page.each("<p>{}</p>", note.advice.as_slice());
        page.each("<figure><pre><code>{}</code></pre></figure>", note.command.as_slice());
        page.put("<p class=\"dim\">{}", &[&note.input]);
        if let (Some(line), Some(column)) = (note.at.line, note.at.column) {
            page.put(", line {}, column {}", &[&line.to_string(), &column.to_string()]);
        }
        page.own("</p></li>\n");
    }
    page.own("</ul></section>\n");
}
