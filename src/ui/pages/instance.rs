//! One instance: verdict, facts, findings, retirements, paths, plan.

use crate::knowledge::day;
use crate::paths;
use crate::report::{Fact, HostReport, InstanceReport, LocationReport};
use crate::rules::ExposureStatus;
use crate::ui::action::Action;
use crate::ui::components::dom::{each, el, group, node, none};
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::{
    Cx, badge, code, evidence, href, href_section, message, prose, scroller, section_head,
};
use crate::ui::pages::{findings, opinions, overview, plan_documents, steps, v2_fit, ways};
use crate::ui::route::{Page, Route};
use crate::ui::words;
use yew::prelude::*;

/// The page.
pub fn page(cx: Cx<'_>, index: u32) -> Html {
    let Some(instance) = cx.state.instance(index) else { return unknown(cx, index) };
    let page = Page::Instance(index);
    group([
        crumb(cx, instance),
        verdict(cx, instance),
        el("div").class("rail-layout").kids([
            rail(page, instance),
            el("div").class("sections").kids([
                facts(cx, instance),
                findings::findings(cx, instance),
                findings::retirements(cx, instance),
                ways::paths(cx, instance),
                v2_fit::v2_fit(cx, instance),
                opinions::opinions(instance),
                super::published::published(instance),
                steps::plan(cx, instance),
                plan_documents::section(cx, instance),
                reading(instance),
            ]),
        ]),
    ])
}

fn unknown(cx: Cx<'_>, index: u32) -> Html {
    group([
        el("h1").with("There is no such instance"),
        el("p").class("lead").with(format!(
            "The report holds {} instances; this address asks for number {}.",
            cx.state.count(),
            u64::from(index) + 1
        )),
        el("div").class("row").with(
            el("a")
                .class("btn primary")
                .attr("href", href(Page::Overview))
                .with("See the overview"),
        ),
    ])
}

fn crumb(cx: Cx<'_>, instance: &InstanceReport) -> Html {
    let near = |index: Option<u32>, word: &'static str, rel: &'static str| {
        let Some(other) = index.and_then(|index| cx.state.instance(index)) else {
            return Html::default();
        };
        el("a")
            .attr("href", href(Page::Instance(other.index)))
            .attr("rel", rel)
            .with(format!("{word}: {}", other.name))
    };
    el("nav").class("crumb").attr("aria-label", "Breadcrumb").kids([
        el("a").attr("href", href(Page::Overview)).with("Overview"),
        icon(Icon::Chevron, "ic-12"),
        el("span").attr("aria-current", "page").with(&instance.name),
        el("span").class("tag").with(format!(
            "{} of {}",
            u64::from(instance.index) + 1,
            cx.state.count()
        )),
        near(instance.index.checked_sub(1), "Previous", "prev"),
        near(instance.index.checked_add(1), "Next", "next"),
    ])
}

fn verdict(cx: Cx<'_>, instance: &InstanceReport) -> Html {
    let recommended = paths::recommended(&instance.paths);
    let deliver = |copy| cx.click(Action::Deliver { index: instance.index, copy });
    let ways_on = group([
        el("a")
            .class("btn primary")
            .attr("href", Route::plan(instance.index, cx.state.route.path).hash())
            .with("Go to the plan"),
        el("button")
            .class("btn")
            .attr("type", "button")
            .click(deliver(false))
            .kids([icon(Icon::Download, ""), node("Plan as Markdown")]),
        el("button").class("btn subtle").attr("type", "button").click(deliver(true)).kids([
            icon(Icon::Copy, "ic-16"),
            node(if cx.state.copied.as_deref() == Some("document") {
                "Copied"
            } else {
                "Copy the plan"
            }),
        ]),
        el("p").class("sub").kids([
            node("Saved and copied as chosen in "),
            el("a").attr("href", href(Page::Share)).with("Share"),
            node(": "),
            node(if cx.state.share.hide.0.is_empty() {
                "nothing is hidden. "
            } else {
                "with names and other private values hidden. "
            }),
            node("A single command is copied as it stands here: it is for you to run."),
        ]),
    ]);
    let units = words::units(instance.sku.capacity.as_ref());
    el("div").class("two-wide first").kids([
        el("section").class("verdict inst").attr("aria-labelledby", "verdict-h").kids([
            el("div").class("row").kids([
                badge::sign(instance.header),
                badge::platform(&instance.platform, true),
                el("span").class("tag").with(format!("{}, {units} units", words::tier(instance))),
                el("span")
                    .class("tag")
                    .with(format!("VNet: {}", words::network(instance.network_mode))),
            ]),
            el("h1").attr("id", "verdict-h").with(&instance.headline),
            el("p").class("lead").with(prose(&instance.text)),
            if !instance.condition.is_empty() {
                el("p").class("cond").kids([
                    el("strong").with(instance.header.words()),
                    node(condition(&instance.condition)),
                ])
            } else {
                none()
            },
            next_date(instance),
            path_summary(recommended),
        ]),
        overview::now(cx, &instance.now, ways_on),
    ])
}

