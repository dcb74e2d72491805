//! The ways out of the page, and what is hidden on the way.

use crate::share::redact::{Class, Hide, Replacement};
use crate::ui::action::{Action, Sharing};
use crate::ui::components::document;
use crate::ui::components::dom::{each, el, group, node, none};
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::{Cx, href, message, scroller};
use crate::ui::pages::{translate, ways_out};
use crate::ui::route::Page;
use crate::ui::state::sharing::{FIRST, PAGE};
use crate::ui::words;
use crate::web::protocol::{ClassReport, CopyReport};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The page.
pub fn page(cx: Cx<'_>) -> Html {
    group([
        el("div").kids([
            el("h1").with("Share the plan"),
            el("p").class("lead").with(
                "Private by default: whatever is ticked is replaced or removed in the copy. Your \
                 own page stays as it is.",
            ),
        ]),
        el("div")
            .class("two-wide share")
            .kids([el("div").class("stack-6").kids([hidden(cx), values(cx)]), ways_out::panel(cx)]),
        preview(cx),
        translate::section(cx),
    ])
}

/// The page while there is nothing to share: an answer to an earlier copy can still be read.
pub fn without_report(cx: Cx<'_>) -> Html {
    group([
        el("div").kids([
            el("h1").with("Share the plan"),
            el("p").class("lead").with("There is no plan yet: it comes with the first instance."),
            el("p").with(el("a").attr("href", href(Page::Input)).with("Give an input")),
        ]),
        translate::section(cx),
    ])
}

