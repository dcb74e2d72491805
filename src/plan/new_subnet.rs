//! What a path needs that ends in another subnet or takes a public IP resource (G, H, I, L): the
//! subnet, the address, the firewall, and how each is checked.

use super::checks::check;
use super::commands::{ask_arm_id, run};
use super::route::{Route, Way};
use super::steps::{BEFORE, NETWORK, step};
use super::{Check, Step};
use crate::classify::NetworkMode;
use crate::paths::{addresses, join};

/// The steps before a move into another subnet.
pub(super) fn before(route: &Route<'_>) -> Vec<Step> {
    let mut out = vec![subnet(route)];
    out.extend(public_address(route));
    out.push(rehearse());
    out
}

/// The new subnet.
pub(super) fn subnet(route: &Route<'_>) -> Step {
    let ground = &route.ground;
    let from = if ground.injected() {
        format!(
            "In the VNet of {}, or in another VNet of the same region and subscription",
            ground.subnet_names()
        )
    } else {
        "In a VNet of the same region and subscription".to_owned()
    };
    let each = if ground.moving.len() > 1 { ", one for each location" } else { "" };
    step(
        "Make the new subnet ready",
        NETWORK,
        BEFORE,
        format!(
            "{from}{each}: no delegation, a network security group with the rules of the table, service endpoints for Storage, SQL and Key Vault.{} Note its ARM id.",
            room(route)
        ),
        "hours to days: your network process decides",
    )
}

/// How much room the new subnet needs, for each location.
fn room(route: &Route<'_>) -> String {
    let ground = &route.ground;
    let mut out = String::new();
    for moving in &ground.moving {
        // Where the mode is still to be chosen, Internal takes one address more.
        let internal = ground.network != NetworkMode::External;
        let copy = ground
            .tier
            .zip(moving.units())
            .and_then(|(tier, units)| addresses::of_copy(tier, units, internal));
        if let Some(copy) = copy {
            out.push_str(&format!(
                " {} takes {copy} {}{}, and Azure keeps {}: /{} at least.",
                moving.class.region,
                if copy == 1 { "address" } else { "addresses" },
                match ground.network {
                    NetworkMode::External => "",
                    NetworkMode::Internal => ", 1 of them for the internal load balancer",
                    _ => " in Internal mode, 1 of them for the internal load balancer, which External does not have",
                },
                addresses::RESERVED,
                addresses::smallest_prefix(copy),
            ));
        }
    }
    out
}

/// The public IP resource; `None` without a VNet.
pub(super) fn public_address(route: &Route<'_>) -> Option<Step> {
    let ground = &route.ground;
    let why = match (route.way, ground.network) {
        (Way::Zones, NetworkMode::None) => return None,
        (Way::Zones, _) => {
            "A VNet-injected instance needs one for zones, another than the one in use."
        }
        (_, NetworkMode::External) => {
            "Supply one: a document of May 2024 requires it in External mode, one of August 2024 calls it optional."
        }
        (Way::Connect, _) => {
            "External: supply one, because the sources differ on whether it is required. Internal: optional since May 2024."
        }
        _ => {
            "Optional in Internal mode since May 2024: without it Azure manages an address that serves management alone."
        }
    };
    let twice = if route.way == Way::ThereAndBack {
        " The way back needs a second one: a change of subnet takes another resource than the one in use."
    } else {
        ""
    };
    let each = if ground.moving.len() > 1 { ", one for each location" } else { "" };
    Some(step(
        "Make the public IP address ready",
        NETWORK,
        BEFORE,
        format!(
            "{why}{twice} Standard SKU, IPv4, same region and subscription{each}, with a DNS label (normally the name of the instance), zone-redundant where zones are planned, used by nothing else."
        ),
        "minutes to create; longer where partners have to allow it",
    ))
}

fn rehearse() -> Step {
    step(
        "Rehearse, where the subnet is in doubt",
        NETWORK,
        BEFORE,
        "Create a throw-away instance in the new subnet with the same public IP address, look at Network, Network status, and delete it. The documents name this as the way to prove subnet, rules and routes beforehand. Left out where the subnet already serves another instance well.".to_owned(),
        "1 to 2 hours, because an instance is created and deleted; it is paid for while it exists",
    )
}

