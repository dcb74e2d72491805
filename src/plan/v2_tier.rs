//! Side by side to a v2 tier: a new instance, filled from templates, and a cut-over.

use super::beside::{self, SERVICE};
use super::prepare::item;
use super::steps::{NETWORK, OWNER, PLATFORM, number, step};
use super::{Check, Item, Plan, PlanKind, Step, Table, checks, matrix};
use crate::classify::{NetworkMode, Platform};
use crate::knowledge::api_versions;
use crate::knowledge::v2::Weight;
use crate::paths::{FitVerdict, Ground, PathVerdict, TierFit, V2Fit, join, limits};

/// The plan for one tier. `{at}` is its place among the tiers of the fit.
pub(super) fn plan(
    ground: &Ground<'_>,
    paths: &[PathVerdict],
    fit: &V2Fit,
    at: usize,
) -> Option<Plan> {
    let tier = fit.tiers.get(at)?;
    let case = ground.case;
    let name = case.instance.display_name();
    let counts = format!("below the limits: {}", limits(|sku| sku == tier.sku));
    let mut before = beside::checks(ground, counts);
    before.extend(questions_as_checks(fit));
    checks::letter(&mut before);
    Some(Plan {
        kind: PlanKind::SideBySide,
        path: Some("v2".into()),
        choice: String::new(),
        title: format!("Build a {} instance beside {name} and move", tier.name),
        summary: format!(
            "A new instance and no upgrade: {} cannot become {}, and {}. It is built beside the old one, filled by APIOps or templates, tested, and takes over by DNS. {}: {}. Address: new and not static. Network: {}.",
            name,
            tier.name,
            if case.class.has_stv1() {
                "leaving stv1 does not need it"
            } else {
                "no date asks for it"
            },
            words(tier.verdict),
            tier.summary,
            tier.network
        ),
        window: "Book 1 hour for the cut-over, which is DNS and a test; everything before it needs no window, because the old instance serves on.".to_owned(),
        roles: roles(ground, tier),
        gate: None,
        prerequisites: prerequisites(ground, tier),
        checks: before,
        tables: vec![points(fit, at), matrix::table(paths, "v2")],
        steps: steps(ground, fit, tier, at),
        verification: verification(ground, tier),
        rollback: beside::rollback(),
        cleanup: beside::cleanup(ground),
        questions: questions(ground, fit),
        notice: beside::notice(ground),
    })
}

/// A verdict in words.
fn words(verdict: FitVerdict) -> &'static str {
    match verdict {
        FitVerdict::Fits => "It fits",
        FitVerdict::WithChanges => "It fits with changes",
        FitVerdict::CannotTell => "Whether it fits cannot be told",
        FitVerdict::DoesNotFit => "It does not fit",
    }
}

/// The gaps of this tier as a table: what the plan has to deal with.
fn points(fit: &V2Fit, at: usize) -> Table {
    let rows = fit.points.iter().filter_map(|point| {
        let tier = point.tiers.get(at)?;
        Some(vec![point.title.to_string(), point.here.clone(), tier.text.to_string()])
    });
    Table {
        title: "What the instance shows, and what the tier makes of it".to_owned(),
        columns: ["Point", "This instance", "In the new tier"].map(Into::into).to_vec(),
        rows: rows.collect(),
    }
}

/// The questions that a command answers.
fn questions_as_checks(fit: &V2Fit) -> impl Iterator<Item = Check> {
    // The counts are among the checks already.
    let asked = fit.questions.iter().filter(|question| question.id != "counts");
    asked.filter(|question| question.command.is_some()).map(|question| {
        checks::check(
            question.text.to_string(),
            question.command.clone(),
            question.good.clone(),
            question.otherwise.to_string(),
        )
    })
}

fn injects(ground: &Ground<'_>, tier: &TierFit) -> bool {
    ground.network == NetworkMode::Internal && tier.sku == "PremiumV2"
}

fn integrates(ground: &Ground<'_>, tier: &TierFit) -> bool {
    ground.injected() && !injects(ground, tier) && tier.sku != "BasicV2"
}

fn roles(ground: &Ground<'_>, tier: &TierFit) -> Vec<String> {
    let mut out = vec![
        "platform engineer: builds, fills and compares".to_owned(),
        "DNS owner: the cut-over".to_owned(),
        "application owner: functional test, callers".to_owned(),
        "security officer: accepts what the tier does otherwise".to_owned(),
        "service owner: pays for both, decides when the old one goes".to_owned(),
    ];
    if injects(ground, tier) || integrates(ground, tier) || private_endpoint(ground, tier) {
        out.push("network engineer: subnet, private endpoint, firewall".to_owned());
    }
    out
}

