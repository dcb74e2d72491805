//! How many addresses an instance takes in its subnet, and which subnet has room for it.

use crate::model::Sku;

/// Addresses that Azure keeps for itself in every subnet.
pub(crate) const RESERVED: u32 = 5;

/// Addresses of one copy of a location: Developer 1, else 2 for each unit; 1 more for the
/// internal load balancer in Internal mode.
pub(crate) fn of_copy(tier: Sku, units: u32, internal: bool) -> Option<u32> {
    let compute = match tier {
        Sku::Developer => 1,
        Sku::Basic | Sku::Standard | Sku::Premium => units.checked_mul(2)?,
        _ => return None,
    };
    compute.checked_add(u32::from(internal))
}

/// Addresses that a subnet of this prefix leaves for use.
pub(crate) fn usable(prefix: u32) -> u32 {
    32u32
        .checked_sub(prefix)
        .and_then(|bits| 1u32.checked_shl(bits))
        .map_or(0, |all| all.saturating_sub(RESERVED))
}

/// The smallest subnet with this many usable addresses, as a prefix length.
pub(crate) fn smallest_prefix(addresses: u32) -> u32 {
    (1..=29).rev().find(|prefix| usable(*prefix) >= addresses).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documented_arithmetic() {
        assert_eq!(of_copy(Sku::Premium, 2, true), Some(5));
        assert_eq!(of_copy(Sku::Premium, 2, false), Some(4));
        assert_eq!(of_copy(Sku::Developer, 1, false), Some(1));
        assert_eq!(of_copy(Sku::Developer, 1, true), Some(2));
        assert_eq!(of_copy(Sku::Consumption, 0, false), None);
        assert_eq!((usable(28), usable(29)), (11, 3));
        assert_eq!(smallest_prefix(3), 29);
        assert_eq!(smallest_prefix(4), 28);
        assert_eq!(smallest_prefix(10), 28);
        assert_eq!(smallest_prefix(12), 27);
    }
}
