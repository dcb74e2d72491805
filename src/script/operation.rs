//! What a script does, as a list of operations: the same for every language.

use super::target::{Neighbour, Target};
use crate::classify::{Case, NetworkMode};
use crate::knowledge::{api_versions, day, support};
use crate::model::{NetworkType, Sku};
use crate::paths::{Ground, Moving, file_stem};
use crate::plan::{Change, Plan, all_properties, unblocked};
use crate::rules::az::jmes;

/// One operation. Those before the first [`Operation::is_change`] are preconditions: a script
/// stops at the first that does not hold.
#[derive(Clone, Debug)]
pub(super) enum Operation {
    /// A value of the instance must be one of these.
    Expect(Reading, Vec<String>),
    /// Another instance in the same subnet must not be under way.
    Idle(Neighbour),
    /// The whole answer of the service goes into a file, beside the change.
    Keep,
    /// The call that moves every location off stv1, with its `mode`, and whether it is the one
    /// with an hour of downtime.
    Migrate { mode: &'static str, downtime: bool },
    /// These custom properties get these values; every other one is sent as it is.
    Set(Vec<(String, &'static str)>),
    /// Into a subnet that is given to the script, and these custom properties, in one PATCH. The
    /// network mode is given too where it is not known.
    Restore(Option<&'static str>, Vec<(String, &'static str)>),
    /// What is done in the portal.
    Portal(Vec<String>),
    /// Looks every two minutes until it is done.
    Watch(Watch),
}

impl Operation {
    /// Whether it changes the instance.
    pub(super) const fn is_change(&self) -> bool {
        matches!(self, Self::Migrate { .. } | Self::Set(_) | Self::Restore(..))
    }
}

/// Minutes between two looks.
pub(super) const MINUTES: u32 = 2;
/// How many looks: two hours, after which it is a case for support.
pub(super) const LOOKS: u32 = support::UPDATING_HOURS * 60 / MINUTES;

/// When watching ends.
#[derive(Clone, Debug)]
pub(super) struct Watch {
    /// The platforms of the locations that have to move; none where nothing moves.
    pub(super) platforms: Vec<Reading>,
    /// Whether it ends with the next location instead of the last.
    pub(super) one_by_one: bool,
    /// The network mode with which it ends, where one is known; none where it is given to the
    /// script or does not matter.
    pub(super) network: Option<&'static str>,
    /// Whether it ends with the mode that was given to the script.
    pub(super) network_given: bool,
}

/// A value of the service.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    /// What it is, for a person.
    pub(super) label: String,
    /// The additional location in which it stands; none for the service itself.
    pub(super) region: Option<String>,
    /// Where it stands, from there.
    pub(super) path: &'static str,
}

impl Reading {
    fn new(label: &str, path: &'static str) -> Self {
        Self { label: label.to_owned(), region: None, path }
    }

    /// A value of one location: `primary` is its path there, `additional` elsewhere.
    fn of(
        moving: &Moving<'_>,
        label: &str,
        primary: &'static str,
        additional: &'static str,
    ) -> Self {
        let region = moving.class.region.clone();
        let label = format!("{label} in {region}");
        match moving.additional {
            None => Self { label, region: None, path: primary },
            Some(_) => Self { label, region: Some(region), path: additional },
        }
    }

    fn platform(moving: &Moving<'_>) -> Self {
        Self::of(moving, "platform", "properties.platformVersion", "platformVersion")
    }

    /// As JMESPath.
    pub(super) fn jmespath(&self) -> String {
        match &self.region {
            None => self.path.to_owned(),
            Some(region) => format!(
                "properties.additionalLocations[?location=={}] | [0].{}",
                jmes(region),
                self.path
            ),
        }
    }
}

/// State of the service.
pub(super) const STATE: &str = "properties.provisioningState";
/// Network mode of the service.
pub(super) const NETWORK: &str = "properties.virtualNetworkType";
/// Custom properties of the service.
pub(super) const CUSTOM: &str = "properties.customProperties";

/// What the script of one instance does.
#[derive(Clone, Debug)]
pub(super) struct Job {
    /// The plan's title.
    pub(super) title: String,
    /// The instance.
    pub(super) target: Target,
    /// What it changes.
    pub(super) changes: Vec<String>,
    /// What it leaves as it is.
    pub(super) leaves: Vec<String>,
    /// What it does, in order.
    pub(super) operations: Vec<Operation>,
    /// All custom properties as they are to be, by the input, for a language that cannot read the
    /// live ones while it writes them.
    pub(super) all_properties: Vec<(String, String)>,
    /// The beginning of file names.
    pub(super) stem: String,
    /// The day for which it was made.
    pub(super) as_of: String,
}

impl Job {
    /// Whether it only reads.
    pub(super) fn only_reads(&self) -> bool {
        !self.is_change() && self.watch().is_none()
    }

