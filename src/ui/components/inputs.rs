//! The inputs and what was recognised in them.

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
    html! { <div class="surface">{ for cards }{ report.map(sum).unwrap_or_default() }</div> }
}

fn sum(report: &Report) -> Html {
    let documents = report.inputs.iter().map(|input| input.documents.len()).sum::<usize>();
    let elements: u32 = report
        .inputs
        .iter()
        .flat_map(|input| &input.documents)
        .map(|document| document.elements)
        .sum();
    html! {
        <p class="sum">
            <span><b>{ report.instances.len() }</b>{ "instances" }</span>
            <span><b>{ documents }</b>{ "documents" }</span>
            <span><b>{ elements }</b>{ "rows or resources" }</span>
            <span><b>{ report.notes.len() }</b>{ "notes" }</span>
        </p>
    }
}

fn card(cx: Cx<'_>, input: &InputSource, read: Option<&InputReport>, notes: &[&Note]) -> Html {
    let worst = notes.iter().map(|note| note.severity).max();
    let none = read.is_some_and(|read| read.instances == 0);
    let (class, shape) = match worst {
        Some(NoteSeverity::Error) => ("er", Icon::Past),
        Some(NoteSeverity::Warning) => ("wa", Icon::Action),
        _ if none => ("inf", Icon::Note),
        _ if read.is_some() => ("ok", Icon::Met),
        _ => ("inf", Icon::Document),
    };
    let quiet: Vec<&&Note> =
        notes.iter().filter(|note| note.severity == NoteSeverity::Info).collect();
    let loud = notes.iter().filter(|note| note.severity != NoteSeverity::Info);
    html! {
        <div key={input.id} class="inp">
            <span class={class}>{ icon(shape, "") }</span>
            <div>
                <h3 class="fn">{ input.name.clone() }</h3>
                if let Some(read) = read {
                    { for read.documents.iter().enumerate().map(|(at, one)| document(at, one)) }
                    if read.documents.is_empty() { <p class="what">{ format!("{}.", read.title) }</p> }
                }
                <p class="sub">{ words::bytes(input.size) }</p>
            </div>
            <div class="actions">
                <button class="btn subtle icon small" type="button" aria-label={format!("Remove {}", input.name)} title="Remove" onclick={cx.click(Action::RemoveInput(input.id))}>{ icon(Icon::Dismiss, "ic-16") }</button>
            </div>
            if !notes.is_empty() {
                <div class="body stack-2">
                    { for loud.enumerate().map(|(at, one)| html! { <div key={at}>{ note(cx, one) }</div> }) }
                    if !quiet.is_empty() {
                        <details class="linkish">
                            <summary>{ words::count(quiet.len(), "note", "notes") }{ " where nothing is lost" }</summary>
                            <ul class="dots">{ for quiet.iter().enumerate().map(|(at, one)| html! { <li key={at}>{ prose(&one.message) }<span class="muted">{ at_place(one) }</span></li> }) }</ul>
                        </details>
                    }
                </div>
            }
        </div>
    }
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
    html! {
        <p key={at} class="what">
            { document.title.clone().into_owned() }{ ": " }<strong>{ rows }</strong>
            { ", " }{ words::count(instances, "API Management instance", "API Management instances") }{ "." }
        </p>
    }
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
    let body = html! {
        <>
            <p class="sub">{ place }</p>
            if let Some(advice) = &note.advice { <p>{ prose(advice) }</p> }
            if let Some(command) = &note.command { { code::block(cx, "Command", command) } }
        </>
    };
    message(kind, prose(&note.message), body)
}
