//! Dates that concern the fleet: a line, and the same dates as a list.

use super::badge;
use super::dom::{each, el, group, node};
use super::icon::{Icon, icon};
use super::scroller;
use crate::knowledge::day;
use crate::report::TimelineEntry;
use crate::rules::Urgency;
use crate::ui::words;
use time::Date;
use yew::prelude::*;

const WIDTH: i64 = 1160;
const LEFT: i64 = 30;
const RIGHT: i64 = 1130;
/// The line shows this many days before and after the day asked for; the list shows all.
const BEFORE: i64 = -1500;
const AFTER: i64 = 800;
/// Dots nearer than this are stacked.
const NEAR: i64 = 28;
/// Titles stand in this many lanes at most; the list has the rest.
const LANES: usize = 4;

/// The line and the list.
pub fn dates(entries: &[TimelineEntry], as_of: Date) -> Html {
    group([
        el("div").class("wide-only").with(scroller("Timeline", line(entries, as_of))),
        list(entries),
        el("div").class("row between").kids([
            el("div").class("legend wide-only").kids([
                key(Urgency::PastDue, "Past due"),
                key(Urgency::Action, "Action, date ahead"),
                key(Urgency::Check, "Check: not visible from here"),
                el("span").with("Number: instances concerned"),
            ]),
            el("details").class("linkish").kids([
                el("summary").kids([icon(Icon::Table, "ic-16"), node("Show as table")]),
                scroller("Table of dates", table(entries)),
            ]),
        ]),
    ])
}

/// The dates for narrow screens, the next one first.
fn list(entries: &[TimelineEntry]) -> Html {
    let ahead = entries.iter().filter(|entry| entry.days >= 0);
    let past = entries.iter().rev().filter(|entry| entry.days < 0);
    let items = ahead.chain(past).enumerate().map(|(at, entry)| {
        el("li").key(at).kids([
            el("span").kids([
                el("strong").with(&entry.date),
                node(" "),
                node(day::in_days(entry.days)),
            ]),
            badge::urgency(entry.urgency),
            el("span").with(format!("{}: {}", entry.title, instances(entry.instances))),
        ])
    });
    el("ol").class("narrow-only dlist").with(each(items))
}

fn key(urgency: Urgency, word: &'static str) -> Html {
    el("span").kids([
        el("svg")
            .attr("viewBox", "0 0 24 24")
            .attr("aria-hidden", "true")
            .attr("focusable", "false")
            .with(dot(urgency, 12, 12)),
        node(word),
    ])
}

/// A dot of 24: octagon, square or ring, as the urgency is.
fn dot(urgency: Urgency, x: i64, y: i64) -> Html {
    match urgency {
        Urgency::PastDue => el("path")
            .class("f-past")
            .attr("transform", format!("translate({} {}) scale(2)", x - 12, y - 12))
            .attr("d", "M3.7 0h4.6L12 3.7v4.6L8.3 12H3.7L0 8.3V3.7z")
            .end(),
        Urgency::Action => el("rect")
            .class("f-act")
            .attr("x", (x - 12).to_string())
            .attr("y", (y - 12).to_string())
            .attr("width", "24")
            .attr("height", "24")
            .attr("rx", "4")
            .end(),
        Urgency::Check | Urgency::Note => el("circle")
            .class("f-surface")
            .attr("cx", x.to_string())
            .attr("cy", y.to_string())
            .attr("r", "11.5")
            .end(),
    }
}

/// Where things stand on the line.
struct Scale {
    first: i64,
    last: i64,
}

impl Scale {
    fn x(&self, days: i64) -> i64 {
        let span = self.last.saturating_sub(self.first).max(1);
        LEFT + days.saturating_sub(self.first).saturating_mul(RIGHT - LEFT) / span
    }
}

fn line(entries: &[TimelineEntry], as_of: Date) -> Html {
    let shown: Vec<&TimelineEntry> =
        entries.iter().filter(|entry| (BEFORE..=AFTER).contains(&entry.days)).collect();
    let days = || shown.iter().map(|entry| entry.days);
    let scale = Scale {
        first: days().min().unwrap_or(0).min(-60) - 30,
        last: days().max().unwrap_or(0).max(60) + 30,
    };
    // Stacks: a dot stands above the dots that it would cover.
    let mut placed: Vec<(i64, i64)> = Vec::new();
    let mut highest = 0;
    for entry in &shown {
        let x = scale.x(entry.days);
        let level =
            placed.iter().filter(|(at, _)| (at - x).abs() < NEAR).map(|(_, level)| level + 1).max();
        let level = level.unwrap_or(0);
        highest = highest.max(level);
        placed.push((x, level));
    }
    let axis = 30 + highest * NEAR;
    let dots = shown.iter().zip(&placed).enumerate().map(|(at, (entry, (x, level)))| {
        let y = axis - 16 - level * NEAR;
        let class = if matches!(entry.urgency, Urgency::PastDue | Urgency::Action) {
            "t-on mid"
        } else {
            "t-strong mid"
        };
        el("g").key(at).kids([
            el("title").with(format!(
                "{}: {}, {}",
                entry.date,
                entry.title,
                instances(entry.instances)
            )),
            dot(entry.urgency, *x, y),
            el("text")
                .classes(&[class])
                .attr("x", x.to_string())
                .attr("y", (y + 4).to_string())
                .with(entry.instances),
        ])
    });
    let labels = labels(&shown, &scale, axis);
    let lanes = labels.1;
    let height = axis + 34 + lanes * 34;
    let today = scale.x(0);
    el("svg")
        .class("chart wide")
        .attr("viewBox", format!("0 0 {WIDTH} {height}"))
        .attr("role", "img")
        .attr("aria-labelledby", "tl-t")
        .kids([
            el("title")
                .attr("id", "tl-t")
                .with("Dates that concern these instances. The table below holds them all."),
            el("line")
                .class("g-axis")
                .attr("x1", "10")
                .attr("x2", (WIDTH - 10).to_string())
                .attr("y1", axis.to_string())
                .attr("y2", axis.to_string())
                .end(),
            each(years(as_of, &scale, axis)),
            el("line")
                .class("g-today")
                .attr("x1", today.to_string())
                .attr("x2", today.to_string())
                .attr("y1", "4")
                .attr("y2", (axis + 6).to_string())
                .end(),
            el("text")
                .class("t-strong end")
                .attr("x", (today - 6).to_string())
                .attr("y", "14")
                .with(format!("as of {as_of}")),
            each(dots),
            node(labels.0),
        ])
}

