//! The inputs and what was recognised in them.

use super::dom::{each, el, group, node, none};
use super::icon::{Icon, icon};
use super::{Cx, code, evidence, message, prose};
use crate::note::{Note, NoteSeverity};
use crate::report::{DocumentReport, InputReport, Report};
use crate::ui::action::{Action, InputSource};
use crate::ui::words;
use yew::prelude::*;

/// One card for each input, and the sum.
pub fn cards(cx: Cx<'_>, report: Option<&Report>) -> Html {
    let cards = cx.state.inputs.iter().enumerate().map(|(at, input)| {
        let read = report.and_then(|report| report.inputs.get(at));
        let notes: Vec<&Note> = match (report, read) {
            (Some(report), Some(read)) => {
                report.notes.iter().filter(|note| note.input == read.name).collect()
            }
            _ => Vec::new(),
        };
        card(cx, input, read, &notes)
    });
    el("div").class("surface").kids([each(cards), node(report.map(sum).unwrap_or_default())])
}

fn sum(report: &Report) -> Html {
    let documents = report.inputs.iter().map(|input| input.documents.len()).sum::<usize>();
    let elements: u32 = report
        .inputs
        .iter()
        .flat_map(|input| &input.documents)
        .map(|document| document.elements)
        .sum();
    el("p").class("sum").kids([
        el("span").kids([el("b").with(report.instances.len()), node("instances")]),
        el("span").kids([el("b").with(documents), node("documents")]),
        el("span").kids([el("b").with(elements), node("rows or resources")]),
        el("span").kids([el("b").with(report.notes.len()), node("notes")]),
    ])
}

fn card(cx: Cx<'_>, input: &InputSource, read: Option<&InputReport>, notes: &[&Note]) -> Html {
    let worst = notes.iter().map(|note| note.severity).max();
    let without = read.is_some_and(|read| read.instances == 0);
    let (class, shape) = match worst {
        Some(NoteSeverity::Error) => ("er", Icon::Past),
        Some(NoteSeverity::Warning) => ("wa", Icon::Action),
        _ if without => ("inf", Icon::Note),
        _ if read.is_some() => ("ok", Icon::Met),
        _ => ("inf", Icon::Document),
    };
    let quiet: Vec<&&Note> =
        notes.iter().filter(|note| note.severity == NoteSeverity::Info).collect();
    let loud = notes.iter().filter(|note| note.severity != NoteSeverity::Info);
    el("div").key(input.id).class("inp").kids([
        el("span").classes(&[class]).with(icon(shape, "")),
        el("div").kids([
            el("h3").class("fn").with(&input.name),
            if let Some(read) = read {
                group([
                    each(read.documents.iter().enumerate().map(|(at, one)| document(at, one))),
                    if read.documents.is_empty() {
                        el("p").class("what").with(format!("{}.", read.title))
                    } else {
                        none()
                    },
                ])
            } else {
                none()
            },
            el("p").class("sub").with(words::bytes(input.size)),
        ]),
        el("div").class("actions").with(
            el("button")
                .class("btn subtle icon small")
                .attr("type", "button")
                .attr("aria-label", format!("Remove {}", input.name))
                .attr("title", "Remove")
                .click(cx.click(Action::RemoveInput(input.id)))
                .with(icon(Icon::Dismiss, "ic-16")),
        ),
        if !notes.is_empty() {
            el("div").class("body stack-2").kids([
                each(loud.enumerate().map(|(at, one)| el("div").key(at).with(note(cx, one)))),
                if !quiet.is_empty() {
                    el("details").class("linkish").kids([
                        el("summary").kids([
                            node(words::count(quiet.len(), "note", "notes")),
                            node(" where nothing is lost"),
                        ]),
                        el("ul").class("dots").with(each(quiet.iter().enumerate().map(
                            |(at, one)| {
                                el("li").key(at).kids([
                                    prose(&one.message),
                                    el("span").class("muted").with(at_place(one)),
                                ])
                            },
                        ))),
                    ])
                } else {
                    none()
                },
            ])
        } else {
            none()
        },
    ])
}

fn document(at: usize, document: &DocumentReport) -> Html {
    let rows = match document.total {
        Some(total) if total != u64::from(document.elements) => {
            format!("{} of {total} rows", document.elements)
        }
        _ => words::count(
            usize::try_from(document.elements).unwrap_or(usize::MAX),
            "resource",
            "resources",
        ),
    };
    let instances = usize::try_from(document.instances).unwrap_or(usize::MAX);
    el("p").key(at).class("what").kids([
        node(&document.title),
        node(": "),
        el("strong").with(rows),
        node(", "),
        node(words::count(instances, "API Management instance", "API Management instances")),
        node("."),
    ])
}

fn at_place(note: &Note) -> String {
    let place = evidence::place(&note.at);
    if place.is_empty() { String::new() } else { format!(" ({place})") }
}

/// A note with its place, what is lost and what to do.
pub fn note(cx: Cx<'_>, note: &Note) -> Html {
    let kind = match note.severity {
        NoteSeverity::Error => "past",
        NoteSeverity::Warning => "act",
        NoteSeverity::Info => "note",
    };
    let place = evidence::place(&note.at);
    let place =
        if place.is_empty() { note.input.clone() } else { format!("{}, {place}", note.input) };
    let body = group([
        el("p").class("sub").with(place),
        if let Some(advice) = &note.advice { el("p").with(prose(advice)) } else { none() },
        if let Some(command) = &note.command {
            code::block(cx, "Command", command)
        } else {
            none()
        },
    ]);
    message(kind, prose(&note.message), body)
}
