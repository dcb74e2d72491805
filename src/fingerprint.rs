//! A short name for a text: the same in every copy, on every day.

/// FNV-1a, 64 bits, in hexadecimal. It tells texts apart and protects nothing.
pub(crate) fn of(parts: &[&str]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        // The byte between two parts occurs in no text.
        for byte in part.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn parts_count_as_parts() {
        assert_eq!(of(&["ab", "c"]), of(&["ab", "c"]));
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
        assert_eq!(of(&[]), "cbf29ce484222325");
    }
}
