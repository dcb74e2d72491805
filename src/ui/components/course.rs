//! The exposure at any day: how many instances are concerned, as a chart, and what is in force.

use super::Cx;
use super::dom::{each, el, group, node, none};
use super::icon::{Icon, icon};
use crate::knowledge::day;
use crate::report::{CourseStep, InForce, Report, changes, in_force_on, parse_date};
use crate::ui::action::Action;
use time::{Date, Duration};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

const WIDTH: i64 = 1160;
const HEIGHT: i64 = 150;
const LEFT: i64 = 40;
const RIGHT: i64 = 1130;
const TOP: i64 = 12;
const FLOOR: i64 = 120;
const NOT_COUNTED: &str = "What the input cannot show is not counted; it stands with each instance, \
                           with the command that settles it.";
/// Days shown before the first step and after the last.
const MARGIN: i64 = 120;

/// The days that are shown.
#[derive(Clone, Copy)]
struct Span {
    first: Date,
    days: i64,
}

impl Span {
    fn of(course: &[CourseStep], as_of: Date) -> Option<Self> {
        let first = parse_date(&course.first()?.date)?.min(as_of);
        let last = parse_date(&course.last()?.date)?.max(as_of);
        let first = first.checked_sub(Duration::days(MARGIN))?;
        Some(Self { first, days: (last - first).whole_days() + MARGIN })
    }

    fn at(self, date: Date) -> i64 {
        (date - self.first).whole_days().clamp(0, self.days)
    }

    fn x(self, date: Date) -> i64 {
        LEFT + self.at(date) * (RIGHT - LEFT) / self.days.max(1)
    }
}

/// The section; nothing where no dated change concerns any instance.
pub fn course(cx: Cx<'_>, report: &Report) -> Html {
    let as_of = cx.state.options.as_of;
    let Some(span) = Span::of(&report.fleet.course, as_of) else { return none() };
    let shown = cx.state.looked_at.unwrap_or(as_of);
    let said = sentence(report, shown);
    let changes = changes(&report.instances);
    // The newest change stands first.
    let days = || changes.iter().filter_map(|one| parse_date(&one.date));
    el("section").class("surface pad course").attr("aria-labelledby", "course-h").kids([
        el("h2").attr("id", "course-h").with("Exposure at any day"),
        el("output").class("lead").attr("for", "on-day").attr("id", "on-day-said").with(&said),
        el("div").class("wide-only").kids([
            chart(report, span, shown),
            el("div").class("legend").kids([
                key("f-act", "Exposed to something in force"),
                key("f-seen", "Only a precondition is seen"),
            ]),
        ]),
        slider(cx, span, shown, &said),
        el("div").class("row").kids([
            step(cx, "Previous change", days().find(|date| *date < shown)),
            field(cx, shown),
            step(cx, "Next change", days().rfind(|date| *date > shown)),
            if shown == as_of {
                none()
            } else {
                el("button")
                    .class("btn subtle")
                    .attr("type", "button")
                    .click(cx.click(Action::SetAsOf(shown.to_string())))
                    .with("See the whole report as of this day")
            },
        ]),
        el("details").class("linkish").kids([
            el("summary").kids([icon(Icon::Table, "ic-16"), node("Show what is in force")]),
            in_force(&changes, shown),
        ]),
    ])
}

fn key(class: &'static str, words: &'static str) -> Html {
    el("span").kids([
        el("svg")
            .attr("viewBox", "0 0 24 24")
            .attr("aria-hidden", "true")
            .attr("focusable", "false")
            .with(
                el("rect")
                    .class(class)
                    .attr("x", "2")
                    .attr("y", "2")
                    .attr("width", "20")
                    .attr("height", "20")
                    .end(),
            ),
        node(words),
    ])
}

fn sentence(report: &Report, shown: Date) -> String {
    let all = report.instances.len();
    let on = day::long(shown);
    let Some(step) = in_force_on(&report.fleet.course, shown) else {
        return format!("On {on}: nothing dated that the input shows is in force yet.");
    };
    let more = match step.preconditions {
        0 => String::new(),
        count => format!(" Of {count} more a precondition is seen."),
    };
    let exposed = step.exposed;
    format!("On {on}: {exposed} of {all} exposed to something in force.{more}")
}

fn step(cx: Cx<'_>, words: &'static str, to: Option<Date>) -> Html {
    let button = el("button").class("btn").attr("type", "button");
    match to {
        Some(date) => button.click(cx.click(Action::LookAt(date))).with(words),
        None => button.flag("disabled", true).with(words),
    }
}

/// The value of the field that an event comes from.
fn value(target: Option<web_sys::EventTarget>) -> String {
    let field = target.and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    field.map(|field| field.value()).unwrap_or_default()
}

fn field(cx: Cx<'_>, shown: Date) -> Html {
    let changed = cx.dispatch.reform(move |event: Event| {
        Action::LookAt(parse_date(&value(event.target())).unwrap_or(shown))
    });
    let day = shown.to_string();
    group([
        el("label").class("vh").attr("for", "on-day").with("Day of the exposure"),
        html! { <input id="on-day" type="date" value={day} min="2021-01-01" max="2099-12-31" onchange={changed} /> },
    ])
}

