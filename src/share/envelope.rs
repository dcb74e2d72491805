//! The outside of an encrypted plan, as a link or as a file: what is in the clear, and what is
//! authenticated. No cryptography happens here; `web::crypto` does it with the browser's.
//!
//! ```text
//! "APEV"  version  kdf  contents  iterations(4)  salt(16)  nonce(12)  length(4)  | authenticated
//! check sum(4) of all that is authenticated and of what follows
//! AES-256-GCM: ciphertext and tag
//! ```
//!
//! Numbers are big-endian. The key is PBKDF2-HMAC-SHA-256 of the passphrase in UTF-8 (NFC) and the
//! salt. The check sum keeps nothing secret and proves nothing: it tells a file that was damaged
//! from a wrong passphrase. A wrong passphrase and a change on purpose cannot be told apart.

use super::link::{check_sum, decode, encode};
use std::fmt;

/// What an encrypted link begins with.
pub const TAG: &str = "e1.";
/// The ending of an encrypted file.
pub const EXTENSION: &str = ".apimplan";
/// Iterations of the derivation of the key in what is made here.
pub const ITERATIONS: u32 = 1_000_000;
/// The fewest that are accepted.
pub const LEAST_ITERATIONS: u32 = 600_000;
/// The most that are accepted: more would keep a browser busy for minutes.
pub const MOST_ITERATIONS: u32 = 10_000_000;
/// Bytes of the tag at the end.
const GCM_TAG: usize = 16;
const MAGIC: [u8; 4] = *b"APEV";
const VERSION: u8 = 1;
const PBKDF2_HMAC_SHA_256: u8 = 1;
/// Bytes of the header that are authenticated.
const HEADER: usize = 43;

/// What is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contents {
    /// The text of a link.
    Link,
    /// A document that is an input: a report, or an export.
    Document,
}

/// What stands in the clear: what the key is made with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// What is encrypted.
    pub contents: Contents,
    /// Iterations of the derivation of the key.
    pub iterations: u32,
    /// Salt of the derivation; random.
    pub salt: [u8; 16],
    /// Nonce of the encryption; random, and never used twice with a key.
    pub nonce: [u8; 12],
}

/// An encrypted plan, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// What stands in the clear.
    pub header: Header,
    /// The bytes that are authenticated with the ciphertext.
    pub authenticated: Vec<u8>,
    /// Ciphertext and tag.
    pub sealed: Vec<u8>,
}

/// Why an encrypted plan cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EnvelopeError {
    /// It is not one.
    Foreign,
    /// It ends early: how many bytes are missing.
    Cut(u32),
    /// It was changed on its way.
    Damaged,
    /// It was made by a newer version.
    Newer,
    /// It asks for a derivation of the key that is refused.
    Iterations(u32),
    /// The passphrase is another one, or somebody changed it on purpose.
    Refused,
    /// The browser offers no cryptography here.
    NoCrypto,
}

impl EnvelopeError {
    /// What was found, in a few words.
    pub fn title(&self) -> &'static str {
        match self {
            Self::Foreign => "This is not an encrypted plan",
            Self::Cut(_) => "This encrypted plan ends early",
            Self::Damaged => "This encrypted plan was changed on its way",
            Self::Newer => "This encrypted plan is newer than this page",
            Self::Iterations(_) => "This encrypted plan asks for an unusual key",
            Self::Refused => "The passphrase does not open this plan",
            Self::NoCrypto => "This browser offers no encryption here",
        }
    }

    /// What was expected, and the one thing to do.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Foreign => {
                "An encrypted plan is a file that ends in .apimplan, or a link with e1. after \
                 its #. Choose the file as it was sent."
            }
            Self::Cut(_) | Self::Damaged => {
                "Its check sum does not fit its contents. Ask for it again, as a file."
            }
            Self::Newer => "Load the newest version of this page, and open it again.",
            Self::Iterations(_) => {
                "This page accepts between 600,000 and 10,000,000 iterations. Ask whoever made it \
                 to make it with this page."
            }
            Self::Refused => {
                "Type the passphrase again, letter case included. If it is right, somebody changed \
                 the plan on purpose: these two cannot be told apart."
            }
            Self::NoCrypto => {
                "It is offered to pages from https: or localhost, and to most pages from a file. \
                 Open this page there, or in another browser."
            }
        }
    }
}

impl fmt::Display for EnvelopeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.title())?;
        match self {
            Self::Cut(missing) => write!(formatter, " ({missing} bytes are missing)")?,
            Self::Iterations(found) => write!(formatter, " ({found} iterations)")?,
            _ => {}
        }
        write!(formatter, ". {}", self.advice())
    }
}

