//! Platform × tier: one mark for each instance, and the same numbers as a table.

use super::badge::{mark, platform_class};
use super::dom::{each, el, group, node, none};
use super::icon::{Icon, icon};
use super::scroller;
use crate::report::Count;
use crate::ui::words;
use std::collections::BTreeMap;
use yew::prelude::*;

/// Above this number of instances in a cell, or [`MARKED`] in all, a bar stands for them.
const IN_CELL: u32 = 9;
const MARKED: u32 = 150;
const LABELS: u32 = 116;
const WIDTH: u32 = 58;
const TOP: u32 = 42;

/// Family of the columns: name, first and number of columns are found from the tiers shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Classic,
    Consumption,
    V2,
    Unknown,
}

struct Column {
    tier: String,
    short: &'static str,
    family: Family,
}

/// Tiers as the wire has them, as a table has them, as a narrow column has them.
const TIERS: [(&str, &str, &str, Family); 8] = [
    ("Developer", "Developer", "Developer", Family::Classic),
    ("Basic", "Basic", "Basic", Family::Classic),
    ("Standard", "Standard", "Standard", Family::Classic),
    ("Premium", "Premium", "Premium", Family::Classic),
    ("Consumption", "Consumption", "Consumpt.", Family::Consumption),
    ("BasicV2", "Basic v2", "Basic v2", Family::V2),
    ("StandardV2", "Standard v2", "Std v2", Family::V2),
    ("PremiumV2", "Premium v2", "Prem v2", Family::V2),
];

const PLATFORMS: [&str; 8] =
    ["stv1", "mixed", "stv2", "stv2.1", "mtv1", "v2", "undetermined", "unknown"];

/// Rows that are shown even where no instance stands in them.
const ALWAYS: [&str; 6] = ["stv1", "stv2", "stv2.1", "mtv1", "v2", "unknown"];

/// The numbers by platform and column.
struct Grid {
    columns: Vec<Column>,
    rows: Vec<String>,
    cells: BTreeMap<(usize, usize), u32>,
    total: u32,
}

impl Grid {
    fn new(counts: &[Count]) -> Self {
        let mut columns: Vec<Column> = TIERS
            .iter()
            .map(|(_, tier, short, family)| Column {
                tier: (*tier).to_owned(),
                short,
                family: *family,
            })
            .collect();
        let mut rows: Vec<String> = PLATFORMS.iter().map(|name| (*name).to_owned()).collect();
        let mut cells = BTreeMap::new();
        let mut total = 0_u32;
        for count in counts {
            let listed =
                TIERS.iter().position(|tier| tier.0.eq_ignore_ascii_case(count.tier.trim()));
            let column = listed.unwrap_or_else(|| {
                let name = if count.tier.is_empty() { words::NOT_KNOWN } else { &count.tier };
                let known = columns.iter().position(|column| column.tier == name);
                known.unwrap_or_else(|| {
                    columns.push(Column {
                        tier: name.to_owned(),
                        short: "",
                        family: Family::Unknown,
                    });
                    columns.len().saturating_sub(1)
                })
            });
            let row = rows.iter().position(|row| *row == count.platform).unwrap_or_else(|| {
                rows.push(count.platform.clone());
                rows.len().saturating_sub(1)
            });
            let cell: &mut u32 = cells.entry((row, column)).or_default();
            *cell = cell.saturating_add(count.instances);
            total = total.saturating_add(count.instances);
        }
        Self { columns, rows, cells, total }
    }

    fn cell(&self, row: usize, column: usize) -> u32 {
        self.cells.get(&(row, column)).copied().unwrap_or_default()
    }

    fn of_row(&self, row: usize) -> u32 {
        self.cells.iter().filter(|((at, _), _)| *at == row).map(|(_, count)| count).sum()
    }

    fn of_column(&self, column: usize) -> u32 {
        self.cells.iter().filter(|((_, at), _)| *at == column).map(|(_, count)| count).sum()
    }

    /// The rows to be shown, with their place in the grid.
    fn shown(&self) -> impl Iterator<Item = (usize, &str)> {
        let rows = self.rows.iter().enumerate().map(|(at, name)| (at, name.as_str()));
        rows.filter(|(at, name)| ALWAYS.contains(name) || self.of_row(*at) > 0)
    }

