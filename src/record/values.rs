//! The values of which records are made.

use super::{Value, Walker};
use crate::Text;

/// A value that holds others: none, one or many.
pub trait Items {
    /// One of them.
    fn item(&mut self, index: usize) -> Option<&mut dyn Value>;

    /// Adds a blank one.
    fn add(&mut self);
}

impl<T: Value> Items for Vec<T> {
    fn item(&mut self, index: usize) -> Option<&mut dyn Value> {
        self.get_mut(index).map(|item| item as &mut dyn Value)
    }

    fn add(&mut self) {
        self.push(T::blank());
    }
}

impl<T: Value> Value for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }

    fn walk(&mut self, walker: &mut Walker<'_>) {
        walker.list(self);
    }
}

impl<T: Value> Items for Option<T> {
    fn item(&mut self, _index: usize) -> Option<&mut dyn Value> {
        self.as_mut().map(|item| item as &mut dyn Value)
    }

    fn add(&mut self) {
        *self = Some(T::blank());
    }
}

impl<T: Value> Value for Option<T> {
    fn blank() -> Self {
        None
    }

    fn walk(&mut self, walker: &mut Walker<'_>) {
        walker.option(self);
    }
}

impl<T: Value> Value for Box<T> {
    fn blank() -> Self {
        Self::new(T::blank())
    }

    fn walk(&mut self, walker: &mut Walker<'_>) {
        self.as_mut().walk(walker);
    }
}

impl Value for String {
    fn blank() -> Self {
        Self::new()
    }

    fn walk(&mut self, walker: &mut Walker<'_>) {
        if let Some(text) = walker.text(self) {
            *self = text;
        }
    }
}

impl Value for Text {
    fn blank() -> Self {
        Self::Borrowed("")
    }

    fn walk(&mut self, walker: &mut Walker<'_>) {
        if let Some(text) = walker.text(self) {
            *self = Self::Owned(text);
        }
    }
}

impl Value for Box<str> {
    fn blank() -> Self {
        Self::default()
    }

    fn walk(&mut self, walker: &mut Walker<'_>) {
        if let Some(text) = walker.text(self) {
            *self = text.into_boxed_str();
        }
    }
}

impl Value for u32 {
    fn blank() -> Self {
        0
    }

    fn walk(&mut self, walker: &mut Walker<'_>) {
        let read = walker.unsigned(u64::from(*self), u64::from(Self::MAX));
        *self = Self::try_from(read).unwrap_or_default();
    }
}

impl Value for u64 {
    fn blank() -> Self {
        0
    }

    fn walk(&mut self, walker: &mut Walker<'_>) {
        *self = walker.unsigned(*self, Self::MAX);
    }
}

impl Value for i64 {
    fn blank() -> Self {
        0
    }

    fn walk(&mut self, walker: &mut Walker<'_>) {
        *self = walker.signed(*self);
    }
}

impl Value for bool {
    fn blank() -> Self {
        false
    }

    fn walk(&mut self, walker: &mut Walker<'_>) {
        *self = walker.flag(*self);
    }
}
