//! The plan of one instance.

use crate::paths;
use crate::plan::{Check, Gate, Item, Plan, Step, Table};
use crate::report::InstanceReport;
use crate::ui::components::dom::{each, el, group, node, none};
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::{Cx, code, dots, message, prose, scroller, section_head};
use crate::ui::pages::instance;
use crate::ui::route::{self, Route};
use yew::prelude::*;

/// The section; the plan comes a moment after the instance.
pub(super) fn plan(cx: Cx<'_>, of: &InstanceReport) -> Html {
    let content = match cx.state.instance_in_view(of.index).map(|one| &one.plan) {
        Some(Some(plan)) => {
            group([head(plan), choose(cx, of), el("div").class("surface pad").with(body(cx, plan))])
        }
        Some(None) => group([
            section_head("steps", "Plan", Html::default()),
            choose(cx, of),
            message(
                "note",
                node("There is no plan along this path for this instance"),
                el("p").with("Why stands with the paths. Choose another one above."),
            ),
        ]),
        None => group([section_head("steps", "Plan", Html::default()), instance::on_its_way()]),
    };
    el("section")
        .attr("id", "steps")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "steps-h")
        .with(content)
}

/// Links to the plans along the other paths that can be taken.
fn choose(cx: Cx<'_>, of: &InstanceReport) -> Html {
    if of.planned.is_empty() {
        return Html::default();
    }
    let here = cx.state.route.path;
    let best = paths::recommended(&of.paths).map(|path| path.id.as_ref()).unwrap_or_default();
    let link = |name: &'static str, words: String, on: bool| {
        let link = el("a").class(if on { "btn primary" } else { "btn" });
        let link = link.attr("href", Route::plan(of.index, name).hash());
        let link = if on { link.attr("aria-current", "true") } else { link };
        el("li").key(name).with(link.with(words))
    };
    let first = if best.is_empty() {
        link("", "What it calls for".to_owned(), here.is_empty())
    } else {
        link("", format!("{best}, recommended"), here.is_empty() || here == best)
    };
    let others = of.planned.iter().filter(|id| *id != best).map(|id| {
        let name = route::path(id);
        link(name, id.clone().into_owned(), here == name)
    });
    let tier = of.v2_fit.as_ref().and_then(|fit| fit.tiers.iter().find(|tier| tier.sku == here));
    let tier = tier.map(|tier| link(route::path(&tier.sku), tier.name.clone().into_owned(), true));
    el("nav").attr("aria-label", "Plans along other paths").kids([
        el("p").class("sub").with(
            "A plan can be made along each of these paths; what they are stands under Paths.",
        ),
        el("ul").class("row").kids([first, each(others), node(tier.unwrap_or_default())]),
    ])
}

fn head(plan: &Plan) -> Html {
    let beside = match &plan.path {
        Some(path) => el("p").with(format!("Path {path}")),
        None => Html::default(),
    };
    section_head("steps", &plan.title, beside)
}

fn body(cx: Cx<'_>, plan: &Plan) -> Html {
    group([
        el("div").class("plan-sec stack-2").kids([
            if plan.choice.is_empty() {
                none()
            } else {
                message("act", node(&plan.choice), Html::default())
            },
            el("p").with(prose(&plan.summary)),
            if !plan.window.is_empty() {
                el("p").kids([
                    icon(Icon::Clock, "ic-16 in-text"),
                    el("strong").with("Window: "),
                    prose(&plan.window),
                ])
            } else {
                none()
            },
            if !plan.roles.is_empty() {
                el("p").kids([
                    icon(Icon::Person, "ic-16 in-text"),
                    el("strong").with("Who takes part: "),
                    node(plan.roles.join(", ")),
                ])
            } else {
                none()
            },
        ]),
        node(plan.gate.as_ref().map(|one| gate(cx, one)).unwrap_or_default()),
        items(cx, "Prerequisites", Icon::Key, &plan.prerequisites),
        checks(cx, &plan.checks),
        each(plan.tables.iter().enumerate().map(|(at, one)| table(at, one))),
        steps(cx, &plan.steps),
        items(cx, "Verification", Icon::Tick, &plan.verification),
        items(cx, "Way back", Icon::Undo, &plan.rollback),
        items(cx, "Clean-up", Icon::Tasks, &plan.cleanup),
        questions(&plan.questions),
        if !plan.notice.is_empty() {
            el("div").class("plan-sec").kids([
                el("h3").kids([icon(Icon::Document, ""), node("Notice to those who are affected")]),
                code::block(cx, "Notice", &plan.notice),
            ])
        } else {
            none()
        },
    ])
}