impl std::error::Error for EnvelopeError {}

impl Header {
    /// The bytes that are authenticated together with a plaintext of so many bytes.
    pub fn authenticated(&self, plaintext: usize) -> Vec<u8> {
        let length = u32::try_from(plaintext + GCM_TAG).unwrap_or(u32::MAX);
        let contents = match self.contents {
            Contents::Link => 1,
            Contents::Document => 2,
        };
        let mut out = Vec::with_capacity(HEADER);
        out.extend(MAGIC);
        out.extend([VERSION, PBKDF2_HMAC_SHA_256, contents]);
        out.extend(self.iterations.to_be_bytes());
        out.extend(self.salt);
        out.extend(self.nonce);
        out.extend(length.to_be_bytes());
        out
    }
}

impl Envelope {
    /// The bytes of the file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut out = self.authenticated.clone();
        out.extend(sum(&self.authenticated, &self.sealed).to_be_bytes());
        out.extend(&self.sealed);
        out
    }

    /// The link.
    pub fn text(&self) -> String {
        format!("{TAG}{}", encode(&self.bytes()))
    }

    /// Reads a file.
    ///
    /// # Errors
    ///
    /// Says whether it is no encrypted plan, a damaged one, or one that is refused.
    pub fn read(bytes: &[u8]) -> Result<Self, EnvelopeError> {
        let rest = bytes.strip_prefix(&MAGIC).ok_or(EnvelopeError::Foreign)?;
        let missing = |length: usize| {
            EnvelopeError::Cut(
                u32::try_from(length.saturating_sub(bytes.len())).unwrap_or(u32::MAX),
            )
        };
        let mut rest = rest.iter().copied();
        let short = || missing(HEADER + 4 + GCM_TAG);
        let [version, kdf, contents] = take(&mut rest).ok_or_else(short)?;
        if version > VERSION {
            return Err(EnvelopeError::Newer);
        }
        let iterations = u32::from_be_bytes(take(&mut rest).ok_or_else(short)?);
        let salt = take(&mut rest).ok_or_else(short)?;
        let nonce = take(&mut rest).ok_or_else(short)?;
        let length = u32::from_be_bytes(take(&mut rest).ok_or_else(short)?);
        let found = u32::from_be_bytes(take(&mut rest).ok_or_else(short)?);
        let sealed: Vec<u8> = rest.collect();
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        if sealed.len() < length.min(1 << 30) {
            return Err(missing(HEADER + 4 + length));
        }
        let authenticated = bytes.get(..HEADER).unwrap_or_default().to_vec();
        let contents = match contents {
            1 => Contents::Link,
            2 => Contents::Document,
            _ => return Err(EnvelopeError::Damaged),
        };
        let right = sum(&authenticated, &sealed) == found
            && sealed.len() == length
            && length >= GCM_TAG
            && (version, kdf) == (VERSION, PBKDF2_HMAC_SHA_256);
        if !right {
            return Err(EnvelopeError::Damaged);
        }
        if !(LEAST_ITERATIONS..=MOST_ITERATIONS).contains(&iterations) {
            return Err(EnvelopeError::Iterations(iterations));
        }
        let header = Header { contents, iterations, salt, nonce };
        Ok(Self { header, authenticated, sealed })
    }

    /// Reads a link, or the address whose fragment it is.
    ///
    /// # Errors
    ///
    /// As [`Envelope::read`].
    pub fn read_text(text: &str) -> Result<Self, EnvelopeError> {
        let text = text.trim();
        let link = text.rsplit_once('#').map_or(text, |(_, fragment)| fragment);
        let encoded = link.strip_prefix(TAG).ok_or(EnvelopeError::Foreign)?;
        Self::read(&decode(encoded).ok_or(EnvelopeError::Damaged)?)
    }
}

/// Whether bytes are those of an encrypted file.
pub fn is_envelope(bytes: &[u8]) -> bool {
    bytes.starts_with(&MAGIC)
}

fn sum(authenticated: &[u8], sealed: &[u8]) -> u32 {
    check_sum(&[authenticated, sealed].concat())
}

/// The next bytes.
fn take<const N: usize>(bytes: &mut impl Iterator<Item = u8>) -> Option<[u8; N]> {
    let mut out = [0; N];
    for byte in &mut out {
        *byte = bytes.next()?;
    }
    Some(out)
}
