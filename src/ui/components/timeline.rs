//! Dates that concern the fleet: a line, and the same dates as a list.

use super::badge;
use super::icon::{Icon, icon};
use super::scroller;
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
    html! {
        <>
            <div class="wide-only">{ scroller("Timeline", line(entries, as_of)) }</div>
            { list(entries) }
            <div class="row between">
                <div class="legend wide-only">
                    { key(Urgency::PastDue, "Past due") }
                    { key(Urgency::Action, "Action, date ahead") }
                    { key(Urgency::Check, "Check: not visible from here") }
                    <span>{ "Number: instances concerned" }</span>
                </div>
                <details class="linkish">
                    <summary>{ icon(Icon::Table, "ic-16") }{ "Show as table" }</summary>
                    { scroller("Table of dates", table(entries)) }
                </details>
            </div>
        </>
    }
}

/// The dates for narrow screens, the next one first.
fn list(entries: &[TimelineEntry]) -> Html {
    let ahead = entries.iter().filter(|entry| entry.days >= 0);
    let past = entries.iter().rev().filter(|entry| entry.days < 0);
    let items = ahead.chain(past).enumerate().map(|(at, entry)| {
        html! {
            <li key={at}>
                <span><strong>{ entry.date.clone() }</strong>{ " " }{ words::days(entry.days) }</span>
                { badge::urgency(entry.urgency) }
                <span>{ format!("{}: {}", entry.title, instances(entry.instances)) }</span>
            </li>
        }
    });
    html! { <ol class="narrow-only dlist">{ for items }</ol> }
}

fn key(urgency: Urgency, word: &'static str) -> Html {
    html! { <span><svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">{ dot(urgency, 12, 12) }</svg>{ word }</span> }
}

/// A dot of 24: octagon, square or ring, as the urgency is.
fn dot(urgency: Urgency, x: i64, y: i64) -> Html {
    match urgency {
        Urgency::PastDue => html! {
            <path class="f-past" transform={format!("translate({} {}) scale(2)", x - 12, y - 12)} d="M3.7 0h4.6L12 3.7v4.6L8.3 12H3.7L0 8.3V3.7z" />
        },
        Urgency::Action => html! {
            <rect class="f-act" x={(x - 12).to_string()} y={(y - 12).to_string()} width="24" height="24" rx="4" />
        },
        Urgency::Check | Urgency::Note => html! {
            <circle class="f-surface" cx={x.to_string()} cy={y.to_string()} r="11.5" />
        },
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
        let class = if matches!(entry.urgency, Urgency::PastDue | Urgency::Action) { "t-on mid" } else { "t-strong mid" };
        html! {
            <g key={at}>
                <title>{ format!("{}: {}, {}", entry.date, entry.title, instances(entry.instances)) }</title>
                { dot(entry.urgency, *x, y) }
                <text class={class} x={x.to_string()} y={(y + 4).to_string()}>{ entry.instances }</text>
            </g>
        }
    });
    let labels = labels(&shown, &scale, axis);
    let lanes = labels.1;
    let height = axis + 34 + lanes * 34;
    let today = scale.x(0);
    html! {
        <svg class="chart wide" viewBox={format!("0 0 {WIDTH} {height}")} role="img" aria-labelledby="tl-t">
            <title id="tl-t">{ "Dates that concern these instances. The table below holds them all." }</title>
            <line class="g-axis" x1="10" x2={(WIDTH - 10).to_string()} y1={axis.to_string()} y2={axis.to_string()} />
            { for years(as_of, &scale, axis) }
            <line class="g-today" x1={today.to_string()} x2={today.to_string()} y1="4" y2={(axis + 6).to_string()} />
            <text class="t-strong end" x={(today - 6).to_string()} y="14">{ format!("as of {as_of}") }</text>
            { for dots }
            { labels.0 }
        </svg>
    }
}

fn years(as_of: Date, scale: &Scale, axis: i64) -> Vec<Html> {
    let years = (as_of.year().saturating_sub(6)..=as_of.year().saturating_add(4)).filter_map(|year| {
        let days = Date::from_ordinal_date(year, 1).ok()? - as_of;
        let days = days.whole_days();
        let x = scale.x(days);
        (scale.first <= days && days <= scale.last).then(|| {
            html! {
                <g key={year}>
                    <line class="g-axis" x1={x.to_string()} x2={x.to_string()} y1={axis.to_string()} y2={(axis + 7).to_string()} />
                    <text class="t-dim" x={(x + 4).to_string()} y={(axis + 15).to_string()}>{ year }</text>
                </g>
            }
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
        let when = format!("{}, {}", entry.date, words::days(entry.days));
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
        labels.push(html! {
            <g key={at}>
                <text class="t-strong" x={x.to_string()} y={y.to_string()}>{ title }</text>
                <text class="t-dim" x={x.to_string()} y={(y + 15).to_string()}>{ when }</text>
            </g>
        });
    }
    (html! { <>{ for labels }</> }, i64::try_from(lanes.len()).unwrap_or(0))
}

fn instances(count: u32) -> String {
    words::count(usize::try_from(count).unwrap_or(usize::MAX), "instance", "instances")
}

fn table(entries: &[TimelineEntry]) -> Html {
    let rows = entries.iter().enumerate().map(|(at, entry)| {
        html! {
            <tr key={at}>
                <td class="nowrap">{ entry.date.clone() }</td>
                <td class="nowrap">{ words::days(entry.days) }</td>
                <th scope="row">{ entry.title.clone() }</th>
                <td>{ badge::urgency(entry.urgency) }</td>
                <td class="num">{ entry.instances }</td>
            </tr>
        }
    });
    html! {
        <table>
            <caption class="vh">{ "Dates that concern these instances" }</caption>
            <thead><tr>
                <th scope="col">{ "Date" }</th><th scope="col">{ "Distance" }</th><th scope="col">{ "What" }</th>
                <th scope="col">{ "State" }</th><th scope="col" class="num">{ "Instances" }</th>
            </tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}
