//! The pages as HTML, made natively from reports of the engine: that they are well formed for the
//! page's policy and for assistive technology, and what stands in them.
#![cfg(feature = "ui-tests")]
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test panics")]

mod page;

use apim_planner::report::Report;
use apim_planner::share::redact::Class;
use apim_planner::ui::action::{Action, Effect, FileHandle, Knowing, Progress, Sharing};
use apim_planner::ui::route::{Page, Route};
use apim_planner::ui::state::{State, reduce};
use apim_planner::ui::words;
use page::documents::documents;
use page::sharing::{opening, sample_link, sharing, to_share};
use page::{ONE, act, blocks, html, start, tags, words_of};
use std::collections::BTreeSet;
use std::path::Path;
use std::rc::Rc;
use std::sync::OnceLock;

/// Every page in every state that matters, by name.
fn pages() -> &'static [(String, String)] {
    static PAGES: OnceLock<Vec<(String, String)>> = OnceLock::new();
    PAGES.get_or_init(make_pages)
}

fn make_pages() -> Vec<(String, String)> {
    let mut pages = vec![("empty".to_owned(), html(&start()))];
    let mut state = start();
    act(&mut state, Action::AddSample);
    let mut visit = |name: String, page: Page| {
        act(&mut state, Action::RouteChanged(Route::to(page)));
        pages.push((name, html(&state)));
    };
    visit("overview".to_owned(), Page::Overview);
    visit("plan".to_owned(), Page::Plan);
    visit("share".to_owned(), Page::Share);
    visit("knowledge".to_owned(), Page::Knowledge);
    visit("rule".to_owned(), Page::Rule("platform/stv1-retired"));
    visit("rule of both".to_owned(), Page::Rule("retirement/trusted-service-connectivity"));
    visit("privacy".to_owned(), Page::Privacy);
    visit("recognised".to_owned(), Page::Input);
    for index in 0..24 {
        visit(format!("instance {index}"), Page::Instance(index));
    }
    visit("no such instance".to_owned(), Page::Instance(99));
    for index in [0, 1, 5] {
        for path in ["D", "K", "v2", "StandardV2"] {
            act(&mut state, Action::RouteChanged(Route::plan(index, path)));
            pages.push((format!("instance {index} along {path}"), html(&state)));
        }
    }

    pages.extend(documents());
    pages.extend(sharing());
    pages.extend(opening());

    let mut state = start();
    act(&mut state, Action::AddText(Rc::from("{\"value\":[{\"name\":\"cut")));
    act(&mut state, Action::AddText(Rc::from("hello")));
    pages.push(("not read".to_owned(), html(&state)));
    let (first, second) = (state.inputs[0].id, state.inputs[1].id);
    act(&mut state, Action::Edit(Some(second)));
    reduce(&mut state, Action::Rename(first));
    pages.push(("changing".to_owned(), html(&state)));
    pages.push(("many inputs".to_owned(), html(&many())));
    pages.push(("damaged".to_owned(), html(&damaged())));
    let mut state = start();
    let file = FileHandle { handle: 1, name: "all.json".to_owned(), size: 2_000_000 };
    reduce(&mut state, Action::AddFiles(vec![file]));
    let progress = Progress { done: 1_000_000, total: 2_000_000, text: "all.json".to_owned() };
    let generation = state.generation;
    reduce(&mut state, Action::Progress(generation, progress));
    pages.push(("progress".to_owned(), html(&state)));
    let message = "The part that reads ended.".to_owned();
    let detail = "out of memory".to_owned();
    reduce(&mut state, Action::Failed { generation, message, detail });
    pages.push(("no answer".to_owned(), html(&state)));
    pages
}

#[test]
fn the_page_of_sharing_lists_what_is_hidden() {
    let state = to_share();
    let html = html(&state);
    insta::assert_snapshot!(
        "share",
        words_of(&html, "What is hidden", "What the reader sees first")
    );
}

