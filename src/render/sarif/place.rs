//! Places and messages as SARIF writes them.

use super::writer::Writer;
use crate::model::At;
use crate::render::readable;
use crate::report::Report;

/// Where in an input something stands, as a member of an open object.
pub(super) fn place(report: &Report, input: usize, at: Option<&At>, out: &mut Writer) {
    let Some(read) = report.inputs.get(input) else { return };
    out.open("physicalLocation", '{');
    out.open("artifactLocation", '{');
    out.text("uri", &uri(&read.name));
    out.number("index", input);
    out.close('}');
    if let Some(line) = at.and_then(|at| at.line).filter(|line| *line > 0) {
        out.open("region", '{');
        out.plain("startLine", &line.to_string());
        if let Some(column) = at.and_then(|at| at.column).filter(|column| *column > 0) {
            out.plain("startColumn", &column.to_string());
        }
        out.close('}');
    }
    out.close('}');
}

/// A message from parts, as a member of an open object.
pub(super) fn message(parts: &[&str], out: &mut Writer) {
    out.open("message", '{');
    out.text("text", &plain(&parts.concat()));
    out.close('}');
}

/// Text in which nothing is a link or a placeholder: SARIF has both in its messages.
pub(super) fn plain(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    for c in readable::lines(raw).trim().chars() {
        match c {
            '[' | ']' | '\\' => out.push('\\'),
            '{' | '}' => out.push(c),
            _ => {}
        }
        out.push(c);
    }
    out
}

/// The name of an input as a relative address: nothing in it is a scheme, a host or a query.
pub(super) fn uri(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            b'/' | b'\\' if !out.is_empty() && !out.ends_with('/') => out.push('/'),
            b'/' | b'\\' => {}
            _ => {
                out.push('%');
                for half in [byte >> 4, byte & 15] {
                    out.extend(char::from_digit(half.into(), 16).map(|c| c.to_ascii_uppercase()));
                }
            }
        }
    }
    if out.is_empty() { "input".to_owned() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_relative_addresses() {
        assert_eq!(uri("exports/apim.json"), "exports/apim.json");
        assert_eq!(uri("/tmp/a b.json"), "tmp/a%20b.json");
        assert_eq!(uri(r"C:\exports\ä.json"), "C%3A/exports/%C3%A4.json");
        assert_eq!(uri("javascript:alert(1)"), "javascript%3Aalert%281%29");
        assert_eq!(uri("//evil.example/x"), "evil.example/x");
        assert_eq!(uri(""), "input");
    }

    #[test]
    fn messages_have_no_links() {
        assert_eq!(plain("[x](https://evil.example) {0}"), r"\[x\](https://evil.example) {{0}}");
    }

    proptest! {
        #[test]
        fn any_name_is_an_address(name in ".*") {
            let out = uri(&name);
            prop_assert!(!out.is_empty() && !out.starts_with('/'));
            prop_assert!(out.chars().all(|c| c.is_ascii_alphanumeric() || "-._~/%".contains(c)));
        }
    }
}
