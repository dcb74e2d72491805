//! One instance: verdict, facts with their evidence, findings, changes, paths, plan.

use super::markup::Markup;
use super::{fleet, marks, next, plan, v2_fit};
use crate::classify::{Confidence, Evidence};
use crate::paths::{PathStatus, PathVerdict};
use crate::render::markdown::{regions, units};
use crate::report::{Fact, InstanceReport};
use crate::rules::{Exposure, ExposureStatus};

/// The parts of an instance, for the links to them.
const PARTS: &[(&str, &str)] = &[
    ("facts", "Facts"),
    ("findings", "Findings"),
    ("changes", "Retirements and changes"),
    ("paths", "Paths"),
    ("plan", "Plan"),
];

/// One instance. Among many its verdict stands over it and its long parts are closed on a screen.
pub(super) fn instance(page: &mut Markup, one: &InstanceReport, many: bool) {
    let index = one.index.to_string();
    page.put(
        "<article id=\"i{}\" aria-labelledby=\"n{}\">\n<header><h2 id=\"n{}\">{}</h2>\n<p class=\"meta\">",
        &[&index, &index, &index, &one.name],
    );
    page.verdict(&one.platform);
    page.put(" <span>{}</span> <span>", &[fleet::tier(one)]);
    page.put("{} units</span> <span>{}</span></p>\n", &[&units(one), &regions(one)]);
    identity(page, one);
    page.put("<nav aria-label=\"Parts of {}\">", &[&one.name]);
    for (id, title) in PARTS {
        page.put("<a href=\"#i{}-{}\">{}</a> ", &[&index, id, title]);
    }
    page.own("</nav></header>\n");
    if many {
        page.own("<div class=\"verdict\">");
        page.verdict_line(one.header, &one.condition);
        page.put("<h3>{}</h3><p>{}</p>\n", &[&one.headline, &one.text]);
        next(page, one.next_date.as_ref(), Some(&one.now), ["<h4>", "</h4>"]);
        page.own("</div>\n");
    }
    part(page, one, "facts", "Facts and the fields they were read from", !many);
    facts(page, one);
    page.own("</details>\n");
    findings(page, one);
    changes(page, one);
    paths(page, one, !many);
    if let Some(fit) = &one.v2_fit {
        part(page, one, "v2", "v2 tiers", !many);
        v2_fit::fit(page, fit);
        page.own("</details>\n");
    }
    if let Some(plan) = &one.plan {
        part(page, one, "plan", "Plan", !many);
        plan::plan(page, plan);
        page.own("</details>\n");
    }
    opinions(page, one);
    if !one.reading.is_empty() {
        page.own("<p class=\"dim\">Related reading:");
        for source in &one.reading {
            page.put(" {}", &[&source.title]);
            page.cite(source);
        }
        page.own("</p>\n");
    }
    if many {
        page.own("<p class=\"back\"><a href=\"#instances\">Back to the instances</a></p>\n");
    }
    page.own("</article>\n");
}

/// Opens a part that a reader can close; printed, all of it is seen.
fn part(page: &mut Markup, one: &InstanceReport, id: &str, title: &str, open: bool) {
    page.put("<details id=\"i{}-{}\"", &[&one.index.to_string(), id]);
    page.own(if open { " open>" } else { ">" });
    page.put("<summary><h3>{}</h3></summary>\n", &[title]);
}

fn identity(page: &mut Markup, one: &InstanceReport) {
    page.own("<dl class=\"ids\">");
    page.each("<div><dt>Resource group</dt><dd>{}</dd></div>", one.resource_group.as_slice());
    page.each("<div><dt>Subscription</dt><dd>{}</dd></div>", one.subscription.as_slice());
    if let (Some(id), None) = (&one.id, &one.resource_group) {
        page.put("<div><dt>Id</dt><dd>{}</dd></div>", &[id]);
    }
    if !one.tags.is_empty() {
        page.own("<div><dt>Tags</dt><dd>");
        page.each("<code>{}</code> ", &one.tags);
        page.own("</dd></div>");
    }
    page.own("</dl>\n");
}