/// Firewalls, routes and records before an address or subnet changes.
pub(super) fn firewall(route: &Route<'_>) -> Step {
    let ground = &route.ground;
    let mut old = ground.public_ips();
    old.extend(ground.private_ips());
    let old = if old.is_empty() {
        "the present address is".to_owned()
    } else if old.len() == 1 {
        format!("{} is", join(old.into_iter()))
    } else {
        format!("{} are", join(old.into_iter()))
    };
    let known = match (route.way, ground.network) {
        (_, NetworkMode::Internal) => {
            "The new private VIP is known only afterwards, so allow its range"
        }
        (Way::Zones, NetworkMode::None) => "The new public address is known only afterwards",
        (Way::Connect, _) => {
            "The new public address is that of the public IP resource, the private VIP of Internal mode is known only afterwards"
        }
        _ => "The new public address is that of the public IP resource",
    };
    let range = if route.way == Way::Connect {
        " Add the range of the new subnet where backends and firewalls filter by source; where a default route leads to a firewall, give the subnet one for service tag ApiManagement with next hop Internet."
    } else if route.new_subnet() {
        " Add the range of the new subnet wherever a rule names the old one, keep the old one until the clean-up, and give the new subnet the routes of the old: under forced tunnelling also the route for service tag ApiManagement with next hop Internet."
    } else {
        ""
    };
    step(
        "Open firewalls, lower the time to live",
        NETWORK,
        BEFORE,
        format!(
            "{known}; prepare the change wherever {old} allowed, inbound and outbound.{range} Lower the time to live of the DNS records that hold the present address."
        ),
        "hours to days: your firewall process and that of partners decide",
    )
}

/// The checks of the new subnet and the public IP resource. Each asks for the ARM id, which no
/// export of the instance has.
pub(super) fn checks(route: &Route<'_>) -> Vec<Check> {
    let case = route.ground.case;
    let mut out = Vec::new();
    if route.new_subnet() {
        out.push(check(
            "The new subnet",
            Some(run(
                case,
                "Range, delegation, rules, routes, service endpoints, what is in it",
                &format!(
                    "{}\naz network vnet subnet show --ids \"$SUBNET_ID\" --query '{{prefix:addressPrefix, prefixes:addressPrefixes, delegations:delegations[].serviceName, nsg:networkSecurityGroup.id, routes:routeTable.id, endpoints:serviceEndpoints[].service, inUse:length(ipConfigurations || `[]`)}}' -o json\nNSG=$(az network vnet subnet show --ids \"$SUBNET_ID\" --query networkSecurityGroup.id -o tsv)\nif [ -n \"$NSG\" ]; then\n  az network nsg show --ids \"$NSG\" --query 'securityRules[].{{prio:priority, dir:direction, access:access, src:sourceAddressPrefix, srcs:sourceAddressPrefixes, dst:destinationAddressPrefix, port:destinationPortRange, ports:destinationPortRanges}}' -o json\nfi",
                    ask_arm_id("SUBNET_ID", "ARM id of the new subnet: ", "subnets"),
                ),
            )),
            format!(
                "delegations empty; a network security group with the rules of the table; endpoints Microsoft.Storage, Microsoft.Sql and Microsoft.KeyVault; a default route only together with one for service tag ApiManagement.{}",
                room(route)
            ),
            "mend the subnet before the window",
        ));
    }
    let takes_address = route.new_subnet() || route.way == Way::Zones;
    if takes_address && public_address(route).is_some() {
        out.push(check(
            "The public IP address",
            Some(run(
                case,
                "SKU, version, place, zones, label, use",
                &format!(
                    "{}\naz network public-ip show --ids \"$ADDRESS_ID\" --query '{{sku:sku.name, version:publicIPAddressVersion, location:location, zones:zones, label:dnsSettings.domainNameLabel, address:ipAddress, usedBy:ipConfiguration.id}}' -o json",
                    ask_arm_id(
                        "ADDRESS_ID",
                        "ARM id of the new public IP address: ",
                        "publicIPAddresses"
                    )
                ),
            )),
            "Standard, IPv4, the region of the instance, a label, usedBy empty, zones as planned; the address stands in the firewall request",
            "another SKU, region or use: create one that fits. Internal without a public IP resource: leave this check out",
        ));
    }
    out
}
