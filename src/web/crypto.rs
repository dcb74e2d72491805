//! Encrypting a plan and opening one, by the browser's own cryptography: PBKDF2-HMAC-SHA-256 and
//! AES-256-GCM. Nothing leaves the page, and no key is kept.

use crate::share::envelope::{Contents, Envelope, EnvelopeError, Header, ITERATIONS};
use js_sys::{Array, JsString, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Crypto, CryptoKey, SubtleCrypto};

/// Encrypts a plan under a passphrase, with a new salt and a new nonce.
///
/// # Errors
///
/// [`EnvelopeError::NoCrypto`] where the browser offers no cryptography.
pub async fn seal(
    contents: Contents,
    plaintext: &[u8],
    passphrase: &str,
) -> Result<Envelope, EnvelopeError> {
    let crypto = crypto().ok_or(EnvelopeError::NoCrypto)?;
    let (mut salt, mut nonce) = ([0; 16], [0; 12]);
    for random in [&mut salt[..], &mut nonce[..]] {
        crypto.get_random_values_with_u8_array(random).map_err(none)?;
    }
    let header = Header { contents, iterations: ITERATIONS, salt, nonce };
    seal_with(header, plaintext, passphrase).await
}

/// Encrypts a plan under a header that is given. A header must never be used twice with a
/// passphrase: [`seal`] makes a new one.
///
/// # Errors
///
/// [`EnvelopeError::NoCrypto`] where the browser offers no cryptography.
pub async fn seal_with(
    header: Header,
    plaintext: &[u8],
    passphrase: &str,
) -> Result<Envelope, EnvelopeError> {
    let subtle = crypto().ok_or(EnvelopeError::NoCrypto)?.subtle();
    let key = key(&subtle, &header, passphrase).await.map_err(none)?;
    let authenticated = header.authenticated(plaintext.len());
    let by = aes_gcm(&header, &authenticated);
    let sealed = subtle.encrypt_with_object_and_u8_array(&by, &key, plaintext).map_err(none)?;
    let sealed = bytes(JsFuture::from(sealed).await.map_err(none)?);
    Ok(Envelope { header, authenticated, sealed })
}

/// Opens an encrypted plan.
///
/// # Errors
///
/// [`EnvelopeError::Refused`] where the passphrase is another one or the plan was changed on
/// purpose, [`EnvelopeError::NoCrypto`] where the browser offers no cryptography.
pub async fn open(envelope: &Envelope, passphrase: &str) -> Result<Vec<u8>, EnvelopeError> {
    let subtle = crypto().ok_or(EnvelopeError::NoCrypto)?.subtle();
    let key = key(&subtle, &envelope.header, passphrase).await.map_err(none)?;
    let by = aes_gcm(&envelope.header, &envelope.authenticated);
    let opened =
        subtle.decrypt_with_object_and_u8_array(&by, &key, &envelope.sealed).map_err(none)?;
    // The browser says no more than that it failed.
    let opened = JsFuture::from(opened).await.map_err(|_| EnvelopeError::Refused)?;
    Ok(bytes(opened))
}

/// The browser's cryptography; a page from `http:` has none but its random numbers.
fn crypto() -> Option<Crypto> {
    let crypto = web_sys::window()?.crypto().ok()?;
    let subtle = Reflect::get(&crypto, &"subtle".into()).ok()?;
    subtle.is_object().then_some(crypto)
}

/// The key of a passphrase. The same letters may be typed as one character or as two.
async fn key(
    subtle: &SubtleCrypto,
    header: &Header,
    passphrase: &str,
) -> Result<CryptoKey, JsValue> {
    let passphrase = String::from(JsString::from(passphrase).normalize("NFC"));
    let secret = Uint8Array::from(passphrase.as_bytes());
    let derive = Array::of1(&"deriveKey".into());
    let base = subtle.import_key_with_str("raw", &secret, "PBKDF2", false, &derive)?;
    let base: CryptoKey = JsFuture::from(base).await?.unchecked_into();
    let by = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", Uint8Array::from(&header.salt[..]).into()),
        ("iterations", header.iterations.into()),
    ]);
    let to = object(&[("name", "AES-GCM".into()), ("length", 256.into())]);
    let uses = Array::of2(&"encrypt".into(), &"decrypt".into());
    let key = subtle.derive_key_with_object_and_object(&by, &base, &to, false, &uses)?;
    Ok(JsFuture::from(key).await?.unchecked_into())
}

fn aes_gcm(header: &Header, authenticated: &[u8]) -> Object {
    object(&[
        ("name", "AES-GCM".into()),
        ("iv", Uint8Array::from(&header.nonce[..]).into()),
        ("additionalData", Uint8Array::from(authenticated).into()),
        ("tagLength", 128.into()),
    ])
}

fn object(members: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in members {
        // An object that was just made takes every member.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

fn bytes(buffer: JsValue) -> Vec<u8> {
    Uint8Array::new(&buffer).to_vec()
}

fn none(_: JsValue) -> EnvelopeError {
    EnvelopeError::NoCrypto
}
