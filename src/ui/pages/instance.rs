//! One instance: verdict, facts, findings, retirements, paths, plan.

use crate::report::{Fact, HostReport, InstanceReport, LocationReport};
use crate::rules::{Exposure, ExposureStatus, Finding, Urgency};
use crate::ui::action::{Action, Delivery, Document};
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::{
    Cx, badge, code, evidence, href, href_section, message, prose, scroller, section_head,
};
use crate::ui::pages::{overview, steps, ways};
use crate::ui::route::Page;
use crate::ui::{fleet, words};
use yew::prelude::*;

/// The page.
pub fn page(cx: Cx<'_>, index: u32) -> Html {
    let Some(instance) = cx.state.instance(index) else { return none(cx, index) };
    let page = Page::Instance(index);
    html! {
        <>
            { crumb(cx, instance) }
            { verdict(cx, instance) }
            <div class="rail-layout">
                { rail(page, instance) }
                <div class="sections">
                    { facts(cx, instance) }
                    { findings(cx, instance) }
                    { retirements(cx, instance) }
                    { ways::paths(cx, instance) }
                    { steps::plan(cx, instance) }
                    { reading(instance) }
                </div>
            </div>
        </>
    }
}

fn none(cx: Cx<'_>, index: u32) -> Html {
    html! {
        <>
            <h1>{ "There is no such instance" }</h1>
            <p class="lead">{ format!("The report holds {} instances; this address asks for number {}.", cx.state.count(), u64::from(index) + 1) }</p>
            <div class="row"><a class="btn primary" href={href(Page::Overview)}>{ "See the overview" }</a></div>
        </>
    }
}

fn crumb(cx: Cx<'_>, instance: &InstanceReport) -> Html {
    let near = |index: Option<u32>, word: &'static str, rel: &'static str| {
        let Some(other) = index.and_then(|index| cx.state.instance(index)) else {
            return Html::default();
        };
        html! { <a href={href(Page::Instance(other.index))} rel={rel}>{ format!("{word}: {}", other.name) }</a> }
    };
    html! {
        <nav class="crumb" aria-label="Breadcrumb">
            <a href={href(Page::Overview)}>{ "Overview" }</a>
            { icon(Icon::Chevron, "ic-12") }
            <span aria-current="page">{ instance.name.clone() }</span>
            <span class="tag">{ format!("{} of {}", u64::from(instance.index) + 1, cx.state.count()) }</span>
            { near(instance.index.checked_sub(1), "Previous", "prev") }
            { near(instance.index.checked_add(1), "Next", "next") }
        </nav>
    }
}

fn verdict(cx: Cx<'_>, instance: &InstanceReport) -> Html {
    let recommended = fleet::recommended(instance);
    let page = Page::Instance(instance.index);
    let markdown = Document::InstancePlan(instance.index);
    let ways_on = html! {
        <>
            <a class="btn primary" href={href_section(page, "steps")}>{ "Go to the plan" }</a>
            <button class="btn" type="button" onclick={cx.click(Action::Deliver(markdown, Delivery::Download))}>{ icon(Icon::Download, "") }{ "Plan as Markdown" }</button>
            <button class="btn subtle" type="button" onclick={cx.click(Action::Deliver(markdown, Delivery::Copy))}>
                { icon(Icon::Copy, "ic-16") }{ if cx.state.copied.as_deref() == Some("document") { "Copied" } else { "Copy the plan" } }
            </button>
        </>
    };
    let units = words::units(instance.sku.capacity.as_ref());
    html! {
        <div class="two-wide first">
            <section class="verdict inst" aria-labelledby="verdict-h">
                <div class="row">
                    { badge::sign(instance.header) }
                    { badge::platform(&instance.platform, true) }
                    <span class="tag">{ format!("{}, {units} units", words::tier(instance)) }</span>
                    <span class="tag">{ format!("VNet: {}", words::network(instance.network_mode)) }</span>
                </div>
                <h1 id="verdict-h">{ instance.headline.clone() }</h1>
                <p class="lead">{ prose(&instance.text) }</p>
                if !instance.condition.is_empty() { <p class="cond"><strong>{ instance.header.words() }</strong>{ condition(&instance.condition) }</p> }
                { next_date(instance) }
                { path_summary(recommended) }
            </section>
            { overview::now(cx, &instance.now, ways_on) }
        </div>
    }
}

