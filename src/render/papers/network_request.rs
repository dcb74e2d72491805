//! The request to those who run firewalls and DNS: what to allow, what to change, when to take it
//! away again.

use super::consumer_notice::keeps_address;
use super::sheet::Sheet;
use super::{Make, Paper};
use crate::classify::NetworkMode;
use crate::plan::{Plan, PlanKind};
use crate::report::{InstanceReport, LocationReport};

pub(super) const PAPER: Paper = Paper {
    id: "network-request",
    title: "Firewall and DNS request",
    reader: "those who run firewalls and DNS",
    make: Make::Instance(make),
};

fn make(instance: &InstanceReport, plan: &Plan) -> Result<Sheet, &'static str> {
    if !matches!(plan.kind, PlanKind::Migrate | PlanKind::Restore) {
        return Err("No address and no network rule changes in this plan.");
    }
    let internal = instance.network_mode == NetworkMode::Internal;
    let keeps = keeps_address(instance, plan);
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
    if plan.kind == PlanKind::Restore {
        sheet.points("Firewall", vec!["Allow the range of the new subnet [range] wherever that of the former one is allowed.".to_owned()]);
    } else {
        firewall(&mut sheet, instance, keeps, &public);
    }
    for table in &plan.tables {
        sheet.text(format!("{}:", table.title));
        sheet.table(&["Direction", "Source", "Destination", "Port", "Why"], table.rows.clone());
    }
    dns(&mut sheet, instance, plan, keeps, if internal { &private } else { &public });
    Ok(sheet)
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
    let after = if internal || instance.precreated_ips.is_empty() {
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
