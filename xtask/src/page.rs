//! What `dist/index.html` loads and says: the size budget, and nothing inline.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use crate::command::Result;

/// What the first load may weigh, until the page is there, in bytes, compressed with brotli at its
/// best.
const FIRST_LOAD: u64 = 350_000;

/// What the engine may weigh, which follows in the background. It is ahead of what is measured by a
/// few kilobytes: a change that needs more raises it in sight.
const ENGINE: u64 = 440_000;

/// The page as it is deployed.
pub struct Page {
    html: String,
}

/// An opening tag, and what follows it up to the next tag.
struct Tag<'a> {
    name: &'a str,
    text: &'a str,
    content: &'a str,
}

impl Page {
    /// Reads `index.html` of the folder.
    pub fn read(dist: &Path) -> Result<Self> {
        let path = dist.join("index.html");
        let html =
            fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(Self { html })
    }

    /// The value of the first attribute of that name.
    pub fn attribute<'a>(html: &'a str, name: &str) -> Option<&'a str> {
        let (_, rest) = html.split_once(&format!(" {name}=\""))?;
        Some(rest.split_once('"')?.0)
    }

    fn tags(&self) -> impl Iterator<Item = Tag<'_>> {
        self.html.split('<').skip(1).filter_map(|piece| {
            let (text, content) = piece.split_once('>')?;
            let name = text.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
            Some(Tag { name, text, content })
        })
    }

    /// The files that the page names: those of the engine, or those of the first load.
    fn files(&self, engine: bool) -> BTreeSet<&str> {
        let of_engine = |tag: &Tag<'_>| Self::attribute(tag.text, "rel") == Some("engine");
        let files = self.tags().filter(|tag| of_engine(tag) == engine).filter_map(|tag| {
            Self::attribute(tag.text, if tag.name == "script" { "src" } else { "href" })
        });
        let counts = |file: &&str| [".js", ".css", ".wasm"].iter().any(|end| file.ends_with(end));
        files.map(|file| file.trim_start_matches("./")).filter(counts).collect()
    }

    /// Fails if the page has anything that its own policy has to block.
    pub fn has_nothing_inline(&self) -> Result<()> {
        let mut faults = Vec::new();
        let mut policies = 0;
        for tag in self.tags() {
            let script = tag.name == "script"
                && (!tag.content.trim().is_empty() || Self::attribute(tag.text, "src").is_none());
            let attribute = tag.text.split_whitespace().skip(1).any(|word| {
                word.starts_with("style=") || word.starts_with("on") && word.contains('=')
            });
            if script || attribute || tag.name == "style" {
                faults.push(format!("<{}>", tag.text));
            }
            if tag.text.contains("Content-Security-Policy") {
                policies += 1;
            }
        }
        if !faults.is_empty() {
            return Err(format!("inline script or style: {}", faults.join(", ")));
        }
        if policies != 1 {
            return Err(format!("one content security policy is expected, not {policies}"));
        }
        println!("no inline script, style or handler; one content security policy");
        Ok(())
    }

    /// Prints what the page and the engine weigh and fails above their budgets.
    pub fn is_within_budget(&self, dist: &Path) -> Result<()> {
        println!("{:>10} {:>10}", "raw", "brotli");
        let first = std::iter::once("index.html").chain(self.files(false)).collect();
        let first = weigh(dist, "first load", first, FIRST_LOAD)?;
        let engine = weigh(dist, "engine", self.files(true).into_iter().collect(), ENGINE)?;
        println!("{:>10} {:>10}  both", "", first + engine);
        Ok(())
    }
}

fn weigh(dist: &Path, name: &str, files: Vec<&str>, budget: u64) -> Result<u64> {
    let mut total = 0;
    for file in &files {
        let bytes = fs::read(dist.join(file)).map_err(|error| format!("{file}: {error}"))?;
        let packed = compressed(&bytes)?;
        println!("{:>10} {packed:>10}  {file}", bytes.len());
        total += packed;
    }
    println!("{:>10} {total:>10}  {name}, of {budget}", "");
    if !files.iter().any(|file| file.ends_with(".wasm")) {
        return Err(format!("the {name} has no wasm"));
    }
    if total > budget {
        return Err(format!("{name}: {total} bytes are more than {budget}"));
    }
    Ok(total)
}

fn compressed(bytes: &[u8]) -> Result<u64> {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 1 << 16, 11, 22);
    writer.write_all(bytes).and_then(|()| writer.flush()).map_err(|error| error.to_string())?;
    drop(writer);
    u64::try_from(packed.len()).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::Page;

    fn page(body: &str) -> Page {
        let policy = r#"<meta http-equiv="Content-Security-Policy" content="default-src 'none'">"#;
        Page { html: format!("<!doctype html><html><head>{policy}</head>{body}</html>") }
    }

    #[test]
    fn files_of_the_first_load_are_those_the_page_names() {
        let page = page(concat!(
            r#"<link rel="icon" href="data:image/svg+xml,%3Csvg/%3E"><link rel="stylesheet" href="./app-1.css">"#,
            r#"<link rel="preload" href="./app-1_bg.wasm"><script src="./boot-1.js"></script>"#,
            r#"<link rel="engine" href="./engine-1.js">"#,
        ));
        let files: Vec<&str> = page.files(false).into_iter().collect();
        assert_eq!(files, ["app-1.css", "app-1_bg.wasm", "boot-1.js"]);
        assert_eq!(page.files(true).into_iter().collect::<Vec<_>>(), ["engine-1.js"]);
    }

    #[test]
    fn what_the_policy_would_block_is_found() {
        assert!(
            page(r#"<script src="./boot.js" defer></script><p class="on">a</p>"#)
                .has_nothing_inline()
                .is_ok()
        );
        for body in [
            "<script>start()</script>",
            r#"<script src="./boot.js">start()</script>"#,
            "<style>p{}</style>",
            r#"<p style="color:red">a</p>"#,
            r#"<p onclick="a()">a</p>"#,
        ] {
            assert!(page(body).has_nothing_inline().is_err(), "{body}");
        }
    }
}