fn gate(cx: Cx<'_>, gate: &Gate) -> Html {
    let answers = gate.answers.iter().enumerate().map(|(at, answer)| {
        el("tr").key(at).kids([
            el("th").attr("scope", "row").with(prose(&answer.answer)),
            el("td").with(prose(&answer.then)),
        ])
    });
    el("div").class("plan-sec").kids([
        el("h3").kids([icon(Icon::Check, ""), node("Before anything else")]),
        el("p").with(prose(&gate.text)),
        code::command(cx, &gate.command),
        if !gate.answers.is_empty() {
            scroller(
                "Answers",
                el("table").class("roomy mt").kids([
                    el("caption").class("vh").with("What each answer means"),
                    el("thead").with(el("tr").kids([
                        el("th").attr("scope", "col").with("The fresh export says"),
                        el("th").attr("scope", "col").with("Then"),
                    ])),
                    el("tbody").with(each(answers)),
                ]),
            )
        } else {
            none()
        },
    ])
}

fn items(cx: Cx<'_>, title: &'static str, shape: Icon, items: &[Item]) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    let items = items.iter().enumerate().map(|(at, item)| {
        el("li").key(at).kids([prose(&item.text), code::optional(cx, item.command.as_ref())])
    });
    el("div").class("plan-sec").kids([
        el("h3").kids([icon(shape, ""), node(title)]),
        el("ul").class("dots").with(each(items)),
    ])
}

fn checks(cx: Cx<'_>, checks: &[Check]) -> Html {
    if checks.is_empty() {
        return Html::default();
    }
    let items = checks.iter().map(|check| {
        let id = format!("check-{}", check.id);
        el("li").key(check.id.clone()).class("todo").kids([
            html! { <input type="checkbox" id={id.clone()} /> },
            el("div").kids([
                el("label").attr("for", id).with(prose(&format!("{}. {}", check.id, check.title))),
                code::optional(cx, check.command.as_ref()),
                if !check.good.is_empty() {
                    el("p").class("good").kids([
                        icon(Icon::Tick, "ic-16"),
                        el("span").with(prose(&format!("Good answer: {}", check.good))),
                    ])
                } else {
                    none()
                },
                if !check.otherwise.is_empty() {
                    el("p").class("muted").with(prose(&format!("Otherwise: {}", check.otherwise)))
                } else {
                    none()
                },
            ]),
        ])
    });
    el("div").class("plan-sec").kids([
        el("h3").kids([icon(Icon::Tasks, ""), node("Checks before you start")]),
        el("ul").with(each(items)),
    ])
}

fn table(at: usize, table: &Table) -> Html {
    let heads = table
        .columns
        .iter()
        .enumerate()
        .map(|(at, name)| el("th").key(at).attr("scope", "col").with(name));
    let rows = table.rows.iter().enumerate().map(|(at, row)| {
        let cells = row.iter().enumerate().map(|(at, cell)| el("td").key(at).with(prose(cell)));
        el("tr").key(at).with(each(cells))
    });
    el("div").key(at).class("plan-sec").with(scroller(
        &table.title,
        el("table").class("roomy").kids([
            el("caption").with(&table.title),
            el("thead").with(el("tr").with(each(heads))),
            el("tbody").with(each(rows)),
        ]),
    ))
}

fn steps(cx: Cx<'_>, steps: &[Step]) -> Html {
    if steps.is_empty() {
        return Html::default();
    }
    let items = steps.iter().map(|step| {
        let commands = step
            .commands
            .iter()
            .enumerate()
            .map(|(at, one)| el("div").key(at).with(code::command(cx, one)));
        let pnr = step.point_of_no_return.then(|| {
            message(
                "past",
                node("Point of no return"),
                el("p").with("Once this step has succeeded there is no way back."),
            )
        });
        el("li").key(step.number).classes(&[if step.point_of_no_return { "pnr" } else { "" }]).kids(
            [
                el("span").class("step-no").attr("aria-hidden", "true").with(step.number),
                el("div").kids([
                    el("h4").with(prose(&step.title)),
                    el("p").class("meta").kids([
                        if !step.who.is_empty() {
                            el("span").kids([icon(Icon::Person, "ic-16"), node(&step.who)])
                        } else {
                            none()
                        },
                        if !step.by.is_empty() {
                            el("span").kids([icon(Icon::Calendar, "ic-16"), node(&step.by)])
                        } else {
                            none()
                        },
                        if !step.duration.is_empty() {
                            el("span").kids([icon(Icon::Clock, "ic-16"), node(&step.duration)])
                        } else {
                            none()
                        },
                    ]),
                    el("p").with(prose(&step.text)),
                    each(commands),
                    node(pnr.unwrap_or_default()),
                ]),
            ],
        )
    });
    el("div").class("plan-sec").kids([
        el("h3").kids([icon(Icon::Next, ""), node("Steps")]),
        el("ol").class("steps").with(each(items)),
    ])
}

fn questions(questions: &[String]) -> Html {
    if questions.is_empty() {
        return Html::default();
    }
    el("div").class("plan-sec").kids([
        el("h3").kids([icon(Icon::Check, ""), node("What the input cannot answer")]),
        dots(questions.iter().map(String::as_str)),
    ])
}
