//! Path K: a new instance of the same tier, filled from a backup, and a cut-over.

use super::beside::{self, SERVICE};
use super::commands::ask_arm_id;
use super::network_rules;
use super::prepare::{item, support_route};
use super::steps::{NETWORK, PLATFORM, number, step};
use super::{Item, Plan, PlanKind, Step, gate, matrix};
use crate::classify::{Case, NetworkMode};
use crate::knowledge::{api_versions, sources};
use crate::paths::{Ground, PathVerdict, Standing, join};
use crate::rules::Command;

/// The plan.
pub(super) fn plan(ground: &Ground<'_>, paths: &[PathVerdict], path: &PathVerdict) -> Plan {
    let case = ground.case;
    let name = case.instance.display_name();
    let elsewhere = matches!(ground.standing, Standing::Elsewhere(_));
    let mut tables = Vec::new();
    if ground.injected() {
        let external = ground.network == NetworkMode::External;
        tables.push(network_rules::table(ground, "the new subnet", external));
    }
    tables.push(matrix::table(paths, &path.id));
    Plan {
        kind: PlanKind::SideBySide,
        path: Some(path.id.clone()),
        choice: String::new(),
        title: format!("Build a second instance beside {name} and move (path K)"),
        summary: format!(
            "A new instance of the same tier is filled from a backup and by hand, tested while the old one serves, and takes over by DNS. It is the only path with a manual way back, until the old instance is deleted. API downtime: {}. Address: {}. Cost: {}.",
            path.downtime, path.ip_effect, path.cost
        ),
        window: "Book 1 hour for the cut-over, which is DNS and a test; everything before it needs no window, because the old instance serves on. Nobody changes the configuration from the backup to the cut-over.".to_owned(),
        roles: roles(ground),
        gate: (!elsewhere).then(|| gate::gate(ground)),
        prerequisites: prerequisites(ground),
        checks: beside::checks(ground, "noted: the new instance is held against it".to_owned()),
        tables,
        steps: steps(ground),
        verification: verification(ground),
        rollback: beside::rollback(),
        cleanup: beside::cleanup(ground),
        questions: questions(ground),
        notice: beside::notice(ground),
    }
}

fn roles(ground: &Ground<'_>) -> Vec<String> {
    let mut out = vec![
        "platform engineer: builds, fills and compares".to_owned(),
        "DNS owner: the cut-over".to_owned(),
        "application owner: functional test".to_owned(),
        "service owner: pays for both, decides when the old one goes".to_owned(),
    ];
    if ground.injected() {
        out.push("network engineer: a second subnet, rules, routes, firewall".to_owned());
    }
    out
}

fn prerequisites(ground: &Ground<'_>) -> Vec<Item> {
    let mut out = Vec::new();
    if !matches!(ground.standing, Standing::Elsewhere(_)) {
        out.push(item(
            "The fresh export says stv1: otherwise there is nothing to leave, and a second instance would be built for nothing.",
        ));
    }
    out.push(item(
        "Permission: Microsoft.ApiManagement/service/write on the old instance and in its resource group.",
    ));
    if ground.injected() {
        out.push(item(
            "Permission: Microsoft.Network/virtualNetworks/subnets/join/action on the new subnet; Microsoft.Network/publicIPAddresses/join/action on the public IP address where one is supplied.",
        ));
        out.push(item(
            "A second subnet without delegation, with the rules of the table and service endpoints for Storage, SQL and Key Vault, and the routes of the old one.",
        ));
        out.extend(network_rules::also(ground));
    }
    out.push(item(
        "The tier of the new instance is that of the old one: a backup goes into no other.",
    ));
    out.push(item(
        "No workspace gateway: an instance with one can neither be backed up nor restored.",
    ));
    out.push(item(
        "A place for the backup, closed to everybody else: treat a backup like a secret.",
    ));
    out.push(support_route());
    out
}

fn steps(ground: &Ground<'_>) -> Vec<Step> {
    let case = ground.case;
    let mut out = Vec::new();
    let mut look = step(
        "Agree on the name, the place and the end",
        SERVICE,
        "first",
        "The name of the new instance (names are unique in all of Azure), its resource group, how long both stay, and from when on nobody changes the configuration.".to_owned(),
        "a decision",
    );
    look.commands.push(beside::state(case));
    out.push(look);
    if ground.injected() {
        out.push(step(
            "Make the second subnet ready",
            NETWORK,
            "before the new instance",
            format!(
                "As under the prerequisites; widen firewall rules to its range, beside the old one.{}",
                if ground.network == NetworkMode::External {
                    " With it a Standard SKU public IPv4 with a DNS label, which External mode needs or may need: the sources differ."
                } else {
                    ""
                }
            ),
            "hours to days: your network process decides",
        ));
    }
    let mut create = step(
        "Create the new instance",
        PLATFORM,
        "any day",
        format!(
            "The command takes region, tier, units and publisher from the old one, shows what it would send, and asks before it sends it.{}{} Then watch: platformVersion has to be stv2 or stv2.1.",
            zones(ground),
            others(case)
        ),
        "how long a creation takes is not stated in the documents; the second command prints the end",
    );
    create.commands.push(creation(ground));
    create.commands.push(beside::watch(case, api_versions::CURRENT));
    out.push(create);
    out.push(step(
        "Back up and restore",
        PLATFORM,
        "after the new instance is Succeeded",
        format!(
            "Back up the old instance and restore into the new one as “{}” describes ({}). A backup expires after 30 days; nobody changes the configuration meanwhile. A restore leaves the host names of the new instance as they are.{}",
            sources::BACKUP.title,
            sources::BACKUP.url,
            if case.class.endpoints_blocked {
                " Whether a blocked instance can be backed up is not stated: try it before anything else is prepared, else the configuration comes from templates."
            } else {
                ""
            }
        ),
        "30 minutes or more for the restore, depending on the size of the configuration",
    ));
    out.push(step(
        "Bring what a backup omits",
        PLATFORM,
        "after the restore",
        format!("{}.", omitted(ground).join("; ")),
        "1 to 3 days, depending on how much of it is described in templates",
    ));
    out.extend(beside::cut_over(ground));
    number(&mut out);
    out
}

