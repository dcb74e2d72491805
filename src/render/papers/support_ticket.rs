//! The support request about a migration: what support asks first.

use super::sheet::Sheet;
use super::{Make, Paper, path};
use crate::knowledge::support;
use crate::plan::{Plan, PlanKind};
use crate::render::markdown::units;
use crate::report::InstanceReport;

pub(super) const PAPER: Paper = Paper {
    id: "support-ticket",
    title: "Support ticket",
    reader: "Azure support",
    make: Make::Instance(make),
};

fn make(instance: &InstanceReport, plan: &Plan) -> Result<Sheet, &'static str> {
    if !matches!(plan.kind, PlanKind::Migrate | PlanKind::Restore) {
        return Err("The plan has no step in which Azure support could be needed.");
    }
    let restore = plan.kind == PlanKind::Restore;
    let mut sheet = Sheet::titled(format!("Support ticket: {}", instance.name));
    sheet.points("In the form", support::ROUTE.iter().map(|line| (*line).to_owned()).collect());
    sheet.heading("The instance");
    sheet.facts([
        ("ARM id", instance.id.clone().unwrap_or_else(|| "[ARM id]".to_owned())),
        ("Cloud", instance.cloud.display().to_owned()),
        ("Tier", instance.sku.name.clone().unwrap_or_default()),
        ("Units", units(instance)),
        ("Network", instance.virtual_network_type.clone().unwrap_or_default()),
    ]);
    sheet.table(
        &["Region", "Platform", "Public address", "Private address", "Subnet"],
        instance
            .locations
            .iter()
            .map(|one| {
                vec![
                    one.region.clone(),
                    one.platform.verdict.clone(),
                    one.public_ips.join(", "),
                    one.private_ips.join(", "),
                    one.subnet.clone().unwrap_or_default(),
                ]
            })
            .collect(),
    );
    sheet.heading("What happened");
    if restore {
        sheet.text("The endpoints of the instance are reported as blocked, and it is in no virtual network. The export shows customProperties Service.Disabled as True.");
    } else {
        let path = path(instance, plan);
        let path =
            path.map_or_else(String::new, |path| format!(" (path {}: {})", path.id, path.title));
        sheet.text(format!("The instance was to be migrated from stv1 to stv2{path}."));
    }
    sheet.facts([
        ("Started at (UTC)", "[time]".to_owned()),
        ("Started by", "[portal, or the call with its answer and correlation id]".to_owned()),
        ("State since then", "[Updating since, or Failed at]".to_owned()),
        ("Error in full", "[text]".to_owned()),
        ("Effect on the APIs", "[reachable or not, since when]".to_owned()),
        (
            "“Unblock my service” used in the portal",
            if restore { "[no, or when]".to_owned() } else { String::new() },
        ),
    ]);
    sheet.points(
        "We ask",
        if restore {
            vec![
                "Which condition made the automatic migration remove the virtual network?".to_owned(),
                "Does the PATCH that sets network, subnet and Service.Disabled together still work for this instance?".to_owned(),
            ]
        } else {
            vec![
                format!("More than {} hours in the state Updating: is it still working, and until when?", support::UPDATING_HOURS),
                "Failed or refused: why, and what has to be changed before the next try?".to_owned(),
                "Is the instance to be migrated automatically, and when?".to_owned(),
            ]
        },
    );
    sheet.points(
        "Attached",
        vec![
            "The export before the change and the fresh one.".to_owned(),
            "The output of the script that watched, with its time stamps.".to_owned(),
        ],
    );
    Ok(sheet)
}
