//! Ids, hosts and addresses: their parts are replaced, so that they keep their form.

use super::Class;
use super::pseudonyms::{
    GROUP, HOST, ID, IDENTITY, LABEL, NAME, NETWORK, ODD_ADDRESS, PRIVATE, PUBLIC, PUBLIC_IP,
    Pseudonyms, REGION, RESOURCE, SECRET, SIX, SUBNET, SUBSCRIPTION, Sort, VALUE, VAULT, VERSION,
};
use crate::knowledge::{Cloud, regions};
use std::net::{Ipv4Addr, Ipv6Addr};

/// The types of resources that occur in ids, and what a resource of the type is.
static TYPES: [(&str, &Sort); 8] = [
    ("service", &NAME),
    ("virtualNetworks", &NETWORK),
    ("subnets", &SUBNET),
    ("publicIPAddresses", &PUBLIC_IP),
    ("userAssignedIdentities", &IDENTITY),
    ("privateEndpoints", &super::pseudonyms::ENDPOINT),
    ("privateEndpointConnections", &super::pseudonyms::ENDPOINT),
    ("vaults", &VAULT),
];

const PROVIDERS: [&str; 5] = [
    "Microsoft.ApiManagement",
    "Microsoft.Network",
    "Microsoft.ClassicNetwork",
    "Microsoft.ManagedIdentity",
    "Microsoft.KeyVault",
];

/// What may stand between the first label and the suffix of a default host name.
const ENDPOINTS: [&str; 5] = ["portal", "developer", "management", "scm", "regional"];

/// What the hosts of vaults end in.
const VAULTS: [&str; 2] = [".vault.azure.net", ".vault.usgovcloudapi.net"];

