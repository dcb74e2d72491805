//! What the product knows: every fact with its source, the day it was checked, and its age.

use crate::knowledge::table::{FactRow, FactTable, Status, Topic, words};
use crate::knowledge::{self, Source, platforms};
use crate::known;
use crate::report::Report;
use crate::rules::ExposureStatus;
use crate::ui::action::{Action, Knowing};
use crate::ui::components::dom::{each, el, group, node, none};
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::{Cx, code, evidence, href_section, scroller, section_head};
use crate::ui::route::Page;
use crate::ui::state::knowing::FIELD;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The page.
pub fn page(cx: Cx<'_>) -> Html {
    let mut topics = known::topics();
    let all = count(&topics);
    let words = words(&cx.state.sought);
    for table in topics.iter_mut().flat_map(|topic| topic.tables.iter_mut()) {
        table.rows.retain(|row| row.has(&words));
    }
    let hits = count(&topics);
    if !words.is_empty() {
        for topic in &mut topics {
            topic.tables.retain(|table| !table.rows.is_empty());
        }
        topics.retain(|topic| !topic.tables.is_empty());
    }
    let sections = topics.iter().map(|topic| section(cx, topic));
    group([
        el("div").kids([
            el("h1").with("What this knows"),
            el("p").class("lead").with(format!(
                "Every fact and rule that a verdict rests on, with its source and the day on \
                 which it was checked. Facts as of {}. What could not be confirmed, and where \
                 sources differ, is said.",
                knowledge::AS_OF
            )),
        ]),
        search(cx, hits, all),
        if hits == 0 {
            el("div").class("surface pad row").kids([
                el("p").with(format!("None of {all} facts has all of these words.")),
                clear(cx, "btn", "Clear the search"),
            ])
        } else {
            el("div").class("rail-layout").kids([
                rail(&topics, words.is_empty()),
                el("div").class("sections").kids([
                    each(sections),
                    if words.is_empty() { group([find_it(cx), reading()]) } else { none() },
                ]),
            ])
        },
    ])
}

fn count(topics: &[Topic]) -> usize {
    topics.iter().flat_map(|topic| &topic.tables).map(|table| table.rows.len()).sum()
}

fn search(cx: Cx<'_>, hits: usize, all: usize) -> Html {
    let typed = cx.dispatch.reform(|event: InputEvent| {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        Action::Know(Knowing::Seek(field.map(|field| field.value()).unwrap_or_default()))
    });
    let text = cx.state.sought.clone();
    let sought = !text.trim().is_empty();
    let shown = if sought { format!("{hits} of {all} facts") } else { format!("{all} facts") };
    let button = |what: Knowing, shape: Icon, word: &'static str| {
        el("button")
            .class("btn")
            .attr("type", "button")
            .click(cx.click(Action::Know(what)))
            .kids([icon(shape, "ic-16"), node(word)])
    };
    el("div").class("surface").with(
        el("div").class("fbar").attr("role", "search").attr("aria-label", "Search the facts").kids([
            el("div").class("grow").kids([icon(Icon::Search, "ic-16"), html! { <input id={FIELD} type="search" spellcheck="false" aria-label="Search all facts" placeholder="A word of any fact" value={text} oninput={typed} /> }]),
            if sought { clear(cx, "btn subtle", "Clear") } else { none() },
            button(Knowing::Save, Icon::Download, "Save as JSON"),
            button(Knowing::Print, Icon::Print, "Print"),
            el("span").class("count").attr("role", "status").with(shown),
        ]),
    )
}

fn clear(cx: Cx<'_>, class: &'static str, word: &'static str) -> Html {
    el("button")
        .class(class)
        .attr("type", "button")
        .click(cx.click(Action::Know(Knowing::Clear)))
        .with(word)
}

fn rail(topics: &[Topic], whole: bool) -> Html {
    let entry = |id: &str, word: &str| {
        el("li")
            .key(id)
            .with(el("a").attr("href", href_section(Page::Knowledge, id)).with(word.to_owned()))
    };
    let entries = topics.iter().map(|topic| entry(&topic.id, &topic.title));
    el("nav").class("rail").attr("aria-label", "On this page").with(el("ul").kids([
        each(entries),
        if whole {
            group([
                entry("find-platform", "How to find yours"),
                entry("reading", "Related reading"),
            ])
        } else {
            none()
        },
    ]))
}

fn section(cx: Cx<'_>, topic: &Topic) -> Html {
    let id = topic.id.clone().into_owned();
    let links = topic.tables.iter().map(|table| {
        el("li").key(table.id.as_ref()).with(
            el("a").attr("href", href_section(Page::Knowledge, &table.id)).with(format!(
                "{} ({})",
                table.title,
                table.rows.len()
            )),
        )
    });
    el("section")
        .key(id.as_str())
        .attr("id", id.clone())
        .attr("tabindex", "-1")
        .attr("aria-labelledby", format!("{id}-h"))
        .kids([
            el("div")
                .class("sec-head")
                .with(el("h2").attr("id", format!("{id}-h")).with(&topic.title)),
            el("ul").class("toc").with(each(links)),
            each(topic.tables.iter().map(|table| shown(cx, table))),
        ])
}

