//! What counts as a secret by the name under which it stands.

/// A kind of secret.
#[derive(Debug)]
pub(super) struct Kind {
    /// What a person calls one.
    pub(super) one: &'static str,
    /// What a person calls several.
    pub(super) many: &'static str,
    /// What to do about it.
    pub(super) remedy: &'static str,
    /// Ends of the names under which it stands, in lower case, without `_` and `-`.
    names: &'static [&'static str],
    /// Characters that it has at least; fewer are a placeholder.
    pub(super) least: usize,
}

/// A certificate that carries its private key.
pub(super) static CERTIFICATE: Kind = Kind {
    one: "certificate with its private key",
    many: "certificates with their private keys",
    remedy: "Treat the certificate as disclosed: renew it with a new key, revoke the old one, and \
             remove the value from the file before it is passed on.",
    names: &["encodedcertificate"],
    least: 1,
};

/// A private key.
pub(super) static PRIVATE_KEY: Kind = Kind {
    one: "private key",
    many: "private keys",
    remedy: "Treat the key as disclosed: make a new one, renew the certificates that use it, and \
             remove the value from the file before it is passed on.",
    names: &["privatekey"],
    least: 16,
};

/// A password.
static PASSWORD: Kind = Kind {
    one: "password",
    many: "passwords",
    remedy: "Treat it as disclosed: change the password, and what it protects where that is a \
             certificate; remove the value from the file before it is passed on.",
    names: &["password", "passwd", "passphrase"],
    least: 1,
};

/// An access key.
pub(super) static KEY: Kind = Kind {
    one: "access key",
    many: "access keys",
    remedy: "Treat it as disclosed: regenerate the key, and remove the value from the file before \
             it is passed on.",
    names: &[
        "primarykey",
        "secondarykey",
        "accesskey",
        "accountkey",
        "masterkey",
        "storagekey",
        "functionskey",
        "apikey",
        "validationkey",
    ],
    least: 8,
};

/// A subscription key.
static SUBSCRIPTION_KEY: Kind = Kind {
    one: "subscription key",
    many: "subscription keys",
    remedy: "Treat it as disclosed: regenerate the key of the subscription, and remove the value \
             from the file before it is passed on.",
    names: &["subscriptionkey"],
    least: 8,
};

/// A shared access signature.
pub(super) static SIGNATURE: Kind = Kind {
    one: "shared access signature",
    many: "shared access signatures",
    remedy: "Treat it as disclosed: regenerate the key that signed it, which ends its validity, \
             and remove the value from the file before it is passed on.",
    names: &["sastoken", "sharedaccesssignature"],
    least: 8,
};

/// A token.
pub(super) static TOKEN: Kind = Kind {
    one: "access token",
    many: "access tokens",
    remedy: "Treat it as disclosed: sign out or revoke the session it belongs to, and remove the \
             value from the file before it is passed on.",
    names: &["accesstoken", "refreshtoken", "idtoken", "bearertoken", "authorization"],
    least: 8,
};

/// A connection string.
static CONNECTION: Kind = Kind {
    one: "connection string",
    many: "connection strings",
    remedy: "Treat it as disclosed: regenerate the key in it, and remove the value from the file \
             before it is passed on.",
    names: &["connectionstring"],
    least: 8,
};

/// Any other secret.
pub(super) static SECRET: Kind = Kind {
    one: "secret value",
    many: "secret values",
    remedy: "Treat it as disclosed: replace the value where it is used, and remove it from the \
             file before it is passed on.",
    names: &["secret"],
    least: 1,
};

/// All kinds, in the order in which they are noted.
pub(super) static KINDS: [&Kind; 9] = [
    &CERTIFICATE,
    &PRIVATE_KEY,
    &PASSWORD,
    &KEY,
    &SUBSCRIPTION_KEY,
    &SIGNATURE,
    &TOKEN,
    &CONNECTION,
    &SECRET,
];

/// Longest name that is looked at.
pub(super) const LONGEST: usize = 64;

/// The kind of secret that stands under a name.
pub(super) fn named(name: &[u8]) -> Option<&'static Kind> {
    // The last letters of all names: most keys of a document end here.
    if !matches!(name.last()?.to_ascii_lowercase(), b'y' | b'd' | b'e' | b'n' | b'g' | b't') {
        return None;
    }
    KINDS.into_iter().find(|kind| kind.names.iter().any(|end| ends(name, end.as_bytes())))
}

/// Whether a name ends in certain letters, without regard to case, `_` and `-`.
fn ends(name: &[u8], end: &[u8]) -> bool {
    let mut letters =
        name.iter().rev().filter(|byte| !matches!(byte, b'_' | b'-')).map(u8::to_ascii_lowercase);
    end.iter().rev().all(|wanted| letters.next() == Some(*wanted))
}
