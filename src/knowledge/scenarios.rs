//! The scenario matrix: which way to stv2 there is in which network mode, and what it costs in
//! downtime, address and retention. What a way means for one instance is judged in `paths`.

use super::table::{Plain, says, unsure};
use super::{Source, sources};

/// A way to stv2.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// `A` to `L`.
    pub id: &'static str,
    /// Network mode, or tier.
    pub applies: &'static str,
    /// What is done.
    pub option: &'static str,
    /// What becomes of the address.
    pub address: &'static str,
    /// API downtime.
    pub downtime: &'static str,
    /// How long the old compute stays.
    pub retention: &'static str,
    /// How long infrastructure settings are locked.
    pub lock: &'static str,
    /// What is to be changed afterwards.
    pub follow_up: &'static str,
    /// Where that stands.
    pub source: Source,
}

const fn way(id: &'static str, cells: [&'static str; 7], source: Source) -> Scenario {
    let [applies, option, address, downtime, retention, lock, follow_up] = cells;
    Scenario { id, applies, option, address, downtime, retention, lock, follow_up, source }
}

/// All of them.
#[rustfmt::skip]
pub static SCENARIOS: [Scenario; 12] = [
    way("A", ["None", "in place, address kept (PreserveIp)", "same public address", "about 15 min", "none (moved)", "45 min", "nothing"], sources::MIGRATE_NO_VNET),
    way("B", ["None", "in place, new address (NewIp)", "new public address", "none, unless clients depend on the old address", "15 min", "30 min", "DNS A records, allow-lists, firewalls"], sources::MIGRATE_NO_VNET),
    way("C", ["External", "same subnet, address kept", "same public address", "none; a temporary address, created before, serves for up to 20 min", "none", "45 min", "nothing; the temporary address is to be allowed during the move"], sources::MIGRATE_VNET),
    way("D", ["External", "same subnet, new address", "the address that was created before", "none", "15 min", "30 min", "DNS, firewall, peered networks"], sources::MIGRATE_VNET),
    way("E", ["Internal", "same subnet, address kept", "same private address", "about 20 min", "none", "45 min", "nothing"], sources::MIGRATE_VNET),
    way("F", ["Internal", "same subnet, new address", "new private address", "none", "15 min, or 48 h through the portal", "30 min", "private DNS zones and every other DNS that holds the private address"], sources::MIGRATE_VNET),
    way("G", ["External, Internal", "new subnet, of the same or another network", "new addresses", "none with default host names; possible with custom domains until DNS is updated", "15 min, or 48 h if chosen in the portal", "30 min", "DNS, firewall (range of the new subnet), user-defined routes"], sources::MIGRATE_VNET),
    way("H", ["External, Internal", "new subnet, then back to the first one", "a new address, twice", "as G, twice", "as G", "twice", "as G, twice"], sources::MIGRATE_VNET),
    way("I", ["Premium", "availability zones enabled or changed", "changes", "none, the gateway keeps serving", "", "15 to 45 min", "as G"], sources::RELIABILITY),
    way("J", ["in a VNet, under special internal conditions", "same subnet, migrateWithDowntime=true", "kept", "about 1 hour", "none", "", "nothing"], sources::MIGRATE_VNET),
    way("K", ["any", "new instance side by side", "new", "none until the cut-over", "as long as one decides", "none", "all DNS, and copying what a backup omits"], sources::MIGRATE),
    way("L", ["None, Developer or Premium", "a VNet connection is created (edition of 2023)", "changes", "as G", "as G", "30 min", "as G, and every consumer where the mode becomes Internal"], sources::COMPUTE_FIRST),
];

/// What every migration in place has in common.
pub(crate) static COMMON: Plain = Plain {
    id: "in-place",
    title: "Every migration in place",
    about: "",
    columns: &["Topic", "Fact"],
    rows: &[
        says(
            &[
                "What stays",
                "Only the compute changes: APIs, policies, products, subscriptions and the \
                 system-assigned identity survive.",
            ],
            sources::MIGRATE_VNET,
        ),
        says(
            &[
                "Way back",
                "None once it has succeeded. A failed migration rolls back to stv1 by itself.",
            ],
            sources::INC_ROLLBACK,
        ),
        says(
            &[
                "Duration",
                "About 45 minutes in the state Updating, longer with several regions. Beyond 2 \
                 hours: contact support.",
            ],
            sources::MIGRATE_VNET,
        ),
        says(
            &["Cost", "No extra charge; the old compute is not billed while both exist."],
            sources::INC_COEXIST,
        ),
        says(
            &[
                "Developer portal",
                "No downtime. Default domains are updated; custom domains need their DNS record \
                 changed where the address changes.",
            ],
            sources::MIGRATE_VNET,
        ),
        says(
            &[
                "Self-hosted gateways",
                "Nothing to do, except for network rules that name the address of the \
                 configuration endpoint.",
            ],
            sources::MIGRATE_VNET,
        ),
        says(
            &[
                "Permissions",
                "Write on the instance; in a VNet also virtualNetworks/subnets/join/action and \
                 publicIPAddresses/join/action of Microsoft.Network.",
            ],
            sources::MIGRATE_VNET,
        ),
        says(
            &[
                "Several regions",
                "Without a VNet one migration moves all; in a VNet the portal moves each location \
                 by itself and one REST call all of them. Migrated means: every location is.",
            ],
            sources::MIGRATE_VNET,
        ),
        unsure(
            &["REST operation", "Still in the specifications up to 2025-09-01-preview."],
            sources::TYPES,
            "Whether it does anything after the automatic migration.",
        ),
        says(
            &[
                "Answers in the past",
                "An instance that was migrated already answered 400 Bad Request.",
            ],
            sources::MIGRATED_ISSUE,
        ),
        says(
            &["Availability of the operation", "It was disabled for a time in May and June 2024."],
            sources::DISABLED_ISSUE,
        ),
    ],
};

/// Where the documents changed what is possible.
pub(crate) static EDITIONS: Plain = Plain {
    id: "editions",
    title: "What the guides said when",
    about: "Advice from an older edition is still found on the web.",
    columns: &["When", "What they said"],
    rows: &[
        says(
            &[
                "April to October 2023",
                "In a VNet a new subnet and a new Standard public address were needed, and the \
                 old compute stayed 48 hours.",
            ],
            sources::MIGRATE_2023,
        ),
        says(
            &["February 2024", "Without a VNet only the migration that keeps the address."],
            sources::MIGRATE_NO_VNET,
        ),
        says(
            &["March 2024", "The old compute stays about 15 minutes unless 48 hours are chosen."],
            sources::MIGRATE,
        ),
        says(
            &["August 2024", "In a VNet the same subnet and the same address became possible."],
            sources::MIGRATE_VNET,
        ),
    ],
};
