//! What a migration needs beforehand: the window, people, prerequisites, questions, a notice.

use super::Item;
use super::network_rules;
use super::route::{Route, Way};
use crate::classify::NetworkMode;
use crate::knowledge::support;
use crate::model::{HostType, Sku};
use crate::paths::{Ground, join};
use crate::rules::{Finding, Severity};

/// The window to book, and why that long.
pub(super) fn window(route: &Route<'_>) -> String {
    let support = support::UPDATING_HOURS;
    let each = if route.portal.is_some() && route.ground.moving.len() > 1 {
        " for each location"
    } else {
        ""
    };
    let longer = if route.ground.multi_region() { " Several regions can take longer." } else { "" };
    match route.way {
        Way::WithDowntime => {
            return format!(
                "Book 3 hours. {} without API traffic; how long Updating lasts beside it is not stated, and beyond {support} hours of Updating it is a support case.{longer}",
                capitalised(&route.path.downtime)
            );
        }
        Way::Zones => {
            return format!(
                "Book 2 hours{each}. No planned downtime: the gateway keeps serving; 15 to 45 minutes are documented for a change of zones, and beyond {support} hours of Updating it is a support case. The address changes, so DNS is part of the window.{longer}"
            );
        }
        _ => {}
    }
    let outage = if !route.has_outage() {
        "No planned downtime;".to_owned()
    } else if route.keeps_address {
        format!("{} without API traffic, inside", capitalised(&route.path.downtime))
    } else {
        "Names that still point at the old address fail once the old compute is gone;".to_owned()
    };
    let twice = if route.way == Way::ThereAndBack {
        " Book a second window as long for the way back."
    } else {
        ""
    };
    format!(
        "Book 2 hours{each}.{twice} {outage} about 45 minutes of Updating are expected; beyond {support} hours of Updating it is a support case.{longer}"
    )
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}

/// Who takes part.
pub(super) fn roles(route: &Route<'_>) -> Vec<String> {
    let mut out = vec!["platform engineer: runs it".to_owned()];
    if route.ground.injected() || route.new_subnet() {
        out.push("network engineer: subnet, network security group, routes, firewall".to_owned());
    } else {
        out.push("network engineer: allow-lists and firewalls".to_owned());
    }
    out.push("change manager: window and announcement".to_owned());
    out.push("application owner: functional test".to_owned());
    if !route.keeps_address {
        out.push("DNS owner: records that hold the address".to_owned());
    }
    out
}

/// What must be in place.
pub(super) fn prerequisites(route: &Route<'_>, findings: &[Finding]) -> Vec<Item> {
    let ground = &route.ground;
    let mut out = vec![
        item("The fresh export says stv1 and state Succeeded."),
        item("Permission: Microsoft.ApiManagement/service/write on the instance."),
    ];
    if ground.injected() || route.new_subnet() {
        out.extend(network(route));
    }
    if ground.tier != Some(Sku::Developer) {
        out.push(item(if ground.injected() && !route.new_subnet() {
            "Autoscale is off for this instance and for others in the subnet."
        } else {
            "Autoscale is off for this instance."
        }));
    }
    let locked = &route.path.config_lock;
    let locked = if locked.starts_with("not stated") {
        format!("while it runs (how long is {locked})")
    } else {
        format!("for {locked}")
    };
    out.push(Item {
        text: format!(
            "No change of custom domains, locations or certificates in the window, and no deployment pipeline: infrastructure settings are locked {locked}."
        ),
        command: None,
    });
    out.extend(certificates(findings));
    out.push(support_route());
    out
}

/// What a VNet asks for.
fn network(route: &Route<'_>) -> Vec<Item> {
    let ground = &route.ground;
    let subnet =
        if route.new_subnet() { "the new subnet".to_owned() } else { ground.subnet_names() };
    let address = if route.new_subnet() || route.way == Way::Zones {
        "on the public IP address where one is supplied"
    } else {
        "only where a public IP resource is supplied, which this path does not need"
    };
    let more = match route.way {
        Way::ThereAndBack => format!(" The same on {} for the way back.", ground.subnet_names()),
        _ => String::new(),
    };
    let room = match route.way {
        _ if route.new_subnet() => "room for one copy",
        Way::Zones => "room as check “Free addresses” says",
        _ => "room for a second copy",
    };
    let mut out = vec![
        Item {
            text: format!(
                "Permission: Microsoft.Network/virtualNetworks/subnets/join/action on {subnet}; Microsoft.Network/publicIPAddresses/join/action {address}.{more}"
            ),
            command: None,
        },
        Item {
            text: format!(
                "{}: network security group with the rules of the table, service endpoints for Storage, SQL and Key Vault, no delegation, {room}.",
                if route.new_subnet() { "The new subnet" } else { &subnet }
            ),
            command: None,
        },
    ];
    out.extend(network_rules::also(ground));
    out
}

/// Certificates to be mended before a window in which custom domains are locked.
fn certificates(findings: &[Finding]) -> impl Iterator<Item = Item> {
    findings.iter().filter(|finding| concerns_certificates(finding)).map(|finding| Item {
        text: format!(
            "Before the window, because custom domains are locked during it: {}",
            finding.title
        ),
        command: finding.command.clone(),
    })
}

/// How support is reached.
pub(super) fn support_route() -> Item {
    Item { text: format!("The support route is known: {}.", support::ROUTE_LINE), command: None }
}