fn zones(ground: &Ground<'_>) -> &'static str {
    if ground.tier == Some(crate::model::Sku::Premium) {
        " It names no zones: in a region with zones Azure then spreads the units by itself."
    } else {
        ""
    }
}

fn others(case: &Case<'_>) -> String {
    let others = case.class.locations.iter().filter(|location| !location.primary);
    let others = join(others.map(|location| location.region.as_str()));
    if others.is_empty() {
        String::new()
    } else {
        format!(
            " It creates the primary location; add {others} in the portal afterwards, each with a subnet and address of its own where the instance is in a VNet."
        )
    }
}

/// Creates the new instance; in a VNet into the subnet that is asked for, so that it is never
/// public where the old one was private.
fn creation(ground: &Ground<'_>) -> Command {
    let mode = match ground.network {
        NetworkMode::External => "External",
        NetworkMode::Internal => "Internal",
        NetworkMode::None | NetworkMode::Unknown => "",
    };
    let mut ask = String::new();
    let mut network = String::new();
    if !mode.is_empty() {
        ask = ask_arm_id("SUBNET_ID", "ARM id of the second subnet: ", "subnets") + "\n";
        network = format!(
            ", virtualNetworkType:'{mode}', virtualNetworkConfiguration:{{subnetResourceId:'$SUBNET_ID'}}"
        );
    }
    if mode == "External" {
        ask.push_str(&ask_arm_id(
            "ADDRESS_ID",
            "ARM id of the public IP address: ",
            "publicIPAddresses",
        ));
        ask.push('\n');
        network.push_str(", publicIpAddressId:'$ADDRESS_ID'");
    }
    let identity = if beside::identity(ground.case).is_some() {
        ", identity:{type:'SystemAssigned'}"
    } else {
        ""
    };
    beside::create(
        ground.case,
        api_versions::CURRENT,
        &ask,
        &format!(
            "{{location:location, sku:sku{identity}, properties:{{publisherEmail:properties.publisherEmail, publisherName:properties.publisherName{network}}}}}"
        ),
    )
}

/// What a backup omits, with what the instance shows of it.
fn omitted(ground: &Ground<'_>) -> Vec<String> {
    let instance = ground.case.instance;
    let mut out = Vec::new();
    let hosts = ground.custom_hosts();
    out.push(if hosts.is_empty() {
        "Certificates of custom domains, where there are any".to_owned()
    } else {
        format!("Certificates of {}, from Key Vault or as files", join(hosts.into_iter()))
    });
    out.push(match instance.ca_certificates.items().len() {
        0 => "custom CA certificates, where there are any".to_owned(),
        1 => "1 custom CA certificate".to_owned(),
        count => format!("{count} custom CA certificates"),
    });
    out.push("content of the developer portal".to_owned());
    if ground.injected() {
        out.push("VNet settings (made with the new instance)".to_owned());
    }
    out.push(
        beside::identity(ground.case).unwrap_or_else(|| {
            "managed identities, where there are any, and their access".to_owned()
        }),
    );
    out.push("diagnostic settings".to_owned());
    let custom = instance.custom_properties.value().is_some_and(|all| !all.entries().is_empty());
    out.push(if custom {
        "protocol and cipher settings: the export has them under customProperties, and a PATCH sends all of them at once because it resets what it leaves out".to_owned()
    } else {
        "protocol and cipher settings".to_owned()
    });
    out.push("last the custom domains, each with its certificate".to_owned());
    out
}

fn verification(ground: &Ground<'_>) -> Vec<Item> {
    let mut out = vec![item(
        "The new instance: Succeeded, platformVersion stv2 or stv2.1 in every location, the tier and network mode of the old one.",
    )];
    out.extend(beside::verification(ground));
    out
}

fn questions(ground: &Ground<'_>) -> Vec<String> {
    let mut out = beside::questions(ground);
    out.push("Is there a workspace gateway? Then a backup is not possible, and the configuration comes from templates.".to_owned());
    if ground.network == NetworkMode::Unknown {
        out.push("Which network mode has the old instance? The new one needs the same, decided at its creation: do not create a public one beside a private one.".to_owned());
    }
    out
}
