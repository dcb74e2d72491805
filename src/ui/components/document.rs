//! The program's own Markdown as elements and as plain text. It reads what `render::markdown`
//! writes and nothing else; whatever it does not know stays text.

use super::dom::{El, each, el, node};
use super::scroller;
use std::iter::Peekable;
use std::str::Lines;
use yew::prelude::*;

/// One block.
enum Block<'a> {
    Heading(usize, &'a str),
    Rule,
    Code(String),
    Table(Vec<Vec<&'a str>>),
    List(Vec<&'a str>),
    Paragraph(&'a str),
}

/// Goes through the blocks of a text.
struct Blocks<'a>(Peekable<Lines<'a>>);

impl<'a> Iterator for Blocks<'a> {
    type Item = Block<'a>;

    fn next(&mut self) -> Option<Block<'a>> {
        let line = loop {
            let line = self.0.next()?;
            if !line.trim().is_empty() {
                break line;
            }
        };
        let ticks = line.bytes().take_while(|byte| *byte == b'`').count();
        let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
        if ticks >= 3 {
            return Some(self.code(line.get(..ticks).unwrap_or_default()));
        }
        if let Some(words) = line.get(hashes..).and_then(|rest| rest.strip_prefix(' '))
            && (1..=6).contains(&hashes)
        {
            return Some(Block::Heading(hashes, words));
        }
        if line == "---" {
            return Some(Block::Rule);
        }
        if line.starts_with('|') {
            let mut rows = vec![cells(line)];
            while let Some(row) = self.0.next_if(|line| line.starts_with('|')) {
                if !row.starts_with("| ---") && !row.starts_with("|---") {
                    rows.push(cells(row));
                }
            }
            return Some(Block::Table(rows));
        }
        if let Some(item) = line.strip_prefix("* ") {
            let mut items = vec![item];
            while let Some(item) = self.0.next_if(|line| line.starts_with("* ")) {
                items.push(item.get(2..).unwrap_or_default());
            }
            return Some(Block::List(items));
        }
        Some(Block::Paragraph(line))
    }
}

impl<'a> Blocks<'a> {
    fn of(text: &'a str) -> Self {
        Self(text.lines().peekable())
    }

    fn code(&mut self, fence: &str) -> Block<'a> {
        let mut code = String::new();
        for line in self.0.by_ref().take_while(|line| *line != fence) {
            code.push_str(line);
            code.push('\n');
        }
        Block::Code(code)
    }
}

/// The cells of a row: a bar ends one unless it is escaped.
fn cells(row: &str) -> Vec<&str> {
    let mut cells = Vec::new();
    let row = row.strip_prefix('|').unwrap_or(row);
    let (mut start, mut escaped) = (0, false);
    for (at, letter) in row.char_indices() {
        if letter == '|' && !escaped {
            cells.push(row.get(start..at).unwrap_or_default().trim());
            start = at.saturating_add(1);
        }
        escaped = letter == '\\' && !escaped;
    }
    cells
}

/// A piece of a line.
#[derive(Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Strong(String),
    Code(String),
    Link(String, String),
}

/// The pieces of a line.
fn pieces(line: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut text = String::new();
    let mut strong = false;
    let mut rest = line;
    let flush = |text: &mut String, strong: bool, pieces: &mut Vec<Piece>| {
        let text = std::mem::take(text);
        if !text.is_empty() {
            pieces.push(if strong { Piece::Strong(text) } else { Piece::Text(text) });
        }
    };
    while let Some(letter) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix("**") {
            flush(&mut text, strong, &mut pieces);
            strong = !strong;
            rest = after;
        } else if let Some((code, after)) = span(rest) {
            flush(&mut text, strong, &mut pieces);
            pieces.push(Piece::Code(code.to_owned()));
            rest = after;
        } else if let Some((title, address, after)) = link(rest) {
            flush(&mut text, strong, &mut pieces);
            pieces.push(Piece::Link(unescaped(title), address.to_owned()));
            rest = after;
        } else {
            let (letter, after) = character(rest, letter);
            text.push(letter);
            rest = after;
        }
    }
    flush(&mut text, strong, &mut pieces);
    pieces
}

/// A code span at the beginning, and what follows.
fn span(text: &str) -> Option<(&str, &str)> {
    let ticks = text.bytes().take_while(|byte| *byte == b'`').count();
    if ticks == 0 {
        return None;
    }
    let (fence, inner) = text.split_at_checked(ticks)?;
    let (code, after) = inner.split_once(fence)?;
    Some((code.strip_prefix(' ').and_then(|code| code.strip_suffix(' ')).unwrap_or(code), after))
}

/// A link at the beginning: its title, its address, what follows.
fn link(text: &str) -> Option<(&str, &str, &str)> {
    let (title, after) = text.strip_prefix('[')?.split_once("](<")?;
    let (address, after) = after.split_once(">)")?;
    address.starts_with("https://").then_some((title, address, after))
}

/// The character that the beginning stands for.
fn character(text: &str, first: char) -> (char, &str) {
    let after = |length: usize| text.get(length..).unwrap_or_default();
    for (written, meant) in [("&#58;", ':'), ("&#64;", '@'), ("&#46;", '.')] {
        if text.starts_with(written) {
            return (meant, after(written.len()));
        }
    }
    let next = text.chars().nth(1).filter(|next| first == '\\' && next.is_ascii_punctuation());
    match next {
        Some(next) => (next, after(2)),
        None => (first, after(first.len_utf8())),
    }
}

fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (letter, after) = character(rest, first);
        out.push(letter);
        rest = after;
    }
    out
}

/// The text as elements. Its headings begin at the third level: it stands in a section.
pub fn blocks(text: &str) -> Html {
    let mut level = 2;
    let made = Blocks::of(text).enumerate();
    each(made.map(|(at, block)| self::block(block, &mut level).key(at).end()))
}

