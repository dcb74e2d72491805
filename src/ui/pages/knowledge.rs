//! What the product knows: every fact with its source and the day it was checked.

use crate::classify::{Confidence, ZoneMode};
use crate::knowledge::platforms::{self, PlatformFacts, Statement};
use crate::knowledge::retirements::{RETIREMENTS, Retirement, STV1_HISTORY, Visible};
use crate::knowledge::{self, Source, tiers};
use crate::report::{PlatformReport, Report};
use crate::rules::ExposureStatus;
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::{Cx, badge, code, evidence, href_section, scroller, section_head};
use crate::ui::route::Page;
use crate::ui::words;
use yew::prelude::*;

/// The page.
pub fn page(cx: Cx<'_>) -> Html {
    html! {
        <>
            <div>
                <h1>{ "What this knows" }</h1>
                <p class="lead">{ format!("Every date and rule that a verdict rests on, with its source and the day on which it was checked. Facts as of {}. What could not be confirmed is said, or left out.", knowledge::AS_OF) }</p>
            </div>
            <div class="rail-layout">
                { rail() }
                <div class="sections">
                    { compute_platforms() }
                    { find_it(cx) }
                    { ways() }
                    { availability() }
                    { retirements(cx) }
                    { service_tiers() }
                    { reading() }
                    { privacy(cx) }
                </div>
            </div>
        </>
    }
}

fn rail() -> Html {
    let entry = |id: &'static str, word: &'static str| {
        html! { <li><a href={href_section(Page::Knowledge, id)}>{ word }</a></li> }
    };
    html! {
        <nav class="rail" aria-label="On this page">
            <ul>
                { entry("platforms", "Compute platforms") }
                { entry("find-platform", "How to find yours") }
                { entry("ways", "Ways to stv2") }
                { entry("regions", "Where stv2 was not") }
                { entry("retirements", "Retirements") }
                { entry("tiers", "Service tiers") }
                { entry("reading", "Related reading") }
                { entry("privacy", "Privacy") }
            </ul>
        </nav>
    }
}

/// A section with a table or other content on one surface.
fn section(id: &'static str, title: &str, beside: Html, content: Html) -> Html {
    html! {
        <section id={id} tabindex="-1" aria-labelledby={format!("{id}-h")}>
            { section_head(id, title, beside) }
            { content }
        </section>
    }
}

fn statements(statements: &[Statement]) -> Html {
    let items = statements.iter().enumerate().map(|(at, one)| {
        html! { <li key={at}>{ one.text }<span class="sub">{ " " }{ evidence::source(&one.source) }</span></li> }
    });
    html! { <ul class="dots">{ for items }</ul> }
}

fn compute_platforms() -> Html {
    let rows = platforms::PLATFORMS.iter().map(platform_row);
    let content = html! {
        <>
            <div class="surface">
                { scroller("Compute platforms", html! {
                    <table class="roomy know">
                        <caption class="vh">{ "Compute platforms" }</caption>
                        <thead><tr><th scope="col">{ "Platform" }</th><th scope="col">{ "What it is" }</th><th scope="col">{ "Architecture" }</th><th scope="col">{ "Tiers" }</th><th scope="col">{ "Listed since" }</th><th scope="col">{ "Today" }</th></tr></thead>
                        <tbody>{ for rows }</tbody>
                    </table>
                }) }
            </div>
            <div class="surface pad mt"><h3>{ "Often confused" }</h3>{ statements(&platforms::CONFUSIONS) }</div>
        </>
    };
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
    html! {
        <tr key={facts.wire}>
            <th scope="row">{ badge::platform(&shown, false) }<div class="sub">{ facts.name }</div></th>
            <td>{ facts.what }<div class="sub">{ evidence::source(&facts.source) }</div></td>
            <td>{ dash(facts.architecture) }</td>
            <td>{ dash(facts.tiers) }if let Some(first) = first { <div class="sub">{ first }</div> }</td>
            <td class="nowrap">{ dash(facts.since) }</td>
            <td>{ facts.state }</td>
        </tr>
    }
}

