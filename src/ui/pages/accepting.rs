//! Findings that somebody answers for: the form, and those that are accepted.

use crate::report::InstanceReport;
use crate::rules::{AcceptedFinding, Finding};
use crate::ui::action::{Accepting, Action};
use crate::ui::components::dom::{each, el, group, node, none};
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::{Cx, badge, message, prose};
use crate::ui::state::Draft;
use crate::ui::words;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

const WHAT_IT_DOES: &str = "An accepted finding counts nowhere and leaves the plan. It is open again \
                            when its day has passed or the facts under it change.";

/// The button that opens the form, or the form; nothing where what is shown is not the reader's.
pub(super) fn accept(cx: Cx<'_>, index: u32, finding: &Finding) -> Html {
    if cx.state.shared.is_some() {
        return none();
    }
    let this = |one: &&Draft| {
        one.index == index
            && one.acceptance.finding == *finding.id
            && one.acceptance.key == finding.key
    };
    if let Some(draft) = cx.state.draft.as_ref().filter(this) {
        return form(cx, draft);
    }
    let (finding, key) = (finding.id.to_string(), finding.key.clone());
    el("p").with(
        el("button")
            .class("btn small")
            .attr("type", "button")
            .click(cx.click(Action::Accept(Accepting::Start { index, finding, key })))
            .with("Accept this finding"),
    )
}

/// What was accepted once and no longer is.
pub(super) fn lapsed(finding: &Finding) -> Html {
    let Some(lapsed) = &finding.lapsed else { return none() };
    message("act", node("Accepted before"), el("p").with(lapsed.words()))
}

fn form(cx: Cx<'_>, draft: &Draft) -> Html {
    let one = &draft.acceptance;
    let fault = |id| draft.fault.filter(|(field, _)| *field == id).map(|(_, text)| text);
    let field = |id, label, kind, value: &str, make: fn(String) -> Accepting| {
        let written = cx.dispatch.reform(move |event: InputEvent| {
            let field =
                event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            Action::Accept(make(field.map(|field| field.value()).unwrap_or_default()))
        });
        field(cx, (id, label, kind), value, fault(id), written)
    };
    let submitted = cx.dispatch.reform(|event: SubmitEvent| {
        event.prevent_default();
        Action::Accept(Accepting::Accept)
    });
    html! {
        <form class="accept" novalidate={true} aria-label="Accept this finding" onsubmit={submitted}>
            { el("p").class("muted").with(WHAT_IT_DOES) }
            { field("accept-reason", "Why it is accepted", "text", &one.reason, Accepting::Reason) }
            { field("accept-owner", "Who answers for it", "text", &one.owner, Accepting::Owner) }
            { field("accept-until", "Until, the day included", "date", &one.until, Accepting::Until) }
            { el("div").class("row").kids([
                el("button").class("btn primary").attr("type", "submit").with("Accept"),
                el("button")
                    .class("btn")
                    .attr("type", "button")
                    .click(cx.click(Action::Accept(Accepting::Leave)))
                    .with("Cancel"),
            ]) }
        </form>
    }
}

fn field(
    cx: Cx<'_>,
    (id, label, kind): (&'static str, &'static str, &'static str),
    value: &str,
    fault: Option<&'static str>,
    written: Callback<InputEvent>,
) -> Html {
    let described = format!("{id}-fault");
    let input = html! {
        <input
            {id}
            type={kind}
            autocomplete="off"
            min={cx.state.options.as_of.to_string()}
            max="2099-12-31"
            aria-invalid={fault.is_some().to_string()}
            aria-describedby={described.clone()}
            value={value.to_owned()}
            oninput={written}
        />
    };
    el("div").class("field").kids([
        el("label").attr("for", id).with(label),
        input,
        match fault {
            Some(text) => el("p").class("fault").attr("id", described).with(text),
            None => none(),
        },
    ])
}

/// The accepted findings of an instance.
pub(super) fn accepted(cx: Cx<'_>, instance: &InstanceReport) -> Html {
    let all = &instance.accepted;
    if all.is_empty() {
        return none();
    }
    el("div").class("fgroup").kids([
        el("h3").kids([
            el("span").class("sv met").kids([icon(Icon::Tick, "ic-16"), node("Accepted")]),
            el("span").class("q").with(words::count(all.len(), "finding", "findings")),
        ]),
        each(all.iter().enumerate().map(|(at, one)| self::one(cx, instance.index, at, one))),
    ])
}

fn one(cx: Cx<'_>, index: u32, at: usize, accepted: &AcceptedFinding) -> Html {
    let finding = &accepted.finding;
    let withdraw =
        Accepting::Withdraw { index, finding: finding.id.to_string(), key: finding.key.clone() };
    el("details").key(format!("{}{at}", finding.id)).class("find").kids([
        el("summary").kids([
            el("span").class("sv met").with(icon(Icon::Tick, "ic-16")),
            el("span").class("ti").with(&finding.title),
            el("span").class("pil").with(words::pillar(finding.pillar)),
            el("span").class("when").with(format!("until {}", accepted.until)),
            icon(Icon::Chevron, "ic-16 chev"),
        ]),
        el("div").class("in").kids([
            el("p").with(el("strong").with(accepted.words())),
            group([
                el("p").kids([badge::urgency(finding.urgency)]),
                el("p").with(prose(&finding.text)),
                el("p").kids([el("strong").with("To do: "), prose(&finding.action)]),
            ]),
            if cx.state.shared.is_some() {
                none()
            } else {
                el("p").with(
                    el("button")
                        .class("btn small")
                        .attr("type", "button")
                        .click(cx.click(Action::Accept(withdraw)))
                        .with("Take the acceptance back"),
                )
            },
        ]),
    ])
}
