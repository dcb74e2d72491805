//! Encrypted plans: the layout, against vectors that another implementation made.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test panics")]

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use apim_planner::share::envelope::{Contents, Envelope, EnvelopeError};
use serde_json::Value;

const VECTORS: &str = include_str!("fixtures/envelopes/vectors.json");

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

fn vectors() -> Vec<Value> {
    serde_json::from_str(VECTORS).unwrap()
}

fn text<'a>(vector: &'a Value, member: &str) -> &'a str {
    vector[member].as_str().unwrap()
}

fn open(envelope: &Envelope, passphrase: &str) -> Option<Vec<u8>> {
    let header = &envelope.header;
    let mut key = [0; 32];
    pbkdf2::pbkdf2_hmac::<sha2::Sha256>(
        passphrase.as_bytes(),
        &header.salt,
        header.iterations,
        &mut key,
    );
    let payload = Payload { msg: &envelope.sealed, aad: &envelope.authenticated };
    Aes256Gcm::new(&key.into()).decrypt(Nonce::from_slice(&header.nonce), payload).ok()
}

#[test]
fn the_layout_is_that_of_the_vectors() {
    for vector in vectors() {
        let name = text(&vector, "name");
        let file = bytes(text(&vector, "file"));
        let envelope = Envelope::read(&file).unwrap();
        assert_eq!(envelope.bytes(), file, "{name}");
        assert_eq!(envelope.text(), text(&vector, "link"), "{name}");
        let address = format!("https://plan.example/#{}", text(&vector, "link"));
        assert_eq!(Envelope::read_text(&address).unwrap(), envelope, "{name}");
        let header = &envelope.header;
        assert_eq!(header.salt.to_vec(), bytes(text(&vector, "salt")), "{name}");
        assert_eq!(header.nonce.to_vec(), bytes(text(&vector, "nonce")), "{name}");
        assert_eq!(u64::from(header.iterations), vector["iterations"].as_u64().unwrap(), "{name}");
        assert_eq!(header.contents == Contents::Link, vector["contents"] == 1, "{name}");
        let plaintext = bytes(text(&vector, "plaintext"));
        assert_eq!(header.authenticated(plaintext.len()), envelope.authenticated, "{name}");
        // The page brings a passphrase into its composed form first; this one is not.
        if text(&vector, "passphrase").is_ascii() {
            assert_eq!(open(&envelope, text(&vector, "passphrase")), Some(plaintext), "{name}");
        }
    }
}

#[test]
fn a_wrong_passphrase_and_a_changed_header_open_nothing() {
    let vector = &vectors()[1];
    let envelope = Envelope::read(&bytes(text(vector, "file"))).unwrap();
    assert_eq!(open(&envelope, "y"), None);
    let mut other = envelope.clone();
    other.authenticated[6] = 2;
    assert_eq!(open(&other, "x"), None);
}

#[test]
fn damage_is_told_from_a_wrong_passphrase() {
    let file = bytes(text(&vectors()[0], "file"));
    assert_eq!(Envelope::read(b"{}"), Err(EnvelopeError::Foreign));
    assert_eq!(Envelope::read_text("p1.AAAA"), Err(EnvelopeError::Foreign));
    for end in 4..file.len() {
        let error = Envelope::read(&file[..end]).unwrap_err();
        assert!(matches!(error, EnvelopeError::Cut(missing) if missing > 0), "{end}: {error:?}");
    }
    for place in 5..file.len() {
        let mut changed = file.clone();
        changed[place] ^= 0x20;
        assert!(Envelope::read(&changed).is_err(), "{place}");
    }
    let mut newer = file.clone();
    newer[4] = 2;
    assert_eq!(Envelope::read(&newer), Err(EnvelopeError::Newer));
    let mut longer = file;
    longer.push(0);
    assert_eq!(Envelope::read(&longer), Err(EnvelopeError::Damaged));
}

#[test]
fn an_absurd_number_of_iterations_is_refused() {
    for iterations in [0, 1, 599_999, 10_000_001, u32::MAX] {
        let mut envelope = Envelope::read(&bytes(text(&vectors()[0], "file"))).unwrap();
        envelope.header.iterations = iterations;
        envelope.authenticated = envelope.header.authenticated(envelope.sealed.len() - 16);
        let found = Envelope::read(&envelope.bytes());
        assert_eq!(found, Err(EnvelopeError::Iterations(iterations)));
        assert!(found.unwrap_err().to_string().contains("iterations"));
    }
}
