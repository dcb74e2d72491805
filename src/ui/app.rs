//! The root of the views.

use super::action::Action;
use super::components::icon;
use super::components::{Cx, message, shell};
use super::pages;
use super::route::{Page, Route};
use super::state::{Phase, State};
use crate::ui::components::dom::{el, group, node, none};
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use web_sys::{FileList, HtmlElement};
use yew::prelude::*;

/// What the root gets from its host.
#[derive(Clone, Debug, Properties)]
pub struct AppProps {
    /// The state.
    pub state: Rc<State>,
    /// Takes actions.
    pub dispatch: Callback<Action>,
    /// Takes the files of a file field; the host keeps them and dispatches `AddFiles`.
    pub on_files: Callback<FileList>,
}

/// A new state is a new `Rc`: the report in it is not compared.
impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && self.dispatch == other.dispatch
    }
}

/// The whole page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let cx = Cx { state: &props.state, dispatch: &props.dispatch };
    let (key, content) = view(cx, &props.on_files);
    group([
        node(icon::sprite()),
        shell::bar(cx),
        el("main").attr("id", "main").class("page").attr("tabindex", "-1").kids([
            el("div").key(key).class("view").with(content),
            pages::privacy::newer(cx),
            hint(cx),
        ]),
        shell::footer(),
        shell::live(cx),
        shell::dialogs(cx),
        shell::drop_overlay(cx),
    ])
}

/// What the person should know about the last thing they did. It stays in sight until it is closed
/// or something else is done.
fn hint(cx: Cx<'_>) -> Html {
    let Some(hint) = &cx.state.hint else { return Html::default() };
    let button = |word: &'static str, action: Action| {
        el("button").class("btn small").attr("type", "button").click(cx.click(action)).with(word)
    };
    el("div").class("hint-bar").with(message(
        "note",
        node(&hint.text),
        el("div").class("row").kids([
            if hint.undo { button("Undo", Action::Undo) } else { none() },
            button("Close", Action::CloseHint),
        ]),
    ))
}

/// The page of the route. Pages of the report give way to the input page while there is none.
fn view(cx: Cx<'_>, on_files: &Callback<FileList>) -> (String, Html) {
    let page = cx.state.route.page;
    let key = Route::to(page).hash();
    let shared = cx.state.shared.as_ref().filter(|_| !of_itself(page));
    if let Some(content) = shared.and_then(|shared| pages::shared::page(cx, &shared.stage)) {
        return ("shared".to_owned(), content);
    }
    let content = match (page, &cx.state.report) {
        (Page::Knowledge, _) => pages::knowledge::page(cx),
        (Page::Rule(id), _) => pages::rule::page(cx, id),
        (Page::Privacy, _) => pages::privacy::page(cx),
        (Page::Overview, Some(report)) => pages::overview::page(cx, report),
        (Page::Plan, Some(report)) => pages::plan::page(report),
        (Page::Share, Some(_)) if cx.state.count() > 0 => pages::share::page(cx),
        (Page::Share, _) => pages::share::without_report(cx),
        (Page::Instance(index), Some(_)) => pages::instance::page(cx, index),
        _ => {
            let content = group([banner(cx), pages::input::page(cx, on_files)]);
            return (Route::default().hash(), content);
        }
    };
    let above = match &cx.state.phase {
        Phase::Working(progress) if cx.state.report.is_some() => {
            pages::progress::strip(cx, progress)
        }
        Phase::Failed { message, detail } => pages::error::strip(cx, message, detail),
        _ => Html::default(),
    };
    (key, group([not_hidden(cx), banner(cx), node(above), node(content)]))
}

/// Whether a page is about the program alone, and nothing of a plan is on it.
const fn of_itself(page: Page) -> bool {
    matches!(page, Page::Knowledge | Page::Rule(_) | Page::Privacy)
}

/// The banner over every page of a shared plan.
fn banner(cx: Cx<'_>) -> Html {
    match cx.state.origin() {
        Some(origin) if !of_itself(cx.state.route.page) => pages::shared::banner(cx, origin),
        _ => none(),
    }
}

/// Stands on the paper where a page is printed that hides nothing.
fn not_hidden(cx: Cx<'_>) -> Html {
    if of_itself(cx.state.route.page) || cx.state.share.printable() {
        return none();
    }
    el("p").class("on-paper").with(
        "Printed from the page itself: nothing in it is hidden. Share, then Print, prints a copy \
         without the names.",
    )
}

/// The form that an event came from, and its text area.
pub fn text_area(target: Option<web_sys::EventTarget>) -> Option<web_sys::HtmlTextAreaElement> {
    let element = target?.dyn_into::<HtmlElement>().ok()?;
    let form = element.closest("form").ok()??;
    form.query_selector("textarea").ok()??.dyn_into().ok()
}
