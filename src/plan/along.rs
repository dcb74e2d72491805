//! The plan of an instance along a path of the reader's choice.

use super::route::Route;
use super::{Plan, migrate, side_by_side, v2_tier};
use crate::Text;
use crate::classify::Case;
use crate::paths::{self, Ground, PathStatus, PathVerdict, Standing, target, v2_fit};
use crate::rules::Finding;

/// The plan along a path that is possible, or would be once one fact is settled: `A` to `L`, `v2`
/// for the v2 tier that suits best, or the name of one (`BasicV2`, `StandardV2`, `PremiumV2`).
/// `None` where the path does not apply, is blocked, or the input does not tell enough to
/// describe it.
pub fn along(
    case: &Case<'_>,
    paths: &[PathVerdict],
    findings: &[Finding],
    id: &str,
) -> Option<Plan> {
    let wanted = |path: &&PathVerdict| path.id.eq_ignore_ascii_case(id);
    let named = paths.iter().find(wanted);
    let path = named.or_else(|| paths.iter().find(|path| path.id == "v2"))?;
    if path.status > PathStatus::NeedsFact {
        return None;
    }
    let ground = Ground::of(case);
    let nothing_to_migrate = matches!(ground.standing, Standing::Elsewhere(_));
    let mut plan = match path.id.as_ref() {
        "K" => side_by_side::plan(&ground, paths, path),
        "v2" => {
            if path.status != PathStatus::Possible {
                return None;
            }
            let fit = v2_fit(case)?;
            let tier = match named {
                Some(_) => target(&fit, ground.tier)?,
                None => fit.tiers.iter().find(|tier| tier.sku.eq_ignore_ascii_case(id))?,
            };
            let at = fit.tiers.iter().position(|one| one.sku == tier.sku)?;
            v2_tier::plan(&ground, paths, &fit, at)?
        }
        _ => migrate::plan(&Route::along(ground, paths, path)?, paths, findings),
    };
    plan.choice = choice(paths, path, nothing_to_migrate);
    Some(plan)
}

/// Which paths of an instance [`along`] has a plan for, in their order.
pub fn planned(case: &Case<'_>, paths: &[PathVerdict]) -> Vec<Text> {
    let leads = |path: &&PathVerdict| match path.id.as_ref() {
        _ if path.status > PathStatus::NeedsFact => false,
        "K" => true,
        "v2" => path.status == PathStatus::Possible,
        _ => Route::along(Ground::of(case), paths, path).is_some(),
    };
    paths.iter().filter(leads).map(|path| path.id.clone()).collect()
}

/// How the path stands among the others.
fn choice(paths: &[PathVerdict], path: &PathVerdict, nothing_to_migrate: bool) -> String {
    let reason = |path: &PathVerdict| path.reasons.first().cloned().unwrap_or_default();
    let mut out = match (path.status, &path.needs) {
        (PathStatus::Recommended, _) => return String::new(),
        (_, Some(needs)) => {
            format!("NO-GO until one fact is settled: {} ({}). ", needs.fact, needs.how)
        }
        _ => String::new(),
    };
    match paths::recommended(paths) {
        Some(best) => out.push_str(&format!(
            "This is not the recommended path. Path {} is {}. Path {}: {}.",
            best.id,
            reason(best),
            path.id,
            reason(path)
        )),
        None => out.push_str(&format!(
            "{}. Path {}: {}.",
            if nothing_to_migrate {
                "Nothing has to migrate, so no path is recommended"
            } else {
                "No path is recommended before more is known"
            },
            path.id,
            reason(path)
        )),
    }
    out
}
