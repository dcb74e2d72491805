//! Elements as calls. `html!` writes the making of each element out where it stands, which was a
//! sixth of what the page weighs; a call is a tenth of that. Fields, whose values are properties
//! and not attributes, stay with `html!`.

use std::borrow::Cow;
use yew::html::onclick;
use yew::prelude::*;
use yew::virtual_dom::{Key, VList, VNode, VTag};

/// An element that is being made.
#[derive(Debug)]
pub struct El(Box<VTag>);

/// Starts an element.
#[inline(never)]
pub fn el(name: &'static str) -> El {
    El(Box::new(VTag::new(name)))
}

impl El {
    /// Sets an attribute.
    pub fn attr(self, name: &'static str, value: impl Into<AttrValue>) -> Self {
        self.set(name, value.into())
    }

    #[inline(never)]
    fn set(mut self, name: &'static str, value: AttrValue) -> Self {
        self.0.add_attribute(name, value);
        self
    }

    /// Sets an attribute that counts by being there.
    #[inline(never)]
    pub fn flag(self, name: &'static str, on: bool) -> Self {
        if on { self.set(name, AttrValue::Static(name)) } else { self }
    }

    /// Sets an attribute, where there is a value.
    #[inline(never)]
    pub fn maybe(self, name: &'static str, value: Option<&'static str>) -> Self {
        match value {
            Some(value) => self.set(name, AttrValue::Static(value)),
            None => self,
        }
    }

    /// Sets the class.
    #[inline(never)]
    pub fn class(self, class: &'static str) -> Self {
        self.set("class", AttrValue::Static(class))
    }

    /// Sets the classes that are not empty.
    #[inline(never)]
    pub fn classes(self, classes: &[&str]) -> Self {
        let mut all = String::new();
        for class in classes.iter().filter(|class| !class.is_empty()) {
            if !all.is_empty() {
                all.push(' ');
            }
            all.push_str(class);
        }
        if all.is_empty() { self } else { self.set("class", AttrValue::from(all)) }
    }

    /// Sets the key among its siblings.
    pub fn key(self, key: impl Into<Key>) -> Self {
        self.keyed(key.into())
    }

    #[inline(never)]
    fn keyed(mut self, key: Key) -> Self {
        self.0.key = Some(key);
        self
    }

    /// Handles clicks.
    #[inline(never)]
    pub fn click(mut self, handler: Callback<MouseEvent>) -> Self {
        self.0.add_listener(std::rc::Rc::new(onclick::Wrapper::new(handler)));
        self
    }

    /// Adds a child.
    #[inline(never)]
    pub fn child(mut self, child: Html) -> Self {
        self.0.add_child(child);
        self
    }

    /// Ends it without children.
    #[inline(never)]
    pub fn end(self) -> Html {
        VNode::from(*self.0)
    }

    /// Ends it with one child.
    pub fn with(self, child: impl Node) -> Html {
        self.only(child.node())
    }

    #[inline(never)]
    fn only(mut self, child: Html) -> Html {
        self.0.add_child(child);
        self.end()
    }

    /// Ends it with children.
    pub fn kids<const N: usize>(self, children: [Html; N]) -> Html {
        self.all(Vec::from(children))
    }

    #[inline(never)]
    fn all(mut self, children: Vec<Html>) -> Html {
        self.0.add_children(children);
        self.end()
    }
}

/// Something that can stand in an element.
pub trait Node {
    /// As a node.
    fn node(self) -> Html;
}

impl Node for Html {
    fn node(self) -> Html {
        self
    }
}

impl Node for &str {
    #[inline(never)]
    fn node(self) -> Html {
        VNode::from(self)
    }
}

impl Node for &String {
    fn node(self) -> Html {
        self.as_str().node()
    }
}

impl Node for &Cow<'_, str> {
    fn node(self) -> Html {
        self.as_ref().node()
    }
}

impl Node for String {
    #[inline(never)]
    fn node(self) -> Html {
        VNode::from(self)
    }
}

impl Node for Cow<'static, str> {
    #[inline(never)]
    fn node(self) -> Html {
        VNode::from(self.as_ref())
    }
}

impl Node for usize {
    #[inline(never)]
    fn node(self) -> Html {
        VNode::from(self)
    }
}

impl Node for u32 {
    #[inline(never)]
    fn node(self) -> Html {
        VNode::from(self)
    }
}

impl Node for i32 {
    #[inline(never)]
    fn node(self) -> Html {
        VNode::from(self)
    }
}

/// A node.
pub fn node(content: impl Node) -> Html {
    content.node()
}

/// Nodes one after another.
pub fn each(nodes: impl IntoIterator<Item = Html>) -> Html {
    listed(nodes.into_iter().collect())
}

/// Nodes one after another, without an element around them.
pub fn group<const N: usize>(nodes: [Html; N]) -> Html {
    listed(Vec::from(nodes))
}

#[inline(never)]
fn listed(nodes: Vec<Html>) -> Html {
    VNode::from(VList::from(nodes))
}

/// Nothing.
#[inline(never)]
pub fn none() -> Html {
    Html::default()
}
