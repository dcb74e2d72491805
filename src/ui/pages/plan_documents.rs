//! Scripts and papers of an instance's plan: choose one, see it, copy or save it.

use crate::report::InstanceReport;
use crate::ui::action::{Action, Sharing};
use crate::ui::components::dom::{each, el, group, node, none};
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::{Cx, code, dots, message, section_head};
use crate::ui::pages::share::ticked;
use crate::web::protocol::Offer;
use yew::prelude::*;

/// The section; nothing while it is not known what there is.
pub(super) fn section(cx: Cx<'_>, of: &InstanceReport) -> Html {
    let offers = cx.state.share.documents.offers(cx.state.held, (of.index, cx.state.route.path));
    if offers.is_empty() {
        return none();
    }
    let (scripts, papers): (Vec<&Offer>, Vec<&Offer>) =
        offers.iter().partition(|offer| offer.extension.is_some());
    el("section")
        .attr("id", "documents")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "documents-h")
        .kids([
            section_head(
                "documents",
                "Scripts and papers",
                el("p").with("Made of the plan above, for those who carry it out, approve it or have to know."),
            ),
            el("div").class("surface pad").kids([
                kind(cx, of.index, "Scripts", &scripts, "They carry the real names: they must, to run. Each checks first and changes nothing unless it is told to."),
                kind(cx, of.index, "Papers", &papers, names_said(cx)),
                el("div").class("row mt").kids([
                    box_of(cx, "papers-real", "Papers with the real names", cx.state.share.documents.real_names, Sharing::RealNames),
                    box_of(cx, "papers-plain", "Papers as plain text instead of Markdown", cx.state.share.documents.plain, Sharing::PlainPaper),
                ]),
                chosen(cx, of.index),
            ]),
        ])
}

/// What the switch of the names does.
fn names_said(cx: Cx<'_>) -> &'static str {
    if cx.state.share.documents.real_names {
        "They carry the real names, ids, addresses and host names: everybody who gets one reads them."
    } else {
        "They go to other people: names and other private values are hidden. Whoever has to act on addresses needs the real ones."
    }
}

fn kind(
    cx: Cx<'_>,
    index: u32,
    title: &'static str,
    offers: &[&Offer],
    text: &'static str,
) -> Html {
    let path = cx.state.route.path;
    let buttons = offers.iter().filter(|offer| offer.missing.is_none()).map(|offer| {
        let chosen = cx.state.share.documents.chosen(cx.state.held, (index, path)) == Some(*offer);
        el("button")
            .key(offer.id.to_string())
            .class("pick")
            .attr("type", "button")
            .attr("aria-pressed", chosen.to_string())
            .click(cx.click(Action::Share(Sharing::Document(index, offer.id.to_string()))))
            .with(&offer.title)
    });
    let mut missing: Vec<String> = Vec::new();
    for offer in offers {
        let Some(why) = &offer.missing else { continue };
        // One reason that all of them share stands alone.
        let all = offers.iter().all(|other| other.missing == offer.missing);
        let line = if all { why.to_string() } else { format!("{}: {why}", offer.title) };
        if !missing.contains(&line) {
            missing.push(line);
        }
    }
    let any = offers.iter().any(|offer| offer.missing.is_none());
    el("div").class("plan-sec").attr("role", "group").attr("aria-label", title).kids([
        el("h3").kids([
            icon(if title == "Scripts" { Icon::Next } else { Icon::Document }, ""),
            node(title),
        ]),
        if any {
            group([el("p").with(text), el("div").class("row mt").with(each(buttons))])
        } else {
            none()
        },
        dots(missing.iter().map(String::as_str)),
    ])
}

fn box_of(
    cx: Cx<'_>,
    id: &'static str,
    label: &'static str,
    on: bool,
    action: fn(bool) -> Sharing,
) -> Html {
    let changed = ticked(cx, action);
    el("label").class("choice").attr("for", id).kids([
        html! { <input type="checkbox" {id} checked={on} onchange={changed} /> },
        node(label),
    ])
}

/// The document that is looked at.
fn chosen(cx: Cx<'_>, index: u32) -> Html {
    let Some(offer) = cx.state.share.documents.chosen(cx.state.held, (index, cx.state.route.path))
    else {
        return none();
    };
    let about = match offer.extension {
        Some(_) => offer.about.to_string(),
        None => format!("For {}.", offer.about),
    };
    let content = match cx.state.document_text() {
        None => el("p").attr("role", "status").class("muted").with("It is being made …"),
        Some(None) => message(
            "note",
            node("It is too long to be shown here"),
            el("p").with("A file has no such limit."),
        ),
        Some(Some(text)) => code::block(cx, &offer.title, text),
    };
    el("div").class("plan-sec stack-2").kids([
        el("div").class("row between").kids([
            el("p").class("sub").with(about),
            el("button")
                .class("btn")
                .attr("type", "button")
                .click(cx.click(Action::Share(Sharing::SaveDocument)))
                .kids([icon(Icon::Download, "ic-16"), node("Save as a file")]),
        ]),
        content,
    ])
}