#[test]
fn an_instance_says_what_other_tools_would_say() {
    let html = &pages().iter().find(|(name, _)| name == "instance 0").unwrap().1;
    insta::assert_snapshot!(
        "published",
        words_of(html, "What other tools would say", "<section id=\"steps\"")
    );
}

#[test]
fn a_link_shows_the_same_verdicts_and_none_of_the_names() {
    let sent = to_share();
    let mut state = start();
    act(&mut state, Action::AddText(Rc::from(sample_link())));
    assert_eq!(state.route.page, Page::Overview);
    let (sent, got) = (sent.report.unwrap(), state.report.clone().unwrap());
    // A link has the instances in an order of its own.
    let platforms = |report: &Report| -> Vec<String> {
        let verdicts = report.instances.iter().map(|one| one.platform.verdict.clone());
        let mut platforms: Vec<String> = verdicts.collect();
        platforms.sort();
        platforms
    };
    assert_eq!(platforms(&sent), platforms(&got));
    let shown: Vec<String> = [Page::Overview, Page::Plan, Page::Input]
        .into_iter()
        .map(|page| {
            act(&mut state, Action::RouteChanged(Route::to(page)));
            html(&state)
        })
        .collect();
    for one in &sent.instances {
        assert!(shown.iter().all(|html| !html.contains(&one.name)), "{}", one.name);
    }
    assert!(shown.iter().all(|html| html.contains("A shared plan, computed on")));
}

#[test]
fn the_preview_is_text_whatever_the_names_are() {
    let name = "<img src=x onerror=alert(1)>";
    let mut state = start();
    act(&mut state, Action::AddText(Rc::from(ONE.replace("apim-one", name))));
    act(&mut state, Action::RouteChanged(Route::to(Page::Share)));
    act(&mut state, Action::Share(Sharing::Hide(Class::Names, false)));
    act(&mut state, Action::Share(Sharing::Preview(true)));
    let html = html(&state);
    assert!(tags(&html).iter().all(|tag| tag.name != "img"));
    assert!(html.contains("&lt;img src=x onerror=alert(1)&gt;"), "{html}");
}

#[test]
fn every_format_has_words() {
    for format in apim_planner::render::FORMATS {
        assert!(!words::good_for(format.id).is_empty(), "{}", format.id);
    }
}

/// More inputs than are shown as cards: good ones, one that is cut off, one that is no input.
fn many() -> State {
    let mut state = start();
    for number in 0..8 {
        let text = ONE.replace("apim-one", &format!("apim-{number}"));
        act(&mut state, Action::AddText(Rc::from(text)));
    }
    act(&mut state, Action::AddText(Rc::from(&ONE[..200])));
    act(&mut state, Action::AddText(Rc::from("hello")));
    state
}

/// An input with a repair that is offered, and one that more than one shape fits.
fn damaged() -> State {
    let mut state = start();
    act(&mut state, Action::AddText(Rc::from(ONE.replace("\"apim-one\"", "apim-one"))));
    let list = "tests/fixtures/shapes/azResourceList/two-and-a-network.json";
    let list = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(list)).unwrap();
    act(&mut state, Action::AddText(Rc::from(list)));
    state
}

