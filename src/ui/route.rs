//! Addresses of the views. Only the page, an index and a section stand in them: nothing of an
//! input. The parser is total: whatever it does not know is the input page.

use crate::rules::GUIDES;

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
    /// One rule, by its id.
    Rule(&'static str),
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
    /// The path whose plan is shown on the page of an instance, one of [`PATHS`]; empty for the
    /// plan that the instance calls for.
    pub path: &'static str,
}

/// The paths that an address may name, after the section of the plan.
pub const PATHS: &[&str] = &[
    "A",
    "B",
    "C",
    "D",
    "E",
    "F",
    "G",
    "H",
    "I",
    "J",
    "K",
    "L",
    "v2",
    "BasicV2",
    "StandardV2",
    "PremiumV2",
];

/// The path of this name; empty for any other text.
pub fn path(name: &str) -> &'static str {
    PATHS.iter().copied().find(|known| *known == name).unwrap_or_default()
}

/// The section that shows the plan of an instance.
const PLAN: &str = "steps";

/// The ids of elements that an address may name.
pub const SECTIONS: &[&str] = &[
    "facts",
    "locations",
    "findings",
    "retirements",
    "paths",
    "v2",
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
    "v2-gaps",
    "compute",
    "confused",
    "needs-stv2",
    "availability",
    "telling",
    "changes",
    "dates",
    "history",
    "metrics",
    "rp-addresses",
    "migration",
    "scenarios",
    "in-place",
    "editions",
    "nsg",
    "network-also",
    "service-tiers",
    "units",
    "sla",
    "zones",
    "features",
    "tier-changes",
    "further-limits",
    "places",
    "clouds",
    "region-notes",
    "versions",
    "api-versions",
    "tools",
    "open",
    "conflicts",
    "questions",
    "rules",
    "finding-rules",
    "change-rules",
    "other-tools",
    "counted",
    "tried",
    "by-hand",
    "limits",
    "offline",
];

impl Route {
    /// The route of a page without a section.
    pub const fn to(page: Page) -> Self {
        Self { page, section: None, path: "" }
    }

    /// The route of a section; unknown ids give the page.
    pub fn section(page: Page, id: &str) -> Self {
        Self { page, section: SECTIONS.iter().copied().find(|known| *known == id), path: "" }
    }

    /// The plan of an instance along a path.
    pub fn plan(index: u32, name: &str) -> Self {
        Self { path: path(name), ..Self::section(Page::Instance(index), PLAN) }
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
            Some("rules") => match rule(parts.next(), parts.next()) {
                Some(id) => Page::Rule(id),
                None => return Self::section(Page::Knowledge, "rules"),
            },
            Some("instance") => match parts.next().and_then(index) {
                Some(index) => Page::Instance(index),
                None => return Self::default(),
            },
            _ => return Self::default(),
        };
        let route = Self::section(page, parts.next().unwrap_or_default());
        match (page, route.section) {
            (Page::Instance(index), Some(PLAN)) => {
                Self::plan(index, parts.next().unwrap_or_default())
            }
            _ => route,
        }
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
            Page::Rule(id) => {
                hash.push_str("rules/");
                hash.push_str(id);
            }
            Page::Instance(index) => {
                hash.push_str("instance/");
                hash.push_str(&index.to_string());
            }
        }
        if let (Some(section), false) = (self.section, self.page == Page::Input) {
            hash.push('/');
            hash.push_str(section);
            if !self.path.is_empty() {
                hash.push('/');
                hash.push_str(self.path);
            }
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
            Page::Rule(_) => "Rule · apim-planner",
            Page::Privacy => "Privacy · apim-planner",
        }
    }
}

/// The id of a rule from its two parts.
fn rule(area: Option<&str>, condition: Option<&str>) -> Option<&'static str> {
    let wanted = (area?, condition?);
    GUIDES.iter().map(|guide| guide.id).find(|id| id.split_once('/') == Some(wanted))
}

/// An index in decimal digits alone, so that each view has one address.
fn index(text: &str) -> Option<u32> {
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::{PATHS, Page, Route, SECTIONS};

    #[test]
    fn a_path_stands_in_the_address_of_a_plan_alone() {
        for name in PATHS {
            let route = Route::plan(3, name);
            assert_eq!(route.hash(), format!("#/instance/3/steps/{name}"));
            assert_eq!(Route::parse(&route.hash()), route);
        }
        assert_eq!(Route::parse("#/instance/3/steps/Z"), Route::plan(3, ""));
        assert_eq!(Route::parse("#/instance/3/facts/D").path, "");
        assert_eq!(Route::parse("#/plan/steps/D").path, "");
    }

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
            Page::Rule("platform/stv1-retired"),
            Page::Rule("retirement/trace-header"),
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
        let rules = Route::section(Page::Knowledge, "rules");
        for text in ["#/rules", "#/rules/platform", "#/rules/platform/none", "#/rules/x/y/z"] {
            assert_eq!(Route::parse(text), rules, "{text}");
        }
        assert_eq!(Route::parse("#/overview/nothing"), Route::to(Page::Overview));
        assert_eq!(Route::parse("#/plan?x=1"), Route::default());
    }
}
