//! The addresses of hosts in what was built: none but those that the page shows as links or that
//! name a format.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::command::Result;

/// Hosts that may be named, and why; with a dot before it, every host below it.
const KNOWN: &[(&str, &str)] = &[
    ("learn.microsoft.com", "documentation"),
    ("azure.microsoft.com", "documentation"),
    ("github.com", "documentation"),
    ("www.w3.org", "names of formats"),
    ("schemas.openxmlformats.org", "names of formats"),
    ("json.schemastore.org", "the schema that SARIF names"),
    ("127.0.0.1", "this machine, which the single file asks in the test of itself"),
    (".example", "names that belong to nobody"),
    ("management.azure.com", "in commands that a person runs"),
    (".azure-api.net", "names in the sample fleet and in texts"),
    (".azure-api.us", "names in the sample fleet"),
    (".vault.azure.net", "names in the sample fleet"),
    (".vault.usgovcloudapi.net", "names in the sample fleet"),
];

/// Fails if a file names a host that is not known.
pub fn are_known(dist: &Path) -> Result<()> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    collect(dist, dist, &mut found)?;
    let mut strangers = Vec::new();
    for (host, files) in &found {
        let fits = |known: &str| known == host || known.starts_with('.') && host.ends_with(known);
        match KNOWN.iter().find(|(known, _)| fits(known)) {
            Some((_, why)) => println!("{host}: {why}"),
            None => strangers.push(format!("{host} in {}", files.join(", "))),
        }
    }
    if strangers.is_empty() {
        return Ok(());
    }
    Err(format!("hosts that are not in xtask/src/addresses.rs: {}", strangers.join("; ")))
}

fn collect(dist: &Path, folder: &Path, found: &mut BTreeMap<String, Vec<String>>) -> Result<()> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            collect(dist, &path, found)?;
            continue;
        }
        // It names where the sources of others lie.
        if path.ends_with("sbom.cdx.json") {
            continue;
        }
        let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let name = path.strip_prefix(dist).unwrap_or(&path).display().to_string();
        for host in hosts(&bytes) {
            let files = found.entry(host).or_default();
            if !files.contains(&name) {
                files.push(name.clone());
            }
        }
    }
    Ok(())
}

/// The hosts of all addresses in a file, programs included.
fn hosts(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let schemes = ["http://", "https://", "ws://", "wss://"];
    let after = schemes.iter().flat_map(|scheme| text.split(scheme).skip(1));
    let host = |rest: &str| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '-'));
        rest.get(..end.unwrap_or(rest.len())).unwrap_or_default().trim_end_matches('.').to_owned()
    };
    // Without a dot, or with one at the start, it is a piece of a program that puts addresses together.
    after.map(host).filter(|host| host.contains('.') && !host.starts_with('.')).collect()
}

#[cfg(test)]
mod tests {
    use super::hosts;

    #[test]
    fn hosts_are_found_wherever_they_stand() {
        let bytes =
            b"\0\xffhttps://learn.microsoft.com/azure\0see http://evil.example. wss://a.b:1";
        assert_eq!(hosts(bytes), ["evil.example", "learn.microsoft.com", "a.b"]);
        assert_eq!(hosts(b"\"http://\" + host"), Vec::<String>::new());
    }
}
