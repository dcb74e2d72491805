//! The table of instances: filters, order, groups and pages over a report.

use super::words;
use crate::model::Capacity;
use crate::paths;
use crate::report::{Header, InstanceReport, Report};
use crate::rules::Urgency;
use crate::sort;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Rows on one page of the table.
pub const PAGE: usize = 100;
/// Above this number of rows the table has pages.
pub const LONGEST: usize = 200;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Name.
    Name,
    /// Platform.
    Platform,
    /// Tier.
    Tier,
    /// Units.
    Units,
    /// Regions.
    Regions,
    /// Network mode.
    Network,
    /// Availability zones.
    Zones,
    /// Recommended path.
    Path,
    /// API downtime of that path.
    Downtime,
    /// What happens to the address.
    Address,
    /// Findings.
    Findings,
}

/// The columns in their order.
pub const COLUMNS: [Column; 11] = [
    Column::Name,
    Column::Platform,
    Column::Tier,
    Column::Units,
    Column::Regions,
    Column::Network,
    Column::Zones,
    Column::Path,
    Column::Downtime,
    Column::Address,
    Column::Findings,
];

impl Column {
    /// Its name.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Name => "Instance",
            Self::Platform => "Platform",
            Self::Tier => "Tier",
            Self::Units => "Units",
            Self::Regions => "Regions",
            Self::Network => "Network",
            Self::Zones => "Zones",
            Self::Path => "Recommended path",
            Self::Downtime => "API downtime",
            Self::Address => "IP effect",
            Self::Findings => "Findings",
        }
    }
}

/// Something to filter by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// Platform.
    Platform,
    /// Tier.
    Tier,
    /// Network mode.
    Network,
    /// Subscription.
    Subscription,
    /// Resource group.
    ResourceGroup,
    /// Tag.
    Tag,
    /// What is due.
    Due,
}

/// The facets that have a list of their own.
pub const FACETS: [Facet; 6] = [
    Facet::Platform,
    Facet::Tier,
    Facet::Network,
    Facet::Subscription,
    Facet::ResourceGroup,
    Facet::Tag,
];

/// The one value of [`Facet::Due`].
pub const PAST_DUE: &str = "Past due";

impl Facet {
    /// Its name.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Platform => "Platform",
            Self::Tier => "Tier",
            Self::Network => "Network",
            Self::Subscription => "Subscription",
            Self::ResourceGroup => "Resource group",
            Self::Tag => "Tag",
            Self::Due => "Due",
        }
    }

    /// Id of its control.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Platform => "by-platform",
            Self::Tier => "by-tier",
            Self::Network => "by-network",
            Self::Subscription => "by-subscription",
            Self::ResourceGroup => "by-group",
            Self::Tag => "by-tag",
            Self::Due => "by-due",
        }
    }

    /// The values of one instance; several for tags.
    fn values(self, instance: &InstanceReport) -> Vec<&str> {
        match self {
            Self::Platform => vec![words::platform(&instance.platform)],
            Self::Tier => vec![words::tier(instance)],
            Self::Network => vec![words::network(instance.network_mode)],
            Self::Subscription => {
                vec![instance.subscription.as_deref().unwrap_or(words::NOT_KNOWN)]
            }
            Self::ResourceGroup => {
                vec![instance.resource_group.as_deref().unwrap_or(words::NOT_KNOWN)]
            }
            Self::Tag => instance.tags.iter().map(String::as_str).collect(),
            Self::Due => instance.past_due.then_some(PAST_DUE).into_iter().collect(),
        }
    }

    /// The values that occur, with the number of instances.
    pub fn counts(self, report: &Report) -> BTreeMap<&str, u32> {
        let mut counts = BTreeMap::new();
        for value in report.instances.iter().flat_map(|instance| self.values(instance)) {
            let count: &mut u32 = counts.entry(value).or_default();
            *count = count.saturating_add(1);
        }
        counts
    }
}

/// What has to be done first, and so where an instance stands in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// It reports stv1.
    Migrate,
    /// Something has to be found out or mended before.
    Settle,
    /// There is no migration to make.
    Nothing,
}

impl Group {
    /// The group of an instance.
    pub fn of(instance: &InstanceReport) -> Self {
        if reports_stv1(instance) {
            Self::Migrate
        } else if instance.header == Header::NothingToMigrate && !instance.endpoints_blocked {
            Self::Nothing
        } else {
            Self::Settle
        }
    }

    /// Its name.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Migrate => "Migrate",
            Self::Settle => "Settle first",
            Self::Nothing => "Nothing to migrate",
        }
    }
}

/// Whether any location reports stv1 or was told to be stv1.
pub fn reports_stv1(instance: &InstanceReport) -> bool {
    instance.platform.verdict == "stv1"
        || instance.locations.iter().any(|location| location.platform.verdict == "stv1")
}

/// How many findings are past due, ask for action, ask for a check.
pub fn tally(instance: &InstanceReport) -> [usize; 3] {
    [Urgency::PastDue, Urgency::Action, Urgency::Check].map(|urgency| {
        instance.findings.iter().filter(|finding| finding.urgency == urgency).count()
    })
}

