//! What published rules of other tools would say of an instance, and where they are wrong.

use crate::published::{PublishedOpinion, Stance};
use crate::report::InstanceReport;
use crate::ui::components::dom::{each, el, node, none};
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::{evidence, section_head};
use crate::ui::words;
use yew::prelude::*;

/// The section; nothing before the instance has been asked for.
pub(super) fn published(instance: &InstanceReport) -> Html {
    let said = &instance.published;
    if said.is_empty() {
        return Html::default();
    }
    let wrong = said.iter().filter(|one| one.stance == Stance::Disagrees).count();
    el("section")
        .attr("id", "published")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "published-h")
        .kids([
            section_head(
                "published",
                "What other tools would say",
                el("p").with(format!(
                    "{} of other tools, applied to this input. Disagreements: {wrong}. They decide \
                     nothing here.",
                    words::count(said.len(), "published rule", "published rules")
                )),
            ),
            el("div").class("surface ret").with(each(said.iter().map(row))),
        ])
}

fn row(one: &PublishedOpinion) -> Html {
    let (class, shape) = match one.stance {
        Stance::Agrees => ("met", Icon::Tick),
        Stance::Disagrees => ("act", Icon::Action),
        Stance::Open => ("dim", Icon::Ask),
    };
    el("details").key(one.rule.clone().into_owned()).class("find").kids([
        el("summary").kids([
            el("span").class("when").with(if one.reports { "would report" } else { "silent" }),
            el("span").class("ti").kids([
                node(format!("{}: {}", one.tool, one.claim)),
                el("div").class("sub").with(&one.rule),
            ]),
            el("span")
                .classes(&["sv", class])
                .kids([icon(shape, "ic-16"), node(one.stance.words())]),
            icon(Icon::Chevron, "ic-16 chev"),
        ]),
        el("div").class("in").kids([
            if one.why.is_empty() { none() } else { el("p").with(&one.why) },
            el("dl").class("ev").kids([
                el("div").kids([
                    el("dt").with("Predicate"),
                    el("dd").class("mono").with(&one.predicate),
                ]),
                el("div").kids([
                    el("dt").with("Here"),
                    el("dd").class("mono").with(one.ours.join(", ")),
                ]),
                el("div")
                    .kids([el("dt").with("Source"), el("dd").with(evidence::source(&one.source))]),
            ]),
        ]),
    ])
}
