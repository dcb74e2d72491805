//! What the product knows: every fact with its source and the day it was checked.

use crate::classify::{Confidence, ZoneMode};
use crate::knowledge::platforms::{self, PlatformFacts, Statement};
use crate::knowledge::retirements::{RETIREMENTS, Retirement, STV1_HISTORY, Visible};
use crate::knowledge::{self, Source, tiers};
use crate::report::{PlatformReport, Report};
use crate::rules::ExposureStatus;
use crate::ui::components::dom::{each, el, group, node, none};
use crate::ui::components::{Cx, badge, code, evidence, href_section, scroller, section_head};
use crate::ui::route::Page;
use crate::ui::words;
use yew::prelude::*;

/// The page.
pub fn page(cx: Cx<'_>) -> Html {
    group([el("div").kids([el("h1").with("What this knows"), el("p").class("lead").with(format!("Every date and rule that a verdict rests on, with its source and the day on which it was checked. Facts as of {}. What could not be confirmed is said, or left out.", knowledge::AS_OF))]), el("div").class("rail-layout").kids([rail(), el("div").class("sections").kids([compute_platforms(), find_it(cx), ways(), availability(), retirements(cx), service_tiers(), reading()])])])
}

fn rail() -> Html {
    let entry = |id: &'static str, word: &'static str| {
        el("li").with(el("a").attr("href", href_section(Page::Knowledge, id)).with(word))
    };
    el("nav").class("rail").attr("aria-label", "On this page").with(el("ul").kids([
        entry("platforms", "Compute platforms"),
        entry("find-platform", "How to find yours"),
        entry("ways", "Ways to stv2"),
        entry("regions", "Where stv2 was not"),
        entry("retirements", "Retirements"),
        entry("tiers", "Service tiers"),
        entry("reading", "Related reading"),
    ]))
}

/// A section with a table or other content on one surface.
fn section(id: &'static str, title: &str, beside: Html, content: Html) -> Html {
    el("section")
        .attr("id", id)
        .attr("tabindex", "-1")
        .attr("aria-labelledby", format!("{id}-h"))
        .kids([section_head(id, title, beside), node(content)])
}

fn statements(statements: &[Statement]) -> Html {
    let items = statements.iter().enumerate().map(|(at, one)| {
        el("li").key(at).kids([
            node(one.text),
            el("span").class("sub").kids([node(" "), evidence::source(&one.source)]),
        ])
    });
    el("ul").class("dots").with(each(items))
}

fn compute_platforms() -> Html {
    let rows = platforms::PLATFORMS.iter().map(platform_row);
    let content = group([
        el("div").class("surface").with(scroller(
            "Compute platforms",
            el("table").class("roomy know").kids([
                el("caption").class("vh").with("Compute platforms"),
                el("thead").with(el("tr").kids([
                    el("th").attr("scope", "col").with("Platform"),
                    el("th").attr("scope", "col").with("What it is"),
                    el("th").attr("scope", "col").with("Architecture"),
                    el("th").attr("scope", "col").with("Tiers"),
                    el("th").attr("scope", "col").with("Listed since"),
                    el("th").attr("scope", "col").with("Today"),
                ])),
                el("tbody").with(each(rows)),
            ]),
        )),
        el("div")
            .class("surface pad mt")
            .kids([el("h3").with("Often confused"), statements(&platforms::CONFUSIONS)]),
    ]);
    section("platforms", "Compute platforms", Html::default(), content)
}

fn platform_row(facts: &PlatformFacts) -> Html {
    let shown = PlatformReport {
        reported: None,
        verdict: facts.wire.to_owned(),
        inferred: false,
        confidence: Confidence::Certain,
        because: Vec::new(),
    };
    let first = (!facts.tiers_first.is_empty() && facts.tiers_first != facts.tiers)
        .then(|| format!("First described in January 2023 for: {}.", facts.tiers_first));
    el("tr").key(facts.wire).kids([
        el("th")
            .attr("scope", "row")
            .kids([badge::platform(&shown, false), el("div").class("sub").with(facts.name)]),
        el("td")
            .kids([node(facts.what), el("div").class("sub").with(evidence::source(&facts.source))]),
        el("td").with(dash(facts.architecture)),
        el("td").kids([
            node(dash(facts.tiers)),
            if let Some(first) = first { el("div").class("sub").with(first) } else { none() },
        ]),
        el("td").class("nowrap").with(dash(facts.since)),
        el("td").with(facts.state),
    ])
}

