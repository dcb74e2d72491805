//! Debian's packages, for machines whose only package source is Debian's archive.

use std::path::Path;
use std::process::Command;

use crate::command::{self, Result};

/// Whether this process may install Debian packages.
pub fn can_install() -> bool {
    let root = || command::output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0");
    cfg!(target_os = "linux") && Path::new("/etc/debian_version").exists() && root()
}

/// Installs those packages.
pub fn install(packages: &[&str]) -> Result<()> {
    let apt = || {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").arg("-q");
        command
    };
    command::run(apt().arg("update"))?;
    command::run(apt().args(["install", "-y", "--no-install-recommends"]).args(packages))
}
