//! Whether an instance serves production, as far as its tags and its name hint at it.

use crate::model::Instance;

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

/// A tag that speaks of production, as `key=value`.
pub(super) fn production_tag(instance: &Instance) -> Option<String> {
    let tags = instance.tags.value()?;
    tags.iter()
        .find(|(_, value)| has(value, &PRODUCTION) && !has(value, &OTHER))
        .map(|(key, value)| format!("{key}={value}"))
}

/// Whether the name speaks of production.
pub(super) fn production_name(instance: &Instance) -> bool {
    has(instance.display_name(), &["prd", "prod"])
}

/// Whether a tag or the name speaks of production.
pub(super) fn is_production(instance: &Instance) -> bool {
    production_tag(instance).is_some() || production_name(instance)
}

/// Whether a tag or the name speaks of something else than production.
pub(super) fn is_other(instance: &Instance) -> bool {
    let tags = instance.tags.value();
    has(instance.display_name(), &OTHER)
        || tags.is_some_and(|tags| tags.values().any(|value| has(value, &OTHER)))
}

/// A tag that contains one of some words anywhere, as `key=value`.
pub(super) fn tag_with(instance: &Instance, words: &[&str]) -> Option<String> {
    let tags = instance.tags.value()?;
    tags.iter()
        .find(|(key, value)| {
            let text = format!("{key}={value}").to_ascii_lowercase();
            words.iter().any(|word| text.contains(word))
        })
        .map(|(key, value)| format!("{key}={value}"))
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
