use super::{FIRST, PAGE};
use crate::share::redact::{Class, Hide};
use crate::ui::action::{Action, Effect, Sharing, Way};
use crate::ui::route::{Page, Route};
use crate::ui::state::{SAMPLE, State, reduce};
use crate::web::desk::Desk;
use crate::web::protocol::{Answer, CopyReport, CopyRequest, Settings};
use std::rc::Rc;

fn at_share() -> (State, Vec<Effect>) {
    let today = crate::report::parse_date("2026-11-22").unwrap();
    let mut state = State::new(today, Route::default());
    reduce(&mut state, Action::AddSample);
    let Answer::Analyzed { overview } = desk().1 else { panic!("no report") };
    let analyzed = Action::Analyzed(state.generation, Rc::new(*overview));
    reduce(&mut state, analyzed);
    let effects = reduce(&mut state, Action::Go(Route::to(Page::Share)));
    (state, effects)
}

fn desk() -> (Desk, Answer) {
    let mut desk = Desk::default();
    let settings = Settings { as_of: "2026-11-22".to_owned(), prefer: Default::default() };
    let input = crate::input::Input::new("sample-fleet.json", SAMPLE.as_bytes());
    let answer = desk.analyze(&[input], &settings, &[]);
    (desk, answer)
}

fn copy(request: &CopyRequest) -> Rc<CopyReport> {
    let Answer::Copy(report) = desk().0.copy(request.clone()) else { panic!("no copy") };
    Rc::new(*report)
}

fn asked(effects: &[Effect]) -> Vec<CopyRequest> {
    let asked = effects.iter().filter_map(|effect| match effect {
        Effect::AskCopy { request, .. } => Some(request.clone()),
        _ => None,
    });
    asked.collect()
}

#[test]
fn everything_but_the_regions_is_hidden_until_it_is_wanted() {
    let (state, effects) = at_share();
    let [request] = asked(&effects).try_into().unwrap();
    assert_eq!(request, CopyRequest { hide: Hide::default(), from: 0, count: FIRST });
    assert!(!state.share.hide.has(Class::Regions));
    assert!(state.share.link().is_none(), "nothing to copy before it is there");
}

#[test]
fn whoever_ticks_fast_gets_the_last_choice_and_no_link_of_another() {
    let (mut state, effects) = at_share();
    let [first] = asked(&effects).try_into().unwrap();
    let tick =
        |state: &mut State, class, on| reduce(state, Action::Share(Sharing::Hide(class, on)));
    assert_eq!(asked(&tick(&mut state, Class::Names, false)), []);
    assert_eq!(asked(&tick(&mut state, Class::Regions, true)), []);
    let generation = state.generation;
    let told = Action::Share(Sharing::Told(generation, copy(&first)));
    let [last] = asked(&reduce(&mut state, told)).try_into().unwrap();
    assert!(!last.hide.has(Class::Names) && last.hide.has(Class::Regions));
    assert!(state.share.link().is_none(), "the answer is about another choice");
    let report = copy(&last);
    reduce(&mut state, Action::Share(Sharing::Told(generation, report.clone())));
    assert_eq!(state.share.link(), Some(report.link.as_str()));
    tick(&mut state, Class::Names, true);
    assert!(state.share.link().is_none());
}

#[test]
fn an_answer_of_an_older_analysis_is_dropped() {
    let (mut state, effects) = at_share();
    let [request] = asked(&effects).try_into().unwrap();
    let older = state.generation;
    reduce(&mut state, Action::SetAsOf("2027-01-01".to_owned()));
    reduce(&mut state, Action::Share(Sharing::Told(older, copy(&request))));
    assert!(state.share.told().is_none());
}

#[test]
fn a_file_is_made_for_its_format_and_saved_when_it_is_there() {
    let (mut state, effects) = at_share();
    let [request] = asked(&effects).try_into().unwrap();
    let generation = state.generation;
    reduce(&mut state, Action::Share(Sharing::Told(generation, copy(&request))));
    let made = |effects: &[Effect]| {
        effects.iter().find_map(|effect| match effect {
            Effect::Render { order, .. } => Some(order.clone()),
            _ => None,
        })
    };
    let order = made(&reduce(&mut state, Action::Share(Sharing::Way(Way::File)))).unwrap();
    assert!(state.share.file_size().is_none());
    reduce(&mut state, Action::Share(Sharing::Kept(generation, Rc::new(order), 7)));
    assert_eq!(state.share.file_size(), Some(7));
    let other = Action::Share(Sharing::Format("json".to_owned()));
    let order = made(&reduce(&mut state, other)).unwrap();
    assert_eq!(order.delivery.file_name, "apim-report.json");
    assert!(state.share.file_size().is_none(), "the kept file has another format");
}

#[test]
fn the_list_of_values_turns() {
    let (mut state, effects) = at_share();
    let [request] = asked(&effects).try_into().unwrap();
    let told = Action::Share(Sharing::Told(state.generation, copy(&request)));
    reduce(&mut state, told);
    let [all] = asked(&reduce(&mut state, Action::Share(Sharing::All(true)))).try_into().unwrap();
    assert_eq!((all.from, all.count), (0, PAGE));
    let told = Action::Share(Sharing::Told(state.generation, copy(&all)));
    reduce(&mut state, told);
    let next = reduce(&mut state, Action::Share(Sharing::TurnTo(1)));
    assert_eq!(asked(&next).first().map(|next| next.from), Some(PAGE));
}

#[test]
fn an_answer_is_translated_with_what_the_copy_hides() {
    let (mut state, _) = at_share();
    reduce(&mut state, Action::Share(Sharing::Hide(Class::Tags, false)));
    let written = "Start with apim-01.".to_owned();
    let effects = reduce(&mut state, Action::Share(Sharing::Translate(written)));
    let [text] = <[_; 1]>::try_from(
        effects
            .into_iter()
            .filter_map(|effect| match effect {
                Effect::Translate { text, .. } => Some(text),
                _ => None,
            })
            .collect::<Vec<_>>(),
    )
    .unwrap();
    assert_eq!(text.hide, state.share.hide);
    let (mut desk, _) = desk();
    let Answer::Translated(own) = desk.translate(&text, None) else { panic!("no text") };
    assert_eq!(own.text, "Start with apim-core-prod-weu.");
    let Answer::Translated(foreign) = desk.translate(&text, Some(b"{}")) else { panic!("no text") };
    assert!(foreign.problem.is_some() && foreign.text.is_empty());
    let Answer::Translated(none) = Desk::default().translate(&text, None) else {
        panic!("no text")
    };
    assert!(none.problem.is_some());
    reduce(&mut state, Action::Share(Sharing::Translated(Rc::new(own))));
    assert!(state.share.translated.is_some());
    reduce(&mut state, Action::Forget);
    assert!(state.share.translated.is_none(), "forgotten with everything else");
}
