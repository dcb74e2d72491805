//! What a text cannot hold, told without searching it: thousands of values are looked for in
//! reports of megabytes.

const LENGTH: usize = 6;
const BITS: u32 = 24;

/// The runs of characters of a text, as far as a table of their sums tells them apart.
pub(crate) struct Windows(Vec<bool>);

impl Windows {
    pub(crate) fn of(text: &str) -> Self {
        let mut found = vec![false; 1 << BITS];
        for window in text.as_bytes().windows(LENGTH) {
            found[place(window)] = true;
        }
        Self(found)
    }

    /// Whether the text may hold a value. Where it does, this is true; where it does not, mostly
    /// false.
    pub(crate) fn may_hold(&self, value: &str) -> bool {
        value.as_bytes().windows(LENGTH).all(|window| self.0[place(window)])
    }
}

fn place(window: &[u8]) -> usize {
    let sum = window.iter().fold(0_u64, |sum, byte| (sum << 8) | u64::from(*byte));
    usize::try_from(sum.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - BITS)).unwrap()
}

#[test]
fn what_a_text_holds_is_never_ruled_out() {
    let text = "rg-payments-prod and 192.0.2.1, Zürich 🔑 key";
    let windows = Windows::of(text);
    for (start, _) in text.char_indices() {
        for (end, _) in text[start..].char_indices() {
            assert!(windows.may_hold(&text[start..start + end]));
        }
    }
    assert!(!windows.may_hold("rg-payments-test"));
}
