//! The steps of a migration, in order.

use super::commands::{check_state, get, migrate, run, watch};
use super::prepare::portal_url;
use super::route::{Route, Way};
use super::{Step, connect_network, new_subnet, new_subnet_and_back, zones};
use crate::classify::NetworkMode;
use crate::knowledge::support;
use crate::model::Sku;
use crate::paths::{Moving, join};
use crate::rules::Command;
use crate::rules::az::{bash, quote};

pub(super) const PLATFORM: &str = "platform engineer";
pub(super) const NETWORK: &str = "network engineer";
const CHANGE: &str = "change manager";
pub(super) const OWNER: &str = "application owner";
pub(super) const DNS: &str = "DNS owner";

/// Before the window, in it, and from its middle to the end of the old compute.
pub(super) const BEFORE: &str = "before the window";
pub(super) const WINDOW: &str = "in the window";
const BOTH: &str = "while both computes serve";

/// The steps, numbered.
pub(super) fn steps(route: &Route<'_>) -> Vec<Step> {
    let ground = &route.ground;
    let mut out = Vec::new();
    match route.way {
        Way::Connect => out.extend(connect_network::before(route)),
        Way::Zones => out.extend(zones::before(route)),
        Way::NewSubnet | Way::ThereAndBack => out.extend(new_subnet::before(route)),
        Way::InPlace | Way::WithDowntime => {}
    }
    out.push(announce(route));
    if ground.injected() && route.way != Way::Zones {
        out.push(verify_in_portal(route));
    }
    match route.way {
        Way::InPlace | Way::WithDowntime => out.extend(addresses_before(route)),
        _ => out.push(new_subnet::firewall(route)),
    }
    out.push(record(route));
    if ground.tier != Some(Sku::Developer) {
        out.push(autoscale_off());
    }
    match route.portal {
        None => {
            out.push(start_by_script(route));
            out.push(watching(route, &ground.moving));
        }
        Some(why) => {
            for moving in &ground.moving {
                out.push(start_in_portal(route, moving, why));
                out.push(watching(route, std::slice::from_ref(moving)));
                // The old compute of one location is gone before the next has moved.
                if !route.keeps_address {
                    out.push(change_dns(route, std::slice::from_ref(moving)));
                }
            }
        }
    }
    if !route.keeps_address && route.portal.is_none() {
        out.push(change_dns(route, &ground.moving));
    }
    out.push(test(route));
    if route.way == Way::ThereAndBack {
        out.extend(new_subnet_and_back::back(route));
        out.push(new_subnet_and_back::again(change_dns(route, &ground.moving), "What serves from the other subnet after this move is documented only as for the first one, about 15 minutes: change at once."));
        out.push(new_subnet_and_back::again(test(route), ""));
    }
    number(&mut out);
    out
}

/// Numbers steps from 1.
pub(super) fn number(steps: &mut [Step]) {
    for (step, number) in steps.iter_mut().zip(1..) {
        step.number = number;
    }
}

/// A step without commands.
pub(super) fn step(title: &str, who: &'static str, by: &str, text: String, duration: &str) -> Step {
    Step {
        number: 0,
        title: title.to_owned(),
        who: who.into(),
        by: by.to_owned(),
        text,
        duration: duration.to_owned(),
        commands: Vec::new(),
        point_of_no_return: false,
    }
}

fn announce(route: &Route<'_>) -> Step {
    let what = if route.has_outage() && route.keeps_address { "the outage" } else { "the change" };
    step(
        &format!("Announce {what}"),
        CHANGE,
        BEFORE,
        "Send the notice below to those who call the APIs.".to_owned(),
        "as agreed with consumers: the notice period is yours, not a rule of Azure",
    )
}