fn block(block: Block<'_>, level: &mut usize) -> El {
    match block {
        Block::Heading(hashes, words) => {
            // No level is left out, whatever the text begins with.
            let wanted = hashes.saturating_add(2).min(level.saturating_add(1)).min(6);
            *level = wanted;
            let name = match wanted {
                ..=3 => "h3",
                4 => "h4",
                5 => "h5",
                _ => "h6",
            };
            el(name).child(inline(words))
        }
        Block::Rule => el("hr").class("rule"),
        Block::Code(code) => el("pre")
            .class("cut")
            .attr("tabindex", "0")
            .attr("role", "group")
            .attr("aria-label", "Command")
            .child(el("code").with(code)),
        Block::Table(rows) => el("div").child(table(rows)),
        Block::List(items) => {
            let items =
                items.into_iter().enumerate().map(|(at, item)| el("li").key(at).with(inline(item)));
            el("ul").class("dots").child(each(items))
        }
        Block::Paragraph(line) => el("p").child(inline(line.strip_prefix("> ").unwrap_or(line))),
    }
}

fn table(rows: Vec<Vec<&str>>) -> Html {
    let mut rows = rows.into_iter();
    let head = rows.next().unwrap_or_default();
    let caption = head.first().copied().unwrap_or_default().to_owned();
    let heads = head
        .into_iter()
        .enumerate()
        .map(|(at, cell)| el("th").key(at).attr("scope", "col").with(inline(cell)));
    let body = rows.enumerate().map(|(at, row)| {
        let cells =
            row.into_iter().enumerate().map(|(at, cell)| el("td").key(at).with(inline(cell)));
        el("tr").key(at).with(each(cells))
    });
    scroller(
        &caption,
        el("table").kids([
            el("caption").class("vh").with(&caption),
            el("thead").with(el("tr").with(each(heads))),
            el("tbody").with(each(body)),
        ]),
    )
}

fn inline(line: &str) -> Html {
    each(pieces(line).into_iter().enumerate().map(|(at, piece)| {
        match piece {
            Piece::Text(text) => el("bdi").key(at).with(text),
            Piece::Strong(text) => el("strong").key(at).with(text),
            Piece::Code(code) => el("code").key(at).with(code),
            Piece::Link(title, address) => el("a")
                .key(at)
                .attr("href", address)
                .attr("rel", "noreferrer")
                .attr("target", "_blank")
                .kids([node(title), el("span").class("vh").with(" (opens in a new tab)")]),
        }
    }))
}

/// The text without its marks.
pub fn plain(text: &str) -> String {
    let mut out = String::new();
    let line = |text: &str| -> String {
        let words = pieces(text).into_iter().map(|piece| match piece {
            Piece::Text(text) | Piece::Strong(text) | Piece::Code(text) => text,
            Piece::Link(title, address) => format!("{title} ({address})"),
        });
        words.collect()
    };
    for block in Blocks::of(text) {
        match block {
            Block::Heading(_, words) => {
                let words = line(words);
                let under = if out.is_empty() { "=" } else { "-" };
                let rule = under.repeat(words.chars().count());
                out.push_str(&format!("{words}\n{rule}\n"));
            }
            Block::Rule => out.push_str("* * *\n"),
            Block::Code(code) => {
                code.lines().for_each(|line| out.push_str(&format!("    {line}\n")));
            }
            Block::Table(rows) => {
                let mut rows = rows.iter();
                let heads: Vec<String> =
                    rows.next().into_iter().flatten().map(|cell| line(cell)).collect();
                for row in rows {
                    for (cell, head) in row.iter().zip(&heads) {
                        let cell = line(cell);
                        if !cell.is_empty() {
                            out.push_str(&format!("{head}: {cell}\n"));
                        }
                    }
                    out.push('\n');
                }
                continue;
            }
            Block::List(items) => {
                items.iter().for_each(|item| out.push_str(&format!("* {}\n", line(item))));
            }
            Block::Paragraph(words) => {
                out.push_str(&line(words.strip_prefix("> ").unwrap_or(words)));
                out.push('\n');
            }
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Piece, cells, pieces, plain};
    use crate::render::markdown::escape;

    #[test]
    fn what_the_escaper_writes_reads_back() {
        for raw in [
            "a|b `c` <script>",
            "[x](javascript:1)",
            "see https://evil.example",
            "www.evil.example",
            "- item",
            "1. item",
            "a@b.example",
            "**not strong**",
            "\\",
            "[a](<https://b.example>)",
        ] {
            let text = escape::text(raw);
            assert_eq!(pieces(&text), [Piece::Text(raw.to_owned())], "{text}");
            let code = escape::code(&raw.replace('|', "-"));
            assert_eq!(pieces(&code), [Piece::Code(raw.replace('|', "-"))], "{code}");
        }
    }

    #[test]
    fn an_escaped_bar_ends_no_cell() {
        assert_eq!(cells(r"| a \| b | c\\ | `d` |"), [r"a \| b", r"c\\", "`d`"]);
    }

    #[test]
    fn only_addresses_of_https_are_links() {
        assert!(matches!(pieces("[x](<https://a.example>)").as_slice(), [Piece::Link(..)]));
        assert!(matches!(pieces("[x](<javascript:1>)").as_slice(), [Piece::Text(_)]));
    }

    #[test]
    fn a_plain_text_has_no_marks() {
        let text = "# Plan\n\nOne **two** `three`.\n\n| A | B |\n| --- | --- |\n| 1 |  |\n\n```bash\naz x\n```\n";
        assert_eq!(plain(text), "Plan\n====\n\nOne two three.\n\nA: 1\n\n    az x\n\n");
    }
}
