//! A small static server, for one folder and this machine alone. It sends the headers that the
//! folder's `_headers` names, as hosts do.

use std::io::{self, BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::command::Result;

/// Where `cargo xtask serve` listens, unless that port is taken.
pub const USUAL_PORT: u16 = 8080;

/// Serves the folder until the process ends.
pub fn forever(folder: &Path, port: u16) -> Result<()> {
    if !folder.join("index.html").is_file() {
        return Err(format!("{} has no index.html: run `cargo xtask dist`", folder.display()));
    }
    let listener = listen(port)?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    println!("\nServing {}\nhttp://{address}/", folder.display());
    io::stdout().flush().ok();
    let folder: Arc<Path> = folder.into();
    for stream in listener.incoming().flatten() {
        let folder = Arc::clone(&folder);
        // A browser that went away is no reason to stop.
        std::thread::spawn(move || answer(&stream, &folder).ok());
    }
    Ok(())
}

/// Port 0 means any free port; a port that is taken, the next free one.
fn listen(port: u16) -> Result<TcpListener> {
    let last = if port == 0 { 0 } else { port.saturating_add(20) };
    (port..=last)
        .find_map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok())
        .ok_or_else(|| format!("no free port from {port} to {last}"))
}

fn answer(stream: &TcpStream, folder: &Path) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut lines = BufReader::new(stream).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    // The rest of the head has no say, but a connection closed over unread bytes is reset.
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let mut words = request.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    // Every request is shown: that there are none after the start is what the page promises.
    println!("{method} {target}");
    io::stdout().flush()?;
    let reply = match (method, file_of(folder, target)) {
        ("GET" | "HEAD", Some(file)) => match std::fs::read(&file) {
            Ok(bytes) => Reply { status: "200 OK", media_type: media_type(&file), bytes },
            Err(_) => Reply::refusing("404 Not Found"),
        },
        ("GET" | "HEAD", None) => Reply::refusing("404 Not Found"),
        _ => Reply::refusing("405 Method Not Allowed"),
    };
    // A folder without that file is served without headers.
    let rules = std::fs::read_to_string(folder.join("_headers")).unwrap_or_default();
    reply.send(stream, method != "HEAD", &headers(&rules, target))
}

struct Reply {
    status: &'static str,
    media_type: &'static str,
    bytes: Vec<u8>,
}

impl Reply {
    fn refusing(status: &'static str) -> Self {
        Self { status, media_type: "text/plain", bytes: format!("{status}\n").into_bytes() }
    }

    fn send(&self, mut stream: &TcpStream, with_body: bool, headers: &str) -> io::Result<()> {
        let (status, media_type, length) = (self.status, self.media_type, self.bytes.len());
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {length}\r\n\
             {headers}Connection: close\r\n\r\n",
        )?;
        if with_body {
            stream.write_all(&self.bytes)?;
        }
        stream.flush()
    }
}

/// The headers that the rules of a `_headers` file have for a target: paths at the start of a line,
/// of which a star stands for any end, and under each its headers.
fn headers(rules: &str, target: &str) -> String {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let mut counts = false;
    let mut headers = String::new();
    for line in rules.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        if line.starts_with('/') {
            counts = match line.trim_end().strip_suffix('*') {
                Some(start) => path.starts_with(start),
                None => path == line.trim_end(),
            };
        } else if counts {
            headers.push_str(line.trim());
            headers.push_str("\r\n");
        }
    }
    if !headers.contains("Cache-Control:") {
        headers.push_str("Cache-Control: no-store\r\n");
    }
    headers
}

/// The file that a request target names, never one outside the folder.
fn file_of(folder: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = Path::new(path);
    let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
    // Nothing that is deployed has a name that needs an escape.
    let plain = path.to_str().is_some_and(|path| !path.contains(['%', '\\', ':']));
    let file = folder.join(path);
    let file = if file.is_dir() { file.join("index.html") } else { file };
    (inside && plain).then_some(file)
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("csv") => "text/csv; charset=utf-8",
        Some("txt" | "md" | "ts") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{file_of, headers};

    #[test]
    fn a_request_stays_inside_the_folder() {
        let folder = Path::new("served");
        assert_eq!(file_of(folder, "/app.css?v=1"), Some(folder.join("app.css")));
        assert_eq!(file_of(folder, "/embed/a.js"), Some(folder.join("embed").join("a.js")));
        for target in ["/../secret", "/a/../../secret", "//etc/passwd", "/%2e%2e/secret", "*", ""] {
            assert_eq!(file_of(folder, target), None, "{target}");
        }
    }

    #[test]
    fn headers_are_those_of_every_rule_that_fits() {
        let rules = "# for hosts\n/*\n  A: 1\n\n/\n  B: 2\n/app-*\n  Cache-Control: max-age=1\n";
        assert_eq!(headers(rules, "/?x=1"), "A: 1\r\nB: 2\r\nCache-Control: no-store\r\n");
        assert_eq!(headers(rules, "/app-1.js"), "A: 1\r\nCache-Control: max-age=1\r\n");
        assert_eq!(headers("", "/"), "Cache-Control: no-store\r\n");
    }
}
