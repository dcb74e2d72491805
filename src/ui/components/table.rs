//! The table of instances with its filters.

use super::dom::{each, el, group, node, none};
use super::icon::{Icon, icon};
use super::{Cx, badge, href, scroller};
use crate::model::Capacity;
use crate::paths;
use crate::report::{InstanceReport, Report};
use crate::sort::sort_by;
use crate::ui::action::Action;
use crate::ui::fleet::{self, COLUMNS, Column, FACETS, Facet, Group, PAST_DUE, Rows};
use crate::ui::route::Page;
use crate::ui::{state, words};
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// Filters, rows, pages.
pub fn fleet(cx: Cx<'_>, report: &Report) -> Html {
    let view = &cx.state.view;
    let rows = fleet::rows(report, view);
    let total = report.instances.len();
    el("div").class("surface").kids([
        filters(cx, report, rows.matched, total),
        if rows.matched == 0 && view.filters() {
            el("div").class("pad row").kids([
                el("p").with(format!("0 of {total} instances pass the filters.")),
                el("button")
                    .class("btn")
                    .attr("type", "button")
                    .click(cx.click(Action::ClearFilters))
                    .with("Clear the filters"),
            ])
        } else {
            group([scroller("Instances", table(cx, report, &rows)), foot(cx, &rows)])
        },
    ])
}

fn filters(cx: Cx<'_>, report: &Report, matched: usize, total: usize) -> Html {
    let view = &cx.state.view;
    let typed = cx.dispatch.reform(|event: InputEvent| {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        Action::FilterText(field.map(|field| field.value()).unwrap_or_default())
    });
    let due = view.facets.contains_key(&Facet::Due);
    let past = Facet::Due.counts(report).get(PAST_DUE).copied().unwrap_or_default();
    let pick = Action::FilterBy(Facet::Due, (!due).then(|| PAST_DUE.to_owned()));
    let search = html! {
        <input
            id="filter"
            type="search"
            spellcheck="false"
            aria-label="Filter by name, group, region, subscription or tag"
            placeholder="Name, group, region, tag"
            value={view.text.clone()}
            oninput={typed}
        />
    };
    el("div").class("fbar").attr("role", "search").attr("aria-label", "Filter instances").kids([
        el("div").class("grow").kids([icon(Icon::Search, "ic-16"), search]),
        if past > 0 || due {
            el("button")
                .class("pick")
                .attr("type", "button")
                .attr("aria-pressed", due.to_string())
                .click(cx.click(pick))
                .kids([node("Past due "), el("span").class("q").with(past)])
        } else {
            none()
        },
        each(FACETS.iter().map(|facet| select(cx, report, *facet))),
        if view.filters() {
            el("button")
                .class("btn subtle")
                .attr("type", "button")
                .click(cx.click(Action::ClearFilters))
                .with("Clear")
        } else {
            none()
        },
        el("span")
            .class("count")
            .attr("role", "status")
            .with(format!("{matched} of {total} shown")),
    ])
}

/// How many values a filter lists, the most frequent ones: browsers stand still over tens of
/// thousands, and nobody reads them.
const CHOICES: usize = 500;