/// The classes in words: what a copy with that hidden says of itself.
pub fn hidden_words(hide: &Hide) -> String {
    let classes: Vec<&str> = hide.0.iter().map(|class| words::class(*class)).collect();
    match classes.as_slice() {
        [] => "Nothing was replaced or removed.".to_owned(),
        [only] => format!("{} were replaced or removed.", capital(only)),
        [most @ .., last] => {
            format!("{} and {last} were replaced or removed.", capital(&most.join(", ")))
        }
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// Dispatches whether a box is ticked.
pub(super) fn ticked(cx: Cx<'_>, action: impl Fn(bool) -> Sharing + 'static) -> Callback<Event> {
    cx.dispatch.reform(move |event: Event| {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        Action::Share(action(field.is_some_and(|field| field.checked())))
    })
}

fn hidden(cx: Cx<'_>) -> Html {
    let share = &cx.state.share;
    let told = share.told();
    let beside = match told {
        Some(told) if share.current() => format!(
            "{} in {}",
            counted(told.total, "value", "values"),
            words::count(share.hide.0.len(), "class", "classes")
        ),
        _ => "Counting …".to_owned(),
    };
    let rows = Class::ALL.iter().map(|class| {
        let report = told.and_then(|told| told.classes.iter().find(|one| one.class == *class));
        row(cx, *class, report)
    });
    el("section").class("surface").attr("aria-labelledby", "hidden-h").kids([
        el("div").class("pad pb0").with(el("div").class("sec-head").kids([
            el("h2").attr("id", "hidden-h").with("What is hidden"),
            el("p").class("dense").with(beside),
        ])),
        el("fieldset").kids([
            el("legend").class("vh").with("Classes of data to hide"),
            each(rows),
            el("div").class("cls").kids([
                html! { <input type="checkbox" id="hide-dates" disabled={true} /> },
                el("label").attr("for", "hide-dates").with("Days and tiers"),
                el("span").class("q").with("always kept"),
            ]),
        ]),
    ])
}

fn row(cx: Cx<'_>, class: Class, report: Option<&ClassReport>) -> Html {
    let on = cx.state.share.hide.0.contains(&class);
    let id = format!("hide-{}", words::class(class).replace(' ', "-"));
    let changed = ticked(cx, move |on| Sharing::Hide(class, on));
    let count = report.map_or(String::new(), |report| counted(report.values, "value", "values"));
    let becomes = match report {
        Some(report) => example(class, on, report),
        None => none(),
    };
    let note = format!("{id}-note");
    el("div").key(class.title()).class("cls").kids([
        html! { <input type="checkbox" id={id.clone()} aria-describedby={note.clone()} checked={on} onchange={changed} /> },
        el("label").attr("for", id).with(class.title()),
        el("span").class("q").with(count),
        el("p").attr("id", note).with(becomes),
    ])
}

/// What becomes of the values of a class.
fn example(class: Class, on: bool, report: &ClassReport) -> Html {
    if report.values == 0 {
        return node("nothing there");
    }
    if !on {
        return node(match class {
            Class::Regions => "kept: the plan is hard to read without them",
            Class::FreeText => "kept, but for the notes, which quote values of every class",
            _ => "kept: everybody who gets the copy reads them",
        });
    }
    match &report.example {
        Some(Replacement { from, to: Some(to), .. }) => group([
            el("bdi").with(words::short(from)),
            node(" → "),
            el("strong").with(to),
            if class == Class::Addresses { node(", a documentation address") } else { none() },
        ]),
        _ => node("removed"),
    }
}

fn counted(number: u32, one: &str, many: &str) -> String {
    words::count(usize::try_from(number).unwrap_or(usize::MAX), one, many)
}

/// The values that the copy replaces or leaves out.
fn values(cx: Cx<'_>) -> Html {
    let share = &cx.state.share;
    let content = match share.told() {
        None => el("p").class("pad muted").with("Looking for them …"),
        Some(told) if told.total == 0 => el("p").class("pad").with(if share.hide.0.is_empty() {
            "Nothing is hidden: the copy says what your page says."
        } else {
            "None of the classes that are ticked has a value here."
        }),
        Some(told) => group([scroller("Values concerned", table(told)), foot(cx, told)]),
    };
    el("section")
        .class("surface")
        .attr("id", "values")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "values-h")
        .kids([
            el("div").class("pad pb0").with(el("div").class("sec-head").kids([
                el("h2").attr("id", "values-h").with("Values concerned"),
                el("p").class("dense").with("The same value always gets the same replacement."),
            ])),
            content,
        ])
}

fn table(told: &CopyReport) -> Html {
    let rows = told.values.iter().enumerate().map(|(at, value)| {
        el("tr").key(at).kids([
            el("td").with(&value.kind),
            el("td").with(el("span").class("from mono").with(el("bdi").with(&value.from))),
            match &value.to {
                Some(to) => el("td").class("mono").with(to),
                None => el("td").class("muted").with("removed"),
            },
        ])
    });
    el("table").class("vt").kids([
        el("caption").class("vh").with("Values that the copy replaces or leaves out"),
        el("thead").with(el("tr").kids([
            el("th").attr("scope", "col").with("Kind"),
            el("th").attr("scope", "col").with("In your page"),
            el("th").attr("scope", "col").with("In the copy"),
        ])),
        el("tbody").with(each(rows)),
    ])
}

fn foot(cx: Cx<'_>, told: &CopyReport) -> Html {
    let share = &cx.state.share;
    let shown = told.values.len();
    let from = u64::from(told.request.from);
    let line = if share.all && told.total > PAGE {
        let last = from.saturating_add(u64::try_from(shown).unwrap_or_default());
        format!("{} to {last} of {}", from.saturating_add(1), told.total)
    } else {
        format!("{shown} of {} shown", told.total)
    };
    let button = |word: &'static str, action: Sharing| {
        el("button")
            .class("btn subtle small")
            .attr("type", "button")
            .click(cx.click(Action::Share(action)))
            .with(word)
    };
    let pages = told.total.div_ceil(PAGE);
    let turn = |word: &'static str, to: Option<u32>| {
        el("button")
            .class("btn small")
            .attr("type", "button")
            .flag("disabled", to.is_none())
            .click(cx.click(Action::Share(Sharing::TurnTo(to.unwrap_or(share.page)))))
            .with(word)
    };
    el("div").class("tfoot").kids([
        el("span").attr("role", "status").with(line),
        if share.all && pages > 1 {
            group([
                turn("Previous", share.page.checked_sub(1)),
                turn("Next", share.page.checked_add(1).filter(|page| *page < pages)),
            ])
        } else {
            none()
        },
        if share.all {
            button("Show the first few", Sharing::All(false))
        } else if told.total > FIRST {
            button("Show all", Sharing::All(true))
        } else {
            none()
        },
        el("button")
            .class("btn subtle small")
            .attr("type", "button")
            .click(cx.click(Action::Share(Sharing::SaveKey)))
            .kids([icon(Icon::Key, "ic-16"), node("Save the key file, to translate answers back")]),
    ])
}

/// The copy as its reader finds it.
fn preview(cx: Cx<'_>) -> Html {
    let share = &cx.state.share;
    let printed = share.way == crate::ui::action::Way::Print;
    if !share.preview && !printed {
        return none();
    }
    let content = match share.text() {
        Some(text) => el("article").class("copy").with(document::blocks(text)),
        None if share.too_long() => message(
            "note",
            node("The copy is too long to be shown here"),
            el("p").with("A file has no such limit. Its list of values stands above."),
        ),
        None => el("p").class("muted").with("The copy is being made …"),
    };
    el("section")
        .attr("id", "preview")
        .attr("tabindex", "-1")
        .class("surface pad preview")
        .attr("aria-labelledby", "preview-h")
        .kids([
            el("div").class("row between").kids([
                el("h2").attr("id", "preview-h").with("The copy, as its reader finds it"),
                if printed {
                    none()
                } else {
                    el("button")
                        .class("btn small")
                        .attr("type", "button")
                        .click(cx.click(Action::Share(Sharing::Preview(false))))
                        .kids([icon(Icon::Dismiss, "ic-16"), node("Close the preview")])
                },
            ]),
            content,
        ])
}
