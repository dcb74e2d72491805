//! The paths of one instance: the ones that matter side by side, and all with their reasons.

use crate::paths::{PathStatus, PathVerdict};
use crate::report::InstanceReport;
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::{Cx, badge, code, evidence, prose, scroller, section_head};
use crate::ui::pages::overview;
use yew::prelude::*;

/// The section.
pub(super) fn paths(cx: Cx<'_>, instance: &InstanceReport) -> Html {
    let mut open: Vec<&PathVerdict> =
        instance.paths.iter().filter(|path| path.status != PathStatus::NotApplicable).collect();
    open.sort_by_key(|path| path.status);
    let all = instance.paths.iter().map(|path| row(cx, path));
    let count = instance.paths.len();
    html! {
        <section id="paths" tabindex="-1" aria-labelledby="paths-h">
            { section_head("paths", "Paths", overview::prefer(cx)) }
            if open.is_empty() {
                <p class="surface pad">{ "No migration path applies: there is nothing to migrate. Why stands with each path below." }</p>
            } else {
                <div class="surface">{ scroller("Paths side by side", compare(&open)) }</div>
            }
            <details class="disc surface mt" open={open.is_empty()}>
                <summary>{ icon(Icon::Chevron, "ic-16 chev") }{ format!("All {count} paths and why") }</summary>
                <div class="allp">{ for all }</div>
            </details>
        </section>
    }
}

/// A property of a path in the comparison.
type Property = (&'static str, fn(&PathVerdict) -> String);

const PROPERTIES: [Property; 8] = [
    ("Why", why),
    ("API downtime", |path| path.downtime.clone()),
    ("Address", |path| path.ip_effect.clone()),
    ("Old compute stays", |path| path.old_compute.clone().into_owned()),
    ("Settings locked", |path| path.config_lock.clone().into_owned()),
    ("Can be undone", |path| path.reversible.clone().into_owned()),
    ("Cost", |path| path.cost.clone().into_owned()),
    ("You change afterwards", |path| path.you_change.clone()),
];

/// The first reason; all of them stand in the list below.
fn why(path: &PathVerdict) -> String {
    path.reasons.first().cloned().unwrap_or_default()
}

fn compare(paths: &[&PathVerdict]) -> Html {
    let best = |path: &PathVerdict| (path.status == PathStatus::Recommended).then_some("best");
    let heads = paths.iter().map(|path| {
        html! {
            <th key={path.id.clone().into_owned()} scope="col" class={classes!(best(path))}>
                <span class="pn">{ badge::letter(&path.id, path.status == PathStatus::Recommended) }{ path.title.clone().into_owned() }</span>
                { badge::path_status(path.status) }
            </th>
        }
    });
    let rows = PROPERTIES.iter().map(|(name, of)| {
        let cells = paths.iter().map(|path| {
            let text = of(path);
            let text = if text.is_empty() { "–".to_owned() } else { text };
            html! { <td key={path.id.clone().into_owned()} class={classes!(best(path))}>{ prose(&text) }</td> }
        });
        html! { <tr key={*name}><th scope="row">{ *name }</th>{ for cells }</tr> }
    });
    html! {
        <table class="cmp">
            <caption class="vh">{ "Paths for this instance side by side" }</caption>
            <thead><tr><td></td>{ for heads }</tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}

fn row(cx: Cx<'_>, path: &PathVerdict) -> Html {
    let reasons = path
        .reasons
        .iter()
        .enumerate()
        .map(|(at, reason)| html! { <p key={at}>{ prose(reason) }</p> });
    let needs = path.needs.as_ref().map(|needs| {
        html! {
            <>
                <p><strong>{ "Fact: " }</strong>{ needs.fact.clone().into_owned() }{ " " }{ needs.how.clone().into_owned() }</p>
                { code::optional(cx, needs.command.as_ref()) }
            </>
        }
    });
    html! {
        <div key={path.id.clone().into_owned()} class="allp-r">
            <h3 class="pn">{ badge::letter(&path.id, path.status == PathStatus::Recommended) }{ path.title.clone().into_owned() }</h3>
            <div>{ badge::path_status(path.status) }</div>
            <div class="stack-2">{ for reasons }{ needs.unwrap_or_default() }<p class="sub">{ evidence::source(&path.source) }</p></div>
        </div>
    }
}
