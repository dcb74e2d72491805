//! Where a place of a mended text stands in the text that the person gave.

use super::draft::Map;
use crate::input::node::{Node, Value};
use crate::input::place::Place;
use crate::model::At;

/// The lines of a text and the way back to it.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    /// From the last text to the first.
    maps: Vec<Map>,
    /// Where the lines begin.
    lines: Vec<usize>,
    /// The bytes that begin no character.
    inner: Vec<usize>,
    length: usize,
}

impl Frame {
    /// Of a text and the steps by which it was mended, first to last.
    pub(crate) fn new(text: &str, mut maps: Vec<Map>) -> Self {
        maps.reverse();
        let (mut lines, mut inner) = (vec![0], vec![]);
        for (index, byte) in text.bytes().enumerate() {
            if byte == b'\n' {
                lines.push(index + 1);
            } else if byte & 0xC0 == 0x80 {
                inner.push(index);
            }
        }
        Self { maps, lines, inner, length: text.len() }
    }

    /// The place in the first text of a byte of the last one.
    pub(crate) fn place(&self, offset: usize) -> Place {
        let back = self.maps.iter().fold(offset, |offset, map| map.old(offset));
        let offset = back.min(self.length);
        let line = self.lines.partition_point(|start| *start <= offset);
        let start = line.checked_sub(1).and_then(|at| self.lines.get(at)).copied().unwrap_or(0);
        let inner = |byte: usize| self.inner.partition_point(|inner| *inner < byte);
        let column = (offset - start) - (inner(offset) - inner(start)) + 1;
        let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Place { offset, line: number(line), column: number(column) }
    }

    /// The same for a place that was told already.
    pub(crate) fn at(&self, at: &At) -> At {
        let Some(offset) = at.offset.and_then(|offset| usize::try_from(offset).ok()) else {
            return at.clone();
        };
        let place = self.place(offset).bare();
        let column = at.column.and(place.column);
        At { pointer: at.pointer.clone(), input: at.input, column, ..place }
    }

    /// Gives every value of a tree its place in the first text.
    pub(crate) fn put(&self, node: &mut Node<'_>) {
        let place = self.place(node.place.offset);
        node.place = if node.place.column == 0 { Place { column: 0, ..place } } else { place };
        match &mut node.value {
            Value::Array(items) => items.iter_mut().for_each(|item| self.put(item)),
            Value::Object(members) => {
                members.iter_mut().for_each(|member| self.put(&mut member.node));
            }
            _ => {}
        }
    }
}
