//! All instances: the first screen decides, then dates, then the table.

use crate::note::NoteSeverity;
use crate::options::Prefer;
use crate::report::{NextDate, Report, Task};
use crate::ui::action::{Action, Delivery, Document};
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::{
    Cx, badge, chart, code, href, href_section, inputs, prose, section_head, table, timeline,
};
use crate::ui::route::Page;
use crate::ui::words;
use yew::prelude::*;

/// The page.
pub fn page(cx: Cx<'_>, report: &Report) -> Html {
    let fleet = &report.fleet;
    html! {
        <>
            <div class="two-wide first">
                <section class="verdict" aria-labelledby="verdict-h">
                    { fleet.header.map(badge::sign).unwrap_or_default() }
                    <h1 id="verdict-h">{ fleet.headline.clone() }</h1>
                    <p class="lead">{ prose(&fleet.text) }</p>
                    { fleet.now.as_ref().map(|task| now(cx, task, ways_on(report))).unwrap_or_default() }
                </section>
                <section class="surface pad" aria-labelledby="mx-h">
                    <h2 id="mx-h">{ "Platform and tier" }</h2>
                    <p class="muted dense">{ "Two separate things. " }<span class="mono">{ "stv2" }</span>{ " is a compute platform of the classic tiers; a “v2 tier” is another product on its own infrastructure." }</p>
                    { chart::platforms_and_tiers(&fleet.counts) }
                </section>
            </div>
            if !fleet.timeline.is_empty() {
                <section class="surface pad" aria-labelledby="dates-h">
                    { next_date(fleet.next_date.as_ref()) }
                    { timeline::dates(&fleet.timeline, cx.state.options.as_of) }
                </section>
            }
            <section id="instances" tabindex="-1" aria-labelledby="instances-h">
                { section_head("instances", "Instances", prefer(cx)) }
                { table::fleet(cx, report) }
            </section>
            { notes(cx, report) }
            <div class="row">
                <button class="btn" type="button" onclick={cx.click(Action::Deliver(Document::Report, Delivery::Download))}>{ icon(Icon::Download, "") }{ "Report as JSON" }</button>
                <button class="btn" type="button" onclick={cx.click(Action::Deliver(Document::FleetPlan, Delivery::Download))}>{ icon(Icon::Download, "") }{ "Plan as Markdown" }</button>
            </div>
        </>
    }
}

fn next_date(next: Option<&NextDate>) -> Html {
    let Some(next) = next else { return html! { <h2 id="dates-h">{ "Dates: none ahead" }</h2> } };
    html! {
        <>
            <h2 id="dates-h">{ format!("Next date: {}", words::next_day(next)) }</h2>
            <p class="muted">{ next.title.clone() }</p>
        </>
    }
}

fn ways_on(report: &Report) -> Html {
    let first = report.fleet.order.first().map(|place| place.instance);
    let single = report.instances.len() == 1;
    html! {
        <>
            if single {
                <a class="btn primary" href={href(Page::Instance(0))}>{ "Open the instance" }</a>
            } else {
                <a class="btn primary" href={href_section(Page::Overview, "instances")}>{ "See the instances" }</a>
            }
            if let Some(first) = first.filter(|_| !single) {
                <a class="btn" href={href(Page::Instance(first))}>{ "Open the first one to migrate" }</a>
            }
            <a class="btn subtle" href={href(Page::Plan)}>{ "See the order" }</a>
        </>
    }
}

/// The one thing to do now.
pub fn now(cx: Cx<'_>, task: &Task, ways_on: Html) -> Html {
    html! {
        <div class="now">
            <div class="now-h">
                { icon(Icon::Now, "ic-24") }
                <div>
                    <p class="eyebrow">{ "Do this now" }</p>
                    <h2>{ task.title.clone() }</h2>
                    <p>{ prose(&task.text) }</p>
                </div>
            </div>
            { code::optional(cx, task.command.as_ref()) }
            <div class="now-f">{ ways_on }</div>
        </div>
    }
}

/// The switch of what a recommendation spares.
pub fn prefer(cx: Cx<'_>) -> Html {
    let on = cx.state.options.prefer == Prefer::NoDowntime;
    let other = if on { Prefer::LeastFollowUp } else { Prefer::NoDowntime };
    html! {
        <label class="choice">
            <input id="prefer" type="checkbox" checked={on} onclick={cx.click(Action::SetPrefer(other))} />
            { "Prefer paths without API downtime" }
        </label>
    }
}

fn notes(cx: Cx<'_>, report: &Report) -> Html {
    if report.notes.is_empty() {
        return Html::default();
    }
    let loud = report.notes.iter().filter(|note| note.severity != NoteSeverity::Info);
    let count = loud.clone().count();
    let quiet = report.notes.len().saturating_sub(count);
    let beside = html! { <p><a href={href(Page::Input)}>{ format!("All {} by input", report.notes.len()) }</a></p> };
    html! {
        <section id="notes" tabindex="-1" aria-labelledby="notes-h">
            { section_head("notes", "What was noticed while reading", beside) }
            <div class="stack-2">
                { for loud.take(20).enumerate().map(|(at, note)| html! { <div key={at}>{ inputs::note(cx, note) }</div> }) }
                if count > 20 { <p>{ format!("{} more stand with their inputs.", count.saturating_sub(20)) }</p> }
                if quiet > 0 { <p class="muted">{ words::count(quiet, "note", "notes") }{ " where nothing is lost." }</p> }
            </div>
        </section>
    }
}