fn dash(text: &'static str) -> &'static str {
    if text.is_empty() { "–" } else { text }
}

fn find_it(cx: Cx<'_>) -> Html {
    let steps =
        platforms::FIND_IN_PORTAL.iter().map(|step| html! { <li key={*step}>{ *step }</li> });
    let content = html! {
        <div class="surface pad stack">
            <p>{ platforms::REPORTED_SINCE.text }<span class="sub">{ " " }{ evidence::source(&platforms::REPORTED_SINCE.source) }</span></p>
            <h3>{ "In the portal" }</h3>
            <ol class="numbered">{ for steps }</ol>
            <h3>{ "By REST" }</h3>
            { code::block(cx, "REST", platforms::FIND_BY_REST) }
            <p class="sub">{ evidence::source(&platforms::FIND_SOURCE) }</p>
        </div>
    };
    section("find-platform", "How to find the platform of an instance", Html::default(), content)
}

fn ways() -> Html {
    let beside = html! { <p>{ "As first described, and what became of each." }</p> };
    let history = STV1_HISTORY.iter().enumerate().map(|(at, event)| {
        html! { <tr key={at}><td class="nowrap">{ event.when }</td><td>{ event.what }</td><td class="sub">{ evidence::source(&event.source) }</td></tr> }
    });
    let content = html! {
        <>
            <div class="surface pad">{ statements(&platforms::WAYS_2023) }</div>
            <div class="surface mt">
                { scroller("History of the stv1 retirement", html! {
                    <table class="roomy">
                        <caption class="pad-c">{ "History of the stv1 retirement" }</caption>
                        <thead><tr><th scope="col">{ "When" }</th><th scope="col">{ "What" }</th><th scope="col">{ "Source" }</th></tr></thead>
                        <tbody>{ for history }</tbody>
                    </table>
                }) }
            </div>
        </>
    };
    section("ways", "Ways to stv2", beside, content)
}

fn availability() -> Html {
    let rows = platforms::AVAILABILITY.iter().enumerate().map(|(at, one)| {
        html! { <tr key={at}><td class="nowrap">{ one.when }</td><td>{ one.not_in }</td><td class="sub">{ evidence::source(&one.source) }</td></tr> }
    });
    let content = html! {
        <div class="surface">
            { scroller("Where stv2 was not available", html! {
                <table class="roomy">
                    <caption class="vh">{ "Where stv2 was not available" }</caption>
                    <thead><tr><th scope="col">{ "When" }</th><th scope="col">{ "Not available in" }</th><th scope="col">{ "Source" }</th></tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            }) }
        </div>
    };
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
    let beside = html! { <p>{ "Numbers as in the published list; later changes have none." }</p> };
    let content = html! {
        <div class="surface">
            { scroller("Retirements and breaking changes", html! {
                <table class="roomy know">
                    <caption class="vh">{ "Retirements and breaking changes" }</caption>
                    <thead><tr>
                        <th scope="col" class="num">{ "No." }</th><th scope="col">{ "Effective" }</th><th scope="col">{ "Change" }</th>
                        <th scope="col">{ "Concerns" }</th><th scope="col">{ "Visible in an export" }</th>
                        if report.is_some() { <th scope="col" class="num">{ "In this fleet" }</th> }
                    </tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            }) }
        </div>
    };
    section("retirements", "Retirements and breaking changes", beside, content)
}

fn retirement(one: &Retirement, report: Option<&Report>) -> Html {
    let visible = match one.visible {
        Visible::Exposure => "yes",
        Visible::Precondition => "partly",
        Visible::Nothing => "no",
    };
    let number = one.number.map_or("–".to_owned(), |number| number.to_string());
    html! {
        <tr key={one.id}>
            <td class="num">{ number }</td>
            <td class="nowrap">{ one.date.to_string() }if let Some(until) = one.until { <div class="sub">{ format!("to {until}") }</div> }</td>
            <th scope="row"><strong>{ one.title }</strong>
                <div class="sub">{ one.remedy }</div>
                if !one.date_note.is_empty() { <div class="sub">{ one.date_note }</div> }
                <div class="sub">{ evidence::source(&one.source) }</div>
            </th>
            <td>{ one.affected }</td>
            <td>{ visible }if !one.signal.is_empty() { <div class="sub">{ one.signal }</div> }</td>
            if let Some(report) = report { <td class="num">{ concerned(one, report) }</td> }
        </tr>
    }
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
        html! {
            <tr key={tier.wire}>
                <th scope="row"><strong>{ tier.display }</strong><div class="sub mono">{ tier.wire }</div></th>
                <td>{ tier.platforms.join(", ") }</td>
                <td class="num">{ units }</td>
                <td>{ dash(tier.sla) }</td>
                <td class="sub">{ evidence::source(&tier.source) }</td>
            </tr>
        }
    });
    let content = html! {
        <>
            <div class="surface">
                { scroller("Service tiers", html! {
                    <table class="roomy">
                        <caption class="vh">{ "Service tiers" }</caption>
                        <thead><tr><th scope="col">{ "Tier" }</th><th scope="col">{ "Platforms" }</th><th scope="col" class="num">{ "Most units" }</th><th scope="col">{ "SLA" }</th><th scope="col">{ "Source" }</th></tr></thead>
                        <tbody>{ for rows }</tbody>
                    </table>
                }) }
            </div>
            <p class="sub mt">{ tiers::SLA_NOTE }{ " " }{ evidence::source(&tiers::SLA_SOURCE) }</p>
            <p class="sub">{ "Zones in an export: " }{ [ZoneMode::Automatic, ZoneMode::ZoneRedundant, ZoneMode::Zonal, ZoneMode::None, ZoneMode::NotOffered].map(words::zones).join(", ") }{ "." }</p>
        </>
    };
    section("tiers", "Service tiers", Html::default(), content)
}

fn reading() -> Html {
    let items = platforms::READING.iter().enumerate().map(|(at, source): (usize, &Source)| {
        html! { <li key={at}>{ evidence::source(source) }</li> }
    });
    section(
        "reading",
        "Related reading",
        Html::default(),
        html! { <ul class="surface pad dots">{ for items }</ul> },
    )
}

fn privacy(cx: Cx<'_>) -> Html {
    let requests = usize::try_from(cx.state.requests).unwrap_or(usize::MAX);
    let content = html! {
        <div class="surface pad stack">
            <p class="pn">{ icon(Icon::Shield, "") }<strong>{ words::count(requests, "request since the page loaded", "requests since the page loaded") }</strong></p>
            <p>{ "The page loads its own files once. Then it gives up the right to connect to anything, its own host included, by a second content security policy, and only then reads an input. The program that reads inputs runs in a worker which inherits that policy." }</p>
            <h3>{ "How to prove it" }</h3>
            <ul class="dots">
                <li>{ "Pull the network cable, or switch the tab to offline in the developer tools, before you paste. Everything goes on working." }</li>
                <li>{ "Open the network list of the developer tools and do the whole job: it stays empty." }</li>
                <li>{ "In the console of the page, try " }<span class="mono">{ "fetch('.')" }</span>{ ": the browser refuses." }</li>
                <li>{ "A test of the project does the same in Chromium and Firefox with every release." }</li>
            </ul>
            <p class="muted">{ "Nothing is stored: no cookies, no local storage. A policy cannot stop browser extensions, or you from opening another address." }</p>
        </div>
    };
    section("privacy", "Privacy and its proof", Html::default(), content)
}
