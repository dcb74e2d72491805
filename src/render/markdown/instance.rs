//! One instance as Markdown: verdict, evidence, paths, findings, changes, plan.

use super::escape::{code, link, text};
use super::{command, heading, line, plan, table, urgency};
use crate::classify::{Confidence, Evidence};
use crate::paths::PathStatus;
use crate::report::InstanceReport;
use crate::rules::ExposureStatus;

/// One instance with its plan.
pub fn instance(one: &InstanceReport) -> String {
    let mut out = String::new();
    let tier = one.sku.display.as_deref().or(one.sku.name.as_deref()).unwrap_or("tier not known");
    heading(
        &mut out,
        2,
        &format!("{} · {} · {}", text(&one.name), text(&one.platform.verdict), text(tier)),
    );
    let condition = if one.condition.is_empty() {
        String::new()
    } else {
        format!(", {}", text(&one.condition))
    };
    line(&mut out, &format!("**{}**{condition}", one.header.words()));
    line(&mut out, &format!("{} {}", text(&one.headline), text(&one.text)));
    line(
        &mut out,
        &match &one.next_date {
            Some(next) => format!("Next date: **{}**, {}.", next.date, text(&next.title)),
            None => "No announced date concerns it as far as this input shows.".to_owned(),
        },
    );
    line(&mut out, &format!("Do this now: **{}.** {}", text(&one.now.title), text(&one.now.text)));
    command(&mut out, one.now.command.as_ref());
    evidence(&mut out, one);
    paths(&mut out, one);
    findings(&mut out, one);
    accepted(&mut out, one);
    exposures(&mut out, one);
    second_opinions(&mut out, one);
    if let Some(fit) = &one.v2_fit {
        super::v2_fit::fit(&mut out, fit);
    }
    if let Some(plan) = &one.plan {
        plan::plan(&mut out, plan);
    }
    reading(&mut out, one);
    out
}

fn evidence(out: &mut String, one: &InstanceReport) {
    heading(out, 3, "What is known, and from which field");
    table(
        out,
        &["Fact", "Value", "Field", "Written", "Strength", "Source"],
        one.facts.iter().flat_map(|fact| {
            fact.because.iter().enumerate().map(move |(index, because)| {
                let (label, value) = if index == 0 {
                    (text(&fact.label), text(&fact.value))
                } else {
                    (String::new(), String::new())
                };
                let [field, written, strength, source] = because_cells(because);
                vec![label, value, field, written, strength, source]
            })
        }),
    );
    for location in one.locations.iter().filter(|_| one.locations.len() > 1) {
        line(
            out,
            &format!(
                "{}{}: {}.",
                text(&location.region),
                if location.primary { " (primary)" } else { "" },
                code(&location.platform.verdict)
            ),
        );
    }
}

fn because_cells(because: &Evidence) -> [String; 4] {
    let place = because
        .at
        .as_ref()
        .and_then(|at| at.line)
        .map_or_else(String::new, |line| format!(" (line {line})"));
    let strength = match because.strength {
        Confidence::Certain => "certain",
        Confidence::Strong => "strong",
        Confidence::Moderate => "moderate",
        Confidence::None => "none",
    };
    [
        format!("{}{place}", code(&because.field)),
        code(&because.value),
        format!("{strength}: {}", text(&because.rule)),
        source(&because.source),
    ]
}

fn source(source: &crate::knowledge::Source) -> String {
    let dated = if source.dated.is_empty() { String::new() } else { format!(", {}", source.dated) };
    format!("{}{dated}", link(&source.title, &source.url))
}

fn paths(out: &mut String, one: &InstanceReport) {
    heading(out, 3, "Paths");
    table(
        out,
        &[
            "Path",
            "Status",
            "Why",
            "API downtime",
            "IP effect",
            "Old compute kept",
            "Settings locked",
            "Can be undone",
            "Cost",
            "You change",
        ],
        one.paths.iter().map(|path| {
            let mut why = path.reasons.join("; ");
            if let Some(needs) = &path.needs {
                why = format!("{why}; missing: {}; settled by {}", needs.fact, needs.how);
            }
            vec![
                format!("{} {}", text(&path.id), text(&path.title)),
                status(path.status).to_owned(),
                text(&why),
                text(&path.downtime),
                text(&path.ip_effect),
                text(&path.old_compute),
                text(&path.config_lock),
                text(&path.reversible),
                text(&path.cost),
                text(&path.you_change),
            ]
        }),
    );
}

