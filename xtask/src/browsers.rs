//! The browsers and what drives them: found on the machine, or installed where that is possible.

use std::path::PathBuf;

use crate::command::{self, Result};
use crate::debian;

/// A program that the checks need, where it is usually found, and how to get it.
struct Wanted {
    name: &'static str,
    /// Names on the search path, the most likely first.
    programs: &'static [&'static str],
    /// Where installers put it without adding it to the search path.
    places: &'static [&'static str],
    /// Debian's package.
    package: &'static str,
}

const CHROMIUM: Wanted = Wanted {
    name: "Chromium",
    programs: &["chromium", "chromium-browser", "google-chrome", "chrome"],
    places: &[
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    ],
    package: "chromium",
};

const CHROMEDRIVER: Wanted = Wanted {
    name: "chromedriver",
    programs: &["chromedriver"],
    places: &[],
    package: "chromium-driver",
};

const FIREFOX: Wanted = Wanted {
    name: "Firefox",
    programs: &["firefox-esr", "firefox"],
    places: &[
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        r"C:\Program Files\Mozilla Firefox\firefox.exe",
    ],
    package: "firefox-esr",
};

const NODE: Wanted =
    Wanted { name: "Node.js", programs: &["node"], places: &[], package: "nodejs" };

const NPM: Wanted = Wanted { name: "npm", programs: &["npm"], places: &[], package: "npm" };

/// The path of Chromium or Chrome.
pub fn chromium() -> Result<PathBuf> {
    get(&CHROMIUM)
}

/// The path of chromedriver.
pub fn chromedriver() -> Result<PathBuf> {
    get(&CHROMEDRIVER)
}

/// The path of Firefox.
pub fn firefox() -> Result<PathBuf> {
    get(&FIREFOX)
}

/// The path of Node.js.
pub fn node() -> Result<PathBuf> {
    get(&NODE)
}

/// The path of npm.
pub fn npm() -> Result<PathBuf> {
    get(&NPM)
}

fn get(wanted: &Wanted) -> Result<PathBuf> {
    if let Some(path) = find(wanted) {
        println!("{}: {}", wanted.name, path.display());
        return Ok(path);
    }
    let command = format!("apt-get install {}", wanted.package);
    if debian::can_install() {
        debian::install(&[wanted.package])?;
    }
    find(wanted).ok_or_else(|| {
        format!("{} is not installed (on Debian, as root: `{command}`)", wanted.name)
    })
}

fn find(wanted: &Wanted) -> Option<PathBuf> {
    let mut places = wanted.places.iter().map(PathBuf::from).filter(|path| path.is_file());
    wanted.programs.iter().find_map(|program| command::find(program)).or_else(|| places.next())
}
