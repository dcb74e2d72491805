//! The words of Azure and of the tools: texts that are nobody's own.

use crate::model::ProvisioningState;

/// What else Azure writes where a text is one of a few words.
const WORDS: [&str; 17] = [
    "Enabled",
    "Disabled",
    "Completed",
    "Failed",
    "InProgress",
    "None",
    "SystemAssigned",
    "UserAssigned",
    "CertificateAuthority",
    "Root",
    "Default",
    "Preview",
    "Stable",
    "True",
    "False",
    "null",
    "absent",
];

/// The sender that Azure sets.
const SENDER: &str = "apimgmt-noreply@mail.windowsazure.com";

/// The custom properties of Azure, without their common beginning. Those of ciphers follow a
/// pattern.
const PROPERTIES: [&str; 13] = [
    "Gateway.Security.Protocols.Tls10",
    "Gateway.Security.Protocols.Tls11",
    "Gateway.Security.Protocols.Ssl30",
    "Gateway.Security.Backend.Protocols.Tls10",
    "Gateway.Security.Backend.Protocols.Tls11",
    "Gateway.Security.Backend.Protocols.Ssl30",
    "Gateway.Protocols.Server.Http2",
    "Gateway.Security.Ciphers.TripleDes168",
    "Gateway.ManagedIdentity.DisableOverPrivilegedAccess",
    "Stv2MigrationPreCreatedIps",
    "Service.Disabled",
    "Gateway.Security.Protocols.Tls12",
    "Gateway.Security.Protocols.Tls13",
];

/// What follows `Gateway.Security.Ciphers.`.
const CIPHERS: [&str; 8] = [
    "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
    "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
    "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
    "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
    "TLS_RSA_WITH_AES_128_GCM_SHA256",
    "TLS_RSA_WITH_AES_256_CBC_SHA256",
    "TLS_RSA_WITH_AES_128_CBC_SHA256",
    "TLS_RSA_WITH_AES_256_CBC_SHA",
];

/// Keys that stand in the pointers to what is read, in lower case and in order.
const KEYS: [&str; 5] = ["location", "name", "properties", "sku", "value"];

fn any(words: &[&str], text: &str) -> bool {
    words.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Whether a text is a word of Azure, several of them, the version of an API, or a short number.
pub(super) fn is_word(text: &str) -> bool {
    text.split(',').all(|part| {
        let part = part.trim();
        any(&WORDS, part)
            || ProvisioningState::read(part).value != ProvisioningState::Unlisted
            || is_api_version(part)
            || (part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit()))
    })
}

/// `2024-05-01` and `2024-06-01-preview`.
fn is_api_version(text: &str) -> bool {
    let date = text.strip_suffix("-preview").unwrap_or(text);
    date.len() == 10
        && date.bytes().enumerate().all(|(index, byte)| match index {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

/// Whether a text is the sender that Azure sets.
pub(super) fn is_default_sender(text: &str) -> bool {
    text.trim().eq_ignore_ascii_case(SENDER)
}

/// Whether a custom property is one of Azure's own.
pub(super) fn is_property(key: &str) -> bool {
    let short = crate::model::CustomProperties::short_name(key);
    const CIPHER: &str = "Gateway.Security.Ciphers.";
    match short.split_at_checked(CIPHER.len()) {
        Some((begin, cipher)) if begin.eq_ignore_ascii_case(CIPHER) => {
            any(&CIPHERS, cipher) || any(&PROPERTIES, short)
        }
        _ => any(&PROPERTIES, short),
    }
}

/// Whether a key of a pointer is a word of Azure or of a tool, or a number.
pub(super) fn is_key(key: &str) -> bool {
    let number = key.len() <= 9 && key.bytes().all(|byte| byte.is_ascii_digit());
    number || KEYS.binary_search_by(|word| compare(word, key)).is_ok()
}

/// The order of a word in lower case and a text in any letter case.
fn compare(word: &str, text: &str) -> std::cmp::Ordering {
    word.bytes().cmp(text.bytes().map(|byte| byte.to_ascii_lowercase()))
}