/// A path's status in words.
fn status(status: PathStatus) -> &'static str {
    match status {
        PathStatus::Recommended => "**recommended**",
        PathStatus::Possible => "possible",
        PathStatus::NeedsFact => "needs one fact",
        PathStatus::Blocked => "blocked",
        PathStatus::NotApplicable => "not applicable",
    }
}

fn findings(out: &mut String, one: &InstanceReport) {
    heading(out, 3, "Findings");
    if one.findings.is_empty() {
        line(out, "None.");
        return;
    }
    table(
        out,
        &["Finding", "Severity", "Sign", "For this instance", "What to do", "Date", "Source"],
        one.findings.iter().map(|finding| {
            vec![
                format!("{}: {}", code(&finding.id), text(&finding.title)),
                finding.severity.words().to_owned(),
                urgency(finding.urgency).to_owned(),
                text(&finding.text),
                text(&finding.action),
                finding.date.clone().unwrap_or_else(|| "–".to_owned()),
                source(&finding.source),
            ]
        }),
    );
    for lapsed in one.findings.iter().filter_map(|finding| finding.lapsed.as_ref()) {
        line(out, &format!("{}: {}", code(&lapsed.acceptance.finding), text(&lapsed.words())));
    }
    for finding in one.findings.iter().filter(|finding| finding.command.is_some()) {
        line(out, &format!("{}:", code(&finding.id)));
        command(out, finding.command.as_ref());
    }
}

fn accepted(out: &mut String, one: &InstanceReport) {
    if one.accepted.is_empty() {
        return;
    }
    heading(out, 3, "Accepted findings");
    table(
        out,
        &["Finding", "For this instance", "Until", "Owner", "Reason"],
        one.accepted.iter().map(|accepted| {
            let finding = &accepted.finding;
            vec![
                format!("{}: {}", code(&finding.id), text(&finding.title)),
                text(&finding.text),
                text(&accepted.until),
                text(&accepted.owner),
                text(&accepted.reason),
            ]
        }),
    );
}

fn second_opinions(out: &mut String, one: &InstanceReport) {
    if one.second_opinions.is_empty() {
        return;
    }
    heading(out, 3, "Second opinions");
    line(out, "What other tools say, as they say it. It decides nothing here.");
    table(
        out,
        &["Tool", "Rule", "Category", "Impact", "What it says", "Line"],
        one.second_opinions.iter().map(|said| {
            vec![
                text(&said.tool),
                code(&said.rule),
                text(&said.category),
                text(&said.impact),
                text(&said.text),
                said.at.line.map_or_else(String::new, |line| line.to_string()),
            ]
        }),
    );
}

fn exposures(out: &mut String, one: &InstanceReport) {
    heading(out, 3, "Retirements and breaking changes");
    table(
        out,
        &["#", "Change", "Date", "Status", "For this instance", "Good answer", "Source"],
        one.exposures.iter().map(|exposure| {
            let date = if exposure.date_note.is_empty() {
                text(&exposure.date)
            } else {
                format!("{} ({})", text(&exposure.date), text(&exposure.date_note))
            };
            vec![
                exposure.number.map_or("–".to_owned(), |number| number.to_string()),
                text(&exposure.title),
                date,
                exposure_status(exposure.status).to_owned(),
                text(&exposure.text),
                exposure.good_answer.as_deref().map_or("–".to_owned(), text),
                source(&exposure.source),
            ]
        }),
    );
    for exposure in one.exposures.iter().filter(|exposure| exposure.command.is_some()) {
        line(out, &format!("{}:", text(&exposure.title)));
        command(out, exposure.command.as_ref());
    }
}

fn exposure_status(status: ExposureStatus) -> &'static str {
    match status {
        ExposureStatus::Exposed => "**exposed**",
        ExposureStatus::PreconditionSeen => "precondition seen",
        ExposureStatus::NotVisible => "not visible from here",
        ExposureStatus::NotExposed => "not exposed",
        ExposureStatus::NotApplicable => "not applicable",
    }
}

fn reading(out: &mut String, one: &InstanceReport) {
    if one.reading.is_empty() {
        return;
    }
    heading(out, 3, "Related reading");
    for related in &one.reading {
        out.push_str(&format!("* {}\n", source(related)));
    }
}
