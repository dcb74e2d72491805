//! The order in which a fleet migrates: non-production first, instances of one subnet one after
//! another, the simpler before the riskier.

use super::Place;
use crate::Text;
use crate::classify::{Case, NetworkMode};
use crate::paths::{Ground, join};
use crate::sort;
use std::collections::BTreeMap;

/// How near to production an instance is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Environment {
    Development,
    Test,
    Acceptance,
    NotKnown,
    Production,
}

/// Words by which environments are called, in tags and as parts of names.
const WORDS: &[(&str, Environment)] = &[
    ("dev", Environment::Development),
    ("develop", Environment::Development),
    ("development", Environment::Development),
    ("sandbox", Environment::Development),
    ("sbx", Environment::Development),
    ("poc", Environment::Development),
    ("lab", Environment::Development),
    ("test", Environment::Test),
    ("tst", Environment::Test),
    ("qa", Environment::Test),
    ("int", Environment::Test),
    ("nonprod", Environment::Test),
    ("nonprd", Environment::Test),
    ("uat", Environment::Acceptance),
    ("acc", Environment::Acceptance),
    ("acceptance", Environment::Acceptance),
    ("stage", Environment::Acceptance),
    ("staging", Environment::Acceptance),
    ("stg", Environment::Acceptance),
    ("preprod", Environment::Acceptance),
    ("preprd", Environment::Acceptance),
    ("prod", Environment::Production),
    ("prd", Environment::Production),
    ("production", Environment::Production),
    ("live", Environment::Production),
];

/// Tags that name an environment.
const TAGS: [&str; 4] = ["env", "environment", "stage", "tier"];

/// What decides about the place of an instance.
struct Entry<'a, 'c> {
    case: &'c Case<'a>,
    path: Text,
    environment: Environment,
    because: String,
    risk: u32,
    partly: bool,
    subnets: Vec<String>,
}

/// The order: each case with the id of its recommended path; those without one are left out.
pub(super) fn order(cases: &[(Case<'_>, Option<Text>)]) -> Vec<Place> {
    let mut entries: Vec<Entry<'_, '_>> = cases
        .iter()
        .filter_map(|(case, path)| path.clone().map(|path| entry(case, path)))
        .collect();
    let groups = groups(&entries);
    // A group with production in it waits for production's place: its instances follow one
    // another promptly, so it is not torn apart.
    let mut last: BTreeMap<usize, (Environment, u32)> = BTreeMap::new();
    for (entry, group) in entries.iter().zip(&groups) {
        let key = (entry.environment, entry.risk);
        let found = last.entry(*group).or_insert(key);
        *found = (*found).max(key);
    }
    let mut sorted: Vec<(usize, Entry<'_, '_>)> =
        groups.into_iter().zip(entries.drain(..)).collect();
    let key = |(group, entry): &(usize, Entry<'_, '_>)| {
        (last.get(group).copied(), *group, entry.environment, entry.risk, entry.case.index)
    };
    sort::sort_by(&mut sorted, |one, other| key(one).cmp(&key(other)));
    places(&sorted)
}

fn entry<'a, 'c>(case: &'c Case<'a>, path: Text) -> Entry<'a, 'c> {
    let ground = Ground::of(case);
    let (environment, because) = environment(case);
    let risk = risk(&ground);
    let subnets = ground.subnets().iter().map(|subnet| subnet.key()).collect();
    Entry { case, path, environment, because, risk, partly: ground.partly_migrated(), subnets }
}

/// More where more can go wrong or more people notice; less where another region keeps serving.
fn risk(ground: &Ground<'_>) -> u32 {
    let network = match ground.network {
        NetworkMode::None => 0,
        NetworkMode::External => 1,
        NetworkMode::Internal | NetworkMode::Unknown => 2,
    };
    let names = if ground.gateway_hosts().is_empty() { 0 } else { 2 };
    let regions = u32::from(ground.moving.len() > 1);
    let total: u32 = 2 + network + names + regions;
    if ground.partly_migrated() { total.saturating_sub(2) } else { total }
}

fn environment(case: &Case<'_>) -> (Environment, String) {
    if let Some(tags) = case.instance.tags.value() {
        for wanted in TAGS {
            let tag = tags.iter().find(|(key, _)| key.trim().eq_ignore_ascii_case(wanted));
            if let Some((key, value)) = tag
                && let Some(found) = word(value)
            {
                return (
                    found,
                    format!("{} by tag {key}={value}{}", said(found), consequence(found)),
                );
            }
        }
    }
    let name = case.instance.display_name();
    let parts = name.split(|character: char| !character.is_ascii_alphanumeric());
    match parts.filter_map(word).next() {
        Some(found) => (found, format!("{} by name{}", said(found), consequence(found))),
        None => {
            let (found, reason) = (Environment::NotKnown, said(Environment::NotKnown));
            (found, format!("{reason}{}", consequence(found)))
        }
    }
}

fn word(text: &str) -> Option<Environment> {
    let text = text.trim().to_ascii_lowercase();
    let text = text.trim_end_matches(|character: char| character.is_ascii_digit());
    let compact: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
    WORDS.iter().find(|(word, _)| *word == compact).map(|(_, environment)| *environment)
}

const fn said(environment: Environment) -> &'static str {
    match environment {
        Environment::Development => "development",
        Environment::Test => "test",
        Environment::Acceptance => "acceptance",
        Environment::NotKnown => "environment not known",
        Environment::Production => "production",
    }
}

/// Where that places it.
const fn consequence(environment: Environment) -> &'static str {
    match environment {
        Environment::Development | Environment::Test | Environment::Acceptance => "",
        Environment::NotKnown => ", so after what is known as non-production",
        Environment::Production => ", so after everything else",
    }
}

