use super::super::{State, parse_date, reduce};
use crate::input::Input;
use crate::ui::action::{Accepting, Action, Content, Effect};
use crate::ui::route::{Page, Route};
use crate::web::desk::Desk;
use crate::web::protocol::{Answer, Settings};
use std::rc::Rc;

const ONE: &str = r#"{ "type": "Microsoft.ApiManagement/service", "name": "apim-one",
    "location": "West Europe", "sku": { "name": "Standard", "capacity": 1 },
    "properties": { "platformVersion": "stv2", "virtualNetworkType": "None" } }"#;

/// Answers the analysis that was asked for as the worker does.
fn answer(state: &mut State) {
    let Some(Content::Text(text)) = state.inputs.first().map(|input| input.content.clone()) else {
        panic!("no input")
    };
    let settings = Settings::of(&state.options);
    let given = [Input::new("one.json", text.as_bytes())];
    let answer = Desk::default().analyze(&given, &settings, &state.decisions);
    let Answer::Analyzed { overview } = answer else { panic!("{answer:?}") };
    reduce(state, Action::Analyzed(state.generation, Rc::new(*overview)));
}

fn start() -> State {
    let mut state = State::new(parse_date("2026-11-22").unwrap(), Route::to(Page::Instance(0)));
    reduce(&mut state, Action::AddText(Rc::from(ONE)));
    answer(&mut state);
    state
}

fn open_form(state: &mut State) -> Vec<Effect> {
    let finding = state.instance(0).unwrap().findings[0].clone();
    let start = Accepting::Start { index: 0, finding: finding.id.to_string(), key: finding.key };
    reduce(state, Action::Accept(start))
}

fn write(state: &mut State, reason: &str, owner: &str, until: &str) -> Vec<Effect> {
    reduce(state, Action::Accept(Accepting::Reason(reason.to_owned())));
    reduce(state, Action::Accept(Accepting::Owner(owner.to_owned())));
    reduce(state, Action::Accept(Accepting::Until(until.to_owned())));
    reduce(state, Action::Accept(Accepting::Accept))
}

fn focused(effects: &[Effect]) -> &str {
    let focus = effects.iter().rev().find_map(|effect| match effect {
        Effect::Focus(id) => Some(id.as_str()),
        _ => None,
    });
    focus.unwrap_or_default()
}

#[test]
fn what_is_missing_is_asked_for_where_it_is_missing() {
    let mut state = start();
    assert_eq!(focused(&open_form(&mut state)), "accept-reason");
    for (fields, missing) in [
        (["  ", "Ana", "2027-01-01"], "accept-reason"),
        (["known", "", "2027-01-01"], "accept-owner"),
        (["known", "Ana", ""], "accept-until"),
        (["known", "Ana", "2026-11-21"], "accept-until"),
    ] {
        let [reason, owner, until] = fields;
        assert_eq!(focused(&write(&mut state, reason, owner, until)), missing);
        assert_eq!(state.draft.as_ref().unwrap().fault.unwrap().0, missing);
        assert!(state.decisions.is_empty());
    }
}

#[test]
fn accepted_taken_back_and_accepted_again() {
    let mut state = start();
    let before = state.instance(0).unwrap().findings.len();
    open_form(&mut state);
    let effects = write(&mut state, "known", "Ana", "2027-01-01");
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Analyze { .. })));
    assert!(state.draft.is_none());
    answer(&mut state);
    let one = state.instance(0).unwrap();
    assert_eq!((one.findings.len(), one.accepted.len()), (before - 1, 1));

    let finding = one.accepted[0].finding.clone();
    let (id, key) = (finding.id.to_string(), finding.key);
    let withdraw = Accepting::Withdraw { index: 0, finding: id, key };
    reduce(&mut state, Action::Accept(withdraw));
    answer(&mut state);
    let one = state.instance(0).unwrap();
    assert_eq!((one.findings.len(), one.accepted.len()), (before, 0));
    assert_eq!(state.decisions.len(), 1, "a file may hold what was taken back");

    open_form(&mut state);
    assert_eq!(state.draft.as_ref().unwrap().acceptance.owner, "", "nobody answers for one");
    reduce(&mut state, Action::Accept(Accepting::Leave));
    assert!(state.draft.is_none());
}
