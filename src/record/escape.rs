//! The escapes in a string of JSON.

/// Adds a text as a string, escaped as serde_json does it: what has to be, in the shortest form.
pub(super) fn escape(text: &str, out: &mut String) {
    out.push('"');
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        let short = match byte {
            b'"' | b'\\' => byte,
            b'\n' => b'n',
            b'\r' => b'r',
            b'\t' => b't',
            8 => b'b',
            12 => b'f',
            0..32 => b'u',
            _ => continue,
        };
        out.push_str(text.get(plain..at).unwrap_or_default());
        plain = at + 1;
        out.push('\\');
        out.push(char::from(short));
        if short == b'u' {
            out.push_str(if byte < 16 { "000" } else { "001" });
            out.extend(char::from_digit(u32::from(byte & 15), 16));
        }
    }
    out.push_str(text.get(plain..).unwrap_or_default());
    out.push('"');
}

/// The text that a string stands for, if all escapes in it are known.
pub(super) fn unescape(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    let code = |chars: &mut std::str::Chars<'_>| -> Option<u32> {
        let digits = chars.as_str().get(..4)?;
        chars.nth(3);
        u32::from_str_radix(digits, 16).ok()
    };
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        out.push(match chars.next()? {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'u' => {
                let first = code(&mut chars)?;
                let whole =
                    if (0xd800..0xdc00).contains(&first) && chars.as_str().starts_with("\\u") {
                        chars.nth(1);
                        let second = code(&mut chars)?;
                        0x10000 + ((first & 0x3ff) << 10) + (second & 0x3ff)
                    } else {
                        first
                    };
                char::from_u32(whole).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            plain @ ('"' | '\\' | '/') => plain,
            _ => return None,
        });
    }
    Some(out)
}