/// Filters, order and page.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// Words that have to occur in the name, id, group, region or tags.
    pub text: String,
    /// Facets with the value that is asked for.
    pub facets: BTreeMap<Facet, String>,
    /// The column to sort by, and whether downwards.
    pub sort: (Column, bool),
    /// Page, from 0.
    pub page: u32,
}

impl Default for View {
    fn default() -> Self {
        Self {
            text: String::new(),
            facets: BTreeMap::new(),
            sort: (Column::Findings, true),
            page: 0,
        }
    }
}

impl View {
    /// Whether anything is filtered out.
    pub fn filters(&self) -> bool {
        !self.text.trim().is_empty() || !self.facets.is_empty()
    }

    /// Sorts by a column; the same column again turns the order.
    pub fn sort_by(&mut self, column: Column) {
        let down = if self.sort.0 == column { !self.sort.1 } else { column == Column::Findings };
        self.sort = (column, down);
        self.page = 0;
    }

    /// Takes away the facets whose value does not occur in a new report.
    pub fn keep(&mut self, report: &Report) {
        self.facets.retain(|facet, value| facet.counts(report).contains_key(value.as_str()));
        self.page = 0;
    }
}

/// The rows of one page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// Indexes of the instances on this page, in order.
    pub shown: Vec<u32>,
    /// How many instances pass the filters.
    pub matched: usize,
    /// How many of them stand in each group.
    pub groups: BTreeMap<Group, usize>,
    /// How many pages there are.
    pub pages: u32,
}

/// Filters, groups, sorts and pages.
pub fn rows(report: &Report, view: &View) -> Rows {
    let needles: Vec<String> = view.text.split_whitespace().map(str::to_ascii_lowercase).collect();
    let mut matched: Vec<(Group, &InstanceReport)> = report
        .instances
        .iter()
        .filter(|instance| passes(instance, view, &needles))
        .map(|instance| (Group::of(instance), instance))
        .collect();
    let (column, down) = view.sort;
    sort::sort_by(&mut matched, |(group, left), (other, right)| {
        let order = compare(column, left, right);
        let order = if down { order.reverse() } else { order };
        group.cmp(other).then(order).then(left.index.cmp(&right.index))
    });
    let mut groups = BTreeMap::new();
    for (group, _) in &matched {
        let count: &mut usize = groups.entry(*group).or_default();
        *count = count.saturating_add(1);
    }
    let page = if matched.len() > LONGEST { PAGE } else { LONGEST };
    let pages = u32::try_from(matched.len().div_ceil(page)).unwrap_or(u32::MAX);
    let skip = usize::try_from(view.page).unwrap_or_default().saturating_mul(page);
    let shown = matched.iter().skip(skip).take(page).map(|(_, instance)| instance.index).collect();
    Rows { shown, matched: matched.len(), groups, pages }
}

fn passes(instance: &InstanceReport, view: &View, needles: &[String]) -> bool {
    let facets =
        view.facets.iter().all(|(facet, value)| facet.values(instance).contains(&value.as_str()));
    facets
        && (needles.is_empty() || {
            let text = haystack(instance);
            needles.iter().all(|needle| text.contains(needle.as_str()))
        })
}

fn haystack(instance: &InstanceReport) -> String {
    let mut text = instance.name.clone();
    let parts =
        [&instance.id, &instance.resource_group, &instance.subscription, &instance.location];
    let places = instance.locations.iter().map(|location| location.region.as_str());
    let tags = instance.tags.iter().map(String::as_str);
    for part in parts.into_iter().flatten().map(String::as_str).chain(places).chain(tags) {
        text.push('\n');
        text.push_str(part);
    }
    // Letters beyond ASCII are compared as written: the tables for them weigh five kilobytes.
    text.to_ascii_lowercase()
}

fn compare(column: Column, left: &InstanceReport, right: &InstanceReport) -> Ordering {
    let text = |of: fn(&InstanceReport) -> &str| of(left).cmp(of(right));
    match column {
        Column::Name => left.name.to_ascii_lowercase().cmp(&right.name.to_ascii_lowercase()),
        Column::Platform => text(|instance| words::platform(&instance.platform)),
        Column::Tier => text(words::tier),
        Column::Units => units(left).cmp(&units(right)),
        Column::Regions => text(|instance| {
            instance.locations.first().map_or("", |location| location.region.as_str())
        }),
        Column::Network => text(|instance| words::network(instance.network_mode)),
        Column::Zones => text(|instance| words::zones(instance.zone_mode)),
        Column::Path => {
            text(|instance| paths::recommended(&instance.paths).map_or("", |path| &path.id))
        }
        Column::Downtime => {
            text(|instance| paths::recommended(&instance.paths).map_or("", |path| &path.downtime))
        }
        Column::Address => {
            text(|instance| paths::recommended(&instance.paths).map_or("", |path| &path.ip_effect))
        }
        Column::Findings => tally(left).cmp(&tally(right)),
    }
}

fn units(instance: &InstanceReport) -> Option<u32> {
    match instance.sku.capacity.as_ref()? {
        Capacity::Units(units) => Some(*units),
        Capacity::Expression(_) => None,
    }
}
