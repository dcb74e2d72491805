//! The page as HTML, made natively, with the desk of the worker behind it.

pub(crate) mod documents;
pub(crate) mod sharing;

use apim_planner::engine::analyze;
use apim_planner::input::Input;
use apim_planner::report::parse_date;
use apim_planner::ui::action::{Action, Content, Effect, InputSource, Opening, Sharing};
use apim_planner::ui::app::{App, AppProps};
use apim_planner::ui::route::Route;
use apim_planner::ui::state::{State, reduce};
use apim_planner::web::desk::Desk;
use apim_planner::web::protocol::{Answer, Goes, Settings};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use yew::Callback;

/// Renders a state. Nothing in the page waits for anything, so that polling is enough.
pub(crate) fn html(state: &State) -> String {
    let props = AppProps {
        state: Rc::new(state.clone()),
        dispatch: Callback::noop(),
        on_files: Callback::noop(),
    };
    let renderer = yew::LocalServerRenderer::<App>::with_props(props).hydratable(false);
    let mut rendering = std::pin::pin!(renderer.render());
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..100_000 {
        if let Poll::Ready(html) = rendering.as_mut().poll(&mut context) {
            return html;
        }
    }
    panic!("the page was not rendered");
}

pub(crate) fn start() -> State {
    State::new(parse_date("2026-11-22").unwrap(), Route::default())
}

/// Does an action and answers what it asks of the worker.
pub(crate) fn act(state: &mut State, action: Action) {
    let mut effects = reduce(state, action);
    while let Some(effect) = effects.pop() {
        let answer = match effect {
            Effect::Analyze { generation, .. } => {
                Action::Analyzed(generation, Rc::new(analysis(state).overview()))
            }
            Effect::LoadInstance { generation, index, path } => {
                let Answer::Instance { report, offers, .. } =
                    desk(state).instance(index, path.to_owned())
                else {
                    panic!("no instance")
                };
                let offers = Sharing::Offered(generation, (index, path), Rc::new(offers));
                effects.extend(reduce(state, Action::Share(offers)));
                Action::InstanceLoaded(generation, (index, path), Rc::from(report))
            }
            Effect::AskCopy { generation, request } => {
                let Answer::Copy(report) = desk(state).copy(request) else { panic!("no copy") };
                Action::Share(Sharing::Told(generation, Rc::new(*report)))
            }
            Effect::Render { generation, order } => {
                let mut document = Vec::new();
                desk(state).render(&order, &mut document).unwrap();
                let order = Rc::new(order);
                match order.delivery.goes {
                    Goes::Keep => Action::Share(Sharing::Kept(generation, order, 12_345)),
                    Goes::Show => {
                        let text = String::from_utf8(document).unwrap();
                        Action::Share(Sharing::Shown(generation, order, Rc::from(text)))
                    }
                    _ => continue,
                }
            }
            Effect::OpenLink { generation, link, options } => {
                let settings = options.as_ref().map(Settings::of);
                Action::Open(match Desk::default().open(&link, settings.as_ref()) {
                    Answer::Opened { overview, origin } => {
                        Opening::Opened(generation, Rc::new(*overview), Rc::new(origin))
                    }
                    Answer::Refused(why) => Opening::Refused(generation, why),
                    other => panic!("{other:?}"),
                })
            }
            _ => continue,
        };
        effects.extend(reduce(state, answer));
    }
}

/// What the worker holds after it has read the inputs.
pub(crate) fn desk(state: &State) -> Desk {
    let texts: Vec<(&str, &str)> = state.inputs.iter().map(text).collect();
    let inputs: Vec<Input<'_>> =
        texts.iter().map(|(name, text)| Input::new(name, text.as_bytes())).collect();
    let mut desk = Desk::default();
    desk.analyze(&inputs, &Settings::of(&state.options), &state.decisions);
    desk
}

pub(crate) fn text(input: &InputSource) -> (&str, &str) {
    match &input.content {
        Content::Text(text) => (&input.name, text),
        Content::File(_) => panic!("a file"),
    }
}

pub(crate) fn analysis(state: &State) -> apim_planner::engine::Analysis {
    let inputs: Vec<Input<'_>> = state
        .inputs
        .iter()
        .filter_map(|input| match &input.content {
            Content::Text(text) => Some(input.choice.input(&input.name, text.as_bytes())),
            Content::File(_) => None,
        })
        .collect();
    analyze(&inputs, &state.options)
}

pub(crate) const ONE: &str = r#"{ "type": "Microsoft.ApiManagement/service", "name": "apim-one",
    "location": "West Europe", "sku": { "name": "Standard", "capacity": 1 },
    "properties": { "platformVersion": "stv2", "virtualNetworkType": "None" } }"#;

/// A start tag.
pub(crate) struct Tag<'a> {
    pub(crate) name: &'a str,
    pub(crate) attributes: Vec<(&'a str, &'a str)>,
    /// The text up to the next tag.
    pub(crate) text: &'a str,
}

impl Tag<'_> {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| *value)
    }
}

/// The start tags of rendered HTML, in which every value is quoted.
pub(crate) fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        rest = &rest[open + 1..];
        if rest.starts_with('/') || rest.starts_with('!') {
            continue;
        }
        let name_ends = rest.find([' ', '>', '/']).unwrap();
        let name = &rest[..name_ends];
        rest = &rest[name_ends..];
        let mut attributes = Vec::new();
        loop {
            rest = rest.trim_start_matches([' ', '/']);
            if let Some(after) = rest.strip_prefix('>') {
                rest = after;
                break;
            }
            let key_ends = rest.find(['=', ' ', '>', '/']).unwrap();
            let key = &rest[..key_ends];
            rest = &rest[key_ends..];
            match rest.strip_prefix("=\"") {
                Some(value) => {
                    let ends = value.find('"').unwrap();
                    attributes.push((key, &value[..ends]));
                    rest = &value[ends + 1..];
                }
                None => attributes.push((key, "")),
            }
        }
        let text = &rest[..rest.find('<').unwrap_or(rest.len())];
        tags.push(Tag { name, attributes, text });
    }
    tags
}

/// The words of a part of the page.
pub(crate) fn words_of(html: &str, from: &str, to: &str) -> String {
    let (_, part) = html.split_once(from).unwrap();
    blocks(part.split_once(to).unwrap().0)
}

pub(crate) fn blocks(section: &str) -> String {
    let mut words = String::new();
    for piece in section.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap();
        let name = tag.split(' ').next().unwrap();
        if matches!(name, "div" | "p" | "h2" | "h3" | "li" | "pre" | "summary" | "button" | "tr") {
            words.push('\n');
        }
        match name {
            "span" | "td" | "th" => words.push(' '),
            "mark" => words.push('['),
            "/mark" => words.push(']'),
            "summary" => words.push_str("+ "),
            "button" => words.push_str("* "),
            _ => {}
        }
        words.push_str(text);
    }
    let lines = words.lines().map(str::trim_end).filter(|line| !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}
