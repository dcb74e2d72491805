//! What a path consists of: a rule that says whether it can be taken, and its effects.

use super::ground::{Ground, Standing};
use super::{MissingFact, PathStatus, missing};
use crate::classify::NetworkMode;
use crate::knowledge::Source;

/// A path as the documents describe it.
pub(super) struct Path {
    /// `A` to `L`, or `v2`.
    pub(super) id: &'static str,
    /// What it does, in a few words.
    pub(super) title: &'static str,
    /// Whether it can be taken.
    pub(super) rule: fn(&Ground<'_>) -> Ruling,
    /// What it does, with the instance's own names and addresses.
    pub(super) effects: fn(&Ground<'_>) -> Effects,
    /// Where the facts come from.
    pub(super) source: Source,
}

/// Whether a path can be taken, and why.
pub(super) struct Ruling {
    pub(super) status: PathStatus,
    pub(super) reasons: Vec<String>,
    pub(super) needs: Option<MissingFact>,
}

impl Ruling {
    pub(super) fn possible(reasons: Vec<String>) -> Self {
        Self { status: PathStatus::Possible, reasons, needs: None }
    }

    pub(super) fn blocked(reasons: Vec<String>) -> Self {
        Self { status: PathStatus::Blocked, reasons, needs: None }
    }

    pub(super) fn not_applicable(reason: impl Into<String>) -> Self {
        Self { status: PathStatus::NotApplicable, reasons: vec![reason.into()], needs: None }
    }

    pub(super) fn needs(needs: MissingFact, reasons: Vec<String>) -> Self {
        Self { status: PathStatus::NeedsFact, reasons, needs: Some(needs) }
    }
}

/// The effects of a path.
pub(super) struct Effects {
    pub(super) downtime: String,
    pub(super) ip_effect: String,
    pub(super) old_compute: &'static str,
    pub(super) config_lock: &'static str,
    pub(super) reversible: &'static str,
    pub(super) cost: &'static str,
    pub(super) you_change: String,
    pub(super) without_downtime: bool,
}

/// No migration is reversible once it has succeeded.
pub(super) const IRREVERSIBLE: &str =
    "no, once it has succeeded; a failed migration rolls back to stv1 by itself";

/// What every migration in place costs.
pub(super) const SAME_BILL: &str =
    "no extra charge; the old compute is not billed while both exist";

/// The old compute of a move with a new address, where the portal offers no choice.
pub(super) const KEPT_BRIEFLY: &str = "about 15 min";

/// The old compute of a move with a new address, where the portal offers a choice.
pub(super) const KEPT_BY_CHOICE: &str = "about 15 min, or 48 h if chosen in the portal";

/// Effects of a path that does not apply.
pub(super) fn no_effects() -> Effects {
    Effects {
        downtime: "–".to_owned(),
        ip_effect: "–".to_owned(),
        old_compute: "–",
        config_lock: "–",
        reversible: "–",
        cost: "–",
        you_change: "–".to_owned(),
        without_downtime: false,
    }
}

/// Rules on what decides about most paths: whether anything is on stv1, then the network mode.
/// `Ok` where both are known and fit.
pub(super) fn fits(ground: &Ground<'_>, modes: &[NetworkMode]) -> Result<(), Box<Ruling>> {
    if let Standing::Elsewhere(why) = &ground.standing {
        return Err(Box::new(Ruling::not_applicable(why.clone())));
    }
    let wrong_mode = ground.network != NetworkMode::Unknown && !modes.contains(&ground.network);
    if wrong_mode {
        return Err(Box::new(Ruling::not_applicable(mode_reason(ground.network, modes))));
    }
    if let Standing::NotKnown = ground.standing {
        let mut reasons = vec!["applies only if the instance is on stv1".to_owned()];
        if ground.network == NetworkMode::Unknown {
            reasons.push("the network mode is not known either".to_owned());
        }
        return Err(Box::new(Ruling::needs(missing::platform(ground.case), reasons)));
    }
    if ground.network == NetworkMode::Unknown {
        let reasons = vec!["applies only in some network modes".to_owned()];
        return Err(Box::new(Ruling::needs(missing::network(ground.case), reasons)));
    }
    Ok(())
}

fn mode_reason(network: NetworkMode, modes: &[NetworkMode]) -> String {
    match (network, modes) {
        (NetworkMode::None, _) => "needs VNet injection; this instance has none".to_owned(),
        (NetworkMode::External, [NetworkMode::None]) => "VNet-injected (External)".to_owned(),
        (NetworkMode::Internal, [NetworkMode::None]) => "VNet-injected (Internal)".to_owned(),
        (NetworkMode::External, _) => "Internal mode only; this instance is External".to_owned(),
        (_, _) => "External mode only; this instance is Internal".to_owned(),
    }
}

/// What is true of every move in place and worth saying beside any of them.
pub(super) fn remarks(ground: &Ground<'_>) -> Vec<String> {
    let mut out = Vec::new();
    if ground.partly_migrated() {
        let done: Vec<_> = ground
            .case
            .class
            .locations
            .iter()
            .filter(|location| {
                !ground.moving.iter().any(|moving| std::ptr::eq(moving.class, *location))
            })
            .map(|location| format!("{} ({})", location.region, location.platform.platform.name()))
            .collect();
        out.push(format!(
            "concerns {} only; {} needs no migration, and the instance counts as migrated when every location is",
            ground.regions(),
            super::join(done.iter().map(String::as_str))
        ));
    }
    let state = ground.case.instance.provisioning_state.value();
    if let Some(state) = state
        && state.value != crate::model::ProvisioningState::Succeeded
    {
        out.push(format!("provisioningState is {}; it must be Succeeded first", state.raw));
    }
    let siblings = ground.stv1_siblings();
    if ground.injected() && !siblings.is_empty() {
        out.push(format!(
            "{} in the same subnet: one after another, never two at a time",
            super::join(siblings.into_iter())
        ));
    }
    out
}
