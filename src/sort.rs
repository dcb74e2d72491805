//! Sorting with one copy of the algorithm in the program.
//!
//! `slice::sort_by` brings some three kilobytes of code for every type and order. Here the order of
//! the places is found once, without knowing the items, and the items are then exchanged.

use std::cmp::Ordering;

/// Sorts items. Equal ones keep their order.
pub(crate) fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let order = order(items.len(), &|one, other| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    });
    arrange(items, order);
}

/// Brings the item of each place in `order` to the place where it stands there.
pub(crate) fn arrange<T>(items: &mut [T], order: Vec<usize>) {
    for (one, other) in exchanges(order) {
        items.swap(one, other);
    }
}

/// Takes back what [`arrange`] did with the same order.
pub(crate) fn restore<T>(items: &mut [T], order: Vec<usize>) {
    for (one, other) in exchanges(order).into_iter().rev() {
        items.swap(one, other);
    }
}

/// The places of the items in the order wanted.
pub(crate) fn order(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..len).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}

/// The exchanges, one after another, that bring the item of each place in `order` to the place
/// where it stands there.
fn exchanges(mut order: Vec<usize>) -> Vec<(usize, usize)> {
    let mut exchanges = vec![];
    for start in 0..order.len() {
        let mut place = start;
        // Follows one cycle: what belongs here lies where the order says.
        while let Some(from) = order.get(place).copied() {
            if let Some(done) = order.get_mut(place) {
                *done = place;
            }
            if from == start {
                break;
            }
            exchanges.push((place, from));
            place = from;
        }
    }
    exchanges
}

#[cfg(test)]
mod tests {
    use super::{arrange, restore, sort_by};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(
            mut items in prop::collection::vec((0_u8..9, any::<u16>()), 0..60),
        ) {
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            sort_by(&mut items, |a, b| a.0.cmp(&b.0));
            prop_assert_eq!(items, expected);
        }

        #[test]
        fn what_was_arranged_is_restored(
            order in Just((0..40_usize).collect::<Vec<_>>()).prop_shuffle(),
        ) {
            let before: Vec<usize> = (100..140).collect();
            let mut items = before.clone();
            arrange(&mut items, order.clone());
            let expected: Vec<usize> = order.iter().map(|place| before[*place]).collect();
            prop_assert_eq!(&items, &expected);
            restore(&mut items, order);
            prop_assert_eq!(items, before);
        }
    }
}
