//! The table of instances with its filters.

use super::icon::{Icon, icon};
use super::{Cx, badge, href, scroller};
use crate::report::{InstanceReport, Report};
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
    html! {
        <div class="surface">
            { filters(cx, report, rows.matched, total) }
            if rows.matched == 0 && view.filters() {
                <div class="pad row">
                    <p>{ format!("0 of {total} instances pass the filters.") }</p>
                    <button class="btn" type="button" onclick={cx.click(Action::ClearFilters)}>{ "Clear the filters" }</button>
                </div>
            } else {
                { scroller("Instances", table(cx, report, &rows)) }
                { foot(cx, &rows) }
            }
        </div>
    }
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
    html! {
        <div class="fbar" role="search" aria-label="Filter instances">
            <div class="grow">
                { icon(Icon::Search, "ic-16") }
                <input id="filter" type="search" aria-label="Filter by name, group, region, subscription or tag" placeholder="Name, group, region, tag" value={view.text.clone()} oninput={typed} />
            </div>
            if past > 0 || due {
                <button class="pick" type="button" aria-pressed={due.to_string()} onclick={cx.click(pick)}>{ "Past due " }<span class="q">{ past }</span></button>
            }
            { for FACETS.iter().map(|facet| select(cx, report, *facet)) }
            if view.filters() {
                <button class="btn subtle" type="button" onclick={cx.click(Action::ClearFilters)}>{ "Clear" }</button>
            }
            <span class="count" role="status">{ format!("{matched} of {total} shown") }</span>
        </div>
    }
}

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
    let options = counts.iter().map(|(value, count)| {
        html! { <option key={format!("={value}")} value={(*value).to_owned()} selected={*value == chosen}>{ format!("{value} ({count})") }</option> }
    });
    html! {
        <select key={facet.id()} id={facet.id()} class={classes!((!chosen.is_empty()).then_some("on"))} aria-label={facet.title()} onchange={changed}>
            <option key="" value="" selected={chosen.is_empty()}>{ facet.title() }</option>
            { for options }
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
            body.push(html! {
                <tr key={group.title()} role="row" class="grp"><th role="rowheader" scope="rowgroup" colspan="11">{ words }</th></tr>
            });
        }
        body.push(row(instance));
    }
    html! {
        <table role="table" class="fleet cards hov">
            <caption class="vh">{ format!("{} instances, grouped by what has to be done", rows.matched) }</caption>
            <thead role="rowgroup"><tr role="row">{ for heads }</tr></thead>
            <tbody role="rowgroup">{ for body }</tbody>
        </table>
    }
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
    html! {
        <th key={column.title()} role="columnheader" scope="col" aria-sort={order} class={classes!((column == Column::Units).then_some("num"))}>
            <button class="sort" type="button" onclick={cx.click(Action::SortBy(column))}>
                { column.title() }{ icon(shape, if !on { "ic-12 off" } else if down { "ic-12" } else { "ic-12 up" }) }
            </button>
        </th>
    }
}

fn row(instance: &InstanceReport) -> Html {
    let path = fleet::recommended(instance);
    let under =
        [instance.resource_group.as_deref(), instance.tags.iter().find_map(|tag| environment(tag))];
    let under = under.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let nothing = || html! { <span class="none">{ "–" }</span> };
    html! {
        <tr key={instance.index} role="row">
            <th role="rowheader" scope="row">
                <a id={state::row_id(instance.index)} href={href(Page::Instance(instance.index))}>{ instance.name.clone() }</a>
                if !under.is_empty() { <div class="sub">{ under }</div> }
            </th>
            { cell("Platform", "", badge::platform(&instance.platform, false)) }
            { cell("Tier", "", html! { { words::tier(instance).to_owned() } }) }
            { cell("Units", "num", html! { { units(instance) } }) }
            { cell("Regions", "rg", regions(instance)) }
            { cell("Network", "", html! { { words::network(instance.network_mode) } }) }
            { cell("Zones", "", html! { { zones(instance) } }) }
            { cell("Recommended path", "full", match path {
                Some(path) => html! { <span class="path">{ badge::letter(&path.id, false) }<span>{ short(&path.title, " (") }</span></span> },
                None => html! { <span class="none">{ without_path(instance) }</span> },
            }) }
            { cell("API downtime", "", path.map_or_else(nothing, |path| html! { { short(&path.downtime, ";") } })) }
            { cell("IP effect", "", path.map_or_else(nothing, |path| html! { { short(&path.ip_effect, ";") } })) }
            { cell("Findings", "full", badge::tally(fleet::tally(instance))) }
        </tr>
    }
}

fn cell(label: &'static str, class: &'static str, content: Html) -> Html {
    html! { <td role="cell" data-l={label} class={class}>{ content }</td> }
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
    let of = |capacity: &Option<serde_json::Value>| words::units(capacity.as_ref());
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
    let lines =
        lines.map(|(at, location)| html! { <div key={at}>{ location.region.clone() }</div> });
    html! { <>{ for lines }</> }
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
        html! { <button class="btn small" type="button" disabled={to.is_none()} onclick={cx.click(Action::TurnTo(to.unwrap_or(page)))}>{ word }</button> }
    };
    html! {
        <div class="tfoot">
            if rows.pages > 1 {
                <nav class="row" aria-label="Pages of the table">
                    { turn(page.checked_sub(1), "Previous") }
                    <span>{ format!("Page {} of {}", page.saturating_add(1), rows.pages) }</span>
                    { turn(page.checked_add(1), "Next") }
                </nav>
            }
            <span>{ badge::urgency(crate::rules::Urgency::PastDue) }{ " date has passed" }</span>
            <span>{ badge::urgency(crate::rules::Urgency::Action) }{ " something to do" }</span>
            <span>{ badge::urgency(crate::rules::Urgency::Check) }{ " cannot be told from this input" }</span>
            <span class="wide-only"><kbd>{ "/" }</kbd>{ " filter, " }<kbd>{ "J" }</kbd>{ " " }<kbd>{ "K" }</kbd>{ " move, " }<kbd>{ "Enter" }</kbd>{ " open, " }<kbd>{ "?" }</kbd>{ " all keys" }</span>
        </div>
    }
}
