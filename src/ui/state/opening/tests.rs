use super::{Stage, link};
use crate::ui::action::{Action, Effect, Locked, Opening, Unlocked};
use crate::ui::route::{Page, Route};
use crate::ui::state::{Phase, State, reduce};
use crate::web::desk::Desk;
use crate::web::protocol::{Answer, CopyRequest, Refusal, Settings};
use std::rc::Rc;

const ONE: &str = r#"{ "type": "Microsoft.ApiManagement/service", "name": "apim-one",
    "location": "West Europe", "sku": { "name": "Standard", "capacity": 1 },
    "properties": { "platformVersion": "stv2", "virtualNetworkType": "None" } }"#;

fn start() -> State {
    State::new(crate::report::parse_date("2026-11-22").unwrap(), Route::default())
}

/// A link that was made on an earlier day.
fn made() -> String {
    let mut desk = Desk::default();
    let settings = Settings { as_of: "2026-07-01".to_owned(), prefer: Default::default() };
    desk.analyze(&[crate::input::Input::new("one.json", ONE.as_bytes())], &settings, &[]);
    let request = CopyRequest { hide: Default::default(), from: 0, count: 9 };
    let Answer::Copy(report) = desk.copy(request) else { panic!("no copy") };
    report.link
}

fn answer(effects: Vec<Effect>) -> Option<Action> {
    effects.into_iter().find_map(|effect| match effect {
        Effect::OpenLink { generation, link, options } => {
            let settings = options.as_ref().map(Settings::of);
            Some(Action::Open(match Desk::default().open(&link, settings.as_ref()) {
                Answer::Opened { overview, origin } => {
                    Opening::Opened(generation, Rc::new(*overview), Rc::new(origin))
                }
                Answer::Refused(why) => Opening::Refused(generation, why),
                other => panic!("{other:?}"),
            }))
        }
        _ => None,
    })
}

fn kept(effects: &[Effect]) -> Option<bool> {
    effects.iter().rev().find_map(|effect| match effect {
        Effect::KeepLink(link) => Some(link.is_some()),
        _ => None,
    })
}

/// Opens a link and answers for the worker.
fn opened(state: &mut State, text: &str) {
    let effects = reduce(state, Action::AddText(Rc::from(text)));
    assert_eq!(kept(&effects), Some(true));
    if let Some(action) = answer(effects) {
        reduce(state, action);
    }
}

#[test]
fn a_link_is_told_from_an_input() {
    for text in
        ["p1.AAAA", " https://a.example/#p1.AAAA\n", "#e1.AAAA", "https://a.example/x#p12.A"]
    {
        assert!(link(text).is_some(), "{text}");
    }
    for text in ["", "#/share", "hello.", "{\"a\":\"#p1.AAAA\"}", "[\"#p1.A", "https://a.example/"]
    {
        assert!(link(text).is_none(), "{text}");
    }
}

#[test]
fn a_link_is_seen_for_its_own_day_and_then_for_today() {
    let mut state = start();
    opened(&mut state, &made());
    assert_eq!(state.route.page, Page::Overview);
    assert_eq!(state.options.as_of.to_string(), "2026-07-01");
    assert_eq!(state.count(), 1);
    let effects = reduce(&mut state, Action::SetAsOf(String::new()));
    let action = answer(effects).unwrap();
    reduce(&mut state, action);
    assert_eq!(state.options.as_of, state.today);
    assert_eq!(state.origin().unwrap().settings.as_of, "2026-07-01");
}

#[test]
fn the_inputs_wait_behind_a_shared_plan() {
    let mut state = start();
    reduce(&mut state, Action::AddText(Rc::from(ONE)));
    opened(&mut state, &made());
    assert!(state.origin().is_some());
    reduce(&mut state, Action::Undo);
    assert_eq!(state.inputs.len(), 1, "what is not in sight is not changed");
    let effects = reduce(&mut state, Action::Open(Opening::Close));
    assert_eq!(kept(&effects), Some(false));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Analyze { .. })));
    assert_eq!(state.options.as_of, state.today);
    assert!(state.shared.is_none());
}

#[test]
fn a_link_that_does_not_open_is_not_kept() {
    let link = made();
    let mut state = start();
    let effects = reduce(&mut state, Action::Open(Opening::Link(Rc::from(&link[..30]))));
    let effects = reduce(&mut state, answer(effects).unwrap());
    assert_eq!(kept(&effects), Some(false));
    assert!(matches!(&state.shared.as_ref().unwrap().stage, Stage::Refused(_)));
    reduce(&mut state, Action::Open(Opening::Close));
    assert_eq!(state.phase, Phase::Empty);
}

#[test]
fn a_passphrase_is_asked_for_until_it_opens() {
    let mut state = start();
    let sealed: Rc<str> = Rc::from("e1.AAAA");
    reduce(&mut state, Action::Open(Opening::Link(sealed.clone())));
    let effects = reduce(&mut state, Action::Open(Opening::Unlock("first".to_owned())));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Unlock { .. })));
    let locked = Locked::Link(sealed);
    let why = Refusal { title: "No.".into(), text: "Again.".into() };
    let wrong = Opening::Unlocked(locked.clone(), Err(why));
    reduce(&mut state, Action::Open(wrong));
    assert!(matches!(
        state.shared.as_ref().unwrap().stage,
        Stage::Locked { failed: Some(_), trying: false, .. }
    ));
    let right = Opening::Unlocked(locked, Ok(Unlocked::Link(Rc::from(made()))));
    let effects = reduce(&mut state, Action::Open(right));
    let action = answer(effects).unwrap();
    reduce(&mut state, action);
    assert!(state.origin().is_some());
}

#[test]
fn a_shared_plan_becomes_an_input_for_the_same_day() {
    let mut state = start();
    opened(&mut state, &made());
    let file = crate::ui::action::FileHandle { handle: 1, name: "s.json".to_owned(), size: 1 };
    let generation = state.generation;
    reduce(&mut state, Action::Open(Opening::WentOn(generation, file)));
    assert!(state.shared.is_none());
    assert_eq!(state.inputs.len(), 1);
    assert_eq!(state.options.as_of.to_string(), "2026-07-01");
}

#[test]
fn everything_is_forgotten() {
    let mut state = start();
    opened(&mut state, &made());
    let effects = reduce(&mut state, Action::Forget);
    assert_eq!(kept(&effects), Some(false));
    assert!(state.shared.is_none() && state.report.is_none());
}
