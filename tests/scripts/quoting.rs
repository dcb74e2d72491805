//! One escaper for each language: what it writes is one literal that reads back.

use apim_planner::script::{bicep_string, powershell_string, rest_text, terraform_string};
use proptest::prelude::*;

/// That the text came back, but for characters that are not seen.
fn same(back: &str, text: &str) -> bool {
    back.chars().count() == text.chars().count()
        && back.chars().zip(text.chars()).all(|(a, b)| a == b || a == '\u{fffd}')
}

/// Reads the expression as PowerShell does: single-quoted strings and characters by number,
/// joined by `+`. `None` where anything else stands in it.
fn powershell(text: &str) -> Option<String> {
    let mut rest = match text.strip_prefix('(') {
        Some(inside) => inside.strip_suffix(')')?,
        None => text,
    };
    let mut out = String::new();
    loop {
        if let Some(inside) = rest.strip_prefix('\'') {
            let mut chars = inside.char_indices().peekable();
            loop {
                let (at, c) = chars.next()?;
                if matches!(c, '\'' | '\u{2018}'..='\u{201b}') {
                    if matches!(chars.peek(), Some((_, '\'' | '\u{2018}'..='\u{201b}'))) {
                        out.push(chars.next()?.1);
                        continue;
                    }
                    rest = &inside[at + c.len_utf8()..];
                    break;
                }
                out.push(c);
            }
        } else if let Some(number) = rest.strip_prefix("[char]0x") {
            out.push(char::from_u32(u32::from_str_radix(number.get(..4)?, 16).ok()?)?);
            rest = &number[4..];
        } else {
            let number = rest.strip_prefix("[char]::ConvertFromUtf32(0x")?;
            let (digits, after) = number.split_once(')')?;
            out.push(char::from_u32(u32::from_str_radix(digits, 16).ok()?)?);
            rest = after;
        }
        match rest.strip_prefix(" + ") {
            Some(more) => rest = more,
            None => return rest.is_empty().then_some(out),
        }
    }
}

/// Reads a Bicep string; `None` where an expression or the end stands in it.
fn bicep(text: &str) -> Option<String> {
    let mut chars = text.strip_prefix('\'')?.strip_suffix('\'')?.chars().peekable();
    let mut out = String::new();
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.push(chars.next().filter(|c| matches!(c, '\\' | '\'' | '$'))?),
            '\'' => return None,
            '$' if chars.peek() == Some(&'{') => return None,
            c => out.push(c),
        }
    }
    Some(out)
}

/// Reads a string of HCL; `None` where a template or the end stands in it.
fn terraform(text: &str) -> Option<String> {
    let mut chars = text.strip_prefix('"')?.strip_suffix('"')?.chars().collect::<Vec<_>>();
    chars.reverse();
    let mut out = String::new();
    while let Some(c) = chars.pop() {
        match c {
            '\\' => out.push(chars.pop().filter(|c| matches!(c, '\\' | '"'))?),
            '"' => return None,
            '$' | '%' if chars.ends_with(&['{', c]) => {
                chars.truncate(chars.len() - 2);
                out.push_str(&format!("{c}{{"));
            }
            '$' | '%' if chars.last() == Some(&'{') => return None,
            c => out.push(c),
        }
    }
    Some(out)
}

/// Texts with many of the characters that mean something somewhere.
fn texts() -> impl Strategy<Value = String> {
    let special = prop::sample::select(
        "'\"`$%{}\\()#@\u{2018}\u{2019}\u{201a}\u{201b}\u{201c}\n\r\u{202e}\u{1f600}a "
            .chars()
            .collect::<Vec<_>>(),
    );
    prop_oneof![
        any::<String>(),
        prop::collection::vec(special, 0..24)
            .prop_map(|chars| chars.into_iter().collect::<String>()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn powershell_reads_back(text in texts()) {
        let quoted = powershell_string(&text);
        prop_assert!(quoted.is_ascii() && !quoted.contains('\n'), "{}", quoted);
        let back = powershell(&quoted);
        prop_assert!(back.as_ref().is_some_and(|back| same(back, &text)), "{} {:?}", quoted, back);
    }

    #[test]
    fn bicep_reads_back(text in texts()) {
        let quoted = bicep_string(&text);
        prop_assert!(!quoted.contains(['\n', '\r']));
        let back = bicep(&quoted);
        prop_assert!(back.as_ref().is_some_and(|back| same(back, &text)), "{} {:?}", quoted, back);
    }

    #[test]
    fn terraform_reads_back(text in texts()) {
        let quoted = terraform_string(&text);
        prop_assert!(!quoted.contains(['\n', '\r']));
        let back = terraform(&quoted);
        prop_assert!(back.as_ref().is_some_and(|back| same(back, &text)), "{} {:?}", quoted, back);
    }

    #[test]
    fn http_has_no_variable_and_no_line_of_its_own(text in texts()) {
        let written = rest_text(&text);
        prop_assert!(!written.contains("{{") && !written.contains("}}"), "{}", written);
        prop_assert!(!written.contains(['\n', '\r']));
        // Only spaces were put in.
        let back = same(&written.replace(' ', ""), &text.replace(' ', ""));
        prop_assert!(back, "{}", written);
    }
}

#[test]
fn strings_look_like_this() {
    assert_eq!(powershell_string("it's $x `n"), "'it''s $x `n'");
    assert_eq!(powershell_string("a\u{2019}b"), "('a' + [char]0x2019 + 'b')");
    assert_eq!(bicep_string("it's ${x}"), r"'it\'s \${x}'");
    assert_eq!(terraform_string("\"${x}\" %{y} $$ ${"), r#""\"$${x}\" %%{y} $$ $${""#);
    assert_eq!(rest_text("{{x}}\n# y"), "{ {x} }\u{fffd}# y");
}
