//! The piece of a line around a place, as it may be shown.

use crate::note::Excerpt;

/// Characters before and after the place.
const BEFORE: usize = 60;
const AFTER: usize = 59;

/// How far beside the piece a name of a secret is looked for, and the ends of what is cut.
const BESIDE: usize = 200;

/// A run of letters and digits that is this long is not shown: it is a key or a certificate.
const RUN: usize = 24;

/// Names that stand beside secrets.
const SECRET_WORDS: &[&str] = &[
    "password",
    "secret",
    "encodedcertificate",
    "primarykey",
    "primary_key",
    "secondarykey",
    "secondary_key",
    "accountkey",
    "privatekey",
    "private_key",
    "validationkey",
    "validation_key",
    "sharedaccess",
    "connectionstring",
    "token",
    "credential",
    "api-key",
    "apikey",
    "subscription-key",
];

/// The piece of a text around a byte. Secrets are blanked out in the text already, as far as they
/// can be found in it; a damaged text is shown with caution, and nothing of it where a secret may
/// stand nearby.
pub(crate) fn excerpt(text: &str, offset: usize, cautious: bool) -> Option<Excerpt> {
    let (before, after) = text.split_at_checked(offset)?;
    let line_start = before.char_indices().rev().take(BEFORE + BESIDE);
    let wide_from =
        line_start.take_while(|(_, c)| *c != '\n').last().map_or(offset, |(index, _)| index);
    let line_end = after.char_indices().take(AFTER + BESIDE).find(|(_, c)| *c == '\n');
    let wide_to = match line_end {
        Some((index, _)) => offset + index,
        None => offset + after.chars().take(AFTER + BESIDE).map(char::len_utf8).sum::<usize>(),
    };
    let lead: Vec<char> = text.get(wide_from..offset)?.chars().collect();
    let wide: Vec<char> = text.get(wide_from..wide_to)?.chars().collect();
    let words: String = wide.iter().map(char::to_ascii_lowercase).collect();
    if cautious && SECRET_WORDS.iter().any(|word| words.contains(word)) {
        return None;
    }
    let from = lead.len().saturating_sub(BEFORE);
    let to = wide.len().min(lead.len() + AFTER);
    // Leading blanks of the line say nothing and take the room of what does.
    let blank = wide.get(from..lead.len())?.iter().take_while(|c| c.is_whitespace()).count();
    let from = from + blank;
    let mut shown = wide
        .iter()
        .enumerate()
        .take(to)
        .skip(from)
        .map(|(index, c)| if in_long_run(&wide, index) { '•' } else { plain(*c) })
        .collect::<String>();
    let caret = lead.len() - from + 1;
    while shown.ends_with(' ') && shown.chars().count() >= caret {
        shown.pop();
    }
    let caret = u32::try_from(caret).ok()?;
    (!shown.is_empty()).then_some(Excerpt { text: shown, caret })
}

/// Whether a character belongs to a run that may be a key.
fn in_long_run(line: &[char], index: usize) -> bool {
    let word = |c: &&char| c.is_ascii_alphanumeric() || matches!(c, '+' | '=' | '_');
    let (before, after) = line.split_at(index);
    let run = || before.iter().rev().take_while(word).chain(after.iter().take_while(word));
    after.first().is_some_and(|c| word(&c))
        && run().count() >= RUN
        && run().any(char::is_ascii_digit)
}

/// What takes one column in a line.
fn plain(character: char) -> char {
    if character.is_control() { ' ' } else { character }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, at: &str) -> Option<(String, u32)> {
        excerpt(text, text.find(at).unwrap(), true).map(|excerpt| (excerpt.text, excerpt.caret))
    }

    #[test]
    fn a_line_with_its_caret() {
        assert_eq!(shown("a\n  \"b\": x,\nc", "x"), Some(("\"b\": x,".to_owned(), 6)));
        assert_eq!(shown("a\n  \"ü\": x,\r\nc", "x"), Some(("\"ü\": x,".to_owned(), 6)));
        assert_eq!(excerpt("{\"a\":", 5, true).map(|excerpt| excerpt.caret), Some(6));
        assert_eq!(excerpt("", 0, true), None);
        assert_eq!(excerpt("ü", 1, true), None);
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{}x{}", "a ".repeat(500), " b".repeat(500));
        let (line, caret) = shown(&text, "x").unwrap();
        assert!(line.chars().count() <= 120, "{line}");
        assert_eq!(line.chars().nth(caret as usize - 1), Some('x'));
    }

    #[test]
    fn secrets_are_not_shown() {
        assert_eq!(shown("\"certificatePassword\": \"hunter2\" x", "x"), None);
        let text = format!("\"data\": \"{}\" x", "aB3".repeat(30));
        let (line, _) = shown(&text, "x").unwrap();
        assert_eq!(line, format!("{}\" x", "•".repeat(58)));
    }
}
