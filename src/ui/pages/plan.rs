//! The order of the fleet.

use crate::plan::Place;
use crate::report::{Header, InstanceReport, Report};
use crate::ui::action::{Action, Delivery, Document};
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::{Cx, badge, href};
use crate::ui::fleet::{self, Group};
use crate::ui::route::Page;
use crate::ui::words;
use yew::prelude::*;

/// The page.
pub fn page(cx: Cx<'_>, report: &Report) -> Html {
    let order = &report.fleet.order;
    let title = if order.is_empty() {
        "There is nothing to migrate in these inputs".to_owned()
    } else {
        format!("{} in order", words::count(order.len(), "migration", "migrations"))
    };
    let deliver = |document, delivery| cx.click(Action::Deliver(document, delivery));
    html! {
        <>
            <div class="row between top-al">
                <div>
                    <p class="eyebrow">{ format!("Plan of the fleet as of {}", report.as_of) }</p>
                    <h1>{ title }</h1>
                    <p class="lead">{ "Non-production first, neighbours in one subnet one after another. Each instance has its place, the reason for it, and what has to be true before it starts." }</p>
                </div>
                <div class="row">
                    <button class="btn primary" type="button" onclick={deliver(Document::FleetPlan, Delivery::Download)}>{ icon(Icon::Download, "") }{ "Plan as Markdown" }</button>
                    <button class="btn" type="button" onclick={deliver(Document::Report, Delivery::Download)}>{ icon(Icon::Download, "") }{ "Report as JSON" }</button>
                    <button class="btn subtle" type="button" onclick={deliver(Document::FleetPlan, Delivery::Copy)}>{ icon(Icon::Copy, "ic-16") }{ if cx.state.copied.as_deref() == Some("document") { "Copied" } else { "Copy" } }</button>
                </div>
            </div>
            if !order.is_empty() {
                <section aria-labelledby="order-h">
                    <h2 id="order-h" class="vh">{ "The order" }</h2>
                    <ol class="surface order">{ for order.iter().map(|place| self::place(report, place)) }</ol>
                </section>
            }
            { rest(report, Group::Settle, "Settle first", "One answer each decides whether there is a migration.") }
            { rest(report, Group::Migrate, "Not in the order", "They report stv1 and have no place yet; why stands on their pages.") }
            { rest(report, Group::Nothing, "Nothing to migrate", "They have dates of their own; the next one stands beside each.") }
        </>
    }
}

fn at(report: &Report, index: u32) -> Option<&InstanceReport> {
    report.instances.get(usize::try_from(index).ok()?)
}

fn place(report: &Report, place: &Place) -> Html {
    let instance = at(report, place.instance);
    let path = instance.and_then(fleet::recommended);
    html! {
        <li key={place.instance}>
            <span class="step-no" aria-hidden="true">{ place.number }</span>
            <div>
                <h3><a href={href(Page::Instance(place.instance))}>{ place.name.clone() }</a></h3>
                <p>{ place.why.clone() }</p>
                if !place.starts_when.is_empty() { <p class="muted"><strong>{ "Starts when: " }</strong>{ place.starts_when.clone() }</p> }
            </div>
            <div class="facts-s">
                { instance.map(|one| badge::platform(&one.platform, false)).unwrap_or_default() }
                if let Some(path) = path {
                    <p class="pn">{ badge::letter(&path.id, false) }<span>{ path.title.clone().into_owned() }</span></p>
                    <p class="sub">{ format!("API downtime: {}", path.downtime) }</p>
                    <p class="sub">{ format!("Address: {}", path.ip_effect) }</p>
                } else if !place.path.is_empty() {
                    <p class="pn">{ badge::letter(&place.path, false) }</p>
                }
            </div>
        </li>
    }
}

/// The instances of a group that have no place in the order.
fn rest(report: &Report, group: Group, title: &'static str, text: &'static str) -> Html {
    let placed = |index| report.fleet.order.iter().any(|place| place.instance == index);
    let rest = report.instances.iter().filter(|one| Group::of(one) == group && !placed(one.index));
    let rows: Vec<Html> = rest.map(row).collect();
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <section aria-label={title}>
            <div class="sec-head"><h2>{ format!("{title}: {}", rows.len()) }</h2><p class="muted">{ text }</p></div>
            <ul class="surface rest">{ for rows }</ul>
        </section>
    }
}

fn row(instance: &InstanceReport) -> Html {
    let next = match &instance.next_date {
        Some(next) => format!("{}: {}, {}", next.date, next.title, words::days(next.days)),
        None if instance.header == Header::NothingToMigrate => "No date ahead".to_owned(),
        None => String::new(),
    };
    html! {
        <li key={instance.index}>
            <a href={href(Page::Instance(instance.index))}>{ instance.name.clone() }</a>
            { badge::platform(&instance.platform, false) }
            <span>{ instance.now.title.clone() }</span>
            <span class="muted">{ next }</span>
        </li>
    }
}
