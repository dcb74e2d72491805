//! The pages of sharing, and of plans that came by a link, in their states.

use super::{act, html, start};
use apim_planner::share::redact::Class;
use apim_planner::ui::action::{Action, FileHandle, Locked, Opening, Sharing, Way};
use apim_planner::ui::route::{Page, Route};
use apim_planner::ui::state::State;
use apim_planner::web::protocol::Refusal;
use std::rc::Rc;

/// The sample on the page of sharing.
pub(crate) fn to_share() -> State {
    let mut state = start();
    act(&mut state, Action::AddSample);
    act(&mut state, Action::RouteChanged(Route::to(Page::Share)));
    state
}

/// The page of sharing in its states.
pub(crate) fn sharing() -> Vec<(String, String)> {
    let mut state = to_share();
    state.share.can_seal = true;
    let mut pages = vec![("share a link".to_owned(), html(&state))];
    let mut after = |name: &str, action: Sharing| {
        act(&mut state, Action::Share(action));
        pages.push((name.to_owned(), html(&state)));
    };
    after("share, all values", Sharing::All(true));
    after("share a file", Sharing::Way(Way::File));
    after("share an encrypted file", Sharing::Encrypt(true));
    after("share, no passphrase", Sharing::Seal(String::new()));
    after("share by clipboard", Sharing::Way(Way::Clipboard));
    after("share on paper", Sharing::Way(Way::Print));
    after("share an encrypted link", Sharing::Way(Way::Link));
    after("share with a preview", Sharing::Preview(true));
    after("share with less hidden", Sharing::Hide(Class::Names, false));
    pages
}

/// The link to the sample, with what is hidden by default.
pub(crate) fn sample_link() -> String {
    to_share().share.link().unwrap().to_owned()
}

/// Plans that came by a link, and links that do not open.
pub(crate) fn opening() -> Vec<(String, String)> {
    let link = sample_link();
    let mut pages = Vec::new();
    let mut state = start();
    act(&mut state, Action::AddText(Rc::from(format!("https://planner.example/#{link}"))));
    for page in [Page::Overview, Page::Plan, Page::Input, Page::Share] {
        act(&mut state, Action::RouteChanged(Route::to(page)));
        pages.push((format!("shared {page:?}"), html(&state)));
    }
    for text in [&link[..link.len() / 2], "p1.AAAA", "p9.AAAA", "e1.AAAA"] {
        let mut state = start();
        act(&mut state, Action::Open(Opening::Link(Rc::from(text))));
        pages.push((format!("not opened {text:.8}"), html(&state)));
    }
    let file = FileHandle { handle: 1, name: "plan.enc".to_owned(), size: 9 };
    let mut state = start();
    act(&mut state, Action::Open(Opening::File(file.clone())));
    pages.push(("locked file".to_owned(), html(&state)));
    act(&mut state, Action::Open(Opening::Unlock("x".to_owned())));
    let why = Refusal { title: "It does not open".into(), text: "Try again.".into() };
    act(&mut state, Action::Open(Opening::Unlocked(Locked::File(file), Err(why))));
    pages.push(("locked file, another passphrase".to_owned(), html(&state)));
    pages
}
