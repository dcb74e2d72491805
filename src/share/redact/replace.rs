//! What is done with each text, by its role.

use super::pseudonyms::{
    ACCEPTED, ENDPOINT, GROUP, ID, INPUT, KEY, MAIL, MESSAGE, NAME, OPINION, PROPERTY, PUBLISHER,
    Pseudonyms, QUOTED, RAW, SUBJECT, SUBSCRIPTION, Sort, TAG, THUMBPRINT, VALUE,
};
use super::walk::{self, Fate, Role};
use super::words;
use super::{Hide, Replacement, ids};
use crate::model::Estate;
use crate::share::together;
use crate::sort;

/// What stands for a text that could not be read.
const REMOVED: &str = "(removed)";
/// What stands for an expression of a template that could not be read.
const EXPRESSION: &str = "[removed]";

/// Replaces and removes in an estate what is to be hidden.
pub(super) fn replace(estate: &mut Estate, hide: &Hide) -> Vec<Replacement> {
    let mut names = Pseudonyms::new(hide);
    let mut taken = estate.taken.clone();
    let order = together(&estate.instances);
    sort::arrange(&mut estate.instances, order.clone());
    // The names of all instances come first: they are parts of ids and hosts that come before.
    walk::estate(estate, &mut |role, text| {
        taken.scan(text);
        if role == Role::Name {
            names.of(&NAME, text);
        }
        if role == Role::Resource {
            ids::resource(&mut names, text);
        }
        Fate::Keep
    });
    walk::estate(estate, &mut |role, text| {
        // What is removed now is not there to be met again.
        fate(&mut names, role, &mut text.clone());
        Fate::Keep
    });
    names.assign(&taken);
    walk::estate(estate, &mut |role, text| fate(&mut names, role, text));
    sort::restore(&mut estate.instances, order);
    names.replacements()
}

/// Replaces a text, or says that it goes.
fn fate(names: &mut Pseudonyms<'_>, role: Role, text: &mut String) -> Fate {
    match role {
        Role::Name => simple(names, &NAME, text),
        Role::Subscription => simple(names, &SUBSCRIPTION, text),
        Role::Group => simple(names, &GROUP, text),
        Role::Principal => simple(names, &ID, text),
        Role::Subject => simple(names, &SUBJECT, text),
        Role::Endpoint => simple(names, &ENDPOINT, text),
        Role::Input => simple(names, &INPUT, text),
        Role::Unlisted => simple(names, &VALUE, text),
        Role::Resource => *text = ids::resource(names, text),
        Role::Address => *text = ids::address(names, text),
        Role::Host => *text = ids::host(names, text),
        Role::Url => *text = ids::url(names, text),
        Role::Secret => *text = ids::secret(names, text),
        Role::Region => *text = ids::region(names, text),
        Role::Word if !words::is_word(text) => simple(names, &VALUE, text),
        Role::Word => {}
        Role::Setting => setting(names, text),
        Role::Pointer => pointer(names, text),
        Role::Raw => {
            let to = if text.starts_with('[') { EXPRESSION } else { REMOVED };
            always(names, &RAW, text, to);
        }
        Role::Message(kind) => always(names, &MESSAGE, text, kind.title()),
        Role::Sender if words::is_default_sender(text) => {}
        Role::Sender | Role::Mail => return removed(names, &MAIL, text),
        Role::Publisher => return removed(names, &PUBLISHER, text),
        Role::Thumbprint => return removed(names, &THUMBPRINT, text),
        Role::Tag => return removed(names, &TAG, text),
        Role::Property if words::is_property(text) => {}
        Role::Property => return removed(names, &PROPERTY, text),
        Role::Quoted => return gone(names, &QUOTED, text),
        Role::Opinion => return gone(names, &OPINION, text),
        Role::Accepted => return removed(names, &ACCEPTED, text),
    }
    Fate::Keep
}

fn simple(names: &mut Pseudonyms<'_>, sort: &'static Sort, text: &mut String) {
    *text = names.of(sort, text);
}

fn removed(names: &mut Pseudonyms<'_>, sort: &'static Sort, text: &str) -> Fate {
    if names.removed(sort, text) { Fate::Remove } else { Fate::Keep }
}

/// What was made of several values of any class cannot stay in a copy that hides some.
fn always(names: &mut Pseudonyms<'_>, sort: &'static Sort, text: &mut String, to: &str) {
    names.fixed(sort, text, to);
    if !text.trim().is_empty() {
        *text = to.to_owned();
    }
}

fn gone(names: &mut Pseudonyms<'_>, sort: &'static Sort, text: &str) -> Fate {
    names.removed(sort, text);
    Fate::Remove
}

/// The value of a custom property: a word, or addresses.
fn setting(names: &mut Pseudonyms<'_>, text: &mut String) {
    if words::is_word(text) {
        return;
    }
    if !text.split(',').all(ids::is_address) {
        return simple(names, &VALUE, text);
    }
    let each: Vec<String> = text.split(',').map(|part| ids::address(names, part)).collect();
    *text = each.join(",");
}

/// A JSON pointer: the keys that are not words of Azure or of a tool are replaced.
fn pointer(names: &mut Pseudonyms<'_>, text: &mut String) {
    let mut above = "";
    let mut each: Vec<String> = vec![];
    for key in text.split('/') {
        let known = words::is_key(above, key);
        each.push(if known { key.to_owned() } else { names.of(&KEY, key) });
        above = key;
    }
    *text = each.join("/");
}
