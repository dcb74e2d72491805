//! The steps of a migration, in order.

use super::Step;
use super::commands::{check_state, get, migrate, run, watch};
use super::prepare::portal_url;
use super::route::Route;
use crate::classify::NetworkMode;
use crate::knowledge::support;
use crate::model::Sku;
use crate::paths::{Moving, join};
use crate::rules::Command;
use crate::rules::az::{bash, quote};

const PLATFORM: &str = "platform engineer";
const NETWORK: &str = "network engineer";
const CHANGE: &str = "change manager";
const OWNER: &str = "application owner";
const DNS: &str = "DNS owner";

/// Before the window, in it, after it.
const BEFORE: &str = "before the window";
const WINDOW: &str = "in the window";
const AFTER: &str = "after the window";

/// The steps, numbered.
pub(super) fn steps(route: &Route<'_>) -> Vec<Step> {
    let mut out = vec![announce(route)];
    if route.ground.injected() {
        out.push(verify_in_portal(route));
    }
    out.extend(addresses_before(route));
    out.push(record(route));
    if route.ground.tier != Some(Sku::Developer) {
        out.push(autoscale_off());
    }
    match route.portal {
        None => {
            out.push(start_by_script(route));
            out.push(watching(route, &route.ground.moving));
        }
        Some(why) => {
            for moving in &route.ground.moving {
                out.push(start_in_portal(route, moving, why));
                out.push(watching(route, std::slice::from_ref(moving)));
            }
        }
    }
    if !route.keeps_address {
        out.push(change_dns(route));
    }
    out.push(test(route));
    for (step, number) in out.iter_mut().zip(1..) {
        step.number = number;
    }
    out
}

fn step(title: &str, who: &'static str, by: &str, text: String, duration: &str) -> Step {
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
    let what = if route.has_outage() { "the outage" } else { "the change" };
    step(
        &format!("Announce {what}"),
        CHANGE,
        BEFORE,
        "Send the notice below to those who call the APIs.".to_owned(),
        "as agreed with consumers: the notice period is yours, not a rule of Azure",
    )
}

fn verify_in_portal(route: &Route<'_>) -> Step {
    step(
        "Verify in the portal",
        NETWORK,
        BEFORE,
        format!(
            "Portal: {}, Settings, Platform migration, {}, Verify. Special conditions reported: stop, and plan path J with about 1 hour of downtime.",
            route.ground.case.instance.display_name(),
            route.ground.regions()
        ),
        "minutes; the only place that reveals special conditions",
    )
}

fn addresses_before(route: &Route<'_>) -> Option<Step> {
    let ground = &route.ground;
    let old = join(ground.public_ips().into_iter());
    let beside = if old.is_empty() {
        "the present public address is".to_owned()
    } else {
        format!("{old} is")
    };
    let new = ground.precreated();
    let text = match (ground.network, route.keeps_address) {
        (NetworkMode::Internal, _) => format!(
            "Allow {} wherever {beside} a permitted source or destination at the firewall. It is a public address: never the new private VIP, and not to be put into a private DNS zone. What it serves in Internal mode is not described; treat it as an additional management and egress address.",
            new?
        ),
        (_, true) => format!(
            "Allow {} wherever {beside} allowed, inbound and outbound. It serves for a short time during the move; afterwards {}.",
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

fn start_by_script(route: &Route<'_>) -> Step {
    let all =
        if route.ground.multi_region() { " The call addresses all locations at once." } else { "" };
    let mut step = step(
        &format!("Start the migration (path {})", route.path.id),
        PLATFORM,
        WINDOW,
        format!(
            "The command first stops unless state, platform, tier, network mode and address are those of this input.{all} Refused with 400: seen on instances already migrated, take the fresh export again. “Temporarily disabled”: seen in May and June 2024, open a support case. Whether the call still works after the automatic migration is unconfirmed. The portal does the same: Settings, Platform migration."
        ),
        "the call returns at once with 202",
    );
    step.commands.push(migrate(route));
    step.point_of_no_return = true;
    step
}

fn start_in_portal(route: &Route<'_>, moving: &Moving<'_>, why: &str) -> Step {
    let ground = &route.ground;
    let choice = match route.path.id.as_ref() {
        "C" | "E" => "keep the subnet, keep the IP address",
        "D" => "keep the subnet, new IP address",
        "F" => "keep the subnet, new IP address, keep the old compute for 48 hours",
        "A" => "keep the IP address",
        _ => "new IP address",
    };
    let mut step = step(
        &format!("Start the migration of {} (path {})", moving.class.region, route.path.id),
        PLATFORM,
        WINDOW,
        format!(
            "{why} Portal: {}, Settings, Platform migration, {}: {choice}, start. Nothing else is selected. Whether the migration still works after the automatic one is unconfirmed; if it is refused, open a support case.",
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
    let outage = if route.has_outage() {
        format!(", {} of them without API traffic", route.path.downtime)
    } else {
        String::new()
    };
    let reason = if ground.multi_region() { "; several regions can take longer" } else { "" };
    let mut text = format!(
        "Run it beside the portal. More than {} hours of Updating: support case, {}.",
        support::UPDATING_HOURS,
        support::ROUTE_LINE
    );
    if ground.injected() {
        text.push_str(" Watch what the firewall denies from the subnet in a second window.");
    }
    let mut step = step(
        "Watch",
        PLATFORM,
        WINDOW,
        text,
        &format!("30 to 60 minutes: about 45 expected{outage}{reason}; support beyond 2 hours"),
    );
    step.commands.push(watch(route, moving));
    step
}

fn change_dns(route: &Route<'_>) -> Step {
    let ground = &route.ground;
    let internal = ground.network == NetworkMode::Internal;
    let mut text = if internal {
        let old = join(ground.private_ips().into_iter());
        let old = if old.is_empty() { "the old address".to_owned() } else { old };
        format!(
            "Read the new private VIP with the command, and replace {old} by it in every private zone and on-premises DNS. Azure changes none of them. Both computes serve until the old one is removed: 48 hours if that was chosen, else about 15 minutes. That is a time to test, not a way back."
        )
    } else {
        let new = ground.precreated().unwrap_or_else(|| "the new address".to_owned());
        format!(
            "Point A records at {new}; a CNAME to the default host name needs nothing, and Azure switches the default host names itself. The old compute serves for about 15 minutes more."
        )
    };
    if let (Some(portal), false) = (portal_url(ground), internal) {
        text.push_str(&format!(" The developer portal at {portal} follows the same rule."));
    }
    let mut step = step(
        "Change DNS and firewalls",
        DNS,
        if internal { AFTER } else { WINDOW },
        text,
        "minutes to change; caches last as long as the records' time to live",
    );
    let property = if internal { "privateIPAddresses" } else { "publicIPAddresses" };
    step.commands.push(run(
        ground.case,
        "The new addresses",
        &format!(
            "{} -o json",
            get(&format!(
                "{{primary:properties.{property}, others:properties.additionalLocations[].[location, {property}]}}"
            ))
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
