//! The order of the fleet.

use crate::knowledge::day;
use crate::paths;
use crate::plan::Place;
use crate::report::{Header, InstanceReport, Report};
use crate::ui::components::dom::{each, el, group, node, none};
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::{badge, href};
use crate::ui::fleet::Group;
use crate::ui::route::Page;
use crate::ui::words;
use yew::prelude::*;

/// The page.
pub fn page(report: &Report) -> Html {
    let order = &report.fleet.order;
    let title = if order.is_empty() {
        "There is nothing to migrate in these inputs".to_owned()
    } else {
        format!("{} in order", words::count(order.len(), "migration", "migrations"))
    };
    group([el("div").class("row between top-al").kids([el("div").kids([el("p").class("eyebrow").with(format!("Plan of the fleet as of {}", report.as_of)), el("h1").with(title), el("p").class("lead").with("Non-production first, neighbours in one subnet one after another. Each instance has its place, the reason for it, and what has to be true before it starts.")]), el("a").class("btn primary").attr("href", href(Page::Share)).kids([icon(Icon::Share, ""), node("Share or save the plan")])]), if !order.is_empty() { el("section").attr("aria-labelledby", "order-h").kids([el("h2").attr("id", "order-h").class("vh").with("The order"), el("ol").class("surface order").with(each(order.iter().map(|place| self::place(report, place))))]) } else { none() }, rest(report, Group::Settle, "Settle first", "One answer each decides whether there is a migration."), rest(report, Group::Migrate, "Not in the order", "They report stv1 and have no place yet; why stands on their pages."), rest(report, Group::Nothing, "Nothing to migrate", "They have dates of their own; the next one stands beside each.")])
}

fn at(report: &Report, index: u32) -> Option<&InstanceReport> {
    report.instances.get(usize::try_from(index).ok()?)
}

fn place(report: &Report, place: &Place) -> Html {
    let instance = at(report, place.instance);
    let path = instance.and_then(|instance| paths::recommended(&instance.paths));
    el("li").key(place.instance).kids([
        el("span").class("step-no").attr("aria-hidden", "true").with(place.number),
        el("div").kids([
            el("h3")
                .with(el("a").attr("href", href(Page::Instance(place.instance))).with(&place.name)),
            el("p").with(&place.why),
            if !place.starts_when.is_empty() {
                el("p")
                    .class("muted")
                    .kids([el("strong").with("Starts when: "), node(&place.starts_when)])
            } else {
                none()
            },
        ]),
        el("div").class("facts-s").kids([
            node(instance.map(|one| badge::platform(&one.platform, false)).unwrap_or_default()),
            if let Some(path) = path {
                group([
                    el("p")
                        .class("pn")
                        .kids([badge::letter(&path.id, false), el("span").with(&path.title)]),
                    el("p").class("sub").with(format!("API downtime: {}", path.downtime)),
                    el("p").class("sub").with(format!("Address: {}", path.ip_effect)),
                ])
            } else if !place.path.is_empty() {
                el("p").class("pn").with(badge::letter(&place.path, false))
            } else {
                none()
            },
        ]),
    ])
}

/// The instances of a group that have no place in the order.
fn rest(report: &Report, group: Group, title: &'static str, text: &'static str) -> Html {
    let placed = |index| report.fleet.order.iter().any(|place| place.instance == index);
    let rest = report.instances.iter().filter(|one| Group::of(one) == group && !placed(one.index));
    let rows: Vec<Html> = rest.map(row).collect();
    if rows.is_empty() {
        return Html::default();
    }
    el("section").attr("aria-label", title).kids([
        el("div").class("sec-head").kids([
            el("h2").with(format!("{title}: {}", rows.len())),
            el("p").class("muted").with(text),
        ]),
        el("ul").class("surface rest").with(each(rows)),
    ])
}

fn row(instance: &InstanceReport) -> Html {
    let next = match &instance.next_date {
        Some(next) => format!("{}: {}, {}", next.date, next.title, day::in_days(next.days)),
        None if instance.header == Header::NothingToMigrate => "No date ahead".to_owned(),
        None => String::new(),
    };
    el("li").key(instance.index).kids([
        el("a").attr("href", href(Page::Instance(instance.index))).with(&instance.name),
        badge::platform(&instance.platform, false),
        el("span").with(&instance.now.title),
        el("span").class("muted").with(next),
    ])
}
