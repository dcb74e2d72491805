//! The one escaper for Markdown. Names come from inputs and are hostile.

use crate::render::readable;
use crate::rules::az::visible;

/// Characters that begin some construct of Markdown or HTML.
const SPECIAL: &[char] =
    &['\\', '`', '*', '_', '[', ']', '<', '>', '#', '|', '~', '&', '!', '$', '{', '}', '^'];

/// Text that shows as it is and is nothing but text: no markup, no link, no line break, no
/// control or direction-changing character.
pub fn text(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut chars = raw.chars().peekable();
    let mut at_start = true;
    while let Some(c) = chars.next() {
        match c {
            c if c.is_whitespace() => out.push(' '),
            // Some readers turn bare addresses into links.
            ':' if chars.peek() == Some(&'/') => out.push_str("&#58;"),
            '@' => out.push_str("&#64;"),
            '.' if ends_with_www(&out) => out.push_str("&#46;"),
            // The beginnings of lists, rules and definitions count at the start of a line only.
            '-' | '+' | '=' | ':' if at_start => {
                out.push('\\');
                out.push(c);
            }
            '.' | ')'
                if chars.peek().is_none_or(|next| next.is_whitespace())
                    && !out.is_empty()
                    && out.chars().all(|d| d.is_ascii_digit()) =>
            {
                out.push('\\');
                out.push(c);
            }
            c if SPECIAL.contains(&c) => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(visible(c)),
        }
        at_start = at_start && c.is_whitespace();
    }
    out.trim().to_owned()
}

/// A value in a code span, safe in a table cell as well.
pub fn code(raw: &str) -> String {
    // A vertical bar ends a table cell even inside a code span, where it cannot be escaped for every
    // reader.
    let clean = readable::line(raw).replace('|', "¦");
    if clean.trim().is_empty() {
        return "(empty)".to_owned();
    }
    let fence = "`".repeat(longest_run(&clean) + 1);
    let pad = if clean.starts_with('`') || clean.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{clean}{pad}{fence}")
}

/// A fenced block. Nothing in the text can close it.
pub fn block(language: &str, raw: &str) -> String {
    let clean = readable::lines(raw);
    let fence = "`".repeat(longest_run(&clean).max(2) + 1);
    format!("{fence}{language}\n{}\n{fence}\n", clean.trim_end())
}

/// A link, if the address is one of the product's own sources; else the title and the address as
/// text: a report may have been made by somebody else.
pub fn link(title: &str, url: &str) -> String {
    match readable::own_source(url) {
        Some(own) => format!("[{}](<{own}>)", text(title)),
        None => format!("{} {}", text(title), text(url)),
    }
}

fn ends_with_www(out: &str) -> bool {
    out.len() >= 3 && out.get(out.len() - 3..).is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

fn longest_run(text: &str) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for c in text.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_shows_as_text() {
        assert_eq!(text("a|b `c` <script>"), r"a\|b \`c\` \<script\>");
        assert_eq!(text("[x](javascript:1)"), r"\[x\](javascript:1)");
        assert_eq!(text("see https://evil.example"), "see https&#58;//evil.example");
        assert_eq!(text("www.evil.example"), "www&#46;evil.example");
        assert_eq!(text("- item"), r"\- item");
        assert_eq!(text(": item"), r"\: item");
        assert_eq!(text("1. item"), r"1\. item");
        assert_eq!(text("203.0.113.1"), "203.0.113.1");
        assert_eq!(text("one\ntwo"), "one two");
        assert_eq!(text("\u{202e}desrever"), "\u{fffd}desrever");
    }

    #[test]
    fn code_cannot_be_left() {
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`"), "`` ` ``");
        assert_eq!(code("a|b"), "`a¦b`");
        assert_eq!(code(" "), "(empty)");
        assert_eq!(block("bash", "echo '```'"), "````bash\necho '```'\n````\n");
    }
}