fn concerns_certificates(finding: &Finding) -> bool {
    finding.id.starts_with("certificate/") && finding.severity >= Severity::Medium
}

/// What the input cannot answer.
pub(super) fn questions(route: &Route<'_>) -> Vec<String> {
    let ground = &route.ground;
    let mut out = Vec::new();
    let public = join(ground.public_ips().into_iter());
    let private = join(ground.private_ips().into_iter());
    let address = match ground.network {
        NetworkMode::Internal if !private.is_empty() => private,
        NetworkMode::Internal => "the private VIP".to_owned(),
        _ if !public.is_empty() => public,
        _ => "the public address".to_owned(),
    };
    out.push(format!(
        "Who pins {address}: partners, allow-lists, firewalls, backends that filter by source?"
    ));
    if route.has_outage() && route.keeps_address {
        out.push(format!("Is {} of API downtime acceptable, and when?", route.path.downtime));
    }
    let hosts = ground.gateway_hosts();
    if !hosts.is_empty() {
        out.push(format!(
            "Are {} A records or CNAMEs (check “How the names resolve”)?",
            join(hosts.into_iter())
        ));
    }
    out.push(format!(
        "Does anything stand in front (Front Door, Application Gateway, another proxy), pinned to {address} or with health probes that will alarm?"
    ));
    if route.way == Way::Connect {
        out.push("Is a VNet wanted at all? It is a decision about the service; paths A and B migrate without one.".to_owned());
    }
    if ground.injected() {
        out.push("Does a default route go to a firewall, by route table or by BGP?".to_owned());
        out.push(
            "Which firewall rules name the subnet range, and which the public address?".to_owned(),
        );
    }
    if ground.network == NetworkMode::Internal {
        out.push(format!("Which private zones and on-premises DNS servers hold {address}?"));
    }
    if ground.multi_region() {
        out.push("Can whatever fronts the regions drain one of them, and can the others carry its traffic?".to_owned());
    }
    if route.way == Way::ThereAndBack {
        out.push(format!(
            "What is the name {} needed for? Path G alone saves the second move.",
            ground.subnet_names()
        ));
    }
    if route.way == Way::Zones {
        out.push("Not stated: how long the old compute stays, and whether the change still moves a location off stv1 after the automatic migration.".to_owned());
    }
    if route.path.id == "C" {
        out.push("Not documented: how clients that resolve an A record to the kept address reach the temporary one. Watch the error rate.".to_owned());
    }
    if route.zones_possible {
        out.push(format!("Is {} to get availability zones within a year? Then path I now: zones change the address anyway, and this path followed by zones is two changes.", ground.regions()));
    }
    out.push("Is a manual way back required? Then this path is not enough: only path K, side by side, has one.".to_owned());
    if ground.case.class.endpoints_blocked {
        out.push("The input reports blocked endpoints (Service.Disabled) together with stv1, which do not go together: what does the fresh export say?".to_owned());
    }
    out
}

/// A notice for those who call the APIs.
pub(super) fn notice(route: &Route<'_>) -> String {
    let ground = &route.ground;
    let hosts = ground.gateway_hosts();
    let name = if hosts.is_empty() {
        ground.case.instance.display_name().to_owned()
    } else {
        join(hosts.into_iter())
    };
    let addresses = match ground.network {
        NetworkMode::Internal => ground.private_ips(),
        _ => ground.public_ips(),
    };
    let address = join(addresses.into_iter());
    let outage = if route.has_outage() && !route.keeps_address {
        "Calls to a pinned or cached old address fail once the old compute is gone.".to_owned()
    } else if route.has_outage() {
        format!(
            "The APIs are unavailable for {} within the window; failed calls can be repeated afterwards.",
            route.path.downtime
        )
    } else {
        "No outage is planned; short errors are possible.".to_owned()
    };
    let stays = match (route.keeps_address, address.is_empty()) {
        (true, false) => format!("The address {address}, host names, keys and contracts stay."),
        (true, true) => "The address, host names, keys and contracts stay.".to_owned(),
        (false, false) => format!("The address {address} changes; host names, keys and contracts stay. Replace a pinned address by the host name."),
        (false, true) => "The address changes; host names, keys and contracts stay. Replace a pinned address by the host name.".to_owned(),
    };
    let also = match route.precreated() {
        Some(address) if ground.network != NetworkMode::Internal && route.keeps_address => {
            format!(" Whoever filters by address also allows {address} during the window.")
        }
        Some(address) if ground.network != NetworkMode::Internal => {
            format!(" Whoever filters by address allows {address} before the window.")
        }
        _ => String::new(),
    };
    format!(
        "The platform behind {name} is replaced. Day and hours, in UTC, are announced by the change. {outage} {stays}{also}"
    )
}

/// A line without a command.
pub(super) fn item(text: &str) -> Item {
    Item { text: text.to_owned(), command: None }
}

/// Hosts of the developer portal, for tests afterwards.
pub(super) fn portal_url<'a>(ground: &Ground<'a>) -> Option<&'a str> {
    let custom = ground.case.instance.hosts.items().iter().find(|host| {
        host.host_type.value().is_some_and(|kind| kind.value == HostType::DeveloperPortal)
    });
    custom
        .and_then(|host| host.name.value())
        .or_else(|| ground.case.instance.developer_portal_url.value())
        .map(String::as_str)
}
