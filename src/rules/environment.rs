//! Whether an instance serves production, as far as its tags and its name hint at it.

use crate::model::{Field, Hints, Instance};

/// Words for production.
const PRODUCTION: [&str; 5] = ["prd", "prod", "production", "live", "partners"];
/// Words for anything else.
const OTHER: [&str; 18] = [
    "dev",
    "development",
    "test",
    "tst",
    "qa",
    "uat",
    "acc",
    "stg",
    "stage",
    "staging",
    "sbx",
    "sandbox",
    "poc",
    "lab",
    "demo",
    "nonprod",
    "nonprd",
    "preprod",
];

/// What stands for a tag of which a copy only knows what it spoke of.
const REMOVED: &str = "(removed)";

/// Words in tags that hint at a firewall on the way out.
const FIREWALL: [&str; 4] = ["firewall", "egress", "tunnel", "nva"];

/// A tag that speaks of production, as `key=value`.
pub(super) fn production_tag(instance: &Instance) -> Option<String> {
    let tags = instance.tags.value().into_iter().flatten();
    let mut found = tags.filter(|(_, value)| has(value, &PRODUCTION) && !has(value, &OTHER));
    let found = found.next().map(|(key, value)| format!("{key}={value}"));
    found.or_else(|| instance.hints.production_tag.then(|| REMOVED.to_owned()))
}

/// Whether the name speaks of production.
pub(super) fn production_name(instance: &Instance) -> bool {
    instance.hints.production_name || has(instance.display_name(), &["prd", "prod"])
}

/// Whether a tag or the name speaks of production.
pub(super) fn is_production(instance: &Instance) -> bool {
    production_tag(instance).is_some() || production_name(instance)
}

/// Whether a tag or the name speaks of something else than production.
pub(super) fn is_other(instance: &Instance) -> bool {
    let tags = instance.tags.value();
    instance.hints.other
        || has(instance.display_name(), &OTHER)
        || tags.is_some_and(|tags| tags.values().any(|value| has(value, &OTHER)))
}

/// A tag that speaks of a firewall, as `key=value`.
pub(super) fn firewall_tag(instance: &Instance) -> Option<String> {
    let tags = instance.tags.value().into_iter().flatten();
    let mut pairs = tags.map(|(key, value)| format!("{key}={value}"));
    let found = pairs.find(|pair| {
        let text = pair.to_ascii_lowercase();
        FIREWALL.iter().any(|word| text.contains(word))
    });
    found.or_else(|| instance.hints.firewall_tag.then(|| REMOVED.to_owned()))
}

/// Whether it has tags; `None` where the input does not tell.
pub(super) fn tagged(instance: &Instance) -> Option<bool> {
    match &instance.tags {
        _ if instance.hints.tagged => Some(true),
        Field::Known(tags, _) => Some(!tags.is_empty()),
        Field::Null(_) => Some(false),
        Field::Absent | Field::Unreadable(..) => None,
    }
}

/// What the name and the tags of an instance speak of: what a copy without them has to know for
/// the same findings.
pub fn hints(instance: &Instance) -> Hints {
    Hints {
        production_tag: production_tag(instance).is_some(),
        production_name: production_name(instance),
        other: is_other(instance),
        firewall_tag: firewall_tag(instance).is_some(),
        tagged: tagged(instance) == Some(true),
    }
}

/// Whether one of the words is a part of a text.
fn has(text: &str, words: &[&str]) -> bool {
    // The words of an expression of a template are not those of the name that it stands for.
    let text = if text.starts_with('[') { "" } else { text };
    text.split(|character: char| !character.is_ascii_alphanumeric())
        .any(|part| words.iter().any(|word| part.eq_ignore_ascii_case(word)))
}

#[cfg(test)]
mod tests {
    use super::has;

    #[test]
    fn a_word_is_a_whole_part() {
        assert!(has("apim-orders-prd", &["prd"]));
        assert!(has("external-partners", &["partners"]));
        assert!(!has("apim-products", &["prod"]));
    }
}