/// A number for each entry, the same for entries that share a subnet, directly or through others.
fn groups(entries: &[Entry<'_, '_>]) -> Vec<usize> {
    let mut numbers: Vec<usize> = (0..entries.len()).collect();
    let mut owner: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate() {
        for subnet in &entry.subnets {
            let first = *owner.entry(subnet).or_insert(index);
            let (Some(&a), Some(&b)) = (numbers.get(first), numbers.get(index)) else { continue };
            let (keep, drop) = (a.min(b), a.max(b));
            for number in &mut numbers {
                if *number == drop {
                    *number = keep;
                }
            }
        }
    }
    numbers
}

fn places(sorted: &[(usize, Entry<'_, '_>)]) -> Vec<Place> {
    let mut out: Vec<Place> = Vec::new();
    let mut before: Option<&(usize, Entry<'_, '_>)> = None;
    for (current, number) in sorted.iter().zip(1..) {
        let (group, entry) = current;
        let earlier: Vec<&str> = sorted
            .iter()
            .take_while(|other| !std::ptr::eq(*other, current))
            .filter(|(other, _)| other == group)
            .map(|(_, other)| other.case.instance.display_name())
            .collect();
        let mut why = entry.because.clone();
        if earlier.is_empty() {
            why.push_str(&format!("; {}", network_said(entry)));
            if entry.partly {
                why.push_str(", while another region keeps serving");
            }
        } else {
            why.push_str(&format!("; same subnet as {}", join(earlier.iter().copied())));
        }
        let starts_when = match (before, earlier.last()) {
            (_, Some(sibling)) => format!(
                "{sibling} has verified, promptly after it; never while an instance of the subnet is Updating"
            ),
            (Some((_, previous)), None) => {
                format!(
                    "its fresh export says stv1, and {} has verified",
                    previous.case.instance.display_name()
                )
            }
            (None, None) => "its fresh export says stv1".to_owned(),
        };
        out.push(Place {
            number,
            instance: entry.case.index,
            name: entry.case.instance.display_name().to_owned(),
            path: entry.path.clone(),
            why,
            starts_when,
        });
        before = Some(current);
    }
    out
}

fn network_said(entry: &Entry<'_, '_>) -> &'static str {
    match entry.case.class.network {
        NetworkMode::None => "no VNet, the simplest move",
        NetworkMode::External => "External VNet",
        NetworkMode::Internal => "Internal VNet",
        NetworkMode::Unknown => "network mode not known",
    }
}
