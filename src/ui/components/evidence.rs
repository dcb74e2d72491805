//! Why something is said: field, value, place, rule, source.

use super::Cx;
use crate::classify::Evidence;
use crate::knowledge::Source;
use crate::model::At;
use crate::ui::words;
use yew::prelude::*;

/// A link to a document of our own knowledge. Anything but https is shown as text.
pub fn source_link(source: &Source) -> Html {
    let title = source.title.clone().into_owned();
    if source.url.starts_with("https://") {
        html! { <a href={source.url.clone().into_owned()} rel="noreferrer" target="_blank">{ title }<span class="vh">{ " (opens in a new tab)" }</span></a> }
    } else {
        html! { <>{ title }</> }
    }
}

/// A source with its dates.
pub fn source(source: &Source) -> Html {
    html! {
        <>
            { source_link(source) }
            if !source.dated.is_empty() {
                { format!(", edition {}", source.dated) }
            }
            <span class="muted">{ format!(", checked {}", source.checked) }</span>
        </>
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
        html! {
            <dl key={at} class="ev">
                <div><dt>{ "Read from" }</dt><dd class="mono">{ reason.field.clone().into_owned() }</dd></div>
                <div><dt>{ "Value" }</dt><dd class="mono">{ reason.value.clone() }</dd></div>
                <div><dt>{ "Where" }</dt><dd>{ found }</dd></div>
                <div><dt>{ "Rule" }</dt><dd>{ reason.rule.clone().into_owned() }</dd></div>
                <div><dt>{ "Strength" }</dt><dd>{ words::confidence(reason.strength) }</dd></div>
                <div><dt>{ "Source" }</dt><dd>{ source(&reason.source) }</dd></div>
            </dl>
        }
    });
    html! { <>{ for items }</> }
}
