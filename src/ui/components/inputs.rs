//! The inputs and what was recognised in them.

use super::dom::{each, el, group, node, none};
use super::icon::{Icon, icon};
use super::{Cx, evidence, notes, prose};
use crate::note::{Note, NoteSeverity};
use crate::report::{CandidateReport, DocumentReport, InputReport, Report};
use crate::ui::action::{Action, Content, InputSource};
use crate::ui::state::inputs::{LONGEST_NAME, card_id, remove_id, rename_id};
use crate::ui::state::{Phase, State};
use crate::ui::words;
use crate::web::protocol::Choice;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// More inputs than this are rows that open, those with errors first.
const CARDS: usize = 8;

/// Text of this many bytes or more never goes into the text area: laying it out takes seconds.
pub const LARGE: usize = 256 * 1024;

/// Documents and loud notes of one input that are shown without asking.
const SHOWN: usize = 5;

/// An input with what the report says of it.
struct Card<'a> {
    input: &'a InputSource,
    /// The files of an archive; else one.
    read: Vec<&'a InputReport>,
    notes: Vec<&'a Note>,
    /// Whether the report is that of the inputs as they are now.
    current: bool,
}

impl<'a> Card<'a> {
    fn of(state: &'a State, input: &'a InputSource) -> Self {
        // What the report says holds while it is made again, and not after that was stopped.
        let current = matches!(state.phase, Phase::Ready | Phase::Working(_));
        let (mut read, mut notes) = (Vec::new(), Vec::new());
        if let Some(report) = state.report.as_deref().filter(|_| current) {
            let given = |read: &InputReport| {
                usize::try_from(read.given).ok().and_then(|given| state.read.get(given))
            };
            read.extend(report.inputs.iter().filter(|read| given(read) == Some(&input.id)));
            for one in &read {
                notes.extend(report.notes.iter().filter(|note| note.input == one.name));
            }
        }
        Self { input, read, notes, current: state.phase == Phase::Ready }
    }

    /// How much it needs an eye: from 0, where all is well.
    fn weight(&self) -> u8 {
        match self.notes.iter().map(|note| note.severity).max() {
            Some(NoteSeverity::Error) => 3,
            Some(NoteSeverity::Warning) => 2,
            _ => u8::from(!self.read.is_empty() && self.instances() == 0),
        }
    }

    fn instances(&self) -> u32 {
        self.read.iter().map(|read| read.instances).sum()
    }

    fn noted(&self, severity: NoteSeverity) -> impl Iterator<Item = &'a Note> {
        self.notes.iter().copied().filter(move |note| note.severity == severity)
    }

    /// What an error or a warning says, the worst first.
    fn loud(&self) -> impl Iterator<Item = &'a Note> {
        self.noted(NoteSeverity::Error).chain(self.noted(NoteSeverity::Warning))
    }

    fn sign(&self) -> Html {
        let (class, shape) = match (self.weight(), self.read.is_empty()) {
            (3.., _) => ("er", Icon::Past),
            (2, _) => ("wa", Icon::Action),
            (1, _) => ("inf", Icon::Note),
            (0, false) => ("ok", Icon::Met),
            (0, true) => ("inf", Icon::Document),
        };
        el("span").classes(&[class]).with(icon(shape, ""))
    }
}

/// One card for each input, and the sum.
pub fn cards(cx: Cx<'_>) -> Html {
    let state = cx.state;
    let cards: Vec<Card<'_>> = state.inputs.iter().map(|input| Card::of(state, input)).collect();
    let report = state.report.as_deref().filter(|_| state.phase == Phase::Ready);
    let list = if cards.len() > CARDS {
        let by_weight = (0..4_u8).rev().flat_map(|weight| {
            let same = cards.iter().filter(move |card| card.weight() == weight);
            same.map(|card| row(cx, card))
        });
        each(by_weight)
    } else {
        each(cards.iter().map(|card| self::card(cx, card)))
    };
    el("div").class("surface").kids([list, report.map(sum).unwrap_or_default()])
}

/// How many inputs need an eye, beside the heading of a long list.
pub fn tally(cx: Cx<'_>) -> Html {
    let inputs = &cx.state.inputs;
    if inputs.len() <= CARDS || cx.state.phase != Phase::Ready {
        return none();
    }
    let mut counts = [0_usize; 3];
    for input in inputs {
        let place = match Card::of(cx.state, input).weight() {
            3.. => 0,
            2 => 1,
            _ => 2,
        };
        if let Some(count) = counts.get_mut(place) {
            *count = count.saturating_add(1);
        }
    }
    let [errors, warnings, rest] = counts;
    el("p").with(format!("{errors} with errors, {warnings} with warnings, {rest} without either"))
}

