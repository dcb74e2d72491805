//! Side by side to a v2 tier: a new instance, never an upgrade, and no part of leaving stv1.

use super::ruling::{Effects, Path, Ruling};
use super::{Ground, join, missing, target, v2_fit};
use crate::classify::{Cloud, Family, NetworkMode};
use crate::knowledge::regions::{self, Region};
use crate::knowledge::{sources, tiers};
use crate::model::{CertificateSource, HostType, Sku};

pub(super) const PATH: Path = Path {
    id: "v2",
    title: "New instance in a v2 tier",
    rule,
    effects,
    source: sources::V2_OVERVIEW,
};

fn rule(ground: &Ground<'_>) -> Ruling {
    match ground.case.class.family {
        Family::V2 => Ruling::not_applicable(within_family(ground.tier)),
        Family::Serverless => consumption(ground),
        Family::Classic => classic(ground),
        Family::Unknown => Ruling::needs(
            missing::tier(ground.case),
            vec!["what a v2 tier would lack depends on the tier of today".to_owned()],
        ),
    }
}

fn within_family(tier: Option<Sku>) -> String {
    match tier {
        Some(Sku::BasicV2) => "already in a v2 tier; Standard v2 is possible in place without gateway downtime and without a new address, according to a third-party reading of 2026-09-26 (unconfirmed); Premium v2 is not documented in place".to_owned(),
        Some(Sku::StandardV2) => "already in a v2 tier; Basic v2 is possible in place, according to a third-party reading of 2026-09-26 (unconfirmed); Premium v2 is not documented in place".to_owned(),
        _ => "already in a v2 tier".to_owned(),
    }
}

fn consumption(ground: &Ground<'_>) -> Ruling {
    if let Some(misfit) = misfit(ground) {
        return Ruling::blocked(vec![misfit]);
    }
    let mut reasons = vec![
        "a new instance, not an upgrade; nothing asks for it".to_owned(),
        "v2 tiers have fixed units instead of scaling to zero, and no managed certificates"
            .to_owned(),
    ];
    match offered(ground) {
        Ok(offered) => reasons.push(offered),
        Err(Some(blocker)) => return Ruling::blocked(vec![blocker]),
        Err(None) => {
            return Ruling::needs(missing::region(ground.case), reasons);
        }
    }
    Ruling::possible(reasons)
}

fn classic(ground: &Ground<'_>) -> Ruling {
    let blockers = blockers(ground);
    if !blockers.is_empty() {
        return Ruling::blocked(blockers);
    }
    if let Some(misfit) = misfit(ground) {
        return Ruling::blocked(vec![misfit]);
    }
    let mut reasons = vec![
        "a new instance, not an upgrade and no part of a migration to stv2; backup and restore do not work into a v2 tier, and no date asks for it".to_owned(),
    ];
    match offered(ground) {
        Ok(offered) => reasons.push(offered),
        Err(Some(blocker)) => return Ruling::blocked(vec![blocker]),
        Err(None) => return Ruling::needs(missing::region(ground.case), reasons),
    }
    reasons.extend(network(ground));
    reasons.extend(losses(ground));
    Ruling::possible(reasons)
}

/// What no v2 tier has and the instance shows.
fn blockers(ground: &Ground<'_>) -> Vec<String> {
    let mut out = Vec::new();
    let cloud = ground.case.class.cloud;
    if matches!(cloud, Cloud::UsGov | Cloud::China) {
        out.push(
            "the published region table of the v2 tiers lists regions of global Azure only"
                .to_owned(),
        );
    }
    let additional = ground.case.class.locations.iter().filter(|location| !location.primary);
    let additional = join(additional.map(|location| location.region.as_str()));
    if !additional.is_empty() {
        out.push(format!("v2 tiers have no multi-region: {additional} would be lost"));
    }
    let hosts = ground.gateway_hosts();
    if hosts.len() > 1 {
        out.push(format!(
            "v2 tiers have one custom gateway domain; this instance has {}",
            join(hosts.into_iter())
        ));
    }
    if let (Some(units), Some(most)) = (units(ground), most_units())
        && units > most
    {
        out.push(format!("{units} units; no v2 tier has more than {most}"));
    }
    out
}

/// Why no tier is left, where each of them lacks something else.
fn misfit(ground: &Ground<'_>) -> Option<String> {
    let fit = v2_fit(ground.case)?;
    if target(&fit, ground.tier).is_some() {
        return None;
    }
    let why: Vec<_> =
        fit.tiers.iter().map(|tier| format!("{} {}", tier.name, tier.summary)).collect();
    Some(format!("no v2 tier fits: {}", why.join("; ")))
}