fn private_endpoint(ground: &Ground<'_>, tier: &TierFit) -> bool {
    tier.sku != "BasicV2"
        && (!ground.case.instance.private_endpoints.items().is_empty()
            || (ground.network == NetworkMode::Internal && tier.sku == "StandardV2"))
}

fn prerequisites(ground: &Ground<'_>, tier: &TierFit) -> Vec<Item> {
    let mut out = vec![
        item(
            "Every point of the table that is to change, test or accept has an owner and a decision.",
        ),
        item(
            "Permission: Microsoft.ApiManagement/service/write in the resource group of the new instance.",
        ),
        item(
            "The configuration is in a repository as APIOps artefacts or templates: neither a backup nor a restore exists in a v2 tier.",
        ),
    ];
    if injects(ground, tier) || integrates(ground, tier) {
        out.push(Item {
            text: format!(
                "Permission: Microsoft.Network/virtualNetworks/subnets/join/action on a subnet of its own in the region and subscription of the instance, /27 or larger (13 units; /24 is recommended), used by no other instance, delegated to {}{}. The classic rule is the opposite: the subnet of today must have no delegation, so it cannot be used again.",
                if injects(ground, tier) { "Microsoft.Web/hostingEnvironments" } else { "Microsoft.Web/serverFarms" },
                if injects(ground, tier) { ", with the network security group rules that “VNet injection in Premium v2” lists; no route table and no service endpoint is needed" } else { ", with a network security group, which needs no specific rule" }
            ),
            command: None,
        });
    }
    out
}

fn steps(ground: &Ground<'_>, fit: &V2Fit, tier: &TierFit, at: usize) -> Vec<Step> {
    let case = ground.case;
    let mut out = Vec::new();
    let mut decide = step(
        "Decide on what the tier does otherwise",
        SERVICE,
        "first",
        format!("{}.", decisions(fit, at)),
        "days to weeks: those who are concerned decide, not the platform",
    );
    decide.commands.push(beside::state(case));
    out.push(decide);
    if injects(ground, tier) || integrates(ground, tier) {
        out.push(step(
            "Make the subnet ready",
            NETWORK,
            "before the new instance",
            "As under the prerequisites. Firewalls and backends that let the old subnet in let the new one in as well.".to_owned(),
            "hours to days: your network process decides",
        ));
    }
    let version =
        if tier.sku == "PremiumV2" { api_versions::PREMIUM_V2 } else { api_versions::CURRENT };
    let mut create = step(
        &format!("Create an empty {} instance", tier.name),
        PLATFORM,
        "any day",
        if injects(ground, tier) {
            "In the portal, with the subnet: injection is chosen at creation and cannot be added or switched later, and how it is written in a template is not confirmed, so there is no command here. Then watch.".to_owned()
        } else {
            "The command takes region and publisher from the old one, 1 unit to begin with, shows what it would send, and asks before it sends it. Then watch. What a unit of a v2 tier carries, compared with one of today, is not in the facts collected here: load it before the cut-over and scale.".to_owned()
        },
        "how long a creation takes is not stated in the documents; the last command prints the end",
    );
    if !injects(ground, tier) {
        create.commands.push(beside::create(
            case,
            version,
            "",
            &format!(
                "{{location:location, sku:{{name:'{}', capacity:\\`1\\`}}, identity:{{type:'SystemAssigned'}}, properties:{{publisherEmail:properties.publisherEmail, publisherName:properties.publisherName}}}}",
                tier.sku
            ),
        ));
    }
    create.commands.push(beside::watch(case, version));
    out.push(create);
    out.extend(network(ground, tier));
    if fit.points.iter().any(|point| point.id == "client-certificate") {
        out.push(step(
            "Test mutual TLS on the empty instance",
            OWNER,
            "before anything is copied",
            "Each client that presents a certificate calls a test host name of the new instance: renegotiation is missing in v2 tiers. It is cheap proof before the work begins.".to_owned(),
            "1 to 3 weeks: depends on the partners",
        ));
    }
    out.push(step(
        "Copy the configuration",
        PLATFORM,
        "after the decisions",
        format!(
            "Extract with APIOps, or deploy the templates, into the new instance.{} Policies that buffer more than 2 MiB are rewritten.",
            copied(fit)
        ),
        "1 to 2 weeks, depending on the policies to be rewritten",
    ));
    out.push(step(
        "Make subscriptions, users and keys again",
        PLATFORM,
        "after the configuration",
        "APIOps and templates do not carry them: import them through the management API, or have the callers take new keys. Try one subscription key before the bulk.".to_owned(),
        "1 to 3 days with a script; longer where every caller takes a new key",
    ));
    out.push(step(
        "Grant access, send logs",
        PLATFORM,
        "after the configuration",
        "The new managed identity gets what the old one has: Key Vault, backends. Diagnostic settings and alerts are made again; the metric Capacity is replaced by CPU and memory of the gateway, built-in analytics by the Azure Monitor dashboard.".to_owned(),
        "1 day",
    ));
    let hosts = ground.gateway_hosts();
    if !hosts.is_empty() {
        out.push(step(
            "Bind the host name",
            PLATFORM,
            "before the cut-over",
            format!(
                "{} with an own certificate, from Key Vault through the new identity or as a file.",
                join(hosts.into_iter())
            ),
            "1 hour; longer where the certificate has to be ordered",
        ));
    }
    out.extend(beside::cut_over(ground));
    number(&mut out);
    out
}

