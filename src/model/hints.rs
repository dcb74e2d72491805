//! What a copy keeps of the name and the tags that it no longer has.

/// What the name and the tags of an instance speak of, as far as a rule asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// A tag speaks of production.
    pub production_tag: bool,
    /// The name speaks of production.
    pub production_name: bool,
    /// The name or a tag speaks of something else than production.
    pub other: bool,
    /// A tag speaks of a firewall on the way out.
    pub firewall_tag: bool,
    /// It has tags.
    pub tagged: bool,
}

impl Hints {
    /// Each with its name in a report.
    fn named(&mut self) -> [(&'static str, &mut bool); 5] {
        [
            ("productionTag", &mut self.production_tag),
            ("productionName", &mut self.production_name),
            ("other", &mut self.other),
            ("firewallTag", &mut self.firewall_tag),
            ("tagged", &mut self.tagged),
        ]
    }

    /// The names of those that are there.
    pub fn names(mut self) -> Vec<&'static str> {
        let named = self.named();
        named.into_iter().filter(|(_, there)| **there).map(|(name, _)| name).collect()
    }

    /// Adds one by its name.
    pub fn add(&mut self, name: &str) {
        for (known, there) in self.named() {
            *there |= known == name;
        }
    }
}
