//! The notice to those who call the APIs: when, what changes for them, old and new addresses.

use super::sheet::Sheet;
use super::{Make, Paper, in_place, keeps_address, path};
use crate::classify::NetworkMode;
use crate::plan::{Plan, PlanKind};
use crate::report::InstanceReport;

pub(super) const PAPER: Paper = Paper {
    id: "consumer-notice",
    title: "Notice to API consumers",
    reader: "those who call the APIs",
    make: Make::Instance(make),
};

/// Findings whose repair refuses connections that are accepted now.
const CLIENT_PROTOCOLS: [&str; 3] =
    ["security/tls10-client", "security/ssl30", "security/tls-legacy-default"];

fn make(instance: &InstanceReport, plan: &Plan) -> Result<Sheet, &'static str> {
    let hosts = names(instance);
    let mut sheet = Sheet::titled(format!("Notice: {hosts}"));
    sheet.facts([
        ("APIs at", hosts),
        ("Day and hours (UTC)", "[day, from, to]".to_owned()),
        ("Contact", "[name, mail]".to_owned()),
    ]);
    if plan.kind == PlanKind::Maintain {
        let concerned = instance.findings.iter().any(|finding| {
            CLIENT_PROTOCOLS.iter().any(|id| finding.id.starts_with(id))
                && finding.urgency != crate::rules::Urgency::Note
        });
        if !concerned {
            return Err("Nothing in this plan changes how the APIs are called.");
        }
        sheet.heading("What changes");
        sheet.text("From the day above, connections with old protocols (SSL 3.0, TLS 1.0, TLS 1.1) are refused, as far as they are still accepted now. Addresses, host names, keys and contracts stay.");
        sheet.heading("What to do");
        sheet.text("Make sure that what calls the APIs uses TLS 1.2 or later. Tell the contact if that is not possible by then.");
        return Ok(sheet);
    }
    if plan.notice.is_empty() {
        return Err("Nothing in this plan changes how the APIs are called.");
    }
    sheet.heading("What happens");
    sheet.text(plan.notice.clone());
    let restore = plan.kind == PlanKind::Restore;
    let rows = if restore { Vec::new() } else { addresses(instance, plan) };
    if !rows.is_empty() {
        sheet.heading("Addresses");
        sheet.table(&["Region", "Address until then", "Address afterwards", "For you"], rows);
    }
    let keeps = keeps_address(plan);
    let mut points = Vec::new();
    let temporary = instance.precreated_ips.join(", ");
    let said = plan.notice.contains(&temporary);
    if instance.network_mode != NetworkMode::Internal && !said && in_place(plan) {
        points.push(if keeps {
            format!("If you filter by address: also allow {temporary} from before the window until we confirm the end.")
        } else {
            format!("If you filter by address: allow {temporary} before the window, and remove the old address after we confirm the end.")
        });
    }
    if !keeps {
        points.push(
            "If you hold the address instead of the host name: use the host name.".to_owned(),
        );
    }
    let outage = path(instance, plan).is_none_or(|path| !path.without_downtime);
    points.push(if restore {
        "Until we confirm that the service is back, calls fail.".to_owned()
    } else if outage {
        "Repeat calls that fail within the window; your monitoring may alarm.".to_owned()
    } else {
        "Nothing else. Tell the contact if calls fail for longer than a few minutes.".to_owned()
    });
    sheet.points("What to do", points);
    Ok(sheet)
}

/// The host names by which the APIs are called, or the name of the instance.
fn names(instance: &InstanceReport) -> String {
    let hosts = instance.hosts.iter().filter(|host| {
        !host.default && host.host_type.eq_ignore_ascii_case("Proxy") && !host.name.is_empty()
    });
    let hosts: Vec<&str> = hosts.map(|host| host.name.as_str()).collect();
    if hosts.is_empty() { instance.name.clone() } else { hosts.join(", ") }
}

/// For each location its address now and afterwards, as far as both are known.
fn addresses(instance: &InstanceReport, plan: &Plan) -> Vec<Vec<String>> {
    let keeps = keeps_address(plan);
    let internal = instance.network_mode == NetworkMode::Internal;
    let moves = |verdict: &str| plan.kind != PlanKind::Migrate || verdict == "stv1";
    let mut rows = Vec::new();
    for location in &instance.locations {
        let now = if internal { &location.private_ips } else { &location.public_ips };
        let now = now.join(", ");
        if now.is_empty() {
            continue;
        }
        let (then, what) = if !moves(&location.platform.verdict) {
            (now.clone(), "nothing: this location is not touched")
        } else if keeps {
            (now.clone(), "nothing")
        } else if !internal && in_place(plan) && !instance.precreated_ips.is_empty() {
            (instance.precreated_ips.join(", "), "replace it where you hold it")
        } else {
            ("known only afterwards; we tell it then".to_owned(), "replace it where you hold it")
        };
        rows.push(vec![location.region.clone(), now, then, what.to_owned()]);
    }
    rows
}