fn is_one_of(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// An id of Azure Resource Manager, segment by segment.
pub(super) fn resource(names: &mut Pseudonyms<'_>, id: &str) -> String {
    let rooted = ["subscriptions", "resourceGroups", "providers", "tenants"];
    let first = id.trim().trim_matches('/').split('/').next().unwrap_or_default();
    if !is_one_of(first, &rooted) {
        return names.of(&VALUE, id);
    }
    let mut out: Vec<String> = vec![];
    // What the next segment is: a keyword, or the name of something.
    let mut next: Option<&'static Sort> = None;
    let mut provider = false;
    let mut namespace = false;
    for segment in id.split('/') {
        if segment.trim().is_empty() {
            out.push(segment.to_owned());
            continue;
        }
        if let Some(sort) = next.take() {
            out.push(names.of(sort, segment));
        } else if namespace {
            namespace = false;
            provider = true;
            let known = is_one_of(segment, &PROVIDERS);
            out.push(if known { segment.to_owned() } else { names.of(&VALUE, segment) });
        } else if segment.eq_ignore_ascii_case("providers") {
            namespace = true;
            out.push(segment.to_owned());
        } else if provider {
            let found = TYPES.iter().find(|(name, _)| name.eq_ignore_ascii_case(segment));
            next = Some(found.map_or(&RESOURCE, |(_, sort)| *sort));
            out.push(match found {
                Some(_) => segment.to_owned(),
                None => names.of(&VALUE, segment),
            });
        } else if is_one_of(segment, &rooted) {
            next = Some(match segment.as_bytes().first() {
                Some(b'r' | b'R') => &GROUP,
                Some(b't' | b'T') => &ID,
                _ => &SUBSCRIPTION,
            });
            out.push(segment.to_owned());
        } else {
            out.push(names.of(&VALUE, segment));
        }
    }
    out.join("/")
}

/// Whether a text is an IP address or a network.
pub(super) fn is_address(text: &str) -> bool {
    let address = text.trim().split('/').next().unwrap_or_default();
    address.parse::<Ipv4Addr>().is_ok() || address.parse::<Ipv6Addr>().is_ok()
}

/// An IP address or a network.
pub(super) fn address(names: &mut Pseudonyms<'_>, text: &str) -> String {
    let (address, length) = match text.trim().split_once('/') {
        Some((address, length)) if length.parse::<u8>().is_ok() => (address, Some(length)),
        _ => (text.trim(), None),
    };
    let sort = match (address.parse::<Ipv4Addr>(), address.parse::<Ipv6Addr>()) {
        (Ok(four), _) if four.is_private() => &PRIVATE,
        (Ok(_), _) => &PUBLIC,
        (_, Ok(_)) => &SIX,
        _ => return names.of(&ODD_ADDRESS, text),
    };
    let stands = names.of(sort, address);
    length.map_or(stands.clone(), |length| format!("{stands}/{length}"))
}

/// A host name. A default one keeps the suffix of its cloud, and the name of its instance becomes
/// that instance's pseudonym.
pub(super) fn host(names: &mut Pseudonyms<'_>, text: &str) -> String {
    let lower = text.trim().to_ascii_lowercase();
    let suffix = Cloud::KNOWN
        .iter()
        .filter_map(|cloud| cloud.host_suffix())
        .find(|suffix| lower.ends_with(suffix));
    let Some(suffix) = suffix else {
        return match lower.parse::<Ipv4Addr>() {
            Ok(_) => address(names, &lower),
            Err(_) => names.of(&HOST, text),
        };
    };
    let inner = lower.strip_suffix(suffix).unwrap_or_default();
    let (label, endpoint) = match inner.split_once('.') {
        Some((label, endpoint)) => (label, Some(endpoint)),
        None => (inner, None),
    };
    let own = service(names, label);
    let plain = endpoint.is_none_or(|endpoint| is_one_of(endpoint, &ENDPOINTS));
    let first = match own {
        Some(own) if plain => own,
        _ if !names.hides(Class::Hosts) => return text.to_owned(),
        _ => names.of(&LABEL, if plain { label } else { inner }),
    };
    match endpoint {
        Some(endpoint) if plain => format!("{first}.{endpoint}{suffix}"),
        _ => format!("{first}{suffix}"),
    }
}

/// The first label of a default host name, where it is the name of an instance: alone, or with a
/// region and a number.
fn service(names: &mut Pseudonyms<'_>, label: &str) -> Option<String> {
    if names.knows(&NAME, label) {
        return Some(names.of(&NAME, label));
    }
    let (rest, number) = label.rsplit_once('-')?;
    let (name, region) = rest.rsplit_once('-')?;
    let right = number.len() == 2 && number.bytes().all(|byte| byte.is_ascii_digit());
    if !right || regions::find(region).is_none() || !names.knows(&NAME, name) {
        return None;
    }
    let (name, region) = (names.of(&NAME, name), self::region(names, region));
    Some(format!("{name}-{region}-{number}"))
}

/// An address of the web: what follows the host is left out.
pub(super) fn url(names: &mut Pseudonyms<'_>, text: &str) -> String {
    let Some((scheme, rest)) = text.trim().split_once("://") else { return host(names, text) };
    let end = rest.find(['/', '?', '#', ':']).unwrap_or(rest.len());
    let (name, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
    if !is_one_of(scheme, &["https", "http"]) || name.contains('@') {
        let stands = names.of(&HOST, text);
        return if stands == text { stands } else { format!("https://{stands}") };
    }
    let name = host(names, name);
    let after = match after {
        "/" | ":443" | ":443/" => after,
        _ if names.hides(Class::Hosts) => "",
        _ => after,
    };
    format!("{scheme}://{name}{after}")
}

/// The address of a secret in a vault: whether it names a version stays to be seen.
pub(super) fn secret(names: &mut Pseudonyms<'_>, text: &str) -> String {
    if !names.hides(Class::Certificates) {
        return text.to_owned();
    }
    if text.starts_with('[') {
        return names.of(&SECRET, text);
    }
    let (scheme, rest) = match text.trim().split_once("://") {
        Some((_, rest)) => ("https://", rest),
        None => ("", text.trim()),
    };
    let mut out = scheme.to_owned();
    for (index, part) in rest.trim_end_matches('/').split('/').enumerate() {
        if index > 0 {
            out.push('/');
        }
        let lower = part.to_ascii_lowercase();
        let suffix = VAULTS.iter().find(|suffix| lower.ends_with(**suffix)).unwrap_or(&".example");
        out.push_str(&match index {
            0 => names.of(&VAULT, lower.strip_suffix(suffix).unwrap_or(&lower)) + suffix,
            1 if is_one_of(part, &["secrets", "certificates", "keys"]) => lower,
            1 => names.of(&VALUE, part),
            2 => names.of(&SECRET, part),
            _ => names.of(&VERSION, part),
        });
    }
    out
}

/// A region. One that no list has keeps what tells its cloud.
pub(super) fn region(names: &mut Pseudonyms<'_>, text: &str) -> String {
    let known = regions::find(text);
    if names.hides(Class::Regions) {
        return names.of(&REGION, known.map_or(text, |region| region.short));
    }
    if known.is_some() {
        return text.to_owned();
    }
    let stands = names.of(&VALUE, text);
    let wanted = regions::normalise(text);
    let prefix = regions::PREFIXES.iter().find(|(prefix, _)| wanted.starts_with(prefix));
    match prefix {
        Some((prefix, _)) if stands != text => format!("{prefix}-{stands}"),
        _ => stands,
    }
}
