//! How an instance migrates in place: along which path, by script or in the portal.

use crate::paths::{self, Ground, PathStatus, PathVerdict, Standing};

/// What a path does to the compute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Paths A to F: it is replaced where it is.
    InPlace,
    /// Path J: the same, with an hour of downtime.
    WithDowntime,
    /// Path G: into another subnet.
    NewSubnet,
    /// Path H: into another subnet, and back.
    ThereAndBack,
    /// Path I: availability zones are set.
    Zones,
    /// Path L: a VNet connection is created.
    Connect,
}

impl Way {
    /// The way of a path; `None` for one that builds a new instance.
    fn of(path: &str) -> Option<Self> {
        Some(match path {
            "A" | "B" | "C" | "D" | "E" | "F" => Self::InPlace,
            "G" => Self::NewSubnet,
            "H" => Self::ThereAndBack,
            "I" => Self::Zones,
            "J" => Self::WithDowntime,
            "L" => Self::Connect,
            _ => return None,
        })
    }
}

/// A migration in place along a path.
pub(super) struct Route<'a> {
    /// The facts.
    pub(super) ground: Ground<'a>,
    /// The path.
    pub(super) path: &'a PathVerdict,
    /// What it does to the compute.
    pub(super) way: Way,
    /// Whether the address stays (A, C, E, J).
    pub(super) keeps_address: bool,
    /// Whether it is started in the portal, and why; `None` where the script is as good.
    pub(super) portal: Option<&'static str>,
    /// Whether enabling availability zones would be another way.
    pub(super) zones_possible: bool,
}

impl<'a> Route<'a> {
    /// The route along a path; `None` where the input does not tell enough to describe it.
    pub(super) fn along(
        ground: Ground<'a>,
        paths: &'a [PathVerdict],
        path: &'a PathVerdict,
    ) -> Option<Self> {
        let way = Way::of(&path.id)?;
        let blind = ground.network == crate::classify::NetworkMode::Unknown
            || (matches!(way, Way::Zones | Way::Connect) && ground.tier.is_none());
        if blind || matches!(ground.standing, Standing::Elsewhere(_)) {
            return None;
        }
        let portal = portal(&ground, way, &path.id);
        let zones_possible = way != Way::Zones
            && paths.iter().any(|path| path.id == "I" && path.status == PathStatus::Possible);
        let keeps_address = matches!(path.id.as_ref(), "A" | "C" | "E" | "J");
        Some(Self { ground, path, way, keeps_address, portal, zones_possible })
    }

    /// The route along the recommended path of an instance that has stv1 locations.
    pub(super) fn recommended(ground: Ground<'a>, paths: &'a [PathVerdict]) -> Option<Self> {
        if !matches!(ground.standing, Standing::Stv1) {
            return None;
        }
        Self::along(ground, paths, paths::recommended(paths)?)
    }

    /// Whether the API is expected to be unreachable for some time.
    pub(super) fn has_outage(&self) -> bool {
        !self.path.without_downtime
    }

    /// Whether it ends in another subnet than it starts in.
    pub(super) fn new_subnet(&self) -> bool {
        matches!(self.way, Way::NewSubnet | Way::ThereAndBack | Way::Connect)
    }

    /// The address that Azure created for the migration, where this way uses it.
    pub(super) fn precreated(&self) -> Option<String> {
        match self.way {
            Way::InPlace | Way::WithDowntime => self.ground.precreated(),
            _ => None,
        }
    }
}

/// Why the portal starts it.
fn portal(ground: &Ground<'_>, way: Way, path: &str) -> Option<&'static str> {
    match way {
        Way::NewSubnet | Way::ThereAndBack => Some(
            "The documented call has no place for another subnet; the portal takes one, for each location by itself.",
        ),
        Way::Zones => Some("Zones are set for each location by itself."),
        Way::Connect => Some("The connection is made for each location by itself."),
        Way::WithDowntime => ground.partly_migrated().then_some(
            "The documented call addresses all locations, and what it does to one that has left stv1 already is not documented.",
        ),
        Way::InPlace if ground.partly_migrated() && !ground.injected() => Some(
            "Without a VNet one migration addresses all regions, and what it does to one that has left stv1 already is not documented; the portal shows what it offers for this one.",
        ),
        Way::InPlace if ground.partly_migrated() => Some(
            "The REST call addresses all locations, and what it does to one that has left stv1 already is not documented; the portal migrates each VNet location by itself.",
        ),
        Way::InPlace if ground.injected() && ground.multi_region() => Some(
            "The portal migrates each VNet location by itself, so that one region serves while another moves; the REST call moves all of them at once.",
        ),
        Way::InPlace if path == "F" => Some(
            "Only the portal offers to keep the old compute for 48 hours instead of about 15 minutes, which is the time in which DNS can be changed while both serve.",
        ),
        Way::InPlace => None,
    }
}