fn years(as_of: Date, scale: &Scale, axis: i64) -> Vec<Html> {
    let years =
        (as_of.year().saturating_sub(6)..=as_of.year().saturating_add(4)).filter_map(|year| {
            let days = Date::from_ordinal_date(year, 1).ok()? - as_of;
            let days = days.whole_days();
            let x = scale.x(days);
            (scale.first <= days && days <= scale.last).then(|| {
                el("g").key(year).kids([
                    el("line")
                        .class("g-axis")
                        .attr("x1", x.to_string())
                        .attr("x2", x.to_string())
                        .attr("y1", axis.to_string())
                        .attr("y2", (axis + 7).to_string())
                        .end(),
                    el("text")
                        .class("t-dim")
                        .attr("x", (x + 4).to_string())
                        .attr("y", (axis + 15).to_string())
                        .with(year),
                ])
            })
        });
    years.collect()
}

/// Titles under the line for what is past due or ahead, in as few lanes as they need.
fn labels(shown: &[&TimelineEntry], scale: &Scale, axis: i64) -> (Html, i64) {
    let mut lanes: Vec<Vec<(i64, i64)>> = Vec::new();
    let mut labels = Vec::new();
    let named =
        |entry: &&&TimelineEntry| matches!(entry.urgency, Urgency::PastDue | Urgency::Action);
    // What lies ahead gets its place first.
    let ahead = shown.iter().filter(|entry| entry.days >= 0);
    let past = shown.iter().rev().filter(|entry| entry.days < 0);
    let wanted = ahead.chain(past).filter(named);
    for (at, entry) in wanted.enumerate() {
        let title: String = if entry.title.chars().count() > 38 {
            entry.title.chars().take(37).chain(['…']).collect()
        } else {
            entry.title.clone()
        };
        let when = format!("{}, {}", entry.date, day::in_days(entry.days));
        let longest = title.chars().count().max(when.chars().count());
        let width = i64::try_from(longest).unwrap_or(40) * 7;
        let dot = scale.x(entry.days);
        let x = (dot - 12).min(WIDTH - width).max(0);
        let free = |taken: &Vec<(i64, i64)>| {
            taken
                .iter()
                .all(|(from, to)| x > to.saturating_add(14) || x.saturating_add(width + 14) < *from)
        };
        let lane = lanes.iter().position(free).unwrap_or(lanes.len());
        match lanes.get_mut(lane) {
            Some(taken) => taken.push((x, x + width)),
            None if lane < LANES => lanes.push(vec![(x, x + width)]),
            None => continue,
        }
        let y = axis + 32 + i64::try_from(lane).unwrap_or(0) * 34;
        labels.push(
            el("g").key(at).kids([
                el("text")
                    .class("t-strong")
                    .attr("x", x.to_string())
                    .attr("y", y.to_string())
                    .with(title),
                el("text")
                    .class("t-dim")
                    .attr("x", x.to_string())
                    .attr("y", (y + 15).to_string())
                    .with(when),
            ]),
        );
    }
    (each(labels), i64::try_from(lanes.len()).unwrap_or(0))
}

fn instances(count: u32) -> String {
    words::count(usize::try_from(count).unwrap_or(usize::MAX), "instance", "instances")
}

fn table(entries: &[TimelineEntry]) -> Html {
    let rows = entries.iter().enumerate().map(|(at, entry)| {
        el("tr").key(at).kids([
            el("td").class("nowrap").with(&entry.date),
            el("td").class("nowrap").with(day::in_days(entry.days)),
            el("th").attr("scope", "row").with(&entry.title),
            el("td").with(badge::urgency(entry.urgency)),
            el("td").class("num").with(entry.instances),
        ])
    });
    el("table").kids([
        el("caption").class("vh").with("Dates that concern these instances"),
        el("thead").with(el("tr").kids([
            el("th").attr("scope", "col").with("Date"),
            el("th").attr("scope", "col").with("Distance"),
            el("th").attr("scope", "col").with("What"),
            el("th").attr("scope", "col").with("State"),
            el("th").attr("scope", "col").class("num").with("Instances"),
        ])),
        el("tbody").with(each(rows)),
    ])
}