fn facts(page: &mut Markup, one: &InstanceReport) {
    page.own("<table class=\"stack facts\"><thead><tr><th scope=\"col\">Fact</th><th scope=\"col\">Value</th><th scope=\"col\">Because</th></tr></thead><tbody>\n");
    for fact in &one.facts {
        page.put("<tr><th scope=\"row\">{}</th><td data-l=\"Value\">", &[&fact.label]);
        value(page, fact);
        page.own("</td><td data-l=\"Because\">");
        because(page, &fact.because);
        page.own("</td></tr>\n");
    }
    page.own("</tbody></table>\n");
    if one.locations.len() > 1 {
        page.own("<table class=\"stack\"><caption>Locations</caption><thead><tr><th scope=\"col\">Region</th><th scope=\"col\">Platform</th><th scope=\"col\">Addresses</th><th scope=\"col\">Subnet</th></tr></thead><tbody>\n");
        for location in &one.locations {
            page.put("<tr><th scope=\"row\">{}</th><td data-l=\"Platform\">", &[&location.region]);
            page.verdict(&location.platform);
            page.own("</td><td data-l=\"Addresses\">");
            page.each("{} ", &location.public_ips);
            page.each("{} ", &location.private_ips);
            page.own("</td><td data-l=\"Subnet\">");
            page.each("<code>{}</code>", location.subnet.as_slice());
            page.own("</td></tr>\n");
        }
        page.own("</tbody></table>\n");
    }
    if !one.hosts.is_empty() {
        page.own("<table class=\"stack\"><caption>Host names</caption><thead><tr><th scope=\"col\">Name</th><th scope=\"col\">For</th><th scope=\"col\">Certificate</th><th scope=\"col\">Valid until</th></tr></thead><tbody>\n");
        for host in &one.hosts {
            page.put(
                "<tr><th scope=\"row\">{}</th><td data-l=\"For\">{}</td><td data-l=\"Certificate\">{}</td><td data-l=\"Valid until\">{}</td></tr>\n",
                &[
                    &host.name,
                    &host.host_type,
                    host.certificate_source.as_deref().unwrap_or("–"),
                    host.expiry.as_deref().unwrap_or("–"),
                ],
            );
        }
        page.own("</tbody></table>\n");
    }
}

fn value(page: &mut Markup, fact: &Fact) {
    if fact.known {
        page.put("<b>{}</b>", &[&fact.value]);
    } else {
        page.mark(("check", "check", ""));
        page.put("{}", &[&fact.value]);
    }
    page.each("<small>{}</small>", &[&fact.detail]);
    page.command(fact.command.as_ref());
}

/// The fields that a statement rests on.
fn because(page: &mut Markup, evidence: &[Evidence]) {
    for one in evidence {
        page.put("<p><code>{}</code>: <code>{}</code>", &[&one.field, &one.value]);
        if let Some(line) = one.at.as_ref().and_then(|at| at.line) {
            page.put(" (line {})", &[&line.to_string()]);
        }
        let strength = match one.strength {
            Confidence::Certain => "certain",
            Confidence::Strong => "strong",
            Confidence::Moderate => "moderate",
            Confidence::None => "no evidence",
        };
        page.put("<small>{}; {}", &[one.rule.trim_end_matches('.'), strength]);
        page.cite(&one.source);
        page.own("</small></p>");
    }
}

fn findings(page: &mut Markup, one: &InstanceReport) {
    page.put("<h3 id=\"i{}-findings\">Findings</h3>\n", &[&one.index.to_string()]);
    if one.findings.is_empty() && one.accepted.is_empty() {
        page.own("<p>None.</p>\n");
        return;
    }
    page.own("<ul class=\"blocks\">\n");
    for finding in &one.findings {
        page.own("<li>");
        page.mark(marks::urgency(finding.urgency));
        page.put("<h4>{}</h4>", &[&finding.title]);
        page.each("<p class=\"when\"><time>{}</time></p>", finding.date.as_slice());
        page.put("<p>{}</p><p><b>Do:</b> {}</p>", &[&finding.text, &finding.action]);
        page.command(finding.command.as_ref());
        if let Some(lapsed) = &finding.lapsed {
            page.put("<p>{}</p>", &[&lapsed.words()]);
        }
        page.put("<p class=\"dim\">{}, {}", &[&finding.id, finding.severity.words()]);
        page.cite(&finding.source);
        page.own("</p></li>\n");
    }
    for accepted in &one.accepted {
        let finding = &accepted.finding;
        page.own("<li>");
        page.mark(("met", "met", "Accepted"));
        page.put(
            "<h4>{}</h4><p><b>{}</b></p><p>{}</p>",
            &[&finding.title, &accepted.words(), &finding.text],
        );
        page.put("<p class=\"dim\">{}, {}", &[&finding.id, finding.severity.words()]);
        page.cite(&finding.source);
        page.own("</p></li>\n");
    }
    page.own("</ul>\n");
}

