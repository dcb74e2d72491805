//! The plan that moves compute off stv1, along the recommended path.

use super::route::Route;
use super::{Plan, PlanKind, afterwards, checks, gate, network_rules, prepare, steps};
use crate::paths::{Ground, PathVerdict};
use crate::rules::Finding;

/// The plan, where anything is on stv1 and a path is recommended.
pub(super) fn plan(
    ground: Ground<'_>,
    paths: &[PathVerdict],
    findings: &[Finding],
) -> Option<Plan> {
    let route = Route::of(ground, paths)?;
    let ground = &route.ground;
    Some(Plan {
        kind: PlanKind::Migrate,
        path: Some(route.path.id.clone()),
        title: format!(
            "Migrate {} in {} (path {})",
            ground.case.instance.display_name(),
            ground.regions(),
            route.path.id
        ),
        summary: summary(&route),
        window: prepare::window(&route),
        roles: prepare::roles(&route),
        gate: Some(gate::gate(ground)),
        prerequisites: prepare::prerequisites(&route, findings),
        checks: checks::checks(&route),
        tables: network_rules::table(ground).into_iter().collect(),
        steps: steps::steps(&route),
        verification: afterwards::verification(&route),
        rollback: afterwards::rollback(&route),
        cleanup: afterwards::cleanup(&route),
        questions: prepare::questions(&route),
        notice: prepare::notice(&route),
    })
}

fn summary(route: &Route<'_>) -> String {
    let how = match route.portal {
        Some(why) => format!("started in the portal. {why}"),
        None => "by one call.".to_owned(),
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