/// What follows the sign: `until …`, or what it is about.
fn condition(text: &str) -> String {
    if text.starts_with("until") { format!(" {text}") } else { format!(": {text}") }
}

fn next_date(instance: &InstanceReport) -> Html {
    let Some(next) = &instance.next_date else { return Html::default() };
    html! {
        <p class="next-date">{ icon(Icon::Calendar, "ic-16") }<span><strong>{ format!("Next date: {}", words::next_day(next)) }</strong>{ format!(": {}", next.title) }</span></p>
    }
}

fn path_summary(path: Option<&crate::paths::PathVerdict>) -> Html {
    let Some(path) = path else { return Html::default() };
    html! {
        <div class="surface fx">
            <p class="pn">{ badge::letter(&path.id, true) }<strong>{ path.title.clone().into_owned() }</strong></p>
            <dl>
                <div><dt>{ "API downtime" }</dt><dd>{ path.downtime.clone() }</dd></div>
                <div><dt>{ "Address" }</dt><dd>{ path.ip_effect.clone() }</dd></div>
                <div><dt>{ "Can be undone" }</dt><dd>{ path.reversible.clone().into_owned() }</dd></div>
                <div><dt>{ "To change afterwards" }</dt><dd>{ path.you_change.clone() }</dd></div>
            </dl>
        </div>
    }
}

fn rail(page: Page, instance: &InstanceReport) -> Html {
    let entry = |id: &'static str, word: &'static str, count: usize| {
        html! { <li><a href={href_section(page, id)}>{ word }if count > 0 { <span class="q">{ count }</span> }</a></li> }
    };
    let concerned =
        instance.exposures.iter().filter(|exposure| exposure.status <= ExposureStatus::NotVisible);
    html! {
        <nav class="rail" aria-label="On this page">
            <ul>
                { entry("facts", "Facts", 0) }
                { entry("findings", "Findings", instance.findings.len()) }
                { entry("retirements", "Retirements", concerned.count()) }
                { entry("paths", "Paths", instance.paths.len()) }
                { entry("steps", "Plan", 0) }
                if !instance.reading.is_empty() { { entry("reading", "Related reading", 0) } }
            </ul>
        </nav>
    }
}

fn facts(cx: Cx<'_>, instance: &InstanceReport) -> Html {
    let items = instance.facts.iter().map(|one| fact(cx, one));
    html! {
        <section id="facts" tabindex="-1" aria-labelledby="facts-h">
            { section_head("facts", "Facts", html! { <p>{ "Each opens to the field it was read from." }</p> }) }
            <div class="surface pad">
                <div class="facts">{ for items }</div>
                if let Some(id) = &instance.id { <p class="sub id">{ id.clone() }</p> }
            </div>
            { locations(cx, instance) }
            { hosts(&instance.hosts) }
        </section>
    }
}

fn fact(cx: Cx<'_>, fact: &Fact) -> Html {
    html! {
        <details key={fact.id.clone().into_owned()} class="fact">
            <summary>
                <span class="l">{ fact.label.clone().into_owned() }</span>
                <span class={classes!("v", (!fact.known).then_some("unknown"))}>{ fact.value.clone() }
                    if !fact.detail.is_empty() { <small>{ fact.detail.clone() }</small> }
                </span>
                <span class="why">{ "Why" }{ icon(Icon::Chevron, "ic-16 chev") }</span>
            </summary>
            <div class="in stack-2">
                { evidence::evidence(cx, &fact.because) }
                { code::optional(cx, fact.command.as_ref()) }
            </div>
        </details>
    }
}

