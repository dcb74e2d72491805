//! The plan that moves compute off stv1, along a path in place.

use super::route::{Route, Way};
use super::{Plan, PlanKind, afterwards, checks, gate, matrix, network_rules, prepare, steps};
use crate::paths::{PathVerdict, Standing};
use crate::rules::Finding;

/// The plan along a route.
pub(super) fn plan(route: &Route<'_>, paths: &[PathVerdict], findings: &[Finding]) -> Plan {
    let ground = &route.ground;
    let mut tables = network_rules::tables(route);
    tables.push(matrix::table(paths, &route.path.id));
    let migrate = if matches!(ground.standing, Standing::NotKnown) {
        "If it is on stv1: migrate"
    } else {
        "Migrate"
    };
    Plan {
        kind: PlanKind::Migrate,
        path: Some(route.path.id.clone()),
        choice: String::new(),
        title: format!(
            "{migrate} {} in {} (path {})",
            ground.case.instance.display_name(),
            ground.regions(),
            route.path.id
        ),
        summary: summary(route),
        window: prepare::window(route),
        roles: prepare::roles(route),
        gate: Some(gate::gate(ground)),
        prerequisites: prepare::prerequisites(route, findings),
        checks: checks::checks(route),
        tables,
        steps: steps::steps(route),
        verification: afterwards::verification(route),
        rollback: afterwards::rollback(route),
        cleanup: afterwards::cleanup(route),
        questions: prepare::questions(route),
        notice: prepare::notice(route),
    }
}

fn summary(route: &Route<'_>) -> String {
    let how = match (route.portal, route.way) {
        (Some(why), Way::WithDowntime) => format!("not by a command. {why}"),
        (Some(why), _) => format!("started in the portal. {why}"),
        (None, _) => "by one call.".to_owned(),
    };
    let address = if route.path.ip_effect.is_empty() {
        String::new()
    } else {
        format!(" Address: {}.", route.path.ip_effect)
    };
    format!(
        "{}: {how} API downtime: {}.{address} Afterwards to change: {}.",
        route.path.title, route.path.downtime, route.path.you_change
    )
}
