//! What terminals, mail programs and logs put around every line: colours, frames, marks, numbers,
//! times, and breaks at the width of the window.

use super::draft::{Draft, Map};
use super::fix::{Fix, Log};

/// A text after one step, and where its bytes come from.
pub(super) type Step = Option<(String, Map)>;

/// How many lines of a text have to agree.
const ENOUGH: usize = 3;

/// What a frame is drawn with, beside its bars.
const RULES: &str = "─━═┌┐└┘├┤┬┴┼╭╮╰╯┏┓┗┛╔╗╚╝╠╣╟╢+-= ";

/// What stands at the ends of the lines of a frame.
const BARS: [char; 4] = ['│', '┃', '║', '|'];

/// Leaves out what moves the cursor and changes the colours of a terminal.
pub(super) fn colours(text: &str, log: &mut Log) -> Step {
    if !text.contains('\u{1B}') {
        return None;
    }
    let mut draft = Draft::new(text);
    let mut at = 0;
    while let Some(step) = text.get(at..).and_then(|rest| rest.find('\u{1B}')) {
        let start = at + step;
        draft.copy(at, start);
        log.add(Fix::Colours, start);
        at = start + escape_length(text.get(start..).unwrap_or_default());
    }
    draft.copy(at, text.len());
    Some(draft.finish())
}

/// The length of the control sequence that a text begins with.
fn escape_length(text: &str) -> usize {
    let mut chars = text.char_indices().take(400).skip(1);
    let Some((index, kind)) = chars.next() else { return text.len() };
    let last = match kind {
        '[' => chars.find(|(_, c)| ('@'..='~').contains(c)),
        ']' => chars.find(|(_, c)| matches!(c, '\u{7}' | '\\')),
        _ => Some((index, kind)),
    };
    // A sequence without an end takes its beginning only.
    last.map_or(1, |(end, c)| end + c.len_utf8())
}

/// The lines of a text with the bytes at which they begin.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line.trim_end_matches(['\n', '\r']))
    })
}

/// Takes bars off both ends of every line that has them.
pub(super) fn frames(text: &str, log: &mut Log) -> Step {
    let framed = |line: &str| {
        let line = line.trim();
        line.len() > 1 && line.starts_with(BARS) && line.ends_with(BARS)
    };
    let (mut inside, mut outside) = (0, 0);
    for (_, line) in lines(text).filter(|(_, line)| !line.trim().is_empty()) {
        match framed(line) {
            true => inside += 1,
            false if line.chars().all(|c| RULES.contains(c)) => {}
            false => outside += 1,
        }
    }
    if inside < ENOUGH || outside > inside {
        return None;
    }
    let mut draft = Draft::new(text);
    for (start, line) in lines(text) {
        let end = start + line.len();
        if framed(line) {
            let lead = line.len() - line.trim_start().trim_start_matches(BARS).len();
            let tail = line.trim_end().trim_end_matches(BARS).trim_end().len();
            draft.copy(start + lead, start + tail.max(lead));
            log.add(Fix::Frame, start);
        } else if !line.trim().is_empty() && line.chars().all(|c| RULES.contains(c)) {
            log.add(Fix::Frame, start);
        } else {
            draft.copy(start, end);
        }
        draft.put(end, "\n");
    }
    Some(draft.finish())
}

/// What can stand before every line: the length of the mark, where a line has it.
static MARKS: &[fn(&str) -> Option<usize>] = &[quote, number, time, bar, label, comment];

/// Mail quotes with `>`, shells continue with `>>`.
fn quote(line: &str) -> Option<usize> {
    let rest = line.trim_start().trim_start_matches(['>', ' ']);
    let mark = line.len() - rest.len();
    line.get(..mark)?.contains('>').then_some(mark)
}

fn bar(line: &str) -> Option<usize> {
    let rest = line.trim_start().strip_prefix(BARS)?;
    Some(line.len() - rest.len())
}

/// A line number and what parts it from the line.
fn number(line: &str) -> Option<usize> {
    let lead = line.trim_start();
    let rest = lead.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() == lead.len() || lead.len() - rest.len() > 6 {
        return None;
    }
    let after = rest.strip_prefix([':', '.', ')', '|', '│', ' ', '\t']);
    match after {
        Some(after) => Some(line.len() - after.trim_start_matches(['│', '|']).len()),
        None => rest.is_empty().then_some(line.len()),
    }
}

