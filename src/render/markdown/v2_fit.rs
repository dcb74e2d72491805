//! How an instance fits the v2 tiers, as Markdown.

use super::escape::text;
use super::{heading, line, table};
use crate::paths::V2Fit;

/// The verdicts, what they rest on, and the questions that remain.
pub(super) fn fit(out: &mut String, fit: &V2Fit) {
    heading(out, 3, "v2 tiers");
    line(out, "A v2 tier is a new instance and no upgrade, and no date asks for it.");
    table(
        out,
        &["Tier", "Verdict", "Because", "Network that would replace today's"],
        fit.tiers.iter().map(|tier| {
            vec![
                text(&tier.name),
                tier.verdict.words().to_owned(),
                text(&tier.summary),
                text(&tier.network),
            ]
        }),
    );
    let mut columns = vec!["Point", "This instance"];
    columns.extend(fit.tiers.iter().map(|tier| tier.name.as_ref()));
    table(
        out,
        &columns,
        fit.points.iter().map(|point| {
            let mut row = vec![text(&point.title), text(&point.here)];
            row.extend(
                point
                    .tiers
                    .iter()
                    .map(|tier| format!("**{}**: {}", tier.weight.words(), text(&tier.text))),
            );
            row
        }),
    );
    line(
        out,
        "Not in the input, and able to turn a verdict (the plan along path v2 has the commands):",
    );
    for question in &fit.questions {
        out.push_str(&format!(
            "* {} Good: {}. Otherwise: {}.\n",
            text(&question.text),
            text(&question.good),
            text(&question.otherwise)
        ));
    }
    out.push('\n');
    line(out, "What moving means:");
    for words in &fit.moving {
        out.push_str(&format!("* {}\n", text(words)));
    }
}
