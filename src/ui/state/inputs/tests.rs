use super::KEPT;
use crate::engine::analyze;
use crate::input::Input;
use crate::report::parse_date;
use crate::ui::action::{Action, Content, Effect, FileHandle, InputSource};
use crate::ui::route::{Page, Route};
use crate::ui::state::{Phase, State, reduce};
use crate::web::protocol::Choice;
use std::rc::Rc;

fn start() -> State {
    State::new(parse_date("2026-11-22").unwrap(), Route::default())
}

fn with(names: &[&str]) -> State {
    let mut state = start();
    let files = (0_u32..).zip(names).map(|(handle, name)| file(handle, name)).collect();
    reduce(&mut state, Action::AddFiles(files));
    state
}

fn file(handle: u32, name: &str) -> FileHandle {
    FileHandle { handle, name: name.to_owned(), size: 1 }
}

fn names(state: &State) -> Vec<&str> {
    state.inputs.iter().map(|input| input.name.as_str()).collect()
}

fn id(state: &State, name: &str) -> u32 {
    state.inputs.iter().find(|input| input.name == name).unwrap().id
}

fn analysed(effects: &[Effect]) -> Option<&[InputSource]> {
    effects.iter().find_map(|effect| match effect {
        Effect::Analyze { inputs, .. } => Some(inputs.as_slice()),
        _ => None,
    })
}

fn dropped(effects: &[Effect]) -> Vec<u32> {
    let handle = |effect: &Effect| match effect {
        Effect::DropFile(handle) => Some(*handle),
        _ => None,
    };
    effects.iter().filter_map(handle).collect()
}

fn rename(state: &mut State, input: &str, name: Option<&str>) -> Vec<Effect> {
    let id = id(state, input);
    reduce(state, Action::Rename(id));
    let name = name.map(str::to_owned);
    reduce(state, Action::Renamed { name, by_key: true })
}

#[test]
fn a_removed_input_comes_back_where_it_was() {
    let mut state = with(&["a", "b", "c"]);
    let b = id(&state, "b");
    let effects = reduce(&mut state, Action::RemoveInput(b));
    assert_eq!(names(&state), ["a", "c"]);
    assert_eq!(analysed(&effects).unwrap().len(), 2);
    assert!(dropped(&effects).is_empty(), "the file is needed for the way back");
    assert_eq!(state.hint.as_ref().unwrap().text, "b was removed.");
    assert!(state.hint.as_ref().unwrap().undo);
    let next = format!("remove-{}", id(&state, "c"));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Focus(id) if *id == next)));
    let effects = reduce(&mut state, Action::Undo);
    assert_eq!(names(&state), ["a", "b", "c"]);
    assert_eq!(analysed(&effects).unwrap().len(), 3);
    assert_eq!(state.hint.as_ref().unwrap().text, "Undone: b was removed.");
}

#[test]
fn changes_are_undone_one_after_another_until_nothing_is_left() {
    let mut state = with(&["a", "b"]);
    reduce(&mut state, Action::AddText(Rc::from("{}")));
    rename(&mut state, "a", Some("z"));
    reduce(&mut state, Action::RemoveAll);
    assert!(state.inputs.is_empty());
    assert_eq!(state.phase, Phase::Empty);
    reduce(&mut state, Action::Undo);
    assert_eq!(names(&state), ["z", "b", "Pasted text 1"]);
    reduce(&mut state, Action::Undo);
    assert_eq!(names(&state), ["a", "b", "Pasted text 1"]);
    reduce(&mut state, Action::Undo);
    assert_eq!(names(&state), ["a", "b"]);
    let effects = reduce(&mut state, Action::Undo);
    assert!(state.inputs.is_empty());
    assert_eq!(dropped(&effects), [0, 1]);
    reduce(&mut state, Action::Undo);
    assert_eq!(state.hint.as_ref().unwrap().text, "There is nothing to undo.");
}

#[test]
fn removing_the_last_input_shows_the_empty_page_and_stops_the_worker() {
    let mut state = with(&["a"]);
    reduce(&mut state, Action::RouteChanged(Route::to(Page::Knowledge)));
    let a = id(&state, "a");
    let effects = reduce(&mut state, Action::RemoveInput(a));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Cancel)));
    assert!(analysed(&effects).is_none());
    assert_eq!((&state.phase, state.route.page), (&Phase::Empty, Page::Input));
    assert!(state.report.is_none());
    reduce(&mut state, Action::Undo);
    assert_eq!(names(&state), ["a"]);
}

#[test]
fn what_is_forgotten_does_not_come_back() {
    let mut state = with(&["a"]);
    let effects = reduce(&mut state, Action::Forget);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Forget)));
    reduce(&mut state, Action::Undo);
    assert!(state.inputs.is_empty());
}

