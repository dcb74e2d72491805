use super::{Action, Effect, Phase, State, parse_date, reduce};
use crate::engine::{Analysis, analyze};
use crate::input::Input;
use crate::options::Prefer;
use crate::share::redact::Hide;
use crate::ui::action::{Content, Progress};
use crate::ui::fleet::{Column, Facet, PAST_DUE};
use crate::ui::route::{Page, Route};
use std::rc::Rc;

const ONE: &str = r#"{ "type": "Microsoft.ApiManagement/service", "name": "apim-one",
    "location": "West Europe", "sku": { "name": "Standard", "capacity": 1 },
    "properties": { "platformVersion": "stv2", "virtualNetworkType": "None" } }"#;

fn start() -> State {
    State::new(parse_date("2026-11-22").unwrap(), Route::default())
}

fn analysis(state: &State) -> Analysis {
    let text = |content: &Content| match content {
        Content::Text(text) => text.as_bytes().to_vec(),
        Content::File(_) => Vec::new(),
    };
    let bytes: Vec<Vec<u8>> = state.inputs.iter().map(|input| text(&input.content)).collect();
    let inputs: Vec<Input<'_>> = state
        .inputs
        .iter()
        .zip(&bytes)
        .map(|(input, bytes)| input.choice.input(&input.name, bytes))
        .collect();
    analyze(&inputs, &state.options)
}

/// Answers the analysis that was asked for.
fn answer(state: &mut State) -> Vec<Effect> {
    let report = analysis(state).overview();
    reduce(state, Action::Analyzed(state.generation, Rc::new(report)))
}

fn asked(effects: &[Effect]) -> Option<u64> {
    effects.iter().find_map(|effect| match effect {
        Effect::Analyze { generation, .. } => Some(*generation),
        _ => None,
    })
}

fn routed(effects: &[Effect]) -> Option<Page> {
    effects.iter().find_map(|effect| match effect {
        Effect::SetRoute { route, .. } => Some(route.page),
        _ => None,
    })
}

#[test]
fn a_clean_paste_leads_to_the_overview() {
    let mut state = start();
    let effects = reduce(&mut state, Action::AddText(Rc::from(ONE)));
    assert_eq!(asked(&effects), Some(1));
    assert!(matches!(state.phase, Phase::Working(_)));
    assert_eq!(routed(&answer(&mut state)), Some(Page::Overview));
    assert_eq!(state.count(), 1);
    assert_eq!(state.held, Some(1));
}

#[test]
fn an_input_that_was_not_read_is_shown_before_the_overview() {
    let mut state = start();
    reduce(&mut state, Action::AddText(Rc::from("hello")));
    let effects = answer(&mut state);
    assert_eq!(routed(&effects), None);
    assert!(
        effects.iter().any(|effect| matches!(effect, Effect::Reveal(id) if id == "recognised"))
    );
}

#[test]
fn blank_text_is_no_input() {
    let mut state = start();
    assert!(reduce(&mut state, Action::AddText(Rc::from(" \n"))).is_empty());
    assert!(state.inputs.is_empty());
    assert!(state.hint.is_some());
}

#[test]
fn the_sample_is_there_once_and_leads_to_the_overview() {
    let mut state = start();
    reduce(&mut state, Action::AddSample);
    reduce(&mut state, Action::AddSample);
    assert_eq!(state.inputs.len(), 1);
    assert_eq!(routed(&answer(&mut state)), Some(Page::Overview));
    assert_eq!(state.count(), 24);
}

#[test]
fn answers_of_an_older_generation_are_dropped() {
    let mut state = start();
    reduce(&mut state, Action::AddText(Rc::from(ONE)));
    let report = Rc::new(analysis(&state).overview());
    reduce(&mut state, Action::AddText(Rc::from(ONE)));
    reduce(&mut state, Action::Analyzed(1, Rc::clone(&report)));
    assert!(state.report.is_none());
    reduce(&mut state, Action::Forget);
    reduce(&mut state, Action::Analyzed(2, report));
    assert!(state.report.is_none());
    assert!(state.inputs.is_empty());
}

#[test]
fn a_plan_is_loaded_once() {
    let mut state = start();
    reduce(&mut state, Action::AddText(Rc::from(ONE)));
    answer(&mut state);
    let route = Route::to(Page::Instance(0));
    let effects = reduce(&mut state, Action::RouteChanged(route));
    assert!(effects.iter().any(|one| matches!(one, Effect::LoadInstance { index: 0, .. })));
    let instance = Rc::new(analysis(&state).instance(0).unwrap());
    reduce(&mut state, Action::InstanceLoaded(1, (0, ""), instance));
    assert!(state.instance(0).unwrap().plan.is_some());
    reduce(&mut state, Action::RouteChanged(Route::to(Page::Overview)));
    let effects = reduce(&mut state, Action::RouteChanged(route));
    assert!(!effects.iter().any(|one| matches!(one, Effect::LoadInstance { .. })));
}

