//! The report as one HTML file for people: no script, nothing that is fetched, printable.

mod fleet;
mod instance;
mod marks;
mod markup;
mod plan;
mod v2_fit;

use super::readable::own_source;
use super::{Format, copy};
use crate::knowledge::day;
use crate::record::to_json;
use crate::report::{Header, InstanceReport, NextDate, Report, Task, parse_date};
use markup::Markup;

/// HTML.
pub const FORMAT: Format = Format {
    id: "html",
    title: "HTML",
    extension: "html",
    mime: "text/html",
    text: true,
    plans: true,
    render,
};

/// Up to the title. The policy lets nothing run and nothing be fetched; the one style sheet is let
/// in by its hash, which a test holds against the file.
const HEAD: &str = concat!(
    "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n",
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '",
    "sha256-fa9VKchH/uoSTwwP/GzoGqIdQ9HDZdyU0FnmrPabubk=",
    "'; base-uri 'none'; form-action 'none'\">\n",
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
    "<meta name=\"color-scheme\" content=\"light dark\">\n",
    "<meta name=\"referrer\" content=\"no-referrer\">\n",
    "<meta name=\"robots\" content=\"noindex\">\n",
    "<title>",
);

/// From the title to the page.
const STYLE: &str =
    concat!("</title>\n<style>", include_str!("html/style.css"), "</style>\n</head>\n<body>\n");

/// The whole report: what decides first, then every instance, then where the facts come from.
fn render(mut report: Report) -> Vec<u8> {
    let mut page = Markup::default();
    page.own(HEAD);
    let many = report.instances.len() != 1;
    page.put("API Management: platforms, dates and migration plan, as of {}", &[&report.as_of]);
    page.own(STYLE);
    page.own(marks::SPRITE);
    page.own("<a class=\"skip\" href=\"#main\">To the verdict</a>\n");
    page.put(
        "<header class=\"top\"><p><b>API Management</b> platforms, dates and migration plan</p>\
         <p>As of <time>{}</time>. Facts of <time>{}</time>.</p></header>\n<main id=\"main\">\n",
        &[&report.as_of, &report.knowledge_as_of],
    );
    let redacted = copy::words(&report);
    if !redacted.is_empty() {
        page.put("<p class=\"copy\"><strong>{}</strong></p>\n", &[&redacted]);
    }
    fleet::first(&mut page, &report);
    if many {
        fleet::instances(&mut page, &report);
        fleet::order(&mut page, &report);
    }
    fleet::dates(&mut page, &report);
    for one in worst_first(&report.instances) {
        instance::instance(&mut page, one, many);
    }
    fleet::inputs(&mut page, &report);
    sources(&mut page);
    page.put(
        "</main>\n<footer><p>Independent of Microsoft. Computed from the inputs named above, as of \
         {}, with facts collected up to {}. Nothing in this file runs, and it \
         fetches nothing.</p>\
         </footer>\n",
        &[&report.as_of, &report.knowledge_as_of],
    );
    data(&mut page, &mut report);
    page.own("</body>\n</html>\n");
    page.finish().into_bytes()
}

/// The order in which instances are shown: those with work first, as they were read among equals.
fn worst_first(instances: &[InstanceReport]) -> impl Iterator<Item = &InstanceReport> {
    [Header::NoGo, Header::Go, Header::CannotTell, Header::NothingToMigrate]
        .into_iter()
        .flat_map(move |header| instances.iter().filter(move |one| one.header == header))
}

/// The next date and the one thing to do, side by side.
fn next(
    page: &mut Markup,
    date: Option<&NextDate>,
    now: Option<&Task>,
    heading: [&'static str; 2],
) {
    if let Some(now) = now {
        let [open, close] = heading;
        page.own("<div class=\"now\">");
        page.own(open);
        page.put("<small>Do this now</small> {}", &[&now.title]);
        page.own(close);
        page.put("<p>{}</p>", &[&now.text]);
        page.command(now.command.as_ref());
        page.own("</div>\n");
    }
    match date {
        Some(next) => page.put(
            "<p class=\"next\"><b>Next date: {}</b>, {}. {}</p>\n",
            &[&long(&next.date), &day::in_days(next.days), &next.title],
        ),
        None => page.own(
            "<p class=\"next\"><b>Next date: none.</b> No announced date lies ahead as far as the \
             input shows.</p>\n",
        ),
    }
}

/// Where the facts come from, with the day on which they were last held against it.
fn sources(page: &mut Markup) {
    if page.sources().is_empty() {
        return;
    }
    page.own("<section id=\"sources\"><h2>Sources</h2>\n<ol class=\"sources\">\n");
    let cited = page.sources().to_vec();
    for (source, number) in cited.iter().zip(1_u32..) {
        page.put("<li id=\"s{}\">", &[&number.to_string()]);
        // A report may have been made by somebody else: the product's own addresses alone are links.
        match own_source(&source.url) {
            Some(own) => {
                page.put("<a href=\"{}\" rel=\"noreferrer\">{}</a>", &[own, &source.title]);
            }
            None => page.put("{}", &[&source.title]),
        }
        page.put("<span class=\"url\"> {}</span>", &[&source.url]);
        page.each(", dated {}", &[&source.dated]);
        page.each(", checked {}", &[&source.checked]);
        page.own("</li>\n");
    }
    page.own("</ol></section>\n");
}

/// What is needed to read the page as an input, in a block that no browser runs: the report's own
/// form with the resources alone. `input::page` looks for this start tag.
fn data(page: &mut Markup, report: &mut Report) {
    if report.instances.iter().all(|one| one.resource.is_none()) {
        return;
    }
    page.own("<script type=\"application/json\" id=\"apim-planner-report\">\n{\"schemaVersion\":");
    page.data(&to_json(&mut report.schema_version));
    page.own(",\"asOf\":");
    page.data(&to_json(&mut report.as_of));
    page.own(",\"knowledgeAsOf\":");
    page.data(&to_json(&mut report.knowledge_as_of));
    if let Some(redaction) = &mut report.redaction {
        page.own(",\"redaction\":");
        page.data(&to_json(redaction));
    }
    page.own(",\"instances\":[");
    let mut between = "\n";
    for resource in report.instances.iter().filter_map(|one| one.resource.as_ref()) {
        page.own(between);
        page.own("{\"resource\":");
        page.data(resource.json());
        page.own("}");
        between = ",\n";
    }
    page.own("\n]}\n</script>\n");
}

/// A day as a person writes it.
fn long(iso: &str) -> String {
    parse_date(iso).map_or_else(|| iso.to_owned(), day::long)
}