fn sum(report: &Report) -> Html {
    let documents = report.inputs.iter().map(|input| input.documents.len()).sum::<usize>();
    let elements: u32 = report
        .inputs
        .iter()
        .flat_map(|input| &input.documents)
        .map(|document| document.elements)
        .sum();
    let part = |count: usize, one: &'static str, many: &'static str| {
        let word = if count == 1 { one } else { many };
        el("span").kids([el("b").with(count), node(word)])
    };
    let elements = usize::try_from(elements).unwrap_or(usize::MAX);
    el("p").class("sum").kids([
        part(report.instances.len(), " instance", " instances"),
        part(documents, " document", " documents"),
        part(elements, " row or resource", " rows or resources"),
        part(report.notes.len(), " note", " notes"),
    ])
}

fn card(cx: Cx<'_>, card: &Card<'_>) -> Html {
    frame(card, "inp").kids([
        card.sign(),
        el("div").kids([
            if cx.state.renaming == Some(card.input.id) { field(cx, card) } else { title(card) },
            recognised(card),
            el("p").class("sub").with(words::bytes(card.input.size)),
        ]),
        el("div").class("actions").kids([changes(cx, card), remove(cx, card)]),
        body(cx, card),
    ])
}

/// A card as a row that opens.
fn row(cx: Cx<'_>, card: &Card<'_>) -> Html {
    let line = match card.loud().next() {
        Some(worst) => worst.message.clone(),
        None if card.read.is_empty() => "Not read yet.".to_owned(),
        None => instances(card.instances()),
    };
    frame(card, "inp slim").kids([
        card.sign(),
        el("details").kids([
            el("summary").kids([
                icon(Icon::Chevron, "ic-16 chev"),
                title(card),
                el("span").class("what").with(prose(&line)),
            ]),
            if cx.state.renaming == Some(card.input.id) { field(cx, card) } else { none() },
            recognised(card),
            el("p").class("sub").with(words::bytes(card.input.size)),
            el("div").class("actions").with(changes(cx, card)),
            body(cx, card),
        ]),
        el("div").class("actions").with(remove(cx, card)),
    ])
}

fn frame(card: &Card<'_>, class: &'static str) -> super::dom::El {
    el("div")
        .key(card.input.id)
        .class(class)
        .attr("id", card_id(card.input.id))
        .attr("tabindex", "-1")
}

fn title(card: &Card<'_>) -> Html {
    el("h3").class("fn").with(el("bdi").with(name(card)))
}

/// The name, without secrets as soon as the input has been read under it.
fn name<'a>(card: &Card<'a>) -> &'a str {
    match card.read.as_slice() {
        [one] if card.current => &one.name,
        _ => &card.input.name,
    }
}

/// The field in which the name is changed: Enter and leaving it keep what is written, Escape does
/// not.
fn field(cx: Cx<'_>, card: &Card<'_>) -> Html {
    let written = |target: Option<web_sys::EventTarget>| {
        let field = target.and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        field.map(|field| field.value())
    };
    let left = cx.dispatch.reform(move |event: FocusEvent| Action::Renamed {
        name: written(event.target()),
        by_key: false,
    });
    let dispatch = cx.dispatch.clone();
    let pressed = Callback::from(move |event: KeyboardEvent| {
        let name = match event.key().as_str() {
            "Enter" => written(event.target()),
            "Escape" => None,
            _ => return,
        };
        event.prevent_default();
        dispatch.emit(Action::Renamed { name, by_key: true });
    });
    let value = card.input.name.clone();
    html! { <input id="input-name" class="fn" type="text" aria-label="Name of the input" autocomplete="off" spellcheck="false" maxlength={LONGEST_NAME.to_string()} {value} onblur={left} onkeydown={pressed} /> }
}

/// A small button about an input.
fn button(cx: Cx<'_>, id: String, word: &'static str, card: &Card<'_>, action: Action) -> Html {
    el("button")
        .class("btn subtle small")
        .attr("type", "button")
        .attr("id", id)
        .click(cx.click(action))
        .kids([node(word), el("span").class("vh").with(format!(" {}", words::short(name(card))))])
}

/// The buttons that change an input.
fn changes(cx: Cx<'_>, card: &Card<'_>) -> Html {
    let id = card.input.id;
    let small = matches!(&card.input.content, Content::Text(text) if text.len() < LARGE);
    group([
        button(cx, rename_id(id), "Rename", card, Action::Rename(id)),
        if small {
            button(cx, format!("edit-{id}"), "Edit", card, Action::Edit(Some(id)))
        } else {
            none()
        },
    ])
}

fn remove(cx: Cx<'_>, card: &Card<'_>) -> Html {
    el("button")
        .class("btn subtle icon small")
        .attr("type", "button")
        .attr("id", remove_id(card.input.id))
        .attr("aria-label", format!("Remove {}", words::short(name(card))))
        .attr("title", "Remove")
        .click(cx.click(Action::RemoveInput(card.input.id)))
        .with(icon(Icon::Dismiss, "ic-16"))
}