fn verify_in_portal(route: &Route<'_>) -> Step {
    let (look, then) = match route.way {
        Way::WithDowntime => (
            "Verify",
            "Special conditions reported: this path is the one in the same subnet. None reported: stop, and take the recommended path, which costs less downtime.",
        ),
        Way::NewSubnet | Way::ThereAndBack => (
            "the new subnet, Verify, and start nothing yet",
            "It checks the subnet; mend what it reports.",
        ),
        _ => (
            "Verify",
            "Special conditions reported: stop, and plan path J with about 1 hour of downtime.",
        ),
    };
    step(
        "Verify in the portal",
        NETWORK,
        BEFORE,
        format!(
            "Portal: {}, Settings, Platform migration, {}, {look}. {then}",
            route.ground.case.instance.display_name(),
            route.ground.regions()
        ),
        if route.new_subnet() {
            "minutes; one look for each location"
        } else {
            "minutes; the only place that reveals special conditions"
        },
    )
}

fn addresses_before(route: &Route<'_>) -> Option<Step> {
    let ground = &route.ground;
    let old = join(ground.public_ips().into_iter());
    let beside = if old.is_empty() {
        "the present public address is".to_owned()
    } else if ground.public_ips().len() > 1 {
        format!("{old} are")
    } else {
        format!("{old} is")
    };
    let new = ground.precreated();
    let serves = if route.way == Way::WithDowntime {
        "Whether it serves on this path is not described; allow it as a precaution"
    } else {
        "It serves for a short time during the move"
    };
    let text = match (ground.network, route.keeps_address) {
        (NetworkMode::Internal, _) => format!(
            "Allow {} wherever {beside} permitted as a source or destination at the firewall. It is a public address: never the new private VIP, and not to be put into a private DNS zone. What it serves in Internal mode is not described; treat it as an additional management and egress address.",
            new?
        ),
        (_, true) => format!(
            "Allow {} wherever {beside} allowed, inbound and outbound. {serves}; afterwards {}.",
            new.unwrap_or_else(
                || "the pre-created address of check “Pre-created address”".to_owned()
            ),
            if old.is_empty() {
                "the present address serves again".to_owned()
            } else {
                format!("{old} serves again")
            }
        ),
        (_, false) => format!(
            "Allow {} wherever {beside} allowed, inbound and outbound, and lower the time to live of the DNS records that hold the present address.",
            new.unwrap_or_else(
                || "the pre-created address of check “Pre-created address”".to_owned()
            )
        ),
    };
    Some(step(
        "Allow the pre-created address",
        NETWORK,
        BEFORE,
        text,
        "hours to days: your firewall process and that of partners decide",
    ))
}

fn record(route: &Route<'_>) -> Step {
    step(
        "Keep the fresh export with the change",
        PLATFORM,
        BEFORE,
        format!(
            "{}.fresh.json is the record of addresses, host names and custom properties before the change.",
            crate::paths::file_stem(route.ground.case)
        ),
        "1 minute",
    )
}

fn autoscale_off() -> Step {
    step(
        "Switch autoscale off",
        PLATFORM,
        WINDOW,
        "Switch off every enabled autoscale setting that check “Autoscale” shows for this instance. Only the primary location autoscales.".to_owned(),
        "5 minutes",
    )
}

/// What is said of every start: nobody has seen it work since the automatic migration.
const UNCONFIRMED: &str = "Whether it still works after the automatic migration is unconfirmed; if it is refused, open a support case.";

fn start_by_script(route: &Route<'_>) -> Step {
    let all =
        if route.ground.multi_region() { " The call addresses all locations at once." } else { "" };
    let portal = if route.way == Way::WithDowntime {
        " Its parameter migrateWithDowntime=true accepts the outage."
    } else {
        " The portal does the same: Settings, Platform migration."
    };
    let mut step = step(
        &format!("Start the migration (path {})", route.path.id),
        PLATFORM,
        WINDOW,
        format!(
            "The command first stops unless state, platform, tier, network mode and address are those of this input.{all}{portal} Refused with 400: seen on instances already migrated, take the fresh export again. “Temporarily disabled”: seen in May and June 2024, open a support case. Whether the call still works after the automatic migration is unconfirmed."
        ),
        "the call returns at once with 202",
    );
    step.commands.push(migrate(route));
    step.point_of_no_return = true;
    step
}