/// What has to be decided, point by point.
fn decisions(fit: &V2Fit, at: usize) -> String {
    let open = fit.points.iter().filter_map(|point| {
        let tier = point.tiers.get(at)?;
        (tier.weight >= Weight::Change)
            .then(|| format!("{} ({}): {}", point.title, point.here, tier.text))
    });
    let open: Vec<String> = open.collect();
    if open.is_empty() {
        "Nothing in the input asks for a decision; the checks below may".to_owned()
    } else {
        open.join(". ")
    }
}

/// What changes its place while the configuration is copied.
fn copied(fit: &V2Fit) -> String {
    let mut out = String::new();
    for (id, text) in [
        ("ca-certificates", " The CA certificates of the service go to the backend entities."),
        (
            "managed-certificate",
            " An own certificate, for example from Key Vault, takes the place of the managed one.",
        ),
    ] {
        if fit.points.iter().any(|point| point.id == id) {
            out.push_str(text);
        }
    }
    out
}

fn network(ground: &Ground<'_>, tier: &TierFit) -> Vec<Step> {
    let mut out = Vec::new();
    if integrates(ground, tier) {
        out.push(step(
            "Connect it to the VNet for outbound calls",
            NETWORK,
            "after the creation",
            "Outbound integration into the prepared subnet; it can be made at creation or later. How it is written in a template is not confirmed, so make it in the portal. Then one call to a private backend.".to_owned(),
            "hours",
        ));
    }
    if private_endpoint(ground, tier) {
        let close = if ground.network == NetworkMode::Internal {
            " Until public network access is disabled the gateway is reachable from the Internet: do that before anything is copied into it."
        } else {
            ""
        };
        out.push(step(
            "Make the private endpoint",
            NETWORK,
            "after the creation",
            format!("A private endpoint for the new instance, approved, with its record in the private DNS zone that clients use.{close}"),
            "1 day, with the approval",
        ));
    }
    out
}

fn verification(ground: &Ground<'_>, tier: &TierFit) -> Vec<Item> {
    let mut out = vec![Item {
        text: format!(
            "The new instance is Succeeded with sku.name {}. platformVersion says nothing there: undetermined has been seen on Basic v2, and what the others report is unconfirmed.",
            tier.sku
        ),
        command: None,
    }];
    if integrates(ground, tier) || injects(ground, tier) {
        out.push(item("A call through the new gateway reaches a private backend."));
    }
    if ground.network == NetworkMode::Internal {
        out.push(item("From outside nothing answers."));
    }
    out.extend(beside::verification(ground));
    out
}

fn questions(ground: &Ground<'_>, fit: &V2Fit) -> Vec<String> {
    let mut out = beside::questions(ground);
    let asked = fit.questions.iter().filter(|question| question.command.is_none());
    out.extend(asked.map(|question| {
        format!("{} Good: {}. Otherwise: {}.", question.text, question.good, question.otherwise)
    }));
    out.push("What does the new tier cost? No dated price list is among the facts collected here: azure.microsoft.com/pricing/details/api-management.".to_owned());
    if matches!(ground.case.class.platform.platform, Platform::Stv1 | Platform::Mixed)
        && ground.case.class.has_stv1()
    {
        out.push("The instance is on stv1, which has had no service level since 2024-09-01: can it wait for a new instance, or does it migrate in place first?".to_owned());
    }
    out
}