    /// Whether it changes the instance.
    pub(super) fn is_change(&self) -> bool {
        self.operations.iter().any(Operation::is_change)
    }

    /// What it watches.
    pub(super) fn watch(&self) -> Option<&Watch> {
        self.operations.iter().find_map(|operation| match operation {
            Operation::Watch(watch) => Some(watch),
            _ => None,
        })
    }

    /// The network mode that its PATCH sets: known, or given to the script. None where it sets
    /// none.
    pub(super) fn restores(&self) -> Option<Option<&'static str>> {
        self.operations.iter().find_map(|operation| match operation {
            Operation::Restore(mode, _) => Some(*mode),
            _ => None,
        })
    }

    /// The job of a plan; none where no step of it is one for a script.
    pub(super) fn of(case: &Case<'_>, plan: &Plan, change: &Change) -> Option<Self> {
        let ground = Ground::of(case);
        let mut operations = Vec::new();
        if !matches!(change, Change::Read | Change::Nothing) {
            operations.extend(preconditions(&ground, change));
            operations.push(Operation::Keep);
        }
        match change {
            Change::Nothing => return None,
            Change::Read => operations.push(Operation::Keep),
            Change::Migrate { mode, downtime } => {
                operations.push(Operation::Migrate { mode, downtime: *downtime });
            }
            Change::Portal { .. } => operations.push(Operation::Portal(portal_steps(plan))),
            Change::Properties(changes) => operations.push(Operation::Set(changes.clone())),
            Change::Restore { mode } => {
                let mode = mode.map(NetworkType::wire);
                operations.push(Operation::Restore(mode, vec![unblocked()]));
            }
        }
        operations.extend(watch(&ground, change).map(Operation::Watch));
        Some(Self {
            title: plan.title.clone(),
            target: Target::of(case),
            changes: changes(plan, change),
            leaves: leaves(change),
            operations,
            all_properties: all_properties(case, change),
            stem: file_stem(case),
            as_of: day::long(case.options.as_of),
        })
    }
}

/// The platforms from which a change starts; in the portal one location may have moved before
/// another.
fn preconditions(ground: &Ground<'_>, change: &Change) -> Vec<Operation> {
    let mut out = Vec::new();
    let mut expect = |reading: Reading, values: &[&str]| {
        let values = values.iter().map(|value| (*value).to_owned()).collect();
        out.push(Operation::Expect(reading, values));
    };
    if let Some(tier) = ground.tier {
        expect(Reading::new("tier", "sku.name"), &[Sku::wire(tier)]);
    }
    if let Some(word) = network_word(ground.network) {
        expect(Reading::new("network mode", NETWORK), &[word]);
    }
    if matches!(change, Change::Migrate { .. } | Change::Portal { .. }) {
        let platforms: &[&str] = match change {
            Change::Portal { .. } if ground.moving.len() > 1 => &["stv1", "stv2", "stv2.1"],
            _ => &["stv1"],
        };
        for moving in &ground.moving {
            expect(Reading::platform(moving), platforms);
            let (reading, addresses) = if ground.network == NetworkMode::Internal {
                let primary = "properties.privateIPAddresses[0]";
                let reading =
                    Reading::of(moving, "private address", primary, "privateIPAddresses[0]");
                (reading, moving.location.private_ips.items())
            } else {
                let primary = "properties.publicIPAddresses[0]";
                let reading =
                    Reading::of(moving, "public address", primary, "publicIPAddresses[0]");
                (reading, moving.location.public_ips.items())
            };
            // Where a location may have moved already, its address may have changed.
            if let (Some(address), [_]) = (addresses.first(), platforms) {
                expect(reading, &[address.as_str()]);
            }
        }
    }
    out.extend(Neighbour::of(ground.case).into_iter().map(Operation::Idle));
    // Last, so that as little time as can be lies between it and the change.
    out.push(Operation::Expect(Reading::new("state", STATE), vec!["Succeeded".to_owned()]));
    out
}