    /// Whether instances of this platform and tier exist at all.
    fn exists(&self, row: &str, column: &Column) -> bool {
        match column.family {
            Family::Consumption => row == "mtv1",
            Family::V2 => row == "v2",
            Family::Classic => !matches!(row, "mtv1" | "v2"),
            Family::Unknown => true,
        }
    }
}

/// The picture and its table.
pub fn platforms_and_tiers(counts: &[Count]) -> Html {
    let grid = Grid::new(counts);
    group([
        scroller("Chart", picture(&grid)),
        el("p")
            .class("sub")
            .with("0: possible, none here. Blank: a combination that does not exist."),
        el("details").class("linkish").kids([
            el("summary").kids([icon(Icon::Table, "ic-16"), node("Show as table")]),
            scroller("Table of platforms and tiers", table(&grid)),
        ]),
    ])
}

fn offset(columns: &[Column], at: usize) -> u32 {
    let families = columns.iter().take(at.saturating_add(1));
    let mut gaps = 0_u32;
    let mut last = None;
    for column in families {
        if last.is_some_and(|family| family != column.family) {
            gaps = gaps.saturating_add(8);
        }
        last = Some(column.family);
    }
    let columns = u32::try_from(at).unwrap_or_default();
    LABELS.saturating_add(columns.saturating_mul(WIDTH)).saturating_add(gaps)
}

fn picture(grid: &Grid) -> Html {
    let rows: Vec<(usize, &str)> = grid.shown().collect();
    let bars = grid.total > MARKED || grid.cells.values().any(|count| *count > IN_CELL);
    let tall = |at: usize| (0..grid.columns.len()).any(|column| grid.cell(at, column) > 3);
    let heights: Vec<u32> =
        rows.iter().map(|(at, _)| if !bars && tall(*at) { 62 } else { 44 }).collect();
    let bottom = heights.iter().fold(TOP, |sum, height| sum.saturating_add(*height));
    let edge = offset(&grid.columns, grid.columns.len().saturating_sub(1)).saturating_add(WIDTH);
    let most = grid.cells.values().copied().max().unwrap_or(1).max(1);
    let mut y = TOP;
    let lines = rows.iter().zip(&heights).enumerate().map(|(line, ((at, name), height))| {
        let top = y;
        y = y.saturating_add(*height);
        let middle = top.saturating_add(height / 2);
        let cells = grid.columns.iter().enumerate().map(|(place, column)| {
            let count = grid.cell(*at, place);
            let x = offset(&grid.columns, place);
            if count == 0 {
                return if grid.exists(name, column) {
                    text(x + WIDTH / 2, middle + 4, "t-dim mid", "0")
                } else {
                    Html::default()
                };
            }
            if bars { bar(name, x, middle, count, most) } else { marks(name, x, middle, count) }
        });
        let strong = if *name == "stv1" || *name == "mixed" { " t-past" } else { "" };
        el("g").key((*name).to_owned()).kids([
            if line > 0 {
                el("line")
                    .class("g-line")
                    .attr("x1", "0")
                    .attr("x2", edge.to_string())
                    .attr("y1", top.to_string())
                    .attr("y2", top.to_string())
                    .end()
            } else {
                none()
            },
            text(0, middle + 4, &format!("t-strong{strong}"), label(name)),
            text(
                LABELS - 8,
                middle + 4,
                &format!("t-num end{strong}"),
                &grid.of_row(*at).to_string(),
            ),
            each(cells),
        ])
    });
    let lines: Vec<Html> = lines.collect();
    let heads = grid.columns.iter().enumerate().map(|(place, column)| {
        let middle = offset(&grid.columns, place) + WIDTH / 2;
        let name =
            if column.short.is_empty() { clip(&column.tier) } else { column.short.to_owned() };
        el("g").key(column.tier.clone()).kids([
            text(middle, 32, "mid t-col", &name),
            text(middle, bottom + 20, "t-num mid", &grid.of_column(place).to_string()),
        ])
    });
    let bands = bands(grid, bottom);
    let said = grid.shown().map(|(at, name)| format!("{} {}", label(name), grid.of_row(at)));
    let said = said.collect::<Vec<_>>().join(", ");
    el("svg")
        .class("chart")
        .attr("viewBox", format!("0 0 {edge} {}", bottom + 28))
        .attr("role", "img")
        .attr("aria-labelledby", "mx-t mx-d")
        .kids([
            el("title").attr("id", "mx-t").with("Instances by compute platform and service tier"),
            el("desc")
                .attr("id", "mx-d")
                .with(format!("{said}. The table below holds the numbers by tier.")),
            node(bands),
            each(heads),
            each(lines),
            el("line")
                .class("g-line2")
                .attr("x1", "0")
                .attr("x2", edge.to_string())
                .attr("y1", bottom.to_string())
                .attr("y2", bottom.to_string())
                .end(),
            text(0, bottom + 20, "t-dim", "All"),
            text(LABELS - 8, bottom + 20, "t-num end", &grid.total.to_string()),
        ])
}

