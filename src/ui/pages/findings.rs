//! What else is true of one instance, and how each retirement concerns it.

use crate::report::InstanceReport;
use crate::rules::{Exposure, ExposureStatus, Finding, Urgency};
use crate::ui::components::dom::{each, el, node, none};
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::{Cx, badge, code, evidence, prose, section_head};
use crate::ui::pages::accepting;
use crate::ui::{fleet, words};
use yew::prelude::*;

/// The findings, grouped by urgency.
pub(super) fn findings(cx: Cx<'_>, instance: &InstanceReport) -> Html {
    let groups = [Urgency::PastDue, Urgency::Action, Urgency::Check, Urgency::Note];
    let groups = groups.iter().filter_map(|urgency| {
        let of: Vec<&Finding> =
            instance.findings.iter().filter(|finding| finding.urgency == *urgency).collect();
        let first = of.first()?;
        Some(
            el("div").key(badge::urgency_look(*urgency).0).class("fgroup").kids([
                el("h3").kids([
                    badge::urgency(first.urgency),
                    el("span").class("q").with(words::count(of.len(), "finding", "findings")),
                ]),
                each(
                    of.iter()
                        .enumerate()
                        .map(|(at, finding)| self::finding(cx, instance.index, at, finding)),
                ),
            ]),
        )
    });
    let beside = badge::tally(fleet::tally(instance));
    el("section")
        .attr("id", "findings")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "findings-h")
        .kids([
            section_head("findings", "Findings", beside),
            el("div").class("surface").kids([
                each(groups),
                accepting::accepted(cx, instance),
                if instance.findings.is_empty() && instance.accepted.is_empty() {
                    el("p").class("pad").with("Nothing else was found in this input.")
                } else {
                    none()
                },
            ]),
        ])
}

fn finding(cx: Cx<'_>, index: u32, at: usize, finding: &Finding) -> Html {
    let (class, shape) = badge::urgency_look(finding.urgency);
    el("details").key(format!("{}{at}", finding.id)).class("find").kids([
        el("summary").kids([
            el("span").classes(&["sv", class]).with(icon(shape, "ic-16")),
            el("span").class("ti").with(&finding.title),
            el("span").class("pil").with(words::pillar(finding.pillar)),
            el("span").class("when").with(finding.date.clone().unwrap_or_default()),
            icon(Icon::Chevron, "ic-16 chev"),
        ]),
        el("div").class("in").kids([
            el("p").with(prose(&finding.text)),
            el("p").kids([el("strong").with("To do: "), prose(&finding.action)]),
            code::optional(cx, finding.command.as_ref()),
            evidence::evidence(cx, &finding.because),
            el("p").class("sub").kids([
                node("Rule "),
                evidence::rule(&finding.id),
                node(" · "),
                evidence::source(&finding.source),
            ]),
            accepting::lapsed(finding),
            accepting::accept(cx, index, finding),
        ]),
    ])
}

/// How each retirement concerns the instance.
pub(super) fn retirements(cx: Cx<'_>, instance: &InstanceReport) -> Html {
    let rows = instance.exposures.iter().map(|exposure| retirement(cx, exposure));
    el("section")
        .attr("id", "retirements")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "retirements-h")
        .kids([
            section_head(
                "retirements",
                "Retirements and breaking changes",
                el("p").with("Each opens to why, what to do and what settles it."),
            ),
            el("div").class("surface ret").with(each(rows)),
        ])
}

fn retirement(cx: Cx<'_>, exposure: &Exposure) -> Html {
    let (class, shape) = match exposure.status {
        _ if exposure.past_due => ("past", Icon::Past),
        ExposureStatus::Exposed => ("act", Icon::Action),
        ExposureStatus::PreconditionSeen => ("check", Icon::Check),
        ExposureStatus::NotVisible => ("check", Icon::Ask),
        ExposureStatus::NotExposed => ("met", Icon::Tick),
        ExposureStatus::NotApplicable => ("dim", Icon::Not),
    };
    el("details").key(exposure.id.clone().into_owned()).class("find").kids([
        el("summary").kids([
            el("span").class("when").with(&exposure.date),
            el("span").class("ti").with(&exposure.title),
            el("span").classes(&["sv", class]).kids([
                icon(shape, "ic-16"),
                node(exposure.status.words()),
                if exposure.past_due { node(", past due") } else { none() },
            ]),
            icon(Icon::Chevron, "ic-16 chev"),
        ]),
        el("div").class("in").kids([
            el("p").with(prose(&exposure.text)),
            if !exposure.date_note.is_empty() {
                el("p").class("muted").with(&exposure.date_note)
            } else {
                none()
            },
            if exposure.status <= ExposureStatus::NotVisible {
                el("p").kids([el("strong").with("To do: "), node(&exposure.remedy)])
            } else {
                none()
            },
            code::optional(cx, exposure.command.as_ref()),
            if let Some(good) = &exposure.good_answer {
                el("p").class("good").kids([
                    icon(Icon::Tick, "ic-16"),
                    el("span").with(format!("Good answer: {good}")),
                ])
            } else {
                none()
            },
            evidence::evidence(cx, &exposure.because),
            el("p").class("sub").kids([
                evidence::rule(&exposure.id),
                node(" · "),
                evidence::source(&exposure.source),
            ]),
        ]),
    ])
}
