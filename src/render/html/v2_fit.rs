//! How an instance fits the v2 tiers.

use super::markup::Markup;
use crate::paths::V2Fit;

/// The verdicts, what they rest on, and the questions that remain.
pub(super) fn fit(page: &mut Markup, fit: &V2Fit) {
    page.own("<p>A v2 tier is a new instance and no upgrade, and no date asks for it.</p>\n<table class=\"stack\"><thead><tr><th scope=\"col\">Tier</th><th scope=\"col\">Verdict</th><th scope=\"col\">Because</th><th scope=\"col\">Network</th></tr></thead><tbody>\n");
    for tier in &fit.tiers {
        page.put(
            "<tr><th scope=\"row\">{}</th><td data-l=\"Verdict\">{}</td><td data-l=\"Because\">{}</td><td data-l=\"Network\">{}</td></tr>\n",
            &[&tier.name, tier.verdict.words(), &tier.summary, &tier.network],
        );
    }
    page.own("</tbody></table>\n<table class=\"stack\"><thead><tr><th scope=\"col\">Point</th><th scope=\"col\">This instance</th>");
    for tier in &fit.tiers {
        page.put("<th scope=\"col\">{}</th>", &[&tier.name]);
    }
    page.own("</tr></thead><tbody>\n");
    for point in &fit.points {
        page.put("<tr><th scope=\"row\">{}", &[&point.title]);
        page.cite(&point.source);
        page.put("</th><td data-l=\"This instance\">{}</td>", &[&point.here]);
        for (at, tier) in point.tiers.iter().zip(&fit.tiers) {
            page.put(
                "<td data-l=\"{}\"><b>{}:</b> {}</td>",
                &[&tier.name, at.weight.words(), &at.text],
            );
        }
        page.own("</tr>\n");
    }
    page.own("</tbody></table>\n<p>Not in the input, and able to turn a verdict (the plan along path v2 has the commands):</p>\n<ul>\n");
    for question in &fit.questions {
        page.put(
            "<li>{} Good: {}. Otherwise: {}.</li>\n",
            &[&question.text, &question.good, &question.otherwise],
        );
    }
    page.own("</ul>\n<p>What moving means:</p>\n<ul>\n");
    page.each("<li>{}</li>\n", &fit.moving);
    page.own("</ul>\n");
}
