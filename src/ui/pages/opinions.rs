//! What other tools say of an instance, beside the verdict.

use crate::report::InstanceReport;
use crate::ui::components::dom::{each, el, node};
use crate::ui::components::{evidence, scroller, section_head};
use crate::ui::words;
use yew::prelude::*;

/// The section; nothing where no tool says anything.
pub(super) fn opinions(instance: &InstanceReport) -> Html {
    let said = &instance.second_opinions;
    if said.is_empty() {
        return Html::default();
    }
    let rows = said.iter().enumerate().map(|(at, one)| {
        let beside: Vec<&str> = [&*one.category, &*one.impact, &*one.rule]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect();
        el("tr").key(at).kids([
            el("th").attr("scope", "row").with(&one.tool),
            el("td")
                .class("wrap")
                .kids([node(&one.text), el("div").class("sub").with(beside.join(", "))]),
            el("td").class("sub").with(evidence::place(&one.at)),
        ])
    });
    el("section")
        .attr("id", "opinions")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "opinions-h")
        .kids([
            section_head(
                "opinions",
                "Second opinions",
                el("p").with("What other tools say, as they say it. It decides nothing here."),
            ),
            el("div").class("surface").with(scroller(
                "Second opinions",
                el("table").class("roomy").kids([
                    el("caption").class("pad-c").with(words::count(
                        said.len(),
                        "second opinion",
                        "second opinions",
                    )),
                    el("thead").with(el("tr").kids([
                        el("th").attr("scope", "col").with("Tool"),
                        el("th").attr("scope", "col").with("What it says"),
                        el("th").attr("scope", "col").with("Where"),
                    ])),
                    el("tbody").with(each(rows)),
                ]),
            )),
        ])
}
