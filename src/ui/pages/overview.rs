//! All instances: the first screen decides, then dates, then the table.

use crate::note::NoteSeverity;
use crate::options::Prefer;
use crate::report::{NextDate, Report, Task};
use crate::ui::action::Action;
use crate::ui::components::dom::{each, el, group, node, none};
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::notes::note;
use crate::ui::components::{
    Cx, badge, chart, code, course, href, href_section, prose, section_head, table, timeline,
};
use crate::ui::route::Page;
use crate::ui::state::State;
use crate::ui::words;
use yew::prelude::*;

const TWO_THINGS: &str = "Two separate things. `stv2` is a compute platform of the classic tiers; \
                          a “v2 tier” is another product on its own infrastructure.";

/// The page.
pub fn page(cx: Cx<'_>, report: &Report) -> Html {
    let fleet = &report.fleet;
    group([
        el("div").class("two-wide first").kids([
            el("section").class("verdict").attr("aria-labelledby", "verdict-h").kids([
                node(fleet.header.map(badge::sign).unwrap_or_default()),
                el("h1").attr("id", "verdict-h").with(&fleet.headline),
                el("p").class("lead").with(prose(&fleet.text)),
                node(
                    fleet
                        .now
                        .as_ref()
                        .map(|task| now(cx, task, ways_on(report)))
                        .unwrap_or_default(),
                ),
            ]),
            el("section").class("surface pad").attr("aria-labelledby", "mx-h").kids([
                el("h2").attr("id", "mx-h").with("Platform and tier"),
                el("p").class("muted dense").with(prose(TWO_THINGS)),
                chart::platforms_and_tiers(&fleet.counts),
            ]),
        ]),
        if !fleet.timeline.is_empty() {
            el("section").class("surface pad").attr("aria-labelledby", "dates-h").kids([
                next_date(fleet.next_date.as_ref()),
                timeline::dates(&fleet.timeline, cx.state.options.as_of),
            ])
        } else {
            none()
        },
        course::course(cx, report),
        el("section")
            .attr("id", "instances")
            .attr("tabindex", "-1")
            .attr("aria-labelledby", "instances-h")
            .kids([section_head("instances", "Instances", prefer(cx)), table::fleet(cx, report)]),
        notes(cx, report),
        share(cx.state),
    ])
}

/// The way to everything that leaves the page.
pub(super) fn share(state: &State) -> Html {
    el("div").class("row").kids([
        el("a")
            .class("btn")
            .attr("href", href(Page::Share))
            .kids([icon(Icon::Share, ""), node("Share or save")]),
        el("p").class("sub").with(format!(
            "As a link, a file, text or on paper. As chosen now: {}",
            lower(&super::share::hidden_words(&state.share.hide))
        )),
    ])
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

fn next_date(next: Option<&NextDate>) -> Html {
    let Some(next) = next else { return el("h2").attr("id", "dates-h").with("Dates: none ahead") };
    group([
        el("h2").attr("id", "dates-h").with(format!("Next date: {}", words::next_day(next))),
        el("p").class("muted").with(&next.title),
    ])
}

fn ways_on(report: &Report) -> Html {
    let first = report.fleet.order.first().map(|place| place.instance);
    let single = report.instances.len() == 1;
    group([
        if single {
            el("a")
                .class("btn primary")
                .attr("href", href(Page::Instance(0)))
                .with("Open the instance")
        } else {
            el("a")
                .class("btn primary")
                .attr("href", href_section(Page::Overview, "instances"))
                .with("See the instances")
        },
        if let Some(first) = first.filter(|_| !single) {
            el("a")
                .class("btn")
                .attr("href", href(Page::Instance(first)))
                .with("Open the first one to migrate")
        } else {
            none()
        },
        el("a").class("btn subtle").attr("href", href(Page::Plan)).with("See the order"),
    ])
}

/// The one thing to do now.
pub fn now(cx: Cx<'_>, task: &Task, ways_on: Html) -> Html {
    el("div").class("now").kids([
        el("div").class("now-h").kids([
            icon(Icon::Now, "ic-24"),
            el("div").kids([
                el("p").class("eyebrow").with("Do this now"),
                el("h2").with(&task.title),
                el("p").with(prose(&task.text)),
            ]),
        ]),
        code::optional(cx, task.command.as_ref()),
        el("div").class("now-f").with(ways_on),
    ])
}

/// The switch of what a recommendation spares.
pub fn prefer(cx: Cx<'_>) -> Html {
    let on = cx.state.options.prefer == Prefer::NoDowntime;
    let other = if on { Prefer::LeastFollowUp } else { Prefer::NoDowntime };
    el("label").class("choice").kids([html! { <input id="prefer" type="checkbox" checked={on} onclick={cx.click(Action::SetPrefer(other))} /> }, node("Prefer paths without API downtime")])
}

fn notes(cx: Cx<'_>, report: &Report) -> Html {
    if report.notes.is_empty() {
        return Html::default();
    }
    let loud = report.notes.iter().filter(|note| note.severity != NoteSeverity::Info);
    let count = loud.clone().count();
    let quiet = report.notes.len().saturating_sub(count);
    let beside = el("p").with(
        el("a")
            .attr("href", href(Page::Input))
            .with(format!("All {} by input", report.notes.len())),
    );
    el("section")
        .attr("id", "notes")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "notes-h")
        .kids([
            section_head("notes", "What was noticed while reading", beside),
            el("div").class("stack-2").kids([
                each(
                    loud.take(20)
                        .enumerate()
                        .map(|(at, one)| el("div").key(at).with(note(cx, one, None))),
                ),
                if count > 20 {
                    el("p")
                        .with(format!("{} more stand with their inputs.", count.saturating_sub(20)))
                } else {
                    none()
                },
                if quiet > 0 {
                    el("p").class("muted").kids([
                        node(words::count(quiet, "note", "notes")),
                        node(" where nothing is lost."),
                    ])
                } else {
                    none()
                },
            ]),
        ])
}
