//! A text is read as it is. Where that does not go well it is mended and read again, and the
//! better reading counts.

use super::Given;
use super::attempt::Attempt;
use super::mend::{self, Frame, Mended, mend};
use super::notes::Notes;
use std::cmp::Ordering;

/// The best reading of a text; what was mended for it is noted.
pub(super) fn read<'g>(given: &'g Given<'_>, text: &str, notes: &mut Notes) -> Attempt<'g> {
    let plain = Attempt::read(given, text, None);
    if !plain.troubled() && !mend::suspicious(text) {
        return plain;
    }
    let (mut best, mut used) = (plain, None);
    for unpack in [false, true] {
        let Some((attempt, mended)) = again(given, text, unpack, given.repairs) else { continue };
        let order = attempt.compare(&best);
        let as_good = order.is_eq() && !unpack && !best.instances.is_empty();
        if order.is_gt() || (as_good && mended.changed()) {
            (best, used) = (attempt, Some((mended, unpack)));
        } else if used.is_none() && !mended.changed() {
            used = Some((mended, unpack));
        }
        if !best.instances.is_empty() && !best.troubled() {
            break;
        }
    }
    if best.instances.is_empty()
        && !text.trim_start().starts_with(['{', '['])
        && best.documents.iter().all(|document| document.shape == "unknown")
        && let Some(named) = Attempt::named(given, text)
    {
        // Brackets stand in many texts that have a name of their own.
        return named;
    }
    if let Some((mended, unpack)) = used {
        let home = Frame::new(text, vec![]);
        let helps = offers_help(given, text, &mended, unpack, &best);
        for met in mended.met.iter().filter(|met| !met.offered || helps) {
            let at = home.place(met.first).bare();
            if let (true, Some(offset)) = (met.offered, at.offset) {
                best.notes.drop_syntax(offset);
            }
            mend::note(met, at, notes);
        }
    }
    best
}

fn again<'g>(
    given: &'g Given<'_>,
    text: &str,
    unpack: bool,
    accepted: &[String],
) -> Option<(Attempt<'g>, Mended)> {
    let mended = mend(text, unpack, accepted)?;
    let attempt = Attempt::read(given, &mended.text, Some(mended.frame(text)));
    Some((attempt, mended))
}

/// Whether what is offered was tried and reads more than what is done unasked.
fn offers_help(
    given: &Given<'_>,
    text: &str,
    mended: &Mended,
    unpack: bool,
    best: &Attempt<'_>,
) -> bool {
    let mut accepted = mended.offers();
    if accepted.is_empty() {
        return false;
    }
    accepted.extend(given.repairs.iter().cloned());
    // An object that PowerShell wrote as a text is no fault of the text: reading it tells more,
    // and nothing less was understood before.
    let wanted = if mended.is_flattened() { Ordering::is_ge } else { Ordering::is_gt };
    again(given, text, unpack, &accepted).is_some_and(|(attempt, _)| wanted(attempt.compare(best)))
}
