//! What stands at the top of every script: what it changes, what it leaves, how it is started.

use super::operation::Job;
use crate::rules::az::visible;

/// The lines, each behind the mark of a comment. Nothing of an input leaves its line.
pub(super) fn header(job: &Job, mark: &str, more: &[String]) -> String {
    let mut out = String::new();
    let mut line = |text: &str| {
        for part in wrapped(text) {
            out.push_str(format!("{mark} {part}").trim_end());
            out.push('\n');
        }
    };
    line(&job.title);
    line("");
    for (title, lines) in [("Changes:", &job.changes), ("Leaves as it is:", &job.leaves)] {
        line(title);
        lines.iter().for_each(|one| line(&format!("* {one}")));
    }
    line("");
    more.iter().for_each(|one| line(one));
    if !job.only_reads() {
        line(
            "It checks what the service itself answers. The other checks of the plan come before.",
        );
    }
    line(&format!(
        "Made for {} from an export. It carries real names: hand it on with care.",
        job.as_of
    ));
    out
}

/// The text in lines of at most some 96 characters, broken at spaces. A command,
/// which begins with spaces, is not broken.
fn wrapped(text: &str) -> impl Iterator<Item = String> {
    let mut lines = vec![String::new()];
    let clean: String = text.chars().map(visible).collect();
    if clean.starts_with("  ") {
        return vec![clean].into_iter();
    }
    for word in clean.split(' ') {
        let Some(last) = lines.last_mut() else { break };
        if !last.is_empty() && last.chars().count() + word.chars().count() > 96 {
            let indent = if clean.starts_with("* ") { "  " } else { "" };
            lines.push(format!("{indent}{word}"));
        } else {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines.into_iter()
}
