//! Why something is said: field, value, place, rule, source.

use super::Cx;
use super::dom::{each, el, group, node, none};
use crate::classify::Evidence;
use crate::knowledge::{Source, day};
use crate::model::At;
use crate::report::parse_date;
use crate::rules::guides;
use crate::ui::route::Page;
use crate::ui::words;
use time::Date;
use yew::prelude::*;

/// A link to a document of our own knowledge. Anything but https is shown as text.
pub fn source_link(source: &Source) -> Html {
    let title = source.title.clone().into_owned();
    if source.url.starts_with("https://") {
        el("a")
            .attr("href", source.url.clone().into_owned())
            .attr("rel", "noreferrer")
            .attr("target", "_blank")
            .kids([node(title), el("span").class("vh").with(" (opens in a new tab)")])
    } else {
        node(title)
    }
}

/// A source with its dates.
pub fn source(source: &Source) -> Html {
    group([
        source_link(source),
        if !source.dated.is_empty() { node(format!(", edition {}", source.dated)) } else { none() },
        el("span").class("muted").with(format!(", checked {}", source.checked)),
    ])
}

/// A source with the age of what was taken from it.
pub fn cited(source: &Source, as_of: Date) -> Html {
    el("div").kids([
        source_link(source),
        if source.dated.is_empty() { none() } else { node(format!(", edition {}", source.dated)) },
        el("span").class("muted").with(format!(
            ", checked {}, {}",
            source.checked,
            age(source, as_of)
        )),
    ])
}

/// How long ago a fact was checked, on the day for which everything is said.
fn age(source: &Source, as_of: Date) -> String {
    match parse_date(&source.checked).map(|checked| day::days_until(checked, as_of)) {
        None => "on a day that is not known".to_owned(),
        Some(1..) => "after the day that is looked at".to_owned(),
        Some(days) if days < -365 => format!("{}: check it again", day::in_days(days)),
        Some(days) => day::in_days(days),
    }
}

/// The id of a rule, which leads to its page.
pub fn rule(id: &str) -> Html {
    match guides(id).next() {
        Some(guide) => {
            el("a").class("mono").attr("href", super::href(Page::Rule(guide.id))).with(guide.id)
        }
        None => el("span").class("mono").with(id),
    }
}

/// A place in an input.
pub fn place(at: &At) -> String {
    let mut text = String::new();
    if let Some(line) = at.line {
        text = format!("line {line}");
        if let Some(column) = at.column {
            text = format!("{text}, column {column}");
        }
    } else if let Some(offset) = at.offset {
        text = format!("byte {offset}");
    }
    match at.pointer.as_deref() {
        Some(pointer) if text.is_empty() => pointer.to_owned(),
        Some(pointer) if !pointer.is_empty() => format!("{text} ({pointer})"),
        _ => text,
    }
}

/// Evidence, one block for each reason.
pub fn evidence(cx: Cx<'_>, because: &[Evidence]) -> Html {
    let inputs = cx.state.report.as_ref().map_or(&[][..], |report| &report.inputs);
    let items = because.iter().enumerate().map(|(at, reason)| {
        let input = usize::try_from(reason.input).ok().and_then(|index| inputs.get(index));
        let name = input.map_or("the input", |input| &input.name);
        let found = match &reason.at {
            Some(place_in) => format!("{name}, {}", place(place_in)),
            None => format!("not in {name}"),
        };
        el("dl").key(at).class("ev").kids([
            el("div")
                .kids([el("dt").with("Read from"), el("dd").class("mono").with(&reason.field)]),
            el("div").kids([el("dt").with("Value"), el("dd").class("mono").with(&reason.value)]),
            el("div").kids([el("dt").with("Where"), el("dd").with(found)]),
            el("div").kids([el("dt").with("Rule"), el("dd").with(&reason.rule)]),
            el("div").kids([
                el("dt").with("Strength"),
                el("dd").with(words::confidence(reason.strength)),
            ]),
            el("div").kids([el("dt").with("Source"), el("dd").with(source(&reason.source))]),
        ])
    });
    each(items)
}