/// A filter with the values that occur; none where there is nothing to choose.
fn select(cx: Cx<'_>, report: &Report, facet: Facet) -> Html {
    let counts = facet.counts(report);
    let chosen = cx.state.view.facets.get(&facet).map_or("", String::as_str);
    if counts.len() < 2 && chosen.is_empty() {
        return Html::default();
    }
    let changed = cx.dispatch.reform(move |event: Event| {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        let value = field.map(|field| field.value()).filter(|value| !value.is_empty());
        Action::FilterBy(facet, value)
    });
    let more = counts.len().saturating_sub(CHOICES);
    let mut listed: Vec<(&str, u32)> = counts.into_iter().collect();
    if more > 0 {
        sort_by(&mut listed, |a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        listed.truncate(CHOICES);
    }
    let options = listed.iter().map(|(value, count)| {
        html! { <option key={format!("={value}")} value={(*value).to_owned()} selected={*value == chosen}>{ node(format!("{value} ({count})")) }</option> }
    });
    html! {
        <select
            key={facet.id()}
            id={facet.id()}
            class={classes!((!chosen.is_empty()).then_some("on"))}
            aria-label={facet.title()}
            onchange={changed}
        >
            <option key="" value="" selected={chosen.is_empty()}>{ node(facet.title()) }</option>
            { each(options) }
            if more > 0 {
                <option key="more" disabled=true>
                    { node(format!("{more} more: use the search")) }
                </option>
            }
        </select>
    }
}

fn table(cx: Cx<'_>, report: &Report, rows: &Rows) -> Html {
    let heads = COLUMNS.iter().map(|column| head(cx, *column));
    let mut last = None;
    let mut body = Vec::new();
    let index = |index: &u32| report.instances.get(usize::try_from(*index).ok()?);
    for instance in rows.shown.iter().filter_map(index) {
        let group = Group::of(instance);
        if last.replace(group) != Some(group) {
            let count = rows.groups.get(&group).copied().unwrap_or_default();
            let words = format!("{}: {count}", group.title());
            body.push(
                el("tr").key(group.title()).attr("role", "row").class("grp").with(
                    el("th")
                        .attr("role", "rowheader")
                        .attr("scope", "rowgroup")
                        .attr("colspan", "11")
                        .with(words),
                ),
            );
        }
        body.push(row(instance));
    }
    el("table").attr("role", "table").class("fleet cards hov").kids([
        el("caption")
            .class("vh")
            .with(format!("{} instances, grouped by what has to be done", rows.matched)),
        el("thead").attr("role", "rowgroup").with(el("tr").attr("role", "row").with(each(heads))),
        el("tbody").attr("role", "rowgroup").with(each(body)),
    ])
}

fn head(cx: Cx<'_>, column: Column) -> Html {
    let (sorted, down) = cx.state.view.sort;
    let on = sorted == column;
    let order = match (on, down) {
        (true, true) => Some("descending"),
        (true, false) => Some("ascending"),
        _ => None,
    };
    let shape = if on { Icon::Sorted } else { Icon::Sort };
    el("th")
        .key(column.title())
        .attr("role", "columnheader")
        .attr("scope", "col")
        .maybe("aria-sort", order)
        .classes(&[if column == Column::Units { "num" } else { "" }])
        .with(
            el("button")
                .class("sort")
                .attr("type", "button")
                .click(cx.click(Action::SortBy(column)))
                .kids([
                    node(column.title()),
                    icon(
                        shape,
                        if !on {
                            "ic-12 off"
                        } else if down {
                            "ic-12"
                        } else {
                            "ic-12 up"
                        },
                    ),
                ]),
        )
}

fn row(instance: &InstanceReport) -> Html {
    let path = paths::recommended(&instance.paths);
    let under =
        [instance.resource_group.as_deref(), instance.tags.iter().find_map(|tag| environment(tag))];
    let under = under.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let nothing = || el("span").class("none").with("–");
    el("tr").key(instance.index).attr("role", "row").kids([
        el("th").attr("role", "rowheader").attr("scope", "row").kids([
            el("a")
                .attr("id", state::row_id(instance.index))
                .attr("href", href(Page::Instance(instance.index)))
                .with(&instance.name),
            if !under.is_empty() { el("div").class("sub").with(under) } else { none() },
        ]),
        cell("Platform", "", badge::platform(&instance.platform, false)),
        cell("Tier", "", node(words::tier(instance).to_owned())),
        cell("Units", "num", node(units(instance))),
        cell("Regions", "rg", regions(instance)),
        cell("Network", "", node(words::network(instance.network_mode))),
        cell("Zones", "", node(zones(instance))),
        cell(
            "Recommended path",
            "full",
            match path {
                Some(path) => el("span").class("path").kids([
                    node(badge::letter(&path.id, false)),
                    el("span").with(short(&path.title, " (")),
                ]),
                None => el("span").class("none").with(without_path(instance)),
            },
        ),
        cell(
            "API downtime",
            "",
            path.map_or_else(nothing, |path| node(short(&path.downtime, ";"))),
        ),
        cell("IP effect", "", path.map_or_else(nothing, |path| node(short(&path.ip_effect, ";")))),
        cell("Findings", "full", badge::tally(fleet::tally(instance))),
    ])
}

fn cell(label: &'static str, class: &'static str, content: Html) -> Html {
    el("td").attr("role", "cell").attr("data-l", label).classes(&[class]).with(content)
}

/// The first part of a text; the whole stands on the page of the instance.
fn short(text: &str, end: &str) -> String {
    text.split(end).next().unwrap_or_default().to_owned()
}

/// What stands where no path is recommended.
fn without_path(instance: &InstanceReport) -> &'static str {
    match Group::of(instance) {
        Group::Nothing => "None needed",
        Group::Settle => "Settle first",
        Group::Migrate => "None: see the instance",
    }
}