#[test]
fn a_name_is_changed_by_what_is_written_and_stays_when_the_field_is_left_without() {
    let mut state = with(&["a", "b"]);
    let effects = rename(&mut state, "a", Some("  Customer\u{7}, east "));
    assert_eq!(names(&state), ["Customer, east", "b"]);
    assert!(analysed(&effects).is_some(), "the name stands in the report");
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Focus(_))));
    for kept in [None, Some(""), Some("b")] {
        assert!(analysed(&rename(&mut state, "b", kept)).is_none(), "{kept:?}");
        assert_eq!(names(&state), ["Customer, east", "b"]);
    }
    // The field tells a second time when it goes away.
    let again = Action::Renamed { name: Some("x".to_owned()), by_key: false };
    assert!(reduce(&mut state, again).is_empty());
    rename(&mut state, "b", Some(&"n".repeat(10_000)));
    assert_eq!(state.inputs[1].name.len(), super::LONGEST_NAME);
    assert!(state.hint.as_ref().unwrap().text.chars().count() < 100);
}

#[test]
fn no_two_inputs_have_one_name() {
    let mut state = with(&["a", "a", "a"]);
    assert_eq!(names(&state), ["a", "a (2)", "a (3)"]);
    rename(&mut state, "a", Some("a (2)"));
    assert_eq!(names(&state)[0], "a (2) (2)");
}

#[test]
fn a_choice_is_followed_said_and_undone() {
    let mut state = start();
    let list =
        include_str!("../../../../tests/fixtures/shapes/azResourceList/two-and-a-network.json");
    reduce(&mut state, Action::AddText(Rc::from(list)));
    let a = state.inputs[0].id;
    let input = Input::new("Pasted text 1", list.as_bytes());
    let report = Rc::new(analyze(&[input], &state.options).overview());
    reduce(&mut state, Action::Analyzed(1, report));
    let read_as = Choice { read_as: Some("armArray".to_owned()), ..Choice::default() };
    let effects = reduce(&mut state, Action::Choose(a, read_as.clone()));
    assert_eq!(analysed(&effects).unwrap()[0].choice, read_as);
    let said = |state: &State| state.hint.as_ref().unwrap().text.clone();
    assert_eq!(said(&state), "Pasted text 1 is read as Array of Azure resources.");
    assert!(reduce(&mut state, Action::Choose(a, read_as.clone())).is_empty());
    let mended = Choice { repairs: vec!["bareWords".to_owned()], ..read_as.clone() };
    reduce(&mut state, Action::Choose(a, mended));
    assert_eq!(said(&state), "Pasted text 1 was mended.");
    reduce(&mut state, Action::Undo);
    assert_eq!(state.inputs[0].choice, read_as);
    reduce(&mut state, Action::Choose(a, Choice::default()));
    assert_eq!(said(&state), "Pasted text 1 is read as it came.");
}

#[test]
fn an_edited_text_takes_the_place_of_the_old_one() {
    let mut state = start();
    reduce(&mut state, Action::AddText(Rc::from("{ old")));
    reduce(&mut state, Action::AddText(Rc::from("{}")));
    let old = id(&state, "Pasted text 1");
    let effects = reduce(&mut state, Action::Edit(Some(old)));
    assert!(matches!(&effects[0], Effect::Fill(text) if &**text == "{ old"));
    let effects = reduce(&mut state, Action::AddText(Rc::from("{ new")));
    assert_eq!(names(&state), ["Pasted text 1", "Pasted text 2"]);
    let read = &analysed(&effects).unwrap()[0];
    assert!(matches!(&read.content, Content::Text(text) if &**text == "{ new"));
    assert_ne!(read.id, old, "what has the same id has the same content");
    assert_eq!(state.editing, None);
    reduce(&mut state, Action::Undo);
    assert_eq!(state.inputs[0].id, old);
}

#[test]
fn an_edit_ends_when_its_input_goes() {
    let mut state = start();
    reduce(&mut state, Action::AddText(Rc::from("{ old")));
    reduce(&mut state, Action::AddText(Rc::from("{}")));
    let old = id(&state, "Pasted text 1");
    reduce(&mut state, Action::Edit(Some(old)));
    let effects = reduce(&mut state, Action::RemoveInput(old));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Fill(text) if text.is_empty())));
    assert_eq!(state.editing, None);
}

#[test]
fn the_way_back_is_bounded_and_lets_go_of_files_that_are_nowhere() {
    let mut state = with(&["a", "b"]);
    let a = id(&state, "a");
    reduce(&mut state, Action::RemoveInput(a));
    let mut gone = vec![];
    for count in 0..KEPT {
        assert!(gone.is_empty(), "{count}");
        let name = names(&state)[0].to_owned();
        gone = dropped(&rename(&mut state, &name, Some(&count.to_string())));
    }
    assert_eq!(gone, [0]);
}

#[test]
fn text_given_on_another_page_leads_to_the_inputs() {
    let mut state = start();
    reduce(&mut state, Action::RouteChanged(Route::to(Page::Knowledge)));
    reduce(&mut state, Action::AddText(Rc::from("{}")));
    assert_eq!(state.route.page, Page::Input);
}