/// Those that need an eye first; those that do not concern it in a closed part.
fn changes(page: &mut Markup, one: &InstanceReport) {
    let settled = |exposure: &&Exposure| {
        matches!(exposure.status, ExposureStatus::NotExposed | ExposureStatus::NotApplicable)
    };
    let (none, open): (Vec<&Exposure>, Vec<&Exposure>) = one.exposures.iter().partition(settled);
    page.put(
        "<h3 id=\"i{}-changes\">Retirements and breaking changes</h3>\n",
        &[&one.index.to_string()],
    );
    if open.is_empty() {
        page.own("<p>None concerns it as far as the input shows.</p>\n");
    } else {
        page.own("<ul class=\"blocks\">\n");
    }
    for exposure in &open {
        page.own("<li>");
        page.mark(marks::exposure(exposure.status, exposure.past_due));
        page.put(
            "<h4>{}</h4><p class=\"when\"><time>{}</time></p>",
            &[&exposure.title, &exposure.date],
        );
        page.each("<p class=\"dim\">{}</p>", &[&exposure.date_note]);
        page.put("<p>{}", &[&exposure.text]);
        page.cite(&exposure.source);
        page.own("</p>");
        page.each("<p><b>Do:</b> {}</p>", &[&exposure.remedy]);
        page.command(exposure.command.as_ref());
        page.each("<p><b>Good answer:</b> {}</p>", exposure.good_answer.as_slice());
        page.own("</li>\n");
    }
    if !open.is_empty() {
        page.own("</ul>\n");
    }
    if none.is_empty() {
        return;
    }
    page.put(
        "<details><summary><h4>{} changes that do not concern it</h4></summary>\n",
        &[&none.len().to_string()],
    );
    page.own("<table class=\"stack\"><thead><tr><th scope=\"col\">Date</th><th scope=\"col\">Change</th><th scope=\"col\">Status</th><th scope=\"col\">Why</th></tr></thead><tbody>\n");
    for exposure in &none {
        page.put(
            "<tr><td data-l=\"Date\"><time>{}</time></td><th scope=\"row\">{}</th><td data-l=\"Status\">",
            &[&exposure.date, &exposure.title],
        );
        page.mark(marks::exposure(exposure.status, false));
        page.put("</td><td data-l=\"Why\">{}", &[&exposure.text]);
        page.cite(&exposure.source);
        page.own("</td></tr>\n");
    }
    page.own("</tbody></table></details>\n");
}

fn paths(page: &mut Markup, one: &InstanceReport, open: bool) {
    let closed = |path: &&PathVerdict| {
        matches!(path.status, PathStatus::Blocked | PathStatus::NotApplicable)
    };
    let (closed, ways): (Vec<&PathVerdict>, Vec<&PathVerdict>) = one.paths.iter().partition(closed);
    part(page, one, "paths", "Paths", open);
    if ways.is_empty() {
        page.own("<p>No path is needed or can be taken.</p>\n");
    }
    for path in &ways {
        way(page, path);
    }
    if !closed.is_empty() {
        page.own("<table class=\"stack\"><caption>Paths that cannot be taken or are not needed</caption><thead><tr><th scope=\"col\">Path</th><th scope=\"col\">Status</th><th scope=\"col\">Why</th></tr></thead><tbody>\n");
        for path in &closed {
            page.put(
                "<tr><th scope=\"row\"><b class=\"letter\">{}</b> {}</th><td data-l=\"Status\">",
                &[&path.id, &path.title],
            );
            page.mark(marks::path(path.status));
            page.put("</td><td data-l=\"Why\">{}", &[&path.reasons.join("; ")]);
            page.cite(&path.source);
            page.own("</td></tr>\n");
        }
        page.own("</tbody></table>\n");
    }
    page.own("</details>\n");
}

/// A path that can be taken, or could be with one more fact.
fn way(page: &mut Markup, path: &PathVerdict) {
    page.own(if path.status == PathStatus::Recommended {
        "<section class=\"way on\">"
    } else {
        "<section class=\"way\">"
    });
    page.put("<h4><b class=\"letter\">{}</b> {}</h4>", &[&path.id, &path.title]);
    page.mark(marks::path(path.status));
    page.put("<p>{}", &[&path.reasons.join("; ")]);
    page.cite(&path.source);
    page.own("</p>");
    if let Some(needs) = &path.needs {
        page.put("<p><b>Missing:</b> {}. <b>Settled by:</b> {}</p>", &[&needs.fact, &needs.how]);
    }
    page.own("<dl>");
    for (label, value) in [
        ("API downtime", path.downtime.as_str()),
        ("Address", &path.ip_effect),
        ("Old compute kept", &path.old_compute),
        ("Settings locked", &path.config_lock),
        ("Can be undone", &path.reversible),
        ("Cost", &path.cost),
        ("You change", &path.you_change),
    ] {
        page.put("<div><dt>{}</dt><dd>{}</dd></div>", &[label, value]);
    }
    page.own("</dl></section>\n");
}

fn opinions(page: &mut Markup, one: &InstanceReport) {
    if one.second_opinions.is_empty() {
        return;
    }
    page.own("<h3>Second opinions</h3>\n<p>What other tools say, as they say it. It decides nothing here.</p>\n<ul class=\"blocks\">\n");
    for said in &one.second_opinions {
        page.put("<li><h4>{} {}</h4>", &[&said.tool, &said.rule]);
        page.put(
            "<p>{}</p><p class=\"dim\">{} {}</p></li>\n",
            &[&said.text, &said.category, &said.impact],
        );
    }
    page.own("</ul>\n");
}
