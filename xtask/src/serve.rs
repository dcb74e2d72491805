//! A small static server, for one folder and this machine alone.

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
    if method != "GET" && method != "HEAD" {
        return reply(stream, "405 Method Not Allowed", "text/plain", b"", true);
    }
    match file_of(folder, target).and_then(|file| Some((std::fs::read(&file).ok()?, file))) {
        Some((bytes, file)) => reply(stream, "200 OK", media_type(&file), &bytes, method == "GET"),
        None => reply(stream, "404 Not Found", "text/plain", b"not found\n", method == "GET"),
    }
}

fn reply(
    mut stream: &TcpStream,
    status: &str,
    media_type: &str,
    bytes: &[u8],
    with_body: bool,
) -> io::Result<()> {
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {}\r\n\
         Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        bytes.len(),
    )?;
    if with_body {
        stream.write_all(bytes)?;
    }
    stream.flush()
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

    use super::file_of;

    #[test]
    fn a_request_stays_inside_the_folder() {
        let folder = Path::new("served");
        assert_eq!(file_of(folder, "/app.css?v=1"), Some(folder.join("app.css")));
        assert_eq!(file_of(folder, "/embed/a.js"), Some(folder.join("embed").join("a.js")));
        for target in ["/../secret", "/a/../../secret", "//etc/passwd", "/%2e%2e/secret", "*", ""] {
            assert_eq!(file_of(folder, target), None, "{target}");
        }
    }
}