fn dash(text: &'static str) -> &'static str {
    if text.is_empty() { "–" } else { text }
}

fn find_it(cx: Cx<'_>) -> Html {
    let steps = platforms::FIND_IN_PORTAL.iter().map(|step| el("li").key(*step).with(*step));
    let content = el("div").class("surface pad stack").kids([
        el("p").kids([
            node(platforms::REPORTED_SINCE.text),
            el("span")
                .class("sub")
                .kids([node(" "), evidence::source(&platforms::REPORTED_SINCE.source)]),
        ]),
        el("h3").with("In the portal"),
        el("ol").class("numbered").with(each(steps)),
        el("h3").with("By REST"),
        code::block(cx, "REST", platforms::FIND_BY_REST),
        el("p").class("sub").with(evidence::source(&platforms::FIND_SOURCE)),
    ]);
    section("find-platform", "How to find the platform of an instance", Html::default(), content)
}

fn ways() -> Html {
    let beside = el("p").with("As first described, and what became of each.");
    let history = STV1_HISTORY.iter().enumerate().map(|(at, event)| {
        el("tr").key(at).kids([
            el("td").class("nowrap").with(event.when),
            el("td").with(event.what),
            el("td").class("sub").with(evidence::source(&event.source)),
        ])
    });
    let content = group([
        el("div").class("surface pad").with(statements(&platforms::WAYS_2023)),
        el("div").class("surface mt").with(scroller(
            "History of the stv1 retirement",
            el("table").class("roomy").kids([
                el("caption").class("pad-c").with("History of the stv1 retirement"),
                el("thead").with(el("tr").kids([
                    el("th").attr("scope", "col").with("When"),
                    el("th").attr("scope", "col").with("What"),
                    el("th").attr("scope", "col").with("Source"),
                ])),
                el("tbody").with(each(history)),
            ]),
        )),
    ]);
    section("ways", "Ways to stv2", beside, content)
}

fn availability() -> Html {
    let rows = platforms::AVAILABILITY.iter().enumerate().map(|(at, one)| {
        el("tr").key(at).kids([
            el("td").class("nowrap").with(one.when),
            el("td").with(one.not_in),
            el("td").class("sub").with(evidence::source(&one.source)),
        ])
    });
    let content = el("div").class("surface").with(scroller(
        "Where stv2 was not available",
        el("table").class("roomy").kids([
            el("caption").class("vh").with("Where stv2 was not available"),
            el("thead").with(el("tr").kids([
                el("th").attr("scope", "col").with("When"),
                el("th").attr("scope", "col").with("Not available in"),
                el("th").attr("scope", "col").with("Source"),
            ])),
            el("tbody").with(each(rows)),
        ]),
    ));
    section(
        "regions",
        "Where stv2 was not available, and what became of that",
        Html::default(),
        content,
    )
}

fn retirements(cx: Cx<'_>) -> Html {
    let report = cx.state.report.as_deref();
    let rows = RETIREMENTS.iter().map(|one| retirement(one, report));
    let beside = el("p").with("Numbers as in the published list; later changes have none.");
    let content = el("div").class("surface").with(scroller(
        "Retirements and breaking changes",
        el("table").class("roomy know").kids([
            el("caption").class("vh").with("Retirements and breaking changes"),
            el("thead").with(el("tr").kids([
                el("th").attr("scope", "col").class("num").with("No."),
                el("th").attr("scope", "col").with("Effective"),
                el("th").attr("scope", "col").with("Change"),
                el("th").attr("scope", "col").with("Concerns"),
                el("th").attr("scope", "col").with("Visible in an export"),
                if report.is_some() {
                    el("th").attr("scope", "col").class("num").with("In this fleet")
                } else {
                    none()
                },
            ])),
            el("tbody").with(each(rows)),
        ]),
    ));
    section("retirements", "Retirements and breaking changes", beside, content)
}

fn retirement(one: &Retirement, report: Option<&Report>) -> Html {
    let visible = match one.visible {
        Visible::Exposure => "yes",
        Visible::Precondition => "partly",
        Visible::Nothing => "no",
    };
    let number = one.number.map_or("–".to_owned(), |number| number.to_string());
    el("tr").key(one.id).kids([
        el("td").class("num").with(number),
        el("td").class("nowrap").kids([
            node(one.date.to_string()),
            if let Some(until) = one.until {
                el("div").class("sub").with(format!("to {until}"))
            } else {
                none()
            },
        ]),
        el("th").attr("scope", "row").kids([
            el("strong").with(one.title),
            el("div").class("sub").with(one.remedy),
            if !one.date_note.is_empty() {
                el("div").class("sub").with(one.date_note)
            } else {
                none()
            },
            el("div").class("sub").with(evidence::source(&one.source)),
        ]),
        el("td").with(one.affected),
        el("td").kids([
            node(visible),
            if !one.signal.is_empty() { el("div").class("sub").with(one.signal) } else { none() },
        ]),
        if let Some(report) = report {
            el("td").class("num").with(concerned(one, report))
        } else {
            none()
        },
    ])
}

/// How many instances of the report are exposed or show a precondition.
fn concerned(one: &Retirement, report: &Report) -> usize {
    let seen = |instance: &&crate::report::InstanceReport| {
        instance.exposures.iter().any(|exposure| {
            exposure.id == one.id && exposure.status <= ExposureStatus::PreconditionSeen
        })
    };
    report.instances.iter().filter(seen).count()
}

fn service_tiers() -> Html {
    let rows = tiers::TIERS.iter().map(|tier| {
        let units = tier.max_units.map_or("–".to_owned(), |units| units.to_string());
        el("tr").key(tier.wire).kids([
            el("th").attr("scope", "row").kids([
                el("strong").with(tier.display),
                el("div").class("sub mono").with(tier.wire),
            ]),
            el("td").with(tier.platforms.join(", ")),
            el("td").class("num").with(units),
            el("td").with(dash(tier.sla)),
            el("td").class("sub").with(evidence::source(&tier.source)),
        ])
    });
    let content = group([
        el("div").class("surface").with(scroller(
            "Service tiers",
            el("table").class("roomy").kids([
                el("caption").class("vh").with("Service tiers"),
                el("thead").with(el("tr").kids([
                    el("th").attr("scope", "col").with("Tier"),
                    el("th").attr("scope", "col").with("Platforms"),
                    el("th").attr("scope", "col").class("num").with("Most units"),
                    el("th").attr("scope", "col").with("SLA"),
                    el("th").attr("scope", "col").with("Source"),
                ])),
                el("tbody").with(each(rows)),
            ]),
        )),
        el("p").class("sub mt").kids([
            node(tiers::SLA_NOTE),
            node(" "),
            evidence::source(&tiers::SLA_SOURCE),
        ]),
        el("p").class("sub").kids([
            node("Zones in an export: "),
            node(
                [
                    ZoneMode::Automatic,
                    ZoneMode::ZoneRedundant,
                    ZoneMode::Zonal,
                    ZoneMode::None,
                    ZoneMode::NotOffered,
                ]
                .map(words::zones)
                .join(", "),
            ),
            node("."),
        ]),
    ]);
    section("tiers", "Service tiers", Html::default(), content)
}

fn reading() -> Html {
    let items = platforms::READING
        .iter()
        .enumerate()
        .map(|(at, source): (usize, &Source)| el("li").key(at).with(evidence::source(source)));
    section(
        "reading",
        "Related reading",
        Html::default(),
        el("ul").class("surface pad dots").with(each(items)),
    )
}
