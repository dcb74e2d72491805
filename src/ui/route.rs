//! Addresses of the views. Only the page, an index and a section stand in them: nothing of an
//! input. The parser is total: whatever it does not know is the input page.

/// A page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// Where inputs are given.
    #[default]
    Input,
    /// All instances.
    Overview,
    /// One instance, by its index in the report.
    Instance(u32),
    /// The order of the fleet.
    Plan,
    /// The ways out of the page.
    Share,
    /// What the product knows.
    Knowledge,
    /// The promise that nothing leaves the page, and its proof.
    Privacy,
}

/// A page and a section in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// The page.
    pub page: Page,
    /// Id of the element to be shown, one of [`SECTIONS`].
    pub section: Option<&'static str>,
}

/// The ids of elements that an address may name.
pub const SECTIONS: &[&str] = &[
    "facts",
    "locations",
    "findings",
    "retirements",
    "paths",
    "opinions",
    "published",
    "steps",
    "reading",
    "notes",
    "instances",
    "how",
    "platforms",
    "find-platform",
    "ways",
    "regions",
    "tiers",
    "counted",
    "tried",
    "by-hand",
    "limits",
    "offline",
];

impl Route {
    /// The route of a page without a section.
    pub const fn to(page: Page) -> Self {
        Self { page, section: None }
    }

    /// The route of a section; unknown ids give the page.
    pub fn section(page: Page, id: &str) -> Self {
        Self { page, section: SECTIONS.iter().copied().find(|known| *known == id) }
    }

    /// Reads the fragment of an address, with or without its `#`.
    pub fn parse(fragment: &str) -> Self {
        let path = fragment.strip_prefix('#').unwrap_or(fragment);
        let mut parts = path.strip_prefix('/').unwrap_or_default().split('/');
        let page = match parts.next() {
            Some("overview") => Page::Overview,
            Some("plan") => Page::Plan,
            Some("share") => Page::Share,
            Some("knowledge") => Page::Knowledge,
            Some("privacy") => Page::Privacy,
            Some("instance") => match parts.next().and_then(index) {
                Some(index) => Page::Instance(index),
                None => return Self::default(),
            },
            _ => return Self::default(),
        };
        Self::section(page, parts.next().unwrap_or_default())
    }

    /// The fragment of an address, with its `#`.
    pub fn hash(self) -> String {
        let mut hash = String::from("#/");
        match self.page {
            Page::Input => {}
            Page::Overview => hash.push_str("overview"),
            Page::Plan => hash.push_str("plan"),
            Page::Share => hash.push_str("share"),
            Page::Knowledge => hash.push_str("knowledge"),
            Page::Privacy => hash.push_str("privacy"),
            Page::Instance(index) => {
                hash.push_str("instance/");
                hash.push_str(&index.to_string());
            }
        }
        if let (Some(section), false) = (self.section, self.page == Page::Input) {
            hash.push('/');
            hash.push_str(section);
        }
        hash
    }

    /// The title of the window. Histories keep it, so it holds no name from an input.
    pub const fn title(self) -> &'static str {
        match self.page {
            Page::Input => "Input · apim-planner",
            Page::Overview => "Overview · apim-planner",
            Page::Instance(_) => "Instance · apim-planner",
            Page::Plan => "Plan · apim-planner",
            Page::Share => "Share · apim-planner",
            Page::Knowledge => "Knowledge · apim-planner",
            Page::Privacy => "Privacy · apim-planner",
        }
    }
}

/// An index in decimal digits alone, so that each view has one address.
fn index(text: &str) -> Option<u32> {
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::{Page, Route, SECTIONS};

    #[test]
    fn every_route_reads_back() {
        let pages = [
            Page::Input,
            Page::Overview,
            Page::Instance(0),
            Page::Instance(4_294_967_295),
            Page::Plan,
            Page::Share,
            Page::Knowledge,
            Page::Privacy,
        ];
        for page in pages {
            assert_eq!(Route::parse(&Route::to(page).hash()), Route::to(page));
            for id in SECTIONS.iter().filter(|_| page != Page::Input) {
                let route = Route::section(page, id);
                assert_eq!(Route::parse(&route.hash()), route);
            }
        }
    }

    #[test]
    fn anything_else_is_the_input_page() {
        for text in [
            "",
            "#",
            "#x",
            "#/",
            "/",
            "#overview",
            "#/nothing",
            "#/instance",
            "#/instance/",
            "#/instance/-1",
            "#/instance/+1",
            "#/instance/4294967296",
            "#/instance/x",
            "#/%00",
            "##/overview",
            "#//overview",
        ] {
            assert_eq!(Route::parse(text), Route::default(), "{text}");
        }
        assert_eq!(Route::parse("#/overview/nothing"), Route::to(Page::Overview));
        assert_eq!(Route::parse("#/plan?x=1"), Route::default());
    }
}