/// What is chosen in the portal to start a path, after the name of the instance; `{}` is the
/// location.
fn choice(route: &Route<'_>) -> (&'static str, &'static str) {
    let blade = "Settings, Platform migration";
    match (route.way, route.path.id.as_ref()) {
        (Way::ThereAndBack, _) => (
            blade,
            "the new subnet, the public IP address where one is supplied, the old compute for 48 hours only where DNS needs them, because the way back waits for its end, start",
        ),
        (Way::NewSubnet, _) => (
            blade,
            "the new subnet, the public IP address where one is supplied, keep the old compute for 48 hours, start",
        ),
        (Way::Zones, _) => (
            "the availability zones of the location",
            "the zones and units of step “Decide zones and units”, in a VNet the new public IP address, save",
        ),
        (Way::Connect, _) => (
            "Network, Virtual network",
            "External or Internal as decided, the subnet, the public IP address where one is supplied, Apply, Save",
        ),
        (Way::WithDowntime, _) => (
            blade,
            "what the blade offers for this location under special conditions; if it offers none, open a support case and do not send the call",
        ),
        (_, "C" | "E") => (blade, "keep the subnet, keep the IP address, start"),
        (_, "D") => (blade, "keep the subnet, new IP address, start"),
        (_, "F") => {
            (blade, "keep the subnet, new IP address, keep the old compute for 48 hours, start")
        }
        (_, "A") => (blade, "keep the IP address, start"),
        _ => (blade, "new IP address, start"),
    }
}

fn start_in_portal(route: &Route<'_>, moving: &Moving<'_>, why: &str) -> Step {
    let ground = &route.ground;
    let (blade, choose) = choice(route);
    let start = match route.way {
        Way::Zones => "Set the zones of",
        Way::Connect => "Create the VNet connection of",
        _ => "Start the migration of",
    };
    let mut step = step(
        &format!("{start} {} (path {})", moving.class.region, route.path.id),
        PLATFORM,
        WINDOW,
        format!(
            "{why} Portal: {}, {blade}, {}: {choose}. Nothing else is selected. {UNCONFIRMED}",
            ground.case.instance.display_name(),
            moving.class.region
        ),
        "minutes for the blade",
    );
    step.commands.push(check_state(route, std::slice::from_ref(moving)));
    step.point_of_no_return = true;
    step
}

fn watching(route: &Route<'_>, moving: &[Moving<'_>]) -> Step {
    let ground = &route.ground;
    let outage = if route.has_outage() && route.keeps_address {
        format!(", {} of them without API traffic", route.path.downtime)
    } else {
        String::new()
    };
    let expected = match route.way {
        Way::Zones => "15 to 45 minutes, as documented for a change of zones".to_owned(),
        Way::WithDowntime => {
            "1 to 2 hours: about 1 hour without API traffic; how long Updating lasts beside it is not stated".to_owned()
        }
        _ => format!("30 to 60 minutes: about 45 expected{outage}"),
    };
    let reason = if ground.multi_region() { "; several regions can take longer" } else { "" };
    let mut text = format!(
        "Run it beside the portal: it prints state and platform. More than {} hours of Updating: support case, {}.",
        support::UPDATING_HOURS,
        support::ROUTE_LINE
    );
    if ground.injected() {
        text.push_str(" Watch what the firewall denies from the subnet in a second window.");
    }
    let last = ground.moving.last().zip(moving.last());
    if last.is_some_and(|(last, this)| !std::ptr::eq(last.class, this.class)) {
        text.push_str(" The next location starts only when this one answers and its address is where it should be.");
    }
    let mut step = step(
        "Watch",
        PLATFORM,
        WINDOW,
        text,
        &format!("{expected}{reason}; support beyond 2 hours"),
    );
    step.commands.push(watch(route, moving));
    step
}