fn shown(cx: Cx<'_>, table: &FactTable) -> Html {
    let id = table.id.clone().into_owned();
    let report = cx.state.report.as_deref().filter(|_| id == "retirements");
    let first = table.rows.first().map(|row| &row.source);
    // A source that all rows have is said once.
    let common = first.filter(|first| table.rows.iter().all(|row| row.source == **first));
    let plain = |row: &FactRow| row.status == Status::Confirmed && row.note.is_empty();
    let beside = common.is_none() || !table.rows.iter().all(plain);
    let columns = table.columns.iter().map(|title| head(title.clone().into_owned()));
    let shape = Shape { report, sources: common.is_none(), beside };
    let rows = table.rows.iter().enumerate().map(|(at, row)| line(cx, table, at, row, &shape));
    el("div").key(id.as_str()).attr("id", id.clone()).attr("tabindex", "-1").class("facts-t").kids(
        [
            el("h3").with(&table.title),
            if table.about.is_empty() { none() } else { el("p").class("sub").with(&table.about) },
            match common {
                Some(source) => {
                    el("div").class("sub").with(evidence::cited(source, cx.state.options.as_of))
                }
                None => none(),
            },
            el("div").class("surface").with(scroller(
                &table.title,
                el("table").attr("role", "table").class("roomy know cards").kids([
                    el("caption").class("vh").with(&table.title),
                    el("thead").attr("role", "rowgroup").with(el("tr").attr("role", "row").kids([
                        each(columns),
                        if report.is_some() { head("In this fleet".to_owned()) } else { none() },
                        if beside { head(shape.title().to_owned()) } else { none() },
                    ])),
                    el("tbody").attr("role", "rowgroup").with(each(rows)),
                ]),
            )),
        ],
    )
}

/// Which columns a table has beside its own.
struct Shape<'a> {
    /// The report whose instances are counted.
    report: Option<&'a Report>,
    /// Whether each row says its source.
    sources: bool,
    /// Whether there is a last column at all.
    beside: bool,
}

impl Shape<'_> {
    /// Title of the last column.
    const fn title(&self) -> &'static str {
        if self.sources { "Source" } else { "Remark" }
    }
}

fn head(title: String) -> Html {
    el("th").key(title.as_str()).attr("role", "columnheader").attr("scope", "col").with(title)
}

fn line(cx: Cx<'_>, table: &FactTable, at: usize, row: &FactRow, shape: &Shape<'_>) -> Html {
    let cells = row.cells.iter().zip(&table.columns).enumerate().map(|(place, (cell, title))| {
        let (name, role) = if place == 0 { ("th", "rowheader") } else { ("td", "cell") };
        let width = match cell.len() {
            0 => "none",
            _ if place == 0 => "full",
            25.. => "full",
            1..=12 => "nw",
            _ => "",
        };
        el(name)
            .key(place)
            .attr("role", role)
            .maybe("scope", (place == 0).then_some("row"))
            .class(width)
            .attr("data-l", title.clone().into_owned())
            .with(match (width, title.as_ref()) {
                ("none", _) => node("–"),
                (_, "Id") => evidence::rule(cell),
                _ => node(cell),
            })
    });
    let id = row.cells.last().map_or("", AsRef::as_ref);
    el("tr").key(at).attr("role", "row").kids([
        each(cells),
        match shape.report {
            Some(report) => el("td")
                .attr("role", "cell")
                .attr("data-l", "In this fleet")
                .with(concerned(id, report)),
            None => none(),
        },
        if shape.beside { beside(cx, row, shape) } else { none() },
    ])
}

/// How far a fact is to be relied on, and where it comes from.
fn beside(cx: Cx<'_>, row: &FactRow, shape: &Shape<'_>) -> Html {
    let as_of = cx.state.options.as_of;
    el("td").attr("role", "cell").class("sub full src").attr("data-l", shape.title()).kids([
        if row.status == Status::Confirmed {
            none()
        } else {
            el("strong").class("mark").with(row.status.words())
        },
        if row.note.is_empty() { none() } else { el("div").with(&row.note) },
        if shape.sources { evidence::cited(&row.source, as_of) } else { none() },
        match &row.against {
            Some(source) => evidence::cited(source, as_of),
            None => none(),
        },
    ])
}

/// How many instances of the report are exposed to a change or show a precondition.
fn concerned(id: &str, report: &Report) -> usize {
    let seen = |instance: &&crate::report::InstanceReport| {
        instance.exposures.iter().any(|exposure| {
            exposure.id == id && exposure.status <= ExposureStatus::PreconditionSeen
        })
    };
    report.instances.iter().filter(seen).count()
}

/// A section that is no table.
fn other(id: &'static str, title: &str, content: Html) -> Html {
    el("section")
        .key(id)
        .attr("id", id)
        .attr("tabindex", "-1")
        .attr("aria-labelledby", format!("{id}-h"))
        .kids([section_head(id, title, Html::default()), content])
}

fn find_it(cx: Cx<'_>) -> Html {
    let steps = platforms::FIND_IN_PORTAL.iter().map(|step| el("li").key(*step).with(*step));
    let content = el("div").class("surface pad stack").kids([
        el("p").kids([
            node(platforms::REPORTED_SINCE.text),
            el("span")
                .class("sub")
                .kids([node(" "), evidence::source(&platforms::REPORTED_SINCE.source)]),
        ]),
        el("h3").with("In the portal"),
        el("ol").class("numbered").with(each(steps)),
        el("h3").with("By REST"),
        code::block(cx, "REST", platforms::FIND_BY_REST),
        el("p").class("sub").with(evidence::source(&platforms::FIND_SOURCE)),
    ]);
    other("find-platform", "How to find the platform of an instance", content)
}

fn reading() -> Html {
    let items = platforms::READING
        .iter()
        .enumerate()
        .map(|(at, source): (usize, &Source)| el("li").key(at).with(evidence::source(source)));
    other("reading", "Related reading", el("ul").class("surface pad dots").with(each(items)))
}
