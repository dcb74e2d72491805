//! What a paper is made of, and how it becomes Markdown or plain text. A paper holds raw values;
//! they are escaped here, on their way out, and nowhere else.

use crate::render::markdown::escape;
use crate::render::readable;

/// The blocks of a paper, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet(Vec<Block>);

#[derive(Clone, Debug)]
enum Block {
    Title(String),
    Heading(&'static str),
    Text(String),
    Points(Vec<String>),
    Numbered(Vec<String>),
    Table(&'static [&'static str], Vec<Vec<String>>),
}

/// Columns of a table of labels and values.
const FACTS: &[&str] = &["", ""];

impl Sheet {
    /// A paper with this title.
    pub(super) fn titled(title: String) -> Self {
        Self(vec![Block::Title(title)])
    }

    /// A heading over what follows.
    pub(super) fn heading(&mut self, text: &'static str) {
        self.0.push(Block::Heading(text));
    }

    /// A paragraph; an empty one is left out.
    pub(super) fn text(&mut self, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.0.push(Block::Text(text));
        }
    }

    /// A list; its heading is left out with it where it is empty.
    pub(super) fn points(&mut self, heading: &'static str, points: Vec<String>) {
        if !points.is_empty() {
            self.0.extend([Block::Heading(heading), Block::Points(points)]);
        }
    }

    /// A numbered list, as [`Sheet::points`].
    pub(super) fn numbered(&mut self, heading: &'static str, points: Vec<String>) {
        if !points.is_empty() {
            self.0.extend([Block::Heading(heading), Block::Numbered(points)]);
        }
    }

    /// Labels and values; those without a value are left out.
    pub(super) fn facts<const N: usize>(&mut self, facts: [(&str, String); N]) {
        let rows = facts
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(label, value)| vec![label.to_owned(), value])
            .collect();
        self.0.push(Block::Table(FACTS, rows));
    }

    /// A table; left out where it has no row.
    pub(super) fn table(&mut self, columns: &'static [&'static str], rows: Vec<Vec<String>>) {
        if !rows.is_empty() {
            self.0.push(Block::Table(columns, rows));
        }
    }

    /// The text of the paper.
    pub(super) fn write(&self, plain: bool) -> String {
        let mut out = String::new();
        for block in &self.0 {
            if plain {
                block.plain(&mut out)
            } else {
                block.markdown(&mut out)
            }
            out.push('\n');
        }
        out
    }
}

impl Block {
    fn markdown(&self, out: &mut String) {
        let text = escape::text;
        match self {
            Self::Title(title) => out.push_str(&format!("# {}\n", text(title))),
            Self::Heading(heading) => out.push_str(&format!("## {}\n", text(heading))),
            Self::Text(words) => out.push_str(&format!("{}\n", text(words))),
            Self::Points(points) => {
                points.iter().for_each(|point| out.push_str(&format!("* {}\n", text(point))));
            }
            Self::Numbered(points) => (1..)
                .zip(points)
                .for_each(|(number, point)| out.push_str(&format!("{number}. {}\n", text(point)))),
            Self::Table(columns, rows) => {
                let mut row = |cells: Vec<String>| {
                    out.push_str(&format!("| {} |\n", cells.join(" | ")));
                };
                row(columns.iter().map(|name| text(name)).collect());
                row(columns.iter().map(|_| "---".to_owned()).collect());
                rows.iter().for_each(|cells| row(cells.iter().map(|cell| text(cell)).collect()));
            }
        }
    }

    fn plain(&self, out: &mut String) {
        let text = readable::line;
        match self {
            Self::Title(title) => underlined(out, &text(title), "="),
            Self::Heading(heading) => underlined(out, heading, "-"),
            Self::Text(words) => out.push_str(&format!("{}\n", text(words))),
            Self::Points(points) => {
                points.iter().for_each(|point| out.push_str(&format!("- {}\n", text(point))));
            }
            Self::Numbered(points) => (1..)
                .zip(points)
                .for_each(|(number, point)| out.push_str(&format!("{number}. {}\n", text(point)))),
            Self::Table(columns, rows) => {
                for (at, cells) in rows.iter().enumerate() {
                    if *columns == FACTS {
                        let cells: Vec<String> = cells.iter().map(|cell| text(cell)).collect();
                        out.push_str(&format!("{}\n", cells.join(": ")));
                        continue;
                    }
                    if at > 0 {
                        out.push('\n');
                    }
                    for (name, cell) in columns.iter().zip(cells) {
                        if !cell.is_empty() {
                            out.push_str(&format!("{name}: {}\n", text(cell)));
                        }
                    }
                }
            }
        }
    }
}

fn underlined(out: &mut String, text: &str, with: &str) {
    out.push_str(&format!("{text}\n{}\n", with.repeat(text.chars().count())));
}