fn change_dns(route: &Route<'_>, moving: &[Moving<'_>]) -> Step {
    let ground = &route.ground;
    let internal = ground.network == NetworkMode::Internal;
    let stays = match route.way {
        Way::Zones => "How long the old compute serves is not stated, so change DNS at once.",
        _ if matches!(route.path.id.as_ref(), "B" | "D") => {
            "The old compute serves for about 15 minutes more."
        }
        _ => {
            "Both computes serve until the old one is removed: 48 hours if that was chosen in the portal, else about 15 minutes. That is a time to test, not a way back."
        }
    };
    let mut text = if internal {
        let old = moving.iter().flat_map(|moving| moving.location.private_ips.items());
        let old = join(old.map(String::as_str));
        let old = if old.is_empty() { "the old address".to_owned() } else { old };
        format!(
            "Read the new private VIP with the command, and replace {old} by it in every private zone and on-premises DNS. Azure changes none of them. {stays}"
        )
    } else {
        let new = match route.precreated() {
            Some(new) if ground.moving.len() == 1 => new,
            _ => "the new address, which the command prints".to_owned(),
        };
        let old = moving.iter().flat_map(|moving| moving.location.public_ips.items());
        let old = join(old.map(String::as_str));
        let old = if old.is_empty() { String::new() } else { format!(" that hold {old}") };
        format!(
            "Point A records{old} at {new}; a CNAME to the default host name needs nothing, and Azure switches the default host names itself. {stays}"
        )
    };
    if route.way == Way::Connect {
        text.push_str(" Where Internal was chosen, Azure switches nothing: every consumer needs a way to the private VIP and a private zone that names it.");
    }
    if let (Some(portal), false) = (portal_url(ground), internal) {
        text.push_str(&format!(" The developer portal at {portal} follows the same rule."));
    }
    let mut step = step(
        &if ground.moving.len() > moving.len() {
            format!(
                "Change DNS and firewalls of {}",
                join(moving.iter().map(|moving| moving.class.region.as_str()))
            )
        } else {
            "Change DNS and firewalls".to_owned()
        },
        DNS,
        if internal && route.way != Way::Zones { BOTH } else { WINDOW },
        text,
        "minutes to change; caches last as long as the records' time to live",
    );
    step.commands.push(run(
        ground.case,
        "The new addresses",
        &format!(
            "{} -o json",
            get(
                "{public:properties.publicIPAddresses, private:properties.privateIPAddresses, others:properties.additionalLocations[].{location:location, public:publicIPAddresses, private:privateIPAddresses}}"
            )
        ),
    ));
    step
}

fn test(route: &Route<'_>) -> Step {
    let inside =
        if route.ground.network == NetworkMode::Internal { " from inside the network" } else { "" };
    let mut step = step(
        "Test",
        OWNER,
        WINDOW,
        format!("Functional test{inside}, then the verification below; only then the window ends."),
        "15 to 30 minutes, depending on the number of APIs to try",
    );
    step.commands.extend(try_hosts(route));
    step
}

/// Asks every gateway host for an answer, with the address that gave it.
fn try_hosts(route: &Route<'_>) -> Option<Command> {
    let ground = &route.ground;
    let mut urls: Vec<String> =
        ground.gateway_hosts().iter().map(|host| format!("https://{host}/")).collect();
    if urls.is_empty() {
        urls.extend(ground.case.instance.gateway_url.value().map(|url| format!("{url}/")));
    }
    if ground.multi_region() {
        let regional = ground.case.instance.locations();
        urls.extend(
            regional.filter_map(|location| Some(format!("{}/", location.regional_url.value()?))),
        );
    }
    if urls.is_empty() {
        return None;
    }
    let lines: String = urls
        .iter()
        .map(|url| {
            format!(
                "curl -sS -o /dev/null -m 20 -w '%{{http_code}} %{{remote_ip}}\\n' {}\n",
                quote(url)
            )
        })
        .collect();
    Some(bash("Any status proves TLS and gateway; the address shows who answered", lines))
}