fn slider(cx: Cx<'_>, span: Span, shown: Date, said: &str) -> Html {
    let moved = cx.dispatch.reform(move |event: InputEvent| {
        let days = value(event.target()).parse().unwrap_or(0);
        Action::LookAt(span.first.saturating_add(Duration::days(days)))
    });
    let at = span.at(shown).to_string();
    html! { <input type="range" min="0" max={span.days.to_string()} value={at} aria-label="Day" aria-valuetext={said.to_owned()} oninput={moved} /> }
}

fn chart(report: &Report, span: Span, shown: Date) -> Html {
    let course = &report.fleet.course;
    let all = i64::try_from(report.instances.len()).unwrap_or(1).max(1);
    let y = |count: u32| FLOOR - i64::from(count) * (FLOOR - TOP) / all;
    let area = |count: &dyn Fn(&CourseStep) -> u32| {
        let mut path = format!("M{LEFT} {FLOOR}");
        for step in course {
            let Some(date) = parse_date(&step.date) else { continue };
            path.push_str(&format!("H{}V{}", span.x(date), y(count(step))));
        }
        path.push_str(&format!("H{RIGHT}V{FLOOR}Z"));
        path
    };
    let marks = [(0, FLOOR), (all, TOP)].into_iter().enumerate().map(|(at, (count, y))| {
        el("g").key(at).kids([
            line("g-line2", (LEFT, y), (RIGHT, y)),
            el("text")
                .class("t-dim end")
                .attr("x", (LEFT - 6).to_string())
                .attr("y", (y + 4).to_string())
                .with(count.to_string()),
        ])
    });
    let years = (span.first.year().saturating_add(1)..=2099).map_while(|year| {
        let date = Date::from_ordinal_date(year, 1).ok()?;
        if (date - span.first).whole_days() > span.days {
            return None;
        }
        let x = span.x(date);
        Some(
            el("g").key(year).kids([
                line("g-axis", (x, FLOOR), (x, FLOOR + 7)),
                el("text")
                    .class("t-dim")
                    .attr("x", (x + 4).to_string())
                    .attr("y", (FLOOR + 18).to_string())
                    .with(year.to_string()),
            ]),
        )
    });
    let at = span.x(shown);
    el("svg")
        .class("chart")
        .attr("viewBox", format!("0 0 {WIDTH} {HEIGHT}"))
        .attr("role", "img")
        .attr("aria-labelledby", "course-t")
        .kids([
            el("title")
                .attr("id", "course-t")
                .with("Instances exposed to something in force, from day to day"),
            each(marks),
            el("path")
                .class("f-seen")
                .attr("d", area(&|step| step.exposed + step.preconditions))
                .end(),
            el("path").class("f-act").attr("d", area(&|step| step.exposed)).end(),
            each(years),
            line("g-today", (at, 2), (at, FLOOR + 7)),
        ])
}

fn line(class: &'static str, from: (i64, i64), to: (i64, i64)) -> Html {
    el("line")
        .class(class)
        .attr("x1", from.0.to_string())
        .attr("y1", from.1.to_string())
        .attr("x2", to.0.to_string())
        .attr("y2", to.1.to_string())
        .end()
}

/// The changes in force on a day, the newest first, and the next one.
fn in_force(all: &[InForce], shown: Date) -> Html {
    let by = |one: &&InForce| parse_date(&one.date).is_some_and(|date| date <= shown);
    let rows = all.iter().filter(by).enumerate().map(|(at, one)| {
        el("tr").key(at).kids([
            el("td").class("nowrap").with(&one.date),
            el("th").attr("scope", "row").with(&one.title),
            el("td").class("num").with(one.exposed),
            el("td").class("num").with(one.preconditions),
        ])
    });
    let lines = all.iter().filter(by).enumerate().map(|(at, one)| {
        let counts = match (one.exposed, one.preconditions) {
            (exposed, 0) => format!("{exposed} exposed"),
            (0, seen) => format!("{seen} with a precondition"),
            (exposed, seen) => format!("{exposed} exposed, {seen} with a precondition"),
        };
        el("li").key(at).kids([
            el("strong").with(&one.date),
            el("span").with(counts),
            el("span").with(&one.title),
        ])
    });
    let next = all.iter().rev().find(|one| !by(one));
    group([
        el("ol").class("narrow-only dlist").with(each(lines)),
        el("table").class("wide-only").kids([
            el("caption").class("vh").with("Changes in force on that day"),
            el("thead").with(el("tr").kids([
                el("th").attr("scope", "col").with("From"),
                el("th").attr("scope", "col").with("Change"),
                el("th").attr("scope", "col").class("num").with("Exposed"),
                el("th").attr("scope", "col").class("num").with("Precondition seen"),
            ])),
            el("tbody").with(each(rows)),
        ]),
        el("p").class("sub").with(match next {
            Some(next) => format!("Next: {}, {}.", next.date, next.title),
            None => "No further date is known.".to_owned(),
        }),
        el("p").class("sub").with(NOT_COUNTED),
    ])
}