/// A day and a time at the beginning, and whatever a log writes between them and the data.
fn time(line: &str) -> Option<usize> {
    let lead = line.trim_start().trim_start_matches('[');
    let shape = lead.get(..16)?;
    let right = shape.bytes().zip(b"0000-00-00T00:00").all(|(byte, wanted)| match wanted {
        b'0' => byte.is_ascii_digit(),
        b'T' => matches!(byte, b'T' | b' '),
        wanted => byte == *wanted,
    });
    let clock = lead.get(16..)?;
    let rest = clock.get(clock.find([']', ' ', '\t']).unwrap_or(clock.len())..)?;
    let rest = rest.trim_start_matches(']');
    let data = rest.find(['{', '}', '[', '"', ']']).unwrap_or(rest.len());
    right.then(|| line.len() - rest.len() + data)
}

/// `container-1  | `.
fn label(line: &str) -> Option<usize> {
    let (word, rest) = line.split_once(" |")?;
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    let word = word.trim();
    (!word.is_empty() && word.chars().all(plain)).then(|| line.len() - rest.len())
}

/// Lines that were put into a comment.
fn comment(line: &str) -> Option<usize> {
    let lead = line.trim_start();
    let rest = ["//", "--", "#", ";", "*"].iter().find_map(|mark| lead.strip_prefix(mark))?;
    Some(line.len() - rest.len())
}

/// Takes off what stands before every line of the longest run of lines that have it.
pub(super) fn marks(text: &str, log: &mut Log) -> Step {
    let lines: Vec<(usize, &str)> = lines(text).collect();
    let mut best: (usize, usize, usize) = (0, 0, 0);
    for (kind, mark) in MARKS.iter().enumerate() {
        let (mut from, mut numbers) = (0, None);
        for (index, (_, line)) in lines.iter().enumerate() {
            let found = mark(line).is_some() && (kind != 1 || follows(&mut numbers, line));
            if !found {
                from = index + 1;
                numbers = None;
            } else if index + 1 - from > best.1 - best.0 {
                best = (from, index + 1, kind);
            }
        }
    }
    let (from, to, kind) = best;
    let (mark, run) = (MARKS.get(kind)?, lines.get(from..to)?);
    let holds_data = run.iter().any(|(_, line)| {
        mark(line)
            .and_then(|length| line.get(length..))
            .is_some_and(|rest| rest.trim_start().starts_with(['{', '[', '"']))
    });
    if run.len() < ENOUGH || !holds_data {
        return None;
    }
    let mut draft = Draft::new(text);
    for (index, (start, line)) in lines.iter().enumerate() {
        let end = lines.get(index + 1).map_or(text.len(), |(next, _)| *next);
        let length = if (from..to).contains(&index) { mark(line).unwrap_or(0) } else { 0 };
        if length > 0 {
            log.add(Fix::Prefix, *start);
        }
        draft.copy(start + length, end);
    }
    Some(draft.finish())
}

/// Whether a line's number is the one after the last.
fn follows(last: &mut Option<u64>, line: &str) -> bool {
    let digits = line.trim_start();
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let number: Option<u64> = digits.get(..end).and_then(|digits| digits.parse().ok());
    let right = match (*last, number) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(last), Some(number)) => number == last + 1,
    };
    *last = number;
    right
}

/// Joins lines that a terminal broke inside a value: where every break inside a string stands at
/// the same column and no line is longer, that column is the width of the window. Breaks at that
/// column between values mean nothing either way.
pub(super) fn wraps(text: &str, log: &mut Log) -> Step {
    let start = text.find(['{', '['])?;
    let line_start = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
    let region = text.get(line_start..)?;
    let width = |line: &str| line.chars().count();
    let widest = region.lines().map(width).max()?;
    if widest < 20 || !breaks_inside_strings(region, widest) {
        return None;
    }
    let mut draft = Draft::new(text);
    draft.copy(0, line_start);
    for (start, line) in lines(region) {
        let (start, end) = (line_start + start, line_start + start + line.len());
        draft.copy(start, end);
        let next = text.get(end..).unwrap_or_default();
        let feed = next.len()
            - next
                .strip_prefix('\r')
                .unwrap_or(next)
                .strip_prefix('\n')
                .map_or(next.len(), str::len);
        if width(line) == widest && feed > 0 {
            log.add(Fix::Wrapped, end);
        } else {
            draft.copy(end, end + feed);
        }
    }
    Some(draft.finish())
}

/// Whether lines break inside strings, and only where they have the full width; twice at least,
/// because once is no width.
fn breaks_inside_strings(text: &str, widest: usize) -> bool {
    let (mut inside, mut escaped, mut column, mut found) = (false, false, 0, 0);
    for character in text.trim_end().chars() {
        match character {
            '\n' if inside => {
                if column != widest {
                    return false;
                }
                found += 1;
            }
            '"' if !escaped => inside = !inside,
            _ => {}
        }
        escaped = character == '\\' && !escaped && inside;
        match character {
            '\n' => column = 0,
            '\r' => {}
            _ => column += 1,
        }
    }
    found > 1
}
