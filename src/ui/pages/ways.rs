//! The paths of one instance: the ones that matter side by side, and all with their reasons.

use crate::paths::{PathStatus, PathVerdict};
use crate::report::InstanceReport;
use crate::sort;
use crate::ui::components::dom::{each, el, group, node};
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::{Cx, badge, code, evidence, prose, scroller, section_head};
use crate::ui::pages::overview;
use yew::prelude::*;

const NONE_APPLIES: &str = "No migration path applies: there is nothing to migrate. Why stands with each path \
    below.";

/// The section.
pub(super) fn paths(cx: Cx<'_>, instance: &InstanceReport) -> Html {
    let mut open: Vec<&PathVerdict> =
        instance.paths.iter().filter(|path| path.status != PathStatus::NotApplicable).collect();
    sort::sort_by(&mut open, |one, other| one.status.cmp(&other.status));
    let all = instance.paths.iter().map(|path| row(cx, path));
    let count = instance.paths.len();
    el("section")
        .attr("id", "paths")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "paths-h")
        .kids([
            section_head("paths", "Paths", overview::prefer(cx)),
            if open.is_empty() {
                el("p").class("surface pad").with(NONE_APPLIES)
            } else {
                el("div").class("surface").with(scroller("Paths side by side", compare(&open)))
            },
            el("details").class("disc surface mt").flag("open", open.is_empty()).kids([
                el("summary").kids([
                    icon(Icon::Chevron, "ic-16 chev"),
                    node(format!("All {count} paths and why")),
                ]),
                el("div").class("allp").with(each(all)),
            ]),
        ])
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
        el("th")
            .key(path.id.clone().into_owned())
            .attr("scope", "col")
            .classes(&[best(path).unwrap_or_default()])
            .kids([
                el("span").class("pn").kids([
                    badge::letter(&path.id, path.status == PathStatus::Recommended),
                    node(&path.title),
                ]),
                badge::path_status(path.status),
            ])
    });
    let rows = PROPERTIES.iter().map(|(name, of)| {
        let cells = paths.iter().map(|path| {
            let text = of(path);
            let text = if text.is_empty() { "–".to_owned() } else { text };
            el("td")
                .key(path.id.clone().into_owned())
                .classes(&[best(path).unwrap_or_default()])
                .with(prose(&text))
        });
        el("tr").key(*name).kids([el("th").attr("scope", "row").with(*name), each(cells)])
    });
    el("table").class("cmp").kids([
        el("caption").class("vh").with("Paths for this instance side by side"),
        el("thead").with(el("tr").kids([el("td").end(), each(heads)])),
        el("tbody").with(each(rows)),
    ])
}

fn row(cx: Cx<'_>, path: &PathVerdict) -> Html {
    let reasons =
        path.reasons.iter().enumerate().map(|(at, reason)| el("p").key(at).with(prose(reason)));
    let needs = path.needs.as_ref().map(|needs| {
        group([
            el("p").kids([
                el("strong").with("Fact: "),
                node(&needs.fact),
                node(" "),
                node(&needs.how),
            ]),
            code::optional(cx, needs.command.as_ref()),
        ])
    });
    el("div").key(path.id.clone().into_owned()).class("allp-r").kids([
        el("h3").class("pn").kids([
            badge::letter(&path.id, path.status == PathStatus::Recommended),
            node(&path.title),
        ]),
        el("div").with(badge::path_status(path.status)),
        el("div").class("stack-2").kids([
            each(reasons),
            node(needs.unwrap_or_default()),
            el("p").class("sub").with(evidence::source(&path.source)),
        ]),
    ])
}