fn locations(cx: Cx<'_>, instance: &InstanceReport) -> Html {
    let rows =
        instance.locations.iter().enumerate().map(|(at, location)| location_row(at, location));
    let reasons = instance.locations.iter().enumerate().map(|(at, location)| {
        html! { <div key={at}><h3>{ location.region.clone() }</h3>{ evidence::evidence(cx, &location.platform.because) }</div> }
    });
    html! {
        <div id="locations" class="surface mt" tabindex="-1">
            { scroller("Locations", html! {
                <table class="roomy">
                    <caption class="pad-c">{ words::count(instance.locations.len(), "location", "locations") }</caption>
                    <thead><tr>
                        <th scope="col">{ "Region" }</th><th scope="col">{ "Platform" }</th><th scope="col">{ "Confidence" }</th><th scope="col" class="num">{ "Units" }</th>
                        <th scope="col">{ "Zones" }</th><th scope="col">{ "Public IP" }</th><th scope="col">{ "Private IP" }</th><th scope="col">{ "Subnet" }</th>
                    </tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            }) }
            <details class="disc"><summary>{ icon(Icon::Chevron, "ic-16 chev") }{ "Why these platforms" }</summary><div class="in stack-2">{ for reasons }</div></details>
        </div>
    }
}

fn location_row(at: usize, location: &LocationReport) -> Html {
    let list =
        |values: &[String]| if values.is_empty() { "–".to_owned() } else { values.join(", ") };
    let subnet = location.subnet.as_deref().map_or("–", |id| id.rsplit('/').next().unwrap_or(id));
    html! {
        <tr key={at}>
            <th scope="row"><strong>{ location.region.clone() }</strong>
                <div class="sub">{ if location.primary { "primary" } else { "additional" } }{ if location.gateway_disabled == Some(true) { ", gateway disabled" } else { "" } }</div>
            </th>
            <td>{ badge::platform(&location.platform, false) }</td>
            <td>{ words::confidence(location.platform.confidence) }if location.platform.inferred { <div class="sub">{ "inferred" }</div> }</td>
            <td class="num">{ words::units(location.capacity.as_ref()) }</td>
            <td>{ words::zones(location.zone_mode) }if !location.zones.is_empty() { <div class="sub">{ location.zones.join(", ") }</div> }</td>
            <td class="mono">{ list(&location.public_ips) }</td>
            <td class="mono">{ list(&location.private_ips) }</td>
            <td>{ subnet.to_owned() }</td>
        </tr>
    }
}

fn hosts(hosts: &[HostReport]) -> Html {
    if hosts.is_empty() {
        return Html::default();
    }
    let rows = hosts.iter().enumerate().map(|(at, host)| {
        let expiry = match (&host.expiry, host.days_left) {
            (Some(date), Some(days)) => format!("{date}, {}", words::days(days)),
            (Some(date), None) => date.clone(),
            _ => "–".to_owned(),
        };
        html! {
            <tr key={at}>
                <th scope="row" class="wrap"><strong>{ host.name.clone() }</strong></th>
                <td>{ host.host_type.clone() }if host.default { <span class="sub">{ " default" }</span> }</td>
                <td>{ host.certificate_source.clone().unwrap_or_else(|| "–".to_owned()) }</td>
                <td>{ expiry }</td>
            </tr>
        }
    });
    html! {
        <div class="surface mt">
            { scroller("Host names", html! {
                <table class="roomy">
                    <caption class="pad-c">{ words::count(hosts.len(), "host name", "host names") }</caption>
                    <thead><tr><th scope="col">{ "Host name" }</th><th scope="col">{ "For" }</th><th scope="col">{ "Certificate" }</th><th scope="col">{ "Valid until" }</th></tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            }) }
        </div>
    }
}

fn findings(cx: Cx<'_>, instance: &InstanceReport) -> Html {
    let groups = [Urgency::PastDue, Urgency::Action, Urgency::Check, Urgency::Note];
    let groups = groups.iter().filter_map(|urgency| {
        let of: Vec<&Finding> = instance.findings.iter().filter(|finding| finding.urgency == *urgency).collect();
        let first = of.first()?;
        Some(html! {
            <div key={badge::urgency_look(*urgency).0} class="fgroup">
                <h3>{ badge::urgency(first.urgency) }<span class="q">{ words::count(of.len(), "finding", "findings") }</span></h3>
                { for of.iter().enumerate().map(|(at, finding)| self::finding(cx, at, finding)) }
            </div>
        })
    });
    let beside = badge::tally(fleet::tally(instance));
    html! {
        <section id="findings" tabindex="-1" aria-labelledby="findings-h">
            { section_head("findings", "Findings", beside) }
            <div class="surface">
                { for groups }
                if instance.findings.is_empty() { <p class="pad">{ "Nothing else was found in this input." }</p> }
            </div>
        </section>
    }
}