#[test]
fn another_day_or_preference_is_a_new_analysis() {
    let mut state = start();
    assert!(reduce(&mut state, Action::SetAsOf("2025-01-01".to_owned())).is_empty());
    reduce(&mut state, Action::AddText(Rc::from(ONE)));
    answer(&mut state);
    assert!(asked(&reduce(&mut state, Action::SetAsOf("2024-02-30".to_owned()))).is_none());
    assert!(asked(&reduce(&mut state, Action::SetAsOf(String::new()))).is_some());
    assert_eq!(state.options.as_of, state.today);
    assert!(asked(&reduce(&mut state, Action::SetPrefer(Prefer::NoDowntime))).is_some());
    assert!(asked(&reduce(&mut state, Action::SetPrefer(Prefer::NoDowntime))).is_none());
}

#[test]
fn escape_stops_an_analysis_and_keeps_the_inputs() {
    let mut state = start();
    reduce(&mut state, Action::AddText(Rc::from(ONE)));
    let effects = reduce(&mut state, Action::Key("Escape".to_owned()));
    assert!(matches!(effects[..], [Effect::Cancel]));
    assert_eq!(state.phase, Phase::Cancelled);
    assert_eq!(state.inputs.len(), 1);
    reduce(&mut state, Action::Progress(1, Progress::default()));
    assert_eq!(state.phase, Phase::Cancelled);
    assert!(asked(&reduce(&mut state, Action::Retry)).is_some());
}

#[test]
fn a_worker_that_dies_while_it_reads_is_a_failure_and_a_complete_report_stays() {
    let gone = || Action::WorkerGone { message: "gone".to_owned(), detail: String::new() };
    let mut state = start();
    reduce(&mut state, Action::AddText(Rc::from(ONE)));
    reduce(&mut state, gone());
    assert!(matches!(state.phase, Phase::Failed { .. }));
    reduce(&mut state, Action::Retry);
    answer(&mut state);
    reduce(&mut state, gone());
    assert_eq!(state.phase, Phase::Ready);
    assert_eq!(state.count(), 1);
    let effects = reduce(&mut state, Action::RouteChanged(Route::to(Page::Instance(0))));
    assert!(asked(&effects).is_some(), "the new worker holds nothing");
}

#[test]
fn the_plan_of_an_instance_leaves_with_names_hidden_in_it_and_in_the_name_of_its_file() {
    let mut state = start();
    reduce(&mut state, Action::AddText(Rc::from(ONE.replace("apim-one", "../../a b\\u202e"))));
    answer(&mut state);
    let effects = reduce(&mut state, Action::Deliver { index: 0, copy: false });
    let [Effect::Render { order, .. }] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(order.delivery.file_name, "apim-plan-1.md");
    assert_eq!(order.delivery.mime, "text/markdown");
    assert_eq!(order.hide, Hide::default());
}

#[test]
fn keys_move_in_the_table_and_between_pages() {
    let mut state = start();
    reduce(&mut state, Action::AddSample);
    answer(&mut state);
    let key = |state: &mut State, key: &str| reduce(state, Action::Key(key.to_owned()));
    assert!(key(&mut state, "ArrowDown").is_empty(), "the arrows scroll at first");
    assert!(matches!(&key(&mut state, "j")[..], [Effect::Focus(_)]));
    let first = state.cursor;
    key(&mut state, "j");
    assert_ne!(state.cursor, first);
    key(&mut state, "k");
    assert_eq!(state.cursor, first);
    key(&mut state, "g");
    assert_eq!(routed(&key(&mut state, "p")), Some(Page::Plan));
    reduce(&mut state, Action::RouteChanged(Route::to(Page::Instance(23))));
    assert!(key(&mut state, "]").is_empty());
    assert_eq!(routed(&key(&mut state, "[")), Some(Page::Instance(22)));
    reduce(&mut state, Action::SetKeys(false));
    assert!(key(&mut state, "[").is_empty());
}

#[test]
fn filters_narrow_the_table_and_can_be_cleared() {
    let mut state = start();
    reduce(&mut state, Action::AddSample);
    answer(&mut state);
    let matched =
        |state: &State| crate::ui::fleet::rows(state.report.as_ref().unwrap(), &state.view).matched;
    reduce(&mut state, Action::FilterBy(Facet::Platform, Some("stv1".to_owned())));
    assert_eq!(matched(&state), 6);
    reduce(&mut state, Action::FilterText("PROD".to_owned()));
    assert_eq!(matched(&state), 3);
    reduce(&mut state, Action::ClearFilters);
    assert_eq!(matched(&state), 24);
    reduce(&mut state, Action::FilterBy(Facet::Due, Some(PAST_DUE.to_owned())));
    assert!((1..24).contains(&matched(&state)));
    reduce(&mut state, Action::SortBy(Column::Name));
    assert_eq!(state.view.sort, (Column::Name, false));
    reduce(&mut state, Action::SortBy(Column::Name));
    assert_eq!(state.view.sort, (Column::Name, true));
}

#[test]
fn the_button_says_copied_until_its_time_is_over() {
    let mut state = start();
    let effects = reduce(&mut state, Action::Copied { key: "a".to_owned(), ok: true });
    assert!(matches!(effects[..], [Effect::Later(2000, _)]));
    assert_eq!(state.copied.as_deref(), Some("a"));
    reduce(&mut state, Action::CopiedFades("b".to_owned()));
    assert_eq!(state.copied.as_deref(), Some("a"));
    reduce(&mut state, Action::CopiedFades("a".to_owned()));
    assert_eq!(state.copied, None);
}