/// What was recognised, one line for each document.
fn recognised(card: &Card<'_>) -> Html {
    let packed = card.read.len() > 1;
    let one = |read: &&InputReport| {
        let documents = read.documents.iter().take(SHOWN).map(document);
        let more = read.documents.len().saturating_sub(SHOWN);
        group([
            if packed { el("p").class("sub id").with(el("bdi").with(&read.name)) } else { none() },
            each(documents),
            if read.documents.is_empty() {
                el("p").class("what").with(format!("{}.", read.title))
            } else {
                none()
            },
            if more > 0 {
                let count = words::count(more, "other document", "other documents");
                el("p")
                    .class("what")
                    .with(format!("And {count}. {} in all.", instances(read.instances)))
            } else {
                none()
            },
        ])
    };
    each(card.read.iter().map(one))
}

fn document(document: &DocumentReport) -> Html {
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
    el("p").class("what").kids([
        node(&document.title),
        node(": "),
        el("strong").with(rows),
        node(", "),
        node(instances(document.instances)),
        node("."),
    ])
}

fn instances(count: u32) -> String {
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    words::count(count, "API Management instance", "API Management instances")
}

/// The notes, and what else the input could be read as.
fn body(cx: Cx<'_>, card: &Card<'_>) -> Html {
    let loud: Vec<&Note> = card.loud().collect();
    let quiet: Vec<&Note> = card.noted(NoteSeverity::Info).collect();
    let chosen = card.input.choice != Choice::default();
    let candidates: Vec<&CandidateReport> =
        card.read.iter().flat_map(|read| &read.candidates).collect();
    if loud.is_empty() && quiet.is_empty() && candidates.is_empty() && !chosen {
        return none();
    }
    let full = |one: &&Note| el("div").with(notes::note(cx, one, Some(card.input)));
    let rest = loud.len().saturating_sub(SHOWN);
    el("div").class("body stack-2").kids([
        each(loud.iter().take(SHOWN).map(full)),
        if rest > 0 {
            fold(
                words::count(rest, "more note", "more notes"),
                el("div").class("stack-2").with(each(loud.iter().skip(SHOWN).map(full))),
            )
        } else {
            none()
        },
        if quiet.is_empty() {
            none()
        } else {
            let count = words::count(quiet.len(), "note", "notes");
            fold(
                format!("{count} where nothing is lost"),
                el("ul").class("dots").with(each(quiet.iter().map(|one| quietly(cx, card, one)))),
            )
        },
        read_as(cx, card, &candidates, chosen),
    ])
}

/// A note where nothing is lost, in a line.
fn quietly(cx: Cx<'_>, card: &Card<'_>, note: &Note) -> Html {
    if note.offer.is_some() || note.command.is_some() {
        return el("li").with(notes::note(cx, note, Some(card.input)));
    }
    let place = evidence::place(&note.at);
    el("li").kids([
        prose(&note.message),
        if place.is_empty() {
            none()
        } else {
            el("span").class("muted").with(format!(" ({place})"))
        },
    ])
}

fn fold(title: String, content: Html) -> Html {
    el("details")
        .class("linkish")
        .kids([el("summary").kids([icon(Icon::Chevron, "ic-16 chev"), node(title)]), content])
}

/// The other shapes that fit, and the way back from what was chosen.
fn read_as(cx: Cx<'_>, card: &Card<'_>, candidates: &[&CandidateReport], chosen: bool) -> Html {
    let input = card.input;
    let option = |title: &str, choice: Choice| {
        el("button")
            .class("btn small")
            .attr("type", "button")
            .click(cx.click(Action::Choose(input.id, choice)))
            .with(title)
    };
    let mut options: Vec<Html> = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for candidate in candidates {
        if !seen.contains(&candidate.shape.as_ref()) {
            seen.push(candidate.shape.as_ref());
            let read_as = Some(candidate.shape.clone().into_owned());
            let choice = Choice { read_as, repairs: input.choice.repairs.clone() };
            options.push(option(&candidate.title, choice));
        }
    }
    let now = card.read.first().map_or("", |read| read.title.as_ref());
    group([
        if options.is_empty() {
            none()
        } else {
            fold(
                "Read as…".to_owned(),
                group([
                    el("p").class("sub").with(format!("Read now as: {now}. These fit as well:")),
                    el("div").class("row").with(each(options)),
                ]),
            )
        },
        if chosen {
            el("div").class("row").kids([
                el("p").class("muted").with("Read in the way that you chose."),
                option("Read it as it came", Choice::default()),
            ])
        } else {
            none()
        },
    ])
}