fn finding(cx: Cx<'_>, at: usize, finding: &Finding) -> Html {
    let (class, shape) = badge::urgency_look(finding.urgency);
    html! {
        <details key={format!("{}{at}", finding.id)} class="find">
            <summary>
                <span class={classes!("sv", class)}>{ icon(shape, "ic-16") }</span>
                <span class="ti">{ finding.title.clone() }</span>
                <span class="pil">{ words::pillar(finding.pillar) }</span>
                <span class="when">{ finding.date.clone().unwrap_or_default() }</span>
                { icon(Icon::Chevron, "ic-16 chev") }
            </summary>
            <div class="in">
                <p>{ prose(&finding.text) }</p>
                <p><strong>{ "To do: " }</strong>{ prose(&finding.action) }</p>
                { code::optional(cx, finding.command.as_ref()) }
                { evidence::evidence(cx, &finding.because) }
                <p class="sub">{ "Rule " }<span class="mono">{ finding.id.clone().into_owned() }</span>{ " · " }{ evidence::source(&finding.source) }</p>
            </div>
        </details>
    }
}

fn retirements(cx: Cx<'_>, instance: &InstanceReport) -> Html {
    let rows = instance.exposures.iter().map(|exposure| retirement(cx, exposure));
    html! {
        <section id="retirements" tabindex="-1" aria-labelledby="retirements-h">
            { section_head("retirements", "Retirements and breaking changes", html! { <p>{ "Each opens to why, what to do and what settles it." }</p> }) }
            <div class="surface ret">{ for rows }</div>
        </section>
    }
}

fn retirement(cx: Cx<'_>, exposure: &Exposure) -> Html {
    let (class, shape) = match exposure.status {
        _ if exposure.past_due => ("past", Icon::Past),
        ExposureStatus::Exposed => ("act", Icon::Action),
        ExposureStatus::PreconditionSeen => ("check", Icon::Check),
        ExposureStatus::NotVisible => ("check", Icon::Ask),
        ExposureStatus::NotExposed => ("met", Icon::Tick),
        ExposureStatus::NotApplicable => ("dim", Icon::Not),
    };
    html! {
        <details key={exposure.id.clone().into_owned()} class="find">
            <summary>
                <span class="when">{ exposure.date.clone().into_owned() }</span>
                <span class="ti">{ exposure.title.clone().into_owned() }</span>
                <span class={classes!("sv", class)}>{ icon(shape, "ic-16") }{ words::exposure(exposure.status) }
                    if exposure.past_due { { ", past due" } }
                </span>
                { icon(Icon::Chevron, "ic-16 chev") }
            </summary>
            <div class="in">
                <p>{ prose(&exposure.text) }</p>
                if !exposure.date_note.is_empty() { <p class="muted">{ exposure.date_note.clone().into_owned() }</p> }
                if exposure.status <= ExposureStatus::NotVisible { <p><strong>{ "To do: " }</strong>{ exposure.remedy.clone().into_owned() }</p> }
                { code::optional(cx, exposure.command.as_ref()) }
                if let Some(good) = &exposure.good_answer { <p class="good">{ icon(Icon::Tick, "ic-16") }<span>{ format!("Good answer: {good}") }</span></p> }
                { evidence::evidence(cx, &exposure.because) }
                <p class="sub"><span class="mono">{ exposure.id.clone().into_owned() }</span>{ " · " }{ evidence::source(&exposure.source) }</p>
            </div>
        </details>
    }
}

fn reading(instance: &InstanceReport) -> Html {
    if instance.reading.is_empty() {
        return Html::default();
    }
    let items = instance
        .reading
        .iter()
        .enumerate()
        .map(|(at, source)| html! { <li key={at}>{ evidence::source(source) }</li> });
    html! {
        <section id="reading" tabindex="-1" aria-labelledby="reading-h">
            { section_head("reading", "Related reading", Html::default()) }
            <ul class="surface pad dots">{ for items }</ul>
        </section>
    }
}

/// A message while the plan is on its way.
pub fn on_its_way() -> Html {
    message("note", html! { { "The plan is being made." } }, Html::default())
}