/// The value of a tag that names an environment.
fn environment(tag: &str) -> Option<&str> {
    let (key, value) = tag.split_once('=')?;
    ["env", "environment", "stage"]
        .iter()
        .any(|name| key.eq_ignore_ascii_case(name))
        .then_some(value)
}

/// Units of all locations: `2 + 1`.
fn units(instance: &InstanceReport) -> String {
    let of = |capacity: &Option<Capacity>| words::units(capacity.as_ref());
    if instance.locations.len() > 1 {
        let units: Vec<String> =
            instance.locations.iter().map(|location| of(&location.capacity)).collect();
        units.join(" + ")
    } else {
        of(&instance.sku.capacity)
    }
}

fn regions(instance: &InstanceReport) -> Html {
    let lines = instance.locations.iter().enumerate();
    let lines = lines.map(|(at, location)| el("div").key(at).with(&location.region));
    each(lines)
}

fn zones(instance: &InstanceReport) -> String {
    if instance.zones.is_empty() {
        words::zones(instance.zone_mode).to_owned()
    } else {
        instance.zones.join(", ")
    }
}

fn foot(cx: Cx<'_>, rows: &Rows) -> Html {
    let page = cx.state.view.page;
    let turn = |to: Option<u32>, word: &'static str| {
        let to = to.filter(|to| *to < rows.pages);
        el("button")
            .class("btn small")
            .attr("type", "button")
            .flag("disabled", to.is_none())
            .click(cx.click(Action::TurnTo(to.unwrap_or(page))))
            .with(word)
    };
    el("div").class("tfoot").kids([
        if rows.pages > 1 {
            el("nav").class("row").attr("aria-label", "Pages of the table").kids([
                turn(page.checked_sub(1), "Previous"),
                el("span").with(format!("Page {} of {}", page.saturating_add(1), rows.pages)),
                turn(page.checked_add(1), "Next"),
            ])
        } else {
            none()
        },
        el("span").kids([badge::urgency(crate::rules::Urgency::PastDue), node(" date has passed")]),
        el("span").kids([badge::urgency(crate::rules::Urgency::Action), node(" something to do")]),
        el("span").kids([
            badge::urgency(crate::rules::Urgency::Check),
            node(" cannot be told from this input"),
        ]),
        el("span").class("wide-only").kids([
            el("kbd").with("/"),
            node(" filter, "),
            el("kbd").with("J"),
            node(" "),
            el("kbd").with("K"),
            node(" move, "),
            el("kbd").with("Enter"),
            node(" open, "),
            el("kbd").with("?"),
            node(" all keys"),
        ]),
    ])
}
