//! The steps of the migrations as a Mermaid flowchart: a box for each instance in the order of the
//! fleet, its steps one after another in it.

use super::{Format, copy, readable};
use crate::plan::Plan;
use crate::report::{InstanceReport, Report};
use std::fmt::Write;

/// Mermaid.
pub const FORMAT: Format = Format {
    id: "mermaid",
    title: "Mermaid, the steps as a graph",
    extension: "mmd",
    mime: "text/vnd.mermaid",
    text: true,
    plans: true,
    render: |report| flowchart(&report),
};

/// Mermaid draws texts of up to 50,000 characters with up to 500 arrows.
const CHARACTERS: usize = 40_000;
const ARROWS: u32 = 450;
/// The most characters in a box.
const WORDS: usize = 120;

fn flowchart(report: &Report) -> Vec<u8> {
    let mut out = String::from("flowchart TD\n");
    let redacted = copy::words(report);
    let note = if redacted.is_empty() { "" } else { " Redacted copy." };
    let _ = writeln!(out, "  accTitle: Steps of the migrations");
    let _ = writeln!(out, "  accDescr: As of {}.{note}", label(&report.as_of));
    let mut chart = Chart { out, arrows: 0, drawn: Vec::new(), left_out: 0 };
    let ordered = report.fleet.order.iter().filter_map(|place| {
        report.instances.get(usize::try_from(place.instance).unwrap_or(usize::MAX))
    });
    for one in ordered {
        chart.instance(one);
    }
    for one in &report.instances {
        let waits = report.fleet.order.iter().any(|place| place.instance == one.index);
        let steps = one.plan.as_ref().is_some_and(|plan| !plan.steps.is_empty());
        if steps && !waits {
            chart.instance(one);
        }
    }
    let mut out = chart.out;
    for pair in chart.drawn.windows(2) {
        if let [before, after] = pair {
            let _ = writeln!(out, "  {before} ==> {after}");
        }
    }
    if chart.left_out > 0 {
        let _ = writeln!(out, "  more[\"{} more instances are not drawn\"]", chart.left_out);
    }
    if chart.drawn.is_empty() {
        out.push_str("  nothing[\"No instance has steps to draw\"]\n");
    }
    out.push_str("  classDef final stroke-width:4px\n");
    out.into_bytes()
}

struct Chart {
    out: String,
    arrows: u32,
    drawn: Vec<String>,
    left_out: u32,
}

impl Chart {
    fn instance(&mut self, one: &InstanceReport) {
        let mut drawing = String::new();
        let box_id = format!("i{}", one.index);
        let arrows = match &one.plan {
            Some(plan) => steps(&box_id, one, plan, &mut drawing),
            None => {
                let _ = writeln!(drawing, "  {box_id}[\"{}\"]", label(&one.name));
                0
            }
        };
        let arrows = self.arrows.saturating_add(arrows).saturating_add(1);
        if arrows > ARROWS || self.out.len().saturating_add(drawing.len()) > CHARACTERS {
            self.left_out = self.left_out.saturating_add(1);
        } else {
            self.arrows = arrows;
            self.out.push_str(&drawing);
            self.drawn.push(box_id);
        }
    }
}

/// Draws the steps of an instance, and gives the number of arrows.
fn steps(box_id: &str, one: &InstanceReport, plan: &Plan, out: &mut String) -> u32 {
    let title = match &plan.path {
        Some(path) => format!("{}, path {path}", one.name),
        None => one.name.clone(),
    };
    let _ = writeln!(out, "  subgraph {box_id}[\"{}\"]", label(&title));
    let mut before: Option<String> = None;
    let mut arrows = 0_u32;
    let mut node = |id: String, shape: [&str; 2], words: &str, class: &str| {
        let [open, close] = shape;
        let _ = writeln!(out, "    {id}{open}\"{}\"{close}{class}", label(words));
        if let Some(before) = &before {
            arrows = arrows.saturating_add(1);
            let _ = writeln!(out, "    {before} --> {id}");
        }
        before = Some(id);
    };
    if plan.gate.is_some() {
        node(format!("{box_id}g"), ["{{", "}}"], "Fresh export that decides", "");
    }
    if !plan.checks.is_empty() {
        let words = format!("{} checks before", plan.checks.len());
        node(format!("{box_id}c"), ["[", "]"], &words, "");
    }
    for step in &plan.steps {
        let final_step = if step.point_of_no_return { ":::final" } else { "" };
        let no_return = if step.point_of_no_return { " (no way back)" } else { "" };
        // “1. ” would be a list of Markdown, which Mermaid refuses to draw.
        let words = format!("Step {}: {}{no_return}", step.number, step.title);
        node(format!("{box_id}s{}", step.number), ["[", "]"], &words, final_step);
    }
    if !plan.verification.is_empty() {
        node(format!("{box_id}v"), ["[", "]"], "Verify", "");
    }
    out.push_str("  end\n");
    arrows
}

/// The one escaper for Mermaid: text between double quotes. What is not a letter, a digit or plain
/// punctuation is written by its number.
fn label(raw: &str) -> String {
    let mut out = String::new();
    for c in readable::at_most(&readable::line(raw), WORDS).chars() {
        match c {
            ' ' | ',' | '.' | '(' | ')' | '…' => out.push(c),
            '-' if !out.is_empty() => out.push(c),
            c if c.is_alphanumeric() => out.push(c),
            c => {
                let _ = write!(out, "#{};", u32::from(c));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn markup_is_written_by_number() {
        assert_eq!(label("a\"]\nclick i0 \"x\""), "a#34;#93; click i0 #34;x#34;");
        assert_eq!(label("`**x**`<b>#quot;"), "#96;#42;#42;x#42;#42;#96;#60;b#62;#35;quot#59;");
        assert_eq!(label("%%{init}"), "#37;#37;#123;init#125;");
    }

    proptest! {
        #[test]
        fn a_label_cannot_be_left(text in "\\PC*|.*") {
            let out = label(&text);
            let plain = |c: char| c.is_alphanumeric() || " ,.()-…#;".contains(c);
            prop_assert!(out.chars().all(plain), "{}", out);
            prop_assert!(out.len() < 2_000);
        }
    }
}
