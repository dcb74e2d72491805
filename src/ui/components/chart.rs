//! Platform × tier: one mark for each instance, and the same numbers as a table.

use super::badge::{mark, platform_class};
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
    html! {
        <>
            { scroller("Chart", picture(&grid)) }
            <p class="sub">{ "0: possible, none here. Blank: a combination that does not exist." }</p>
            <details class="linkish">
                <summary>{ icon(Icon::Table, "ic-16") }{ "Show as table" }</summary>
                { scroller("Table of platforms and tiers", table(&grid)) }
            </details>
        </>
    }
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
                return if grid.exists(name, column) { text(x + WIDTH / 2, middle + 4, "t-dim mid", "0") } else { Html::default() };
            }
            if bars { bar(name, x, middle, count, most) } else { marks(name, x, middle, count) }
        });
        let strong = if *name == "stv1" || *name == "mixed" { " t-past" } else { "" };
        html! {
            <g key={(*name).to_owned()}>
                if line > 0 { <line class="g-line" x1="0" x2={edge.to_string()} y1={top.to_string()} y2={top.to_string()} /> }
                { text(0, middle + 4, &format!("t-strong{strong}"), label(name)) }
                { text(LABELS - 8, middle + 4, &format!("t-num end{strong}"), &grid.of_row(*at).to_string()) }
                { for cells }
            </g>
        }
    });
    let lines: Vec<Html> = lines.collect();
    let heads = grid.columns.iter().enumerate().map(|(place, column)| {
        let middle = offset(&grid.columns, place) + WIDTH / 2;
        let name =
            if column.short.is_empty() { clip(&column.tier) } else { column.short.to_owned() };
        html! {
            <g key={column.tier.clone()}>
                { text(middle, 32, "mid t-col", &name) }
                { text(middle, bottom + 20, "t-num mid", &grid.of_column(place).to_string()) }
            </g>
        }
    });
    let bands = bands(grid, bottom);
    let said = grid.shown().map(|(at, name)| format!("{} {}", label(name), grid.of_row(at)));
    let said = said.collect::<Vec<_>>().join(", ");
    html! {
        <svg class="chart" viewBox={format!("0 0 {edge} {}", bottom + 28)} role="img" aria-labelledby="mx-t mx-d">
            <title id="mx-t">{ "Instances by compute platform and service tier" }</title>
            <desc id="mx-d">{ format!("{said}. The table below holds the numbers by tier.") }</desc>
            { bands }
            { for heads }
            { for lines }
            <line class="g-line2" x1="0" x2={edge.to_string()} y1={bottom.to_string()} y2={bottom.to_string()} />
            { text(0, bottom + 20, "t-dim", "All") }
            { text(LABELS - 8, bottom + 20, "t-num end", &grid.total.to_string()) }
        </svg>
    }
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
        Some(html! {
            <g key={at}>
                <rect class="g-band" x={x.to_string()} y={TOP.to_string()} width={width.to_string()} height={(bottom - TOP).to_string()} rx="4" />
                { text(x + 4, 12, "t-dim", name) }
            </g>
        })
    });
    html! { <>{ for bands }</> }
}

fn marks(name: &str, x: u32, middle: u32, count: u32) -> Html {
    let class = platform_class(name);
    let rows = count.div_ceil(3);
    let top = middle.saturating_sub(rows * 8);
    let marks = (0..count).map(|at| {
        let row = at / 3;
        let in_row = if row + 1 == rows { count - row * 3 } else { 3 };
        let left = x + (WIDTH - in_row * 17) / 2 + 2 + (at % 3) * 17;
        html! {
            <g key={at} class={format!("f-{class}")} transform={format!("translate({left} {}) scale(1.1)", top + row * 17 + 1)}>{ mark(class) }</g>
        }
    });
    html! { <>{ for marks }</> }
}

fn bar(name: &str, x: u32, middle: u32, count: u32, most: u32) -> Html {
    let width = (count.saturating_mul(WIDTH - 16) / most).max(3);
    html! {
        <>
            <rect class={format!("f-{}", platform_class(name))} x={(x + 8).to_string()} y={(middle + 3).to_string()} width={width.to_string()} height="7" rx="2" />
            { text(x + 8, middle - 3, "t-num", &count.to_string()) }
        </>
    }
}

fn text(x: u32, y: u32, class: &str, words: &str) -> Html {
    html! { <text class={class.to_owned()} x={x.to_string()} y={y.to_string()}>{ words.to_owned() }</text> }
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
        html! { <th key={column.tier.clone()} scope="col" class="num">{ column.tier.clone() }</th> }
    });
    let rows = grid.shown().map(|(at, name)| {
        let cells = grid.columns.iter().enumerate().map(|(place, column)| {
            let count = grid.cell(at, place);
            let words = if count == 0 && !grid.exists(name, column) {
                "–".to_owned()
            } else {
                count.to_string()
            };
            html! { <td key={place} class="num">{ words }</td> }
        });
        html! {
            <tr key={name.to_owned()}>
                <th scope="row">{ label(name).to_owned() }</th>
                { for cells }
                <td class="num"><strong>{ grid.of_row(at) }</strong></td>
            </tr>
        }
    });
    html! {
        <table class="dense">
            <caption class="vh">{ "Instances by compute platform and service tier" }</caption>
            <thead><tr><th scope="col">{ "Platform" }</th>{ for heads }<th scope="col" class="num">{ "All" }</th></tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}