fn units(ground: &Ground<'_>) -> Option<u32> {
    match ground.case.instance.primary.capacity.value() {
        Some(crate::model::Capacity::Units(units)) => Some(*units),
        _ => None,
    }
}

fn most_units() -> Option<u32> {
    tiers::TIERS
        .iter()
        .filter(|tier| tier.family == Family::V2)
        .filter_map(|tier| tier.max_units)
        .max()
}

/// Which v2 tiers the region has; `Err(Some)` where it has none, `Err(None)` where the region is
/// not known.
fn offered(ground: &Ground<'_>) -> Result<String, Option<String>> {
    let Some(name) = ground.case.instance.primary.name.value() else { return Err(None) };
    let Some(region) = regions::find(name) else {
        return Err(Some(format!("{name} is not in the region table of the v2 tiers (2026-04)")));
    };
    let listed = |wanted: bool| {
        join(offers(region).into_iter().filter(|(_, has)| *has == wanted).map(|(tier, _)| tier))
    };
    let (has, lacks) = (listed(true), listed(false));
    if has.is_empty() {
        return Err(Some(format!("{} is not listed for any v2 tier (2026-04)", region.display)));
    }
    let mut text = format!("{} is listed for {has} (2026-04)", region.display);
    if !lacks.is_empty() {
        text.push_str(&format!(", not for {lacks}"));
    }
    if !region.note.is_empty() {
        text.push_str(&format!("; {}", region.note));
    }
    Ok(text)
}

fn offers(region: &Region) -> [(&'static str, bool); 3] {
    [
        ("Basic v2", region.offers.basic_v2),
        ("Standard v2", region.offers.standard_v2),
        ("Premium v2", region.offers.premium_v2),
    ]
}

/// What the network mode and private endpoints ask of a v2 tier.
fn network(ground: &Ground<'_>) -> Vec<String> {
    let mut out = Vec::new();
    if ground.injected() {
        out.push("only Premium v2 injects into a VNet, at creation only, in its own subnet of /27 or larger that is delegated to Microsoft.Web/hostingEnvironments; Standard v2 offers outbound integration and an inbound private endpoint instead, Basic v2 neither".to_owned());
    } else if ground.network == NetworkMode::Unknown {
        out.push("the network mode is not known: only Premium v2 injects into a VNet".to_owned());
    }
    if !ground.case.instance.private_endpoints.items().is_empty() {
        out.push("its private endpoint needs Standard v2 or Premium v2".to_owned());
    }
    out
}

/// What the instance has and would not have in a v2 tier.
fn losses(ground: &Ground<'_>) -> Vec<String> {
    let instance = ground.case.instance;
    let mut out = vec!["no static IP address".to_owned()];
    if !instance.ca_certificates.items().is_empty() {
        out.push("its CA certificates move to backend entities".to_owned());
    }
    let hosts = instance.hosts.items();
    let managed = hosts.iter().any(|host| {
        host.source.value().is_some_and(|source| source.value == CertificateSource::Managed)
    });
    if managed {
        out.push("no managed certificate: an own one is needed".to_owned());
    }
    let kinds = [
        (HostType::Management, "Management"),
        (HostType::Scm, "Scm"),
        (HostType::Portal, "Portal"),
    ];
    for (kind, name) in kinds {
        let custom = hosts.iter().any(|host| {
            host.host_type.value().is_some_and(|written| written.value == kind)
                && host.name.value().is_some_and(|name| !super::is_default_host(name))
        });
        if custom {
            out.push(format!("its {name} host has no counterpart"));
        }
    }
    let renegotiates =
        hosts.iter().any(|host| host.negotiate_client_certificate.value().copied() == Some(true));
    if renegotiates {
        out.push("client-certificate renegotiation is missing".to_owned());
    }
    if ground.tier == Some(Sku::Developer) {
        out.push("nearest to Developer is Basic v2; there is no Developer v2".to_owned());
    }
    out.push("self-hosted gateways, Event Grid events and some policies are missing too, and not visible here".to_owned());
    out
}

fn effects(_: &Ground<'_>) -> Effects {
    Effects {
        downtime: "none until the cut-over".to_owned(),
        ip_effect: "new, and not static".to_owned(),
        old_compute: "as long as you decide",
        config_lock: "none",
        reversible: "yes, until the old instance is deleted",
        cost: "a second instance for the overlap, at the prices of the v2 tier",
        you_change: "everything: configuration by APIOps or templates, subscriptions and keys, DNS"
            .to_owned(),
        without_downtime: true,
    }
}
