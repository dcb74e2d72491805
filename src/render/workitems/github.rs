//! Work items as a bash script that makes GitHub issues with `gh`. It shows what it would do until
//! it is told to do it; every word that comes from an input goes through the shell's escaper.

use super::{Words, Work, each, title};
use crate::render::markdown::escape;
use crate::render::{Format, readable};
use crate::report::Report;
use crate::rules::az::quote;

/// The script.
pub const FORMAT: Format = Format {
    id: "github",
    title: "GitHub issues (bash script for gh)",
    extension: "sh",
    mime: "text/x-shellscript",
    text: true,
    plans: true,
    render: |report| script(&report),
};

/// A body may have 65,536 characters.
const BODY: usize = 60_000;

const HEAD: &str = r#"#!/usr/bin/env bash
# Makes one GitHub issue for each instance, with the parts of its plan as a task list.
#
#   bash FILE                                  shows the titles and makes nothing
#   bash FILE --create                         makes the issues in the repository of this folder
#   bash FILE --create --repo OWNER/NAME       makes them there; what follows goes to gh as it is
set -euo pipefail

create=false
if [ "${1:-}" = --create ]; then
  create=true
  shift
fi
arguments=("$@")

# The title is the argument, the body comes on standard input.
issue() {
  if [ "$create" = true ]; then
    gh issue create --title "$1" --body-file - ${arguments[@]+"${arguments[@]}"}
    # GitHub asks for a second between two requests that make something.
    sleep "${PAUSE:-1}"
  else
    cat > /dev/null
    printf 'would make: %s\n' "$1"
  fi
}
"#;

fn script(report: &Report) -> Vec<u8> {
    let mut out = String::from(HEAD);
    each(report, &mut |work| {
        let title = title(&work.title);
        out.push_str("\nprintf '%s\\n' \\\n");
        for line in body(work).lines() {
            out.push_str("  ");
            out.push_str(&quote(line));
            out.push_str(" \\\n");
        }
        out.push_str("  | issue ");
        out.push_str(&quote(&title));
        out.push('\n');
    });
    out.into_bytes()
}

/// The body in GitHub's Markdown.
fn body(work: &Work) -> String {
    let mut out = String::new();
    paragraphs(&work.text, &mut out);
    for part in &work.parts {
        let start = out.len();
        out.push_str(&format!("### {}\n\n- [ ] done\n\n", escape::text(&part.title)));
        paragraphs(&part.text, &mut out);
        if out.len() > BODY {
            out.truncate(start);
            out.push_str("The rest is in the report: an issue cannot be longer.\n");
            break;
        }
    }
    readable::at_most(&out, BODY)
}

fn paragraphs(text: &[Words], out: &mut String) {
    for words in text {
        match words {
            Words::Text(words) => {
                out.push_str(&escape::text(words));
                out.push_str("\n\n");
            }
            Words::Command(words) => {
                out.push_str(&escape::block("bash", words));
                out.push('\n');
            }
        }
    }
}
