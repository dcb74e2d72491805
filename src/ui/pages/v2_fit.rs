//! How an instance fits the v2 tiers: verdicts, what they rest on, and what the input cannot
//! answer.

use crate::knowledge::v2::Weight;
use crate::paths::{FitPoint, FitQuestion, FitVerdict, TierFit, V2Fit};
use crate::report::InstanceReport;
use crate::ui::components::dom::{each, el, group, node};
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::{Cx, code, dots, evidence, prose, scroller, section_head};
use crate::ui::route::Route;
use yew::prelude::*;

/// The section; the fit comes a moment after the instance, with its plan.
pub(super) fn v2_fit(cx: Cx<'_>, of: &InstanceReport) -> Html {
    let Some(fit) = &of.v2_fit else { return Html::default() };
    el("section").attr("id", "v2").attr("tabindex", "-1").attr("aria-labelledby", "v2-h").kids([
        section_head(
            "v2",
            "v2 tiers",
            el("p").with("A new instance and no upgrade; no date asks for it."),
        ),
        el("div").class("surface").with(scroller("v2 tiers side by side", table(of.index, fit))),
        el("details").class("disc surface mt").kids([
            el("summary").kids([
                icon(Icon::Chevron, "ic-16 chev"),
                node(format!("{} questions that the input cannot answer", fit.questions.len())),
            ]),
            el("div").class("allp").with(each(fit.questions.iter().map(|one| question(cx, one)))),
        ]),
        el("details").class("disc surface mt").kids([
            el("summary").kids([icon(Icon::Chevron, "ic-16 chev"), node("What moving means")]),
            el("div").class("in").with(dots(fit.moving.iter().map(AsRef::as_ref))),
        ]),
    ])
}

fn table(index: u32, fit: &V2Fit) -> Html {
    let heads = fit.tiers.iter().map(|tier| {
        el("th").key(tier.sku.clone().into_owned()).attr("scope", "col").kids([
            el("strong").with(&tier.name),
            el("div")
                .class("row")
                .kids([icon(look(tier.verdict), "ic-16"), node(tier.verdict.words())]),
        ])
    });
    let because = fit.tiers.iter().map(|tier| {
        let plan = (tier.verdict != FitVerdict::DoesNotFit).then(|| {
            el("p").with(
                el("a")
                    .attr("href", Route::plan(index, &tier.sku).hash())
                    .with(format!("Plan for {}", tier.name)),
            )
        });
        el("td")
            .key(tier.sku.clone().into_owned())
            .kids([el("p").with(prose(&tier.summary)), node(plan.unwrap_or_default())])
    });
    let network = fit.tiers.iter().map(|tier: &TierFit| {
        el("td").key(tier.sku.clone().into_owned()).with(prose(&tier.network))
    });
    el("table").class("cmp").kids([
        el("caption").class("vh").with("v2 tiers for this instance side by side"),
        el("thead").with(el("tr").kids([el("td").end(), each(heads)])),
        el("tbody").kids([
            el("tr").kids([el("th").attr("scope", "row").with("Because"), each(because)]),
            el("tr").kids([el("th").attr("scope", "row").with("Network instead"), each(network)]),
            each(fit.points.iter().map(point)),
        ]),
    ])
}

fn point(point: &FitPoint) -> Html {
    let cells = point.tiers.iter().enumerate().map(|(at, tier)| {
        el("td").key(at).kids([
            if tier.weight == Weight::Fits {
                Html::default()
            } else {
                el("strong").with(format!("{}: ", tier.weight.words()))
            },
            prose(&tier.text),
        ])
    });
    el("tr").key(point.id.clone().into_owned()).kids([
        el("th").attr("scope", "row").kids([
            el("strong").with(&point.title),
            el("div").class("sub").with(&point.here),
            el("div").class("sub").with(evidence::source(&point.source)),
        ]),
        each(cells),
    ])
}

fn question(cx: Cx<'_>, question: &FitQuestion) -> Html {
    el("div").key(question.id.clone().into_owned()).class("stack-2 pad").kids([
        el("h3").with(&question.text),
        code::optional(cx, question.command.as_ref()),
        group([
            el("p").kids([el("strong").with("Good: "), prose(&question.good)]),
            el("p").kids([el("strong").with("Otherwise: "), prose(&question.otherwise)]),
        ]),
        el("p").class("sub").with(evidence::source(&question.source)),
    ])
}

const fn look(verdict: FitVerdict) -> Icon {
    match verdict {
        FitVerdict::Fits => Icon::Met,
        FitVerdict::WithChanges => Icon::Action,
        FitVerdict::CannotTell => Icon::Ask,
        FitVerdict::DoesNotFit => Icon::Past,
    }
}
