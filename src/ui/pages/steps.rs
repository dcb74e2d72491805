//! The plan of one instance.

use crate::plan::{Check, Gate, Item, Plan, Step, Table};
use crate::report::InstanceReport;
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::{Cx, code, dots, message, prose, scroller, section_head};
use crate::ui::pages::instance;
use yew::prelude::*;

/// The section; the plan comes a moment after the instance.
pub(super) fn plan(cx: Cx<'_>, of: &InstanceReport) -> Html {
    let content = match &of.plan {
        Some(plan) => {
            html! { <>{ head(plan) }<div class="surface pad">{ body(cx, plan) }</div></> }
        }
        None => {
            html! { <>{ section_head("steps", "Plan", Html::default()) }{ instance::on_its_way() }</> }
        }
    };
    html! { <section id="steps" tabindex="-1" aria-labelledby="steps-h">{ content }</section> }
}

fn head(plan: &Plan) -> Html {
    let beside = match &plan.path {
        Some(path) => html! { <p>{ format!("Path {path}") }</p> },
        None => Html::default(),
    };
    section_head("steps", &plan.title, beside)
}

fn body(cx: Cx<'_>, plan: &Plan) -> Html {
    html! {
        <>
            <div class="plan-sec stack-2">
                <p>{ prose(&plan.summary) }</p>
                if !plan.window.is_empty() { <p>{ icon(Icon::Clock, "ic-16 in-text") }<strong>{ "Window: " }</strong>{ prose(&plan.window) }</p> }
                if !plan.roles.is_empty() { <p>{ icon(Icon::Person, "ic-16 in-text") }<strong>{ "Who takes part: " }</strong>{ plan.roles.join(", ") }</p> }
            </div>
            { plan.gate.as_ref().map(|one| gate(cx, one)).unwrap_or_default() }
            { items(cx, "Prerequisites", Icon::Key, &plan.prerequisites) }
            { checks(cx, &plan.checks) }
            { for plan.tables.iter().enumerate().map(|(at, one)| table(at, one)) }
            { steps(cx, &plan.steps) }
            { items(cx, "Verification", Icon::Tick, &plan.verification) }
            { items(cx, "Way back", Icon::Undo, &plan.rollback) }
            { items(cx, "Clean-up", Icon::Tasks, &plan.cleanup) }
            { questions(&plan.questions) }
            if !plan.notice.is_empty() {
                <div class="plan-sec"><h3>{ icon(Icon::Document, "") }{ "Notice to those who are affected" }</h3>{ code::block(cx, "Notice", &plan.notice) }</div>
            }
        </>
    }
}

fn gate(cx: Cx<'_>, gate: &Gate) -> Html {
    let answers = gate.answers.iter().enumerate().map(|(at, answer)| {
        html! { <tr key={at}><th scope="row">{ prose(&answer.answer) }</th><td>{ prose(&answer.then) }</td></tr> }
    });
    html! {
        <div class="plan-sec">
            <h3>{ icon(Icon::Check, "") }{ "Before anything else" }</h3>
            <p>{ prose(&gate.text) }</p>
            { code::command(cx, &gate.command) }
            if !gate.answers.is_empty() {
                { scroller("Answers", html! {
                    <table class="roomy mt">
                        <caption class="vh">{ "What each answer means" }</caption>
                        <thead><tr><th scope="col">{ "The fresh export says" }</th><th scope="col">{ "Then" }</th></tr></thead>
                        <tbody>{ for answers }</tbody>
                    </table>
                }) }
            }
        </div>
    }
}

fn items(cx: Cx<'_>, title: &'static str, shape: Icon, items: &[Item]) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    let items = items.iter().enumerate().map(|(at, item)| {
        html! { <li key={at}>{ prose(&item.text) }{ code::optional(cx, item.command.as_ref()) }</li> }
    });
    html! { <div class="plan-sec"><h3>{ icon(shape, "") }{ title }</h3><ul class="dots">{ for items }</ul></div> }
}

fn checks(cx: Cx<'_>, checks: &[Check]) -> Html {
    if checks.is_empty() {
        return Html::default();
    }
    let items = checks.iter().map(|check| {
        let id = format!("check-{}", check.id);
        html! {
            <li key={check.id.clone()} class="todo">
                <input type="checkbox" id={id.clone()} />
                <div>
                    <label for={id}>{ prose(&format!("{}. {}", check.id, check.title)) }</label>
                    { code::optional(cx, check.command.as_ref()) }
                    if !check.good.is_empty() { <p class="good">{ icon(Icon::Tick, "ic-16") }<span>{ prose(&format!("Good answer: {}", check.good)) }</span></p> }
                    if !check.otherwise.is_empty() { <p class="muted">{ prose(&format!("Otherwise: {}", check.otherwise)) }</p> }
                </div>
            </li>
        }
    });
    html! { <div class="plan-sec"><h3>{ icon(Icon::Tasks, "") }{ "Checks before you start" }</h3><ul>{ for items }</ul></div> }
}

fn table(at: usize, table: &Table) -> Html {
    let heads =
        table.columns.iter().enumerate().map(
            |(at, name)| html! { <th key={at} scope="col">{ name.clone().into_owned() }</th> },
        );
    let rows = table.rows.iter().enumerate().map(|(at, row)| {
        let cells =
            row.iter().enumerate().map(|(at, cell)| html! { <td key={at}>{ prose(cell) }</td> });
        html! { <tr key={at}>{ for cells }</tr> }
    });
    html! {
        <div key={at} class="plan-sec">
            { scroller(&table.title, html! {
                <table class="roomy">
                    <caption>{ table.title.clone() }</caption>
                    <thead><tr>{ for heads }</tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            }) }
        </div>
    }
}

fn steps(cx: Cx<'_>, steps: &[Step]) -> Html {
    if steps.is_empty() {
        return Html::default();
    }
    let items = steps.iter().map(|step| {
        let commands = step.commands.iter().enumerate().map(|(at, one)| html! { <div key={at}>{ code::command(cx, one) }</div> });
        let pnr = step.point_of_no_return.then(|| {
            message("past", html! { { "Point of no return" } }, html! { <p>{ "Once this step has succeeded there is no way back to the old platform." }</p> })
        });
        html! {
            <li key={step.number} class={classes!(step.point_of_no_return.then_some("pnr"))}>
                <span class="step-no" aria-hidden="true">{ step.number }</span>
                <div>
                    <h4>{ prose(&step.title) }</h4>
                    <p class="meta">
                        if !step.who.is_empty() { <span>{ icon(Icon::Person, "ic-16") }{ step.who.clone().into_owned() }</span> }
                        if !step.by.is_empty() { <span>{ icon(Icon::Calendar, "ic-16") }{ step.by.clone() }</span> }
                        if !step.duration.is_empty() { <span>{ icon(Icon::Clock, "ic-16") }{ step.duration.clone() }</span> }
                    </p>
                    <p>{ prose(&step.text) }</p>
                    { for commands }
                    { pnr.unwrap_or_default() }
                </div>
            </li>
        }
    });
    html! { <div class="plan-sec"><h3>{ icon(Icon::Next, "") }{ "Steps" }</h3><ol class="steps">{ for items }</ol></div> }
}

fn questions(questions: &[String]) -> Html {
    if questions.is_empty() {
        return Html::default();
    }
    html! {
        <div class="plan-sec">
            <h3>{ icon(Icon::Check, "") }{ "What the input cannot answer" }</h3>
            { dots(questions.iter().map(String::as_str)) }
        </div>
    }
}