/// What follows the sign: `until …`, or what it is about.
fn condition(text: &str) -> String {
    if text.starts_with("until") { format!(" {text}") } else { format!(": {text}") }
}

fn next_date(instance: &InstanceReport) -> Html {
    let Some(next) = &instance.next_date else { return Html::default() };
    el("p").class("next-date").kids([
        icon(Icon::Calendar, "ic-16"),
        el("span").kids([
            el("strong").with(format!("Next date: {}", words::next_day(next))),
            node(format!(": {}", next.title)),
        ]),
    ])
}

fn path_summary(path: Option<&paths::PathVerdict>) -> Html {
    let Some(path) = path else { return Html::default() };
    el("div").class("surface fx").kids([
        el("p").class("pn").kids([badge::letter(&path.id, true), el("strong").with(&path.title)]),
        el("dl").kids([
            el("div").kids([el("dt").with("API downtime"), el("dd").with(&path.downtime)]),
            el("div").kids([el("dt").with("Address"), el("dd").with(&path.ip_effect)]),
            el("div").kids([el("dt").with("Can be undone"), el("dd").with(&path.reversible)]),
            el("div")
                .kids([el("dt").with("To change afterwards"), el("dd").with(&path.you_change)]),
        ]),
    ])
}

fn rail(page: Page, instance: &InstanceReport) -> Html {
    let entry =
        |id: &'static str, word: &'static str, count: usize| {
            el("li").with(el("a").attr("href", href_section(page, id)).kids([
                node(word),
                if count > 0 { el("span").class("q").with(count) } else { none() },
            ]))
        };
    let concerned =
        instance.exposures.iter().filter(|exposure| exposure.status <= ExposureStatus::NotVisible);
    el("nav").class("rail").attr("aria-label", "On this page").with(el("ul").kids([
        entry("facts", "Facts", 0),
        entry("findings", "Findings", instance.findings.len()),
        entry("retirements", "Retirements", concerned.count()),
        entry("paths", "Paths", instance.paths.len()),
        if instance.v2_fit.is_some() { entry("v2", "v2 tiers", 0) } else { none() },
        if instance.second_opinions.is_empty() {
            none()
        } else {
            entry("opinions", "Second opinions", instance.second_opinions.len())
        },
        entry("steps", "Plan", 0),
        if instance.plan.is_some() { entry("documents", "Scripts and papers", 0) } else { none() },
        if !instance.reading.is_empty() { entry("reading", "Related reading", 0) } else { none() },
    ]))
}

fn facts(cx: Cx<'_>, instance: &InstanceReport) -> Html {
    let items = instance.facts.iter().map(|one| fact(cx, one));
    el("section")
        .attr("id", "facts")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "facts-h")
        .kids([
            section_head(
                "facts",
                "Facts",
                el("p").with("Each opens to the field it was read from."),
            ),
            el("div").class("surface pad").kids([
                el("div").class("facts").with(each(items)),
                if let Some(id) = &instance.id { el("p").class("sub id").with(id) } else { none() },
            ]),
            locations(cx, instance),
            hosts(&instance.hosts),
        ])
}

fn fact(cx: Cx<'_>, fact: &Fact) -> Html {
    el("details").key(fact.id.clone().into_owned()).class("fact").kids([
        el("summary").kids([
            el("span").class("l").with(&fact.label),
            el("span").classes(&["v", if !fact.known { "unknown" } else { "" }]).kids([
                node(&fact.value),
                if !fact.detail.is_empty() { el("small").with(&fact.detail) } else { none() },
            ]),
            el("span").class("why").kids([node("Why"), icon(Icon::Chevron, "ic-16 chev")]),
        ]),
        el("div").class("in stack-2").kids([
            evidence::evidence(cx, &fact.because),
            code::optional(cx, fact.command.as_ref()),
        ]),
    ])
}

