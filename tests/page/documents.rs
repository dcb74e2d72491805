//! The scripts and papers of an instance.

use super::{act, html, start};
use apim_planner::ui::action::{Action, Effect, Sharing};
use apim_planner::ui::route::{Page, Route};
use apim_planner::ui::state::{State, reduce};
use apim_planner::web::protocol::{Document, Goes};

/// The first instance of the sample that has a script and every paper.
fn at_an_instance() -> (State, u32) {
    let mut state = start();
    act(&mut state, Action::AddSample);
    for index in 0..state.count() {
        act(&mut state, Action::RouteChanged(Route::to(Page::Instance(index))));
        let offers = state.share.documents.offers(state.held, (index, ""));
        assert_eq!(offers.len(), 10);
        if offers.iter().all(|offer| offer.missing.is_none()) {
            return (state, index);
        }
    }
    panic!("no instance of the sample has all");
}

/// The page with a script, with a paper, and where there is neither.
pub(crate) fn documents() -> Vec<(String, String)> {
    let (mut state, index) = at_an_instance();
    let mut pages = Vec::new();
    for id in ["powershell", "consumer-notice"] {
        act(&mut state, Action::Share(Sharing::Document(index, id.to_owned())));
        pages.push((format!("instance with {id}"), html(&state)));
    }
    pages
}

#[test]
fn a_script_has_the_real_name_and_a_paper_only_where_it_is_wanted() {
    let (mut state, index) = at_an_instance();
    let name = state.instance(index).unwrap().name.clone();
    let text = |state: &State| state.document_text().unwrap().unwrap().to_string();
    assert!(state.document_text().is_none());

    act(&mut state, Action::Share(Sharing::Document(index, "bash".to_owned())));
    assert!(text(&state).contains(&name));
    let page = html(&state);
    assert!(page.contains("They carry the real names: they must, to run."));
    assert!(page.contains("set -euo pipefail"));

    act(&mut state, Action::Share(Sharing::Document(index, "change-request".to_owned())));
    let hidden = text(&state);
    assert!(!hidden.contains(&name) && hidden.contains("Redacted copy"), "{hidden}");
    assert!(html(&state).contains("names and other private values are hidden"));
    act(&mut state, Action::Share(Sharing::RealNames(true)));
    assert!(text(&state).contains(&name));
    assert!(html(&state).contains("everybody who gets one reads them"));
    act(&mut state, Action::Share(Sharing::PlainPaper(true)));
    assert!(text(&state).contains("======"));

    // Another day makes it anew.
    let before = text(&state);
    act(&mut state, Action::SetAsOf("2026-12-01".to_owned()));
    assert_ne!(text(&state), before);
    assert!(text(&state).contains("2026-12-01"));
}

#[test]
fn a_saved_document_has_no_name_of_an_input() {
    let (mut state, index) = at_an_instance();
    for (id, plain, file) in [
        ("terraform", false, "apim-script-N.tf"),
        ("support-ticket", false, "apim-support-ticket-N.md"),
        ("support-ticket", true, "apim-support-ticket-N.txt"),
    ] {
        act(&mut state, Action::Share(Sharing::PlainPaper(plain)));
        act(&mut state, Action::Share(Sharing::Document(index, id.to_owned())));
        let effects = reduce(&mut state, Action::Share(Sharing::SaveDocument));
        let saved = effects.iter().find_map(|effect| match effect {
            Effect::Render { order, .. } if order.delivery.goes == Goes::Save => Some(order),
            _ => None,
        });
        let saved = saved.unwrap();
        assert_eq!(saved.delivery.file_name, file.replace('N', &(index + 1).to_string()));
        let hidden = !saved.hide.0.is_empty();
        assert_eq!(hidden, matches!(saved.document, Document::Paper { .. }));
    }
}
