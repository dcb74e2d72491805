//! The one escaper for XML.

/// Adds text, for the content of an element or of an attribute in double quotes. A character that
/// XML 1.0 does not know becomes U+FFFD.
pub(super) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' => out.push_str("&#10;"),
            c if !is_known(c) => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
}

/// The text escaped.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(text, &mut out);
    out
}

/// What XML 1.0 calls a character. Surrogates cannot occur in a `char`.
fn is_known(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn markup_is_text() {
        assert_eq!(
            escaped("<script>&\"'\n\0\u{ffff}]]>"),
            "&lt;script&gt;&amp;&quot;&#39;&#10;\u{fffd}\u{fffd}]]&gt;"
        );
    }

    proptest! {
        #[test]
        fn nothing_of_markup_is_left(text in "\\PC*|.*") {
            let out = escaped(&text);
            prop_assert!(!out.contains(['<', '>', '"', '\'']));
            prop_assert!(out.chars().all(|c| c >= ' ' || c == '\t' || c == '\r'));
            let back = out
                .replace("&#10;", "\n")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
            let known: String = text
                .chars()
                .map(|c| if is_known(c) { c } else { char::REPLACEMENT_CHARACTER })
                .collect();
            prop_assert_eq!(back, known);
        }
    }
}