fn locations(cx: Cx<'_>, instance: &InstanceReport) -> Html {
    let rows =
        instance.locations.iter().enumerate().map(|(at, location)| location_row(at, location));
    let reasons = instance.locations.iter().enumerate().map(|(at, location)| {
        el("div").key(at).kids([
            el("h3").with(&location.region),
            evidence::evidence(cx, &location.platform.because),
        ])
    });
    el("div").attr("id", "locations").class("surface mt").attr("tabindex", "-1").kids([
        scroller(
            "Locations",
            el("table").class("roomy").kids([
                el("caption").class("pad-c").with(words::count(
                    instance.locations.len(),
                    "location",
                    "locations",
                )),
                el("thead").with(el("tr").kids([
                    el("th").attr("scope", "col").with("Region"),
                    el("th").attr("scope", "col").with("Platform"),
                    el("th").attr("scope", "col").with("Confidence"),
                    el("th").attr("scope", "col").class("num").with("Units"),
                    el("th").attr("scope", "col").with("Zones"),
                    el("th").attr("scope", "col").with("Public IP"),
                    el("th").attr("scope", "col").with("Private IP"),
                    el("th").attr("scope", "col").with("Subnet"),
                ])),
                el("tbody").with(each(rows)),
            ]),
        ),
        el("details").class("disc").kids([
            el("summary").kids([icon(Icon::Chevron, "ic-16 chev"), node("Why these platforms")]),
            el("div").class("in stack-2").with(each(reasons)),
        ]),
    ])
}

fn location_row(at: usize, location: &LocationReport) -> Html {
    let list =
        |values: &[String]| if values.is_empty() { "–".to_owned() } else { values.join(", ") };
    let subnet = location.subnet.as_deref().map_or("–", |id| id.rsplit('/').next().unwrap_or(id));
    el("tr").key(at).kids([
        el("th").attr("scope", "row").kids([
            el("strong").with(&location.region),
            el("div").class("sub").kids([
                node(if location.primary { "primary" } else { "additional" }),
                node(if location.gateway_disabled == Some(true) {
                    ", gateway disabled"
                } else {
                    ""
                }),
            ]),
        ]),
        el("td").with(badge::platform(&location.platform, false)),
        el("td").kids([
            node(words::confidence(location.platform.confidence)),
            if location.platform.inferred {
                el("div").class("sub").with("inferred")
            } else {
                none()
            },
        ]),
        el("td").class("num").with(words::units(location.capacity.as_ref())),
        el("td").kids([
            node(words::zones(location.zone_mode)),
            if !location.zones.is_empty() {
                el("div").class("sub").with(location.zones.join(", "))
            } else {
                none()
            },
        ]),
        el("td").class("mono").with(list(&location.public_ips)),
        el("td").class("mono").with(list(&location.private_ips)),
        el("td").with(subnet),
    ])
}

fn hosts(hosts: &[HostReport]) -> Html {
    if hosts.is_empty() {
        return Html::default();
    }
    let rows = hosts.iter().enumerate().map(|(at, host)| {
        let expiry = match (&host.expiry, host.days_left) {
            (Some(date), Some(days)) => format!("{date}, {}", day::in_days(days)),
            (Some(date), None) => date.clone(),
            _ => "–".to_owned(),
        };
        el("tr").key(at).kids([
            el("th").attr("scope", "row").class("wrap").with(el("strong").with(&host.name)),
            el("td").kids([
                node(&host.host_type),
                if host.default { el("span").class("sub").with(" default") } else { none() },
            ]),
            el("td").with(host.certificate_source.clone().unwrap_or_else(|| "–".to_owned())),
            el("td").with(expiry),
        ])
    });
    el("div").class("surface mt").with(scroller(
        "Host names",
        el("table").class("roomy").kids([
            el("caption").class("pad-c").with(words::count(hosts.len(), "host name", "host names")),
            el("thead").with(el("tr").kids([
                el("th").attr("scope", "col").with("Host name"),
                el("th").attr("scope", "col").with("For"),
                el("th").attr("scope", "col").with("Certificate"),
                el("th").attr("scope", "col").with("Valid until"),
            ])),
            el("tbody").with(each(rows)),
        ]),
    ))
}

fn reading(instance: &InstanceReport) -> Html {
    if instance.reading.is_empty() {
        return Html::default();
    }
    let items = instance
        .reading
        .iter()
        .enumerate()
        .map(|(at, source)| el("li").key(at).with(evidence::source(source)));
    el("section")
        .attr("id", "reading")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "reading-h")
        .kids([
            section_head("reading", "Related reading", Html::default()),
            el("ul").class("surface pad dots").with(each(items)),
        ])
}

/// A message while the plan is on its way.
pub fn on_its_way() -> Html {
    message("note", node("The plan is being made."), Html::default())
}