#[test]
fn every_page_is_well_formed() {
    let mut wrong = Vec::new();
    for (page, html) in pages() {
        let tags = tags(html);
        let mut ids = BTreeSet::new();
        for id in tags.iter().filter_map(|tag| tag.get("id")) {
            if !ids.insert(id) {
                wrong.push(format!("{page}: two elements with the id {id}"));
            }
        }
        let mut level = 0;
        for tag in &tags {
            for (key, _) in &tag.attributes {
                if *key == "style" || key.starts_with("on") {
                    wrong.push(format!("{page}: <{} {key}> is refused by the policy", tag.name));
                }
            }
            if matches!(tag.name, "script" | "style" | "iframe" | "img" | "object" | "link") {
                wrong.push(format!("{page}: <{}> has no place in the page", tag.name));
            }
            for reference in ["aria-labelledby", "for", "aria-describedby"] {
                for id in tag.get(reference).unwrap_or_default().split_whitespace() {
                    if !ids.contains(id) {
                        wrong.push(format!(
                            "{page}: <{} {reference}> names {id}, which is not there",
                            tag.name
                        ));
                    }
                }
            }
            if let ("a", Some(href)) = (tag.name, tag.get("href")) {
                let own =
                    href.strip_prefix("#/").is_some_and(|_| Route::parse(href).hash() == href);
                if !own && !href.starts_with("https://") {
                    wrong.push(format!("{page}: a link to {href}"));
                }
            }
            if tag.name == "button" && tag.get("type").is_none() {
                wrong.push(format!("{page}: a button without a type, {}", tag.text));
            }
            if let Some(found) =
                tag.name.strip_prefix('h').and_then(|rest| rest.parse::<u32>().ok())
            {
                if found > level + 1 {
                    wrong.push(format!("{page}: h{found} after h{level}: {}", tag.text));
                }
                level = found;
            }
        }
        let heads = tags.iter().filter(|tag| tag.name == "h1").count();
        if heads != 1 {
            wrong.push(format!("{page}: {heads} h1"));
        }
        let tables = tags.iter().filter(|tag| tag.name == "table").count();
        let captions = tags.iter().filter(|tag| tag.name == "caption").count();
        if tables != captions {
            wrong.push(format!("{page}: {tables} tables, {captions} captions"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn names_from_an_input_are_text() {
    let name = "<img src=x onerror=alert(1)>\\\"'`";
    let json = format!(
        r#"{{ "type": "Microsoft.ApiManagement/service", "name": "{name}", "location": "{name}",
        "tags": {{ "{name}": "{name}" }}, "sku": {{ "name": "{name}", "capacity": "{name}" }},
        "properties": {{ "platformVersion": "{name}", "virtualNetworkType": "{name}" }} }}"#
    );
    let mut state = start();
    act(&mut state, Action::AddText(Rc::from(json)));
    for page in [Page::Input, Page::Overview, Page::Instance(0), Page::Plan] {
        act(&mut state, Action::RouteChanged(Route::to(page)));
        let html = html(&state);
        assert!(tags(&html).iter().all(|tag| tag.name != "img"), "{page:?}");
        assert!(page == Page::Input || html.contains("&lt;img src=x"), "{page:?}");
    }
}

#[test]
fn nothing_of_an_input_stands_in_an_address() {
    let mut state = start();
    act(&mut state, Action::AddSample);
    for page in [Page::Overview, Page::Instance(0), Page::Plan] {
        act(&mut state, Action::RouteChanged(Route::to(page)));
        let html = html(&state);
        let tags = tags(&html);
        let hrefs = tags.iter().filter_map(|tag| tag.get("href"));
        assert!(hrefs.clone().count() > 10);
        assert!(hrefs.clone().all(|href| !href.contains("apim-") && !href.contains("northwind")));
    }
}

/// The words of the inputs on the page, a line for each block.
fn inputs(html: &str) -> String {
    let (_, from) = html.split_once("id=\"recognised\"").unwrap();
    blocks(from.split_once("</section>").unwrap().0)
}

#[test]
fn the_inputs_say_what_was_recognised_and_what_can_be_done() {
    let mut state = start();
    act(&mut state, Action::AddText(Rc::from(&ONE[..200])));
    act(&mut state, Action::AddText(Rc::from("hello")));
    act(&mut state, Action::AddText(Rc::from(ONE)));
    insta::assert_snapshot!("inputs", inputs(&html(&state)));
    insta::assert_snapshot!("inputs_many", inputs(&html(&many())));
}

#[test]
fn what_is_offered_can_be_accepted_and_taken_back() {
    let mut state = damaged();
    let before = inputs(&html(&state));
    insta::assert_snapshot!("inputs_damaged", before);
    let offer = state.report.as_ref().unwrap().notes.iter().find_map(|note| note.offer.clone());
    let (first, second) = (state.inputs[0].id, state.inputs[1].id);
    let mut choice = state.inputs[0].choice.clone();
    choice.repairs.push(offer.unwrap().id.into_owned());
    act(&mut state, Action::Choose(first, choice));
    let candidate = state.report.as_ref().unwrap().inputs[1].candidates[0].clone();
    let read_as = Some(candidate.shape.into_owned());
    let choice = apim_planner::web::protocol::Choice { read_as, repairs: vec![] };
    act(&mut state, Action::Choose(second, choice));
    insta::assert_snapshot!("inputs_as_chosen", inputs(&html(&state)));
    act(&mut state, Action::Undo);
    act(&mut state, Action::Undo);
    assert_eq!(inputs(&html(&state)), before);
}

#[test]
fn a_name_of_any_length_and_direction_is_kept_apart_from_what_stands_beside_it() {
    let name = format!("\u{202e}{}", "gnol ".repeat(2_000).trim_end());
    let mut state = start();
    act(&mut state, Action::AddText(Rc::from(ONE)));
    act(&mut state, Action::RouteChanged(Route::to(Page::Input)));
    state.inputs[0].name = name.clone();
    act(&mut state, Action::Retry);
    let html = html(&state);
    assert!(html.contains(&format!("<bdi>{name}</bdi>")), "shown whole, by itself");
    for tag in tags(&html) {
        for (key, value) in &tag.attributes {
            assert!(value.len() < 1_000, "<{} {key}>", tag.name);
        }
    }
    let id = state.inputs[0].id;
    act(&mut state, Action::RemoveInput(id));
    let said = &state.hint.as_ref().unwrap().text;
    assert!(said.starts_with('\u{2068}') && said.ends_with("…\u{2069} was removed."), "{said}");
}

#[test]
fn every_command_of_a_shape_stands_in_how_to_get_the_data() {
    let html = html(&start());
    for shape in apim_planner::input::shapes::SHAPES {
        let command = shape.how_to_get.command.replace('&', "&amp;").replace('<', "&lt;");
        let command = command.replace('>', "&gt;");
        assert_eq!(html.matches(&format!("<code>{command}</code>")).count(), 1, "{}", shape.id);
    }
}

#[test]
fn a_search_of_the_facts_shows_what_has_all_of_its_words() {
    let mut state = start();
    act(&mut state, Action::RouteChanged(Route::to(Page::Knowledge)));
    act(&mut state, Action::Know(Knowing::Seek("51.107.246.176".to_owned())));
    let found = html(&state);
    insta::assert_snapshot!("knowledge_found", words_of(&found, "What this knows", "Keys"));
    act(&mut state, Action::Know(Knowing::Seek("no such words".to_owned())));
    let none = html(&state);
    assert!(none.contains("None of ") && none.contains("Clear the search"));
    assert_eq!(tags(&none).iter().filter(|tag| tag.name == "table").count(), 0);
    let effects = reduce(&mut state, Action::Know(Knowing::Clear));
    assert!(matches!(&effects[..], [Effect::Focus(id)] if id == "know-filter"));
    assert!(html(&state).contains("id=\"regions\""));
    let effects = reduce(&mut state, Action::Know(Knowing::Save));
    let [Effect::SaveText { text, .. }] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(*text, apim_planner::known::json());
}

#[test]
fn every_table_of_facts_can_be_addressed() {
    for topic in apim_planner::known::topics() {
        for id in topic.tables.iter().map(|table| &table.id).chain([&topic.id]) {
            let route = Route::section(Page::Knowledge, id);
            assert_eq!(route.section, Some(id.as_ref()), "{id} is not in SECTIONS");
        }
    }
}

#[test]
fn the_age_of_a_fact_goes_with_the_day_that_is_looked_at() {
    let mut state = start();
    act(&mut state, Action::RouteChanged(Route::to(Page::Knowledge)));
    for (day, words) in [
        ("2026-11-22", "checked 2026-11-22, today"),
        ("2026-12-22", "checked 2026-11-22, 30 days ago"),
        ("2027-12-22", "395 days ago: check it again"),
        ("2026-10-01", "after the day that is looked at"),
    ] {
        act(&mut state, Action::SetAsOf(day.to_owned()));
        assert!(html(&state).contains(words), "{day}");
    }
}

/// Headings of a page, one a line, indented by level.
fn outline(html: &str) -> String {
    let lines = tags(html).into_iter().filter_map(|tag| {
        let level: usize = tag.name.strip_prefix('h')?.parse().ok()?;
        Some(format!("{}{}\n", "  ".repeat(level - 1), tag.text))
    });
    lines.collect()
}

#[test]
fn the_pages_have_these_headings() {
    let pages = pages();
    let page = |name: &str| &pages.iter().find(|(page, _)| page == name).unwrap().1;
    insta::assert_snapshot!("input", outline(page("empty")));
    insta::assert_snapshot!("overview", outline(page("overview")));
    insta::assert_snapshot!("knowledge", outline(page("knowledge")));
    insta::assert_snapshot!("privacy", outline(page("privacy")));
    insta::assert_snapshot!("no_answer", outline(page("no answer")));
}

#[test]
fn the_table_of_the_sample_holds_all_instances_in_three_groups() {
    let mut state = start();
    act(&mut state, Action::AddSample);
    act(&mut state, Action::RouteChanged(Route::to(Page::Overview)));
    let html = html(&state);
    let rows = tags(&html)
        .iter()
        .filter(|tag| tag.get("id").is_some_and(|id| id.starts_with("row-")))
        .count();
    assert_eq!(rows, 24);
    for group in ["Migrate: 7", "Settle first: 3", "Nothing to migrate: 14"] {
        assert!(html.contains(group), "{group}");
    }
}

#[test]
fn another_path_can_be_chosen_and_says_that_it_is_not_the_recommended_one() {
    let mut state = start();
    act(&mut state, Action::AddSample);
    let stv1 = state.report.as_ref().unwrap().fleet.order[0].instance;
    act(&mut state, Action::RouteChanged(Route::to(Page::Instance(stv1))));
    assert!(html(&state).contains("Plans along other paths"));
    let planned = state.instance(stv1).unwrap().planned.clone();
    assert!(planned.len() > 1, "{planned:?}");
    for path in planned {
        act(&mut state, Action::RouteChanged(Route::plan(stv1, &path)));
        let page = html(&state);
        let plan = state.instance_in_view(stv1).unwrap().plan.clone().unwrap();
        assert_eq!(plan.path.as_deref(), Some(path.as_ref()));
        let said = page.contains("This is not the recommended path");
        assert_eq!(said, !plan.choice.is_empty(), "{path}: {}", plan.choice);
        let current = page.matches("aria-current=\"true\"").count();
        assert_eq!(current, 1, "{path}: {current}");
    }
    let other =
        if state.instance(stv1).unwrap().planned.iter().any(|id| id == "A") { "E" } else { "A" };
    act(&mut state, Action::RouteChanged(Route::plan(stv1, other)));
    assert!(html(&state).contains("There is no plan along this path"));
}

#[test]
fn an_instance_shows_how_it_fits_the_v2_tiers() {
    let mut state = start();
    act(&mut state, Action::AddText(Rc::from(ONE)));
    act(&mut state, Action::RouteChanged(Route::to(Page::Instance(0))));
    let page = html(&state);
    for words in ["id=\"v2\"", "Standard v2", "#/instance/0/steps/StandardV2", "What moving means"]
    {
        assert!(page.contains(words), "{words}");
    }
}
