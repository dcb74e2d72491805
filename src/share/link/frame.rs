//! The outside of a link: its tag, base64url, the length and the check sum.

use super::{LinkError, TAG};

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// The longest link that is read, in characters.
const LONGEST: usize = 8_000_000;

/// The link whose contents these are.
pub fn text_of(contents: &[u8]) -> String {
    let mut framed = Vec::with_capacity(contents.len() + 7);
    let mut length = contents.len();
    while length > 127 {
        framed.push(u8::try_from(length & 127).unwrap_or(0) | 128);
        length >>= 7;
    }
    framed.push(u8::try_from(length).unwrap_or(0));
    framed.extend(check_sum(contents).to_be_bytes());
    framed.extend(contents);
    format!("{TAG}{}", encode(&framed))
}

/// The contents of a link, or of the address whose fragment it is.
///
/// # Errors
///
/// Says whether it is no link, one of another version, cut or changed.
pub fn bytes_of(text: &str) -> Result<Vec<u8>, LinkError> {
    let link = find(text).ok_or(LinkError::Foreign)?;
    let (tag, rest) = link.split_once('.').ok_or(LinkError::Foreign)?;
    match (tag, tag.get(1..).and_then(|version| version.parse::<u32>().ok())) {
        ("e1", _) => return Err(LinkError::Encrypted),
        ("p1", _) => {}
        (_, Some(0)) => return Err(LinkError::Older(format!("{tag}."))),
        (_, Some(_)) => return Err(LinkError::Newer(format!("{tag}."))),
        _ => return Err(LinkError::Foreign),
    }
    let framed = decode(rest).ok_or(LinkError::Damaged)?;
    let mut bytes = framed.iter();
    let mut length = 0_usize;
    for place in 0..5 {
        let byte = bytes.next().ok_or(LinkError::Cut(1))?;
        length |= usize::from(byte & 127) << (7 * place);
        if byte & 128 == 0 {
            break;
        }
    }
    let mut sum = 0_u32;
    for _ in 0..4 {
        sum = (sum << 8) | u32::from(*bytes.next().ok_or(LinkError::Cut(1))?);
    }
    let contents = bytes.as_slice();
    if let Some(missing) = length.checked_sub(contents.len()).filter(|missing| *missing > 0) {
        // A length that nobody would send is damage, not a cut.
        return Err(if length > LONGEST {
            LinkError::Damaged
        } else {
            LinkError::Cut(u32::try_from(missing * 4 / 3 + 1).unwrap_or(u32::MAX))
        });
    }
    if contents.len() > length || check_sum(contents) != sum {
        return Err(LinkError::Damaged);
    }
    Ok(contents.to_vec())
}

/// Where a link stands in a text: the text itself, or what follows the `#` of an address. Mail
/// programs wrap it in blanks, angle brackets and full stops.
pub fn find(text: &str) -> Option<&str> {
    let text = text.get(..LONGEST).unwrap_or(text).trim();
    let link = text.rsplit_once('#').map_or(text, |(_, fragment)| fragment).trim_start_matches('<');
    let tag = link.split_once('.')?.0;
    let mut characters = tag.chars();
    let kind = characters.next()?;
    let digits = characters.as_str();
    let numbered = (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    (matches!(kind, 'p' | 'e') && numbered).then_some(link)
}

/// CRC-32.
pub(crate) fn check_sum(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 };
        }
    }
    !sum
}

/// Bytes in base64url without padding.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 4 / 3 + 3);
    for three in bytes.chunks(3) {
        let mut bits = 0_u32;
        for place in 0..3 {
            bits = (bits << 8) | u32::from(three.get(place).copied().unwrap_or(0));
        }
        for place in 0..=three.len() {
            let index = usize::try_from((bits >> (18 - 6 * place)) & 63).unwrap_or(0);
            out.push(ALPHABET.get(index).map_or('A', |byte| char::from(*byte)));
        }
    }
    out
}

/// The bytes of base64url. White space, which mail programs put in, is passed over, and so is
/// what closes a link in a sentence.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_end().trim_end_matches(['>', '.', ',', ';', ')', ']', '"', '\'', '=']);
    let mut out = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in text.bytes().filter(|byte| !byte.is_ascii_whitespace()) {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'-' | b'+' => 62,
            b'_' | b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push(u8::try_from((bits >> count) & 255).unwrap_or(0));
        }
    }
    Some(out)
}
