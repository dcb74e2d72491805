//! The request to those who run firewalls and DNS: what to allow, what to change, when to take it
//! away again.

use super::sheet::Sheet;
use super::{Make, Paper, in_place, keeps_address, moves};
use crate::classify::NetworkMode;
use crate::plan::{Plan, PlanKind, Table};
use crate::report::{InstanceReport, LocationReport};

pub(super) const PAPER: Paper = Paper {
    id: "network-request",
    title: "Firewall and DNS request",
    reader: "those who run firewalls and DNS",
    make: Make::Instance(make),
};

fn make(instance: &InstanceReport, plan: &Plan) -> Result<Sheet, &'static str> {
    if !moves(plan) {
        return Err("No address and no network rule changes in this plan.");
    }
    let internal = instance.network_mode == NetworkMode::Internal;
    let keeps = keeps_address(plan);
    let moving: Vec<&LocationReport> = instance
        .locations
        .iter()
        .filter(|one| plan.kind != PlanKind::Migrate || one.platform.verdict == "stv1")
        .collect();
    let list = |of: fn(&LocationReport) -> &Vec<String>| {
        let all: Vec<&str> = moving.iter().flat_map(|one| of(one)).map(String::as_str).collect();
        all.join(", ")
    };
    let (public, private) = (list(|one| &one.public_ips), list(|one| &one.private_ips));
    let subnets: Vec<&str> = moving.iter().filter_map(|one| one.subnet.as_deref()).collect();
    let mut sheet = Sheet::titled(format!("Firewall and DNS request: {}", instance.name));
    sheet.facts([
        ("For", plan.title.clone()),
        ("From, until", "[from], until we confirm the end".to_owned()),
        ("Contact", "[name, mail]".to_owned()),
        ("Public address now", public.clone()),
        ("Private address now", private.clone()),
        ("Subnet now", subnets.join(", ")),
    ]);
    if in_place(plan) {
        firewall(&mut sheet, instance, keeps, &public);
    } else {
        elsewhere(&mut sheet, plan, &public);
    }
    // Other tables of a plan say nothing to a firewall.
    let rules = |table: &&Table| table.columns.first().is_some_and(|name| name == "Direction");
    for table in plan.tables.iter().filter(rules) {
        sheet.text(format!("{}:", table.title));
        sheet.table(RULES, table.rows.clone());
    }
    dns(&mut sheet, instance, plan, keeps, if internal { &private } else { &public });
    Ok(sheet)
}

/// Columns of a table of network rules, as plans have it.
const RULES: &[&str] = &["Direction", "Source", "Destination", "Port", "Why"];

/// Compute that ends in another subnet or behind another public address.
fn elsewhere(sheet: &mut Sheet, plan: &Plan, public: &str) {
    let mut points = vec![
        "Allow the range of the new subnet [range] wherever that of the former one is allowed."
            .to_owned(),
    ];
    if plan.kind != PlanKind::Restore && !public.is_empty() {
        points.push(format!(
            "Allow the new public address [address] wherever {public} is allowed, inbound and outbound."
        ));
        points.push(format!("Remove {public} after our confirmation: it is gone then."));
    }
    sheet.points("Firewall", points);
}

fn firewall(sheet: &mut Sheet, instance: &InstanceReport, keeps: bool, public: &str) {
    let temporary = instance.precreated_ips.join(", ");
    let internal = instance.network_mode == NetworkMode::Internal;
    let beside = if public.is_empty() { "the present public address" } else { public };
    let address = if temporary.is_empty() {
        "[pre-created address, from the portal or the fresh export]"
    } else {
        temporary.as_str()
    };
    let again = if temporary.is_empty() { "the pre-created address" } else { address };
    let mut points = Vec::new();
    if internal {
        points.push(format!("Allow {address} wherever {beside} is a permitted source or destination. It is a public address that Azure created for the migration; it is never the new private address and belongs in no private zone."));
    } else {
        points.push(format!("Allow {address} wherever {beside} is allowed: inbound TCP 443 from API consumers, and outbound where it is a permitted source at partners and backends."));
    }
    points.push(match (keeps, internal) {
        (true, false) => format!("Remove {again} after our confirmation: it serves for a short time only, and {beside} stays."),
        (true, true) => format!("Remove {again} after our confirmation."),
        (false, _) => format!("Remove {beside} after our confirmation: it is gone then."),
    });
    if instance.locations.iter().any(|one| one.subnet.is_some()) {
        points.push("Keep direct routing of the service tag ApiManagement to the Internet, and the service endpoints for Storage, SQL and Key Vault on the subnet.".to_owned());
    }
    sheet.points("Firewall", points);
}

fn dns(sheet: &mut Sheet, instance: &InstanceReport, plan: &Plan, keeps: bool, now: &str) {
    if keeps {
        sheet.heading("DNS");
        sheet.text("Nothing changes: the address stays, and with it every record.");
        return;
    }
    let internal = instance.network_mode == NetworkMode::Internal || plan.kind == PlanKind::Restore;
    let after = if internal || !in_place(plan) || instance.precreated_ips.is_empty() {
        "[new address, known after the change]".to_owned()
    } else {
        instance.precreated_ips.join(", ")
    };
    // What a restored instance shows now is not what its records hold.
    let now = match plan.kind {
        PlanKind::Restore => "[address in the records]",
        _ => now,
    };
    let hosts = instance.hosts.iter().filter(|host| !host.default && !host.name.is_empty());
    let rows: Vec<Vec<String>> = hosts
        .map(|host| vec![host.name.clone(), host.host_type.clone(), now.to_owned(), after.clone()])
        .collect();
    sheet.heading("DNS");
    sheet.table(&["Host name", "For", "Address now", "Address afterwards"], rows);
    let mut points = vec![
        "Lower the time to live of these records before the window, and set it back afterwards."
            .to_owned(),
    ];
    points.push(if internal {
        "Change the records in every private zone and on every on-premises server, default host names included: Azure changes none of them.".to_owned()
    } else {
        "Change A records only: a CNAME to the default host name needs nothing, and Azure switches the default host names itself.".to_owned()
    });
    sheet.points("What to do", points);
}