fn watch(ground: &Ground<'_>, change: &Change) -> Option<Watch> {
    let moves = matches!(change, Change::Migrate { .. } | Change::Portal { .. });
    if matches!(change, Change::Read | Change::Nothing) {
        return None;
    }
    let network = match change {
        Change::Restore { mode } => mode.map(NetworkType::wire),
        Change::Migrate { .. } | Change::Portal { same_network: true } if ground.injected() => {
            network_word(ground.network)
        }
        _ => None,
    };
    Some(Watch {
        platforms: match moves {
            true => ground.moving.iter().map(Reading::platform).collect(),
            false => Vec::new(),
        },
        one_by_one: matches!(change, Change::Portal { .. }),
        network,
        network_given: matches!(change, Change::Restore { mode: None }),
    })
}

/// What the plan says of the steps that start the migration in the portal.
fn portal_steps(plan: &Plan) -> Vec<String> {
    let starts = plan.steps.iter().filter(|step| step.point_of_no_return);
    starts.map(|step| format!("{}. {}: {}", step.number, step.title, step.text)).collect()
}

fn changes(plan: &Plan, change: &Change) -> Vec<String> {
    match change {
        Change::Nothing => vec![],
        Change::Read => vec!["Nothing. It reads the instance and writes a file here.".to_owned()],
        Change::Migrate { mode, .. } => vec![
            format!(
                "One call, migrateToStv2 with mode {mode}: the compute of every location is replaced. It cannot be undone once it has succeeded; a migration that fails rolls back by itself."
            ),
            plan.summary.clone(),
        ],
        Change::Portal { .. } => vec![
            "Nothing by itself. The migration is started in the portal; the script checks before it and watches while it runs.".to_owned(),
            plan.summary.clone(),
        ],
        Change::Restore { .. } => vec![
            "One PATCH puts the instance into the subnet that is given to it and opens its endpoints. Unblocking cannot be undone.".to_owned(),
            EVERY_PROPERTY.to_owned(),
        ],
        Change::Properties(changes) => {
            let mut out: Vec<String> =
                changes.iter().map(|(key, value)| format!("{key} becomes {value}.")).collect();
            out.push("Clients or backends that still need one of them are cut off: ask first.".to_owned());
            out.push(EVERY_PROPERTY.to_owned());
            out
        }
    }
}

const EVERY_PROPERTY: &str = "A PATCH resets every custom property that it leaves out, so all of them are sent, the others with the values that they have.";

fn leaves(change: &Change) -> Vec<String> {
    let first = match change {
        Change::Migrate { .. } | Change::Portal { .. } => {
            "APIs, policies, products, subscriptions and the system-assigned identity; DNS, firewalls, allow-lists, autoscale settings, locks."
        }
        Change::Restore { .. } => {
            "APIs, policies, products, subscriptions; the new subnet, its rules and routes, DNS, firewalls, locks."
        }
        Change::Properties(_) => "Every other setting.",
        Change::Read | Change::Nothing => "Everything.",
    };
    vec![first.to_owned()]
}

/// API version of the call that moves every location, and what else its address says.
pub(super) const fn migrate_call(downtime: bool) -> (&'static str, &'static str) {
    if downtime {
        (api_versions::MIGRATE_WITH_DOWNTIME, "&migrateWithDowntime=true")
    } else {
        (api_versions::MIGRATE, "")
    }
}

/// The network mode as the service writes it, where it is known.
fn network_word(network: NetworkMode) -> Option<&'static str> {
    match network {
        NetworkMode::None => Some(NetworkType::None.wire()),
        NetworkMode::External => Some(NetworkType::External.wire()),
        NetworkMode::Internal => Some(NetworkType::Internal.wire()),
        NetworkMode::Unknown => None,
    }
}