/// The grounds that hold the columns of a family together, with the family's name.
fn bands(grid: &Grid, bottom: u32) -> Html {
    let families = [
        (Family::Classic, "Classic tiers"),
        (Family::Consumption, ""),
        (Family::V2, "v2 tiers"),
        (Family::Unknown, "Other"),
    ];
    let bands = families.iter().enumerate().filter_map(|(at, (family, name))| {
        let first = grid.columns.iter().position(|column| column.family == *family)?;
        let last = grid.columns.iter().rposition(|column| column.family == *family)?;
        let x = offset(&grid.columns, first);
        let width = offset(&grid.columns, last) + WIDTH - x;
        Some(
            el("g").key(at).kids([
                el("rect")
                    .class("g-band")
                    .attr("x", x.to_string())
                    .attr("y", TOP.to_string())
                    .attr("width", width.to_string())
                    .attr("height", (bottom - TOP).to_string())
                    .attr("rx", "4")
                    .end(),
                text(x + 4, 12, "t-dim", name),
            ]),
        )
    });
    each(bands)
}

fn marks(name: &str, x: u32, middle: u32, count: u32) -> Html {
    let class = platform_class(name);
    let rows = count.div_ceil(3);
    let top = middle.saturating_sub(rows * 8);
    let marks = (0..count).map(|at| {
        let row = at / 3;
        let in_row = if row + 1 == rows { count - row * 3 } else { 3 };
        let left = x + (WIDTH - in_row * 17) / 2 + 2 + (at % 3) * 17;
        el("g")
            .key(at)
            .classes(&[&format!("f-{class}")])
            .attr("transform", format!("translate({left} {}) scale(1.1)", top + row * 17 + 1))
            .with(mark(class))
    });
    each(marks)
}

fn bar(name: &str, x: u32, middle: u32, count: u32, most: u32) -> Html {
    let width = (count.saturating_mul(WIDTH - 16) / most).max(3);
    group([
        el("rect")
            .classes(&[&format!("f-{}", platform_class(name))])
            .attr("x", (x + 8).to_string())
            .attr("y", (middle + 3).to_string())
            .attr("width", width.to_string())
            .attr("height", "7")
            .attr("rx", "2")
            .end(),
        text(x + 8, middle - 3, "t-num", &count.to_string()),
    ])
}

fn text(x: u32, y: u32, class: &str, words: &str) -> Html {
    el("text").classes(&[class]).attr("x", x.to_string()).attr("y", y.to_string()).with(words)
}

fn label(name: &str) -> &str {
    words::platform_name(name)
}

/// An unlisted tier in the width of a column.
fn clip(name: &str) -> String {
    if name.chars().count() <= 9 {
        name.to_owned()
    } else {
        name.chars().take(8).chain(['…']).collect()
    }
}

fn table(grid: &Grid) -> Html {
    let heads = grid.columns.iter().map(|column| {
        el("th").key(column.tier.clone()).attr("scope", "col").class("num").with(&column.tier)
    });
    let rows = grid.shown().map(|(at, name)| {
        let cells = grid.columns.iter().enumerate().map(|(place, column)| {
            let count = grid.cell(at, place);
            let words = if count == 0 && !grid.exists(name, column) {
                "–".to_owned()
            } else {
                count.to_string()
            };
            el("td").key(place).class("num").with(words)
        });
        el("tr").key(name.to_owned()).kids([
            el("th").attr("scope", "row").with(label(name).to_owned()),
            each(cells),
            el("td").class("num").with(el("strong").with(grid.of_row(at))),
        ])
    });
    el("table").class("dense").kids([
        el("caption").class("vh").with("Instances by compute platform and service tier"),
        el("thead").with(el("tr").kids([
            el("th").attr("scope", "col").with("Platform"),
            each(heads),
            el("th").attr("scope", "col").class("num").with("All"),
        ])),
        el("tbody").with(each(rows)),
    ])
}
