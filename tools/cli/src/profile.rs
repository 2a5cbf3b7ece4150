//! Profiles: addresses and users in `~/.config/alignak/backend.toml`.
//!
//! ```toml
//! default = "site"
//!
//! [profiles.site]
//! url = "https://backend.example"
//! username = "ops"
//! password_file = "~/.alignak-password"
//! ```

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// The file of profiles.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Profiles {
    /// The profile that counts when none is named.
    default: Option<String>,
    #[serde(default)]
    profiles: BTreeMap<String, Profile>,
}

/// One profile.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Profile {
    /// Empty where no profile is in use.
    #[serde(skip)]
    pub(crate) name: String,
    pub(crate) url: Option<String>,
    pub(crate) username: Option<String>,
    pub(crate) password_file: Option<PathBuf>,
}

/// The profile of this name, or the default one; an empty one where there is no file.
pub(crate) fn read(name: Option<&str>) -> Result<Profile, String> {
    let Some(file) = file() else {
        return Ok(Profile::default());
    };
    let text = match std::fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return match name {
                None => Ok(Profile::default()),
                Some(name) => Err(format!(
                    "no profile '{name}': {} does not exist",
                    file.display()
                )),
            };
        }
        Err(error) => return Err(format!("cannot read {}: {error}", file.display())),
    };
    let mut profiles: Profiles =
        toml::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))?;
    let Some(name) = name.or(profiles.default.as_deref()).map(str::to_owned) else {
        return Ok(Profile::default());
    };
    let mut profile = profiles
        .profiles
        .remove(&name)
        .ok_or_else(|| format!("no profile '{name}' in {}", file.display()))?;
    let folder = file.parent().unwrap_or(Path::new(""));
    profile.password_file = profile.password_file.map(|path| located(folder, &path));
    profile.name = name;
    Ok(profile)
}

/// A path of the file of profiles: `~` is the user's home, and a relative path begins where that
/// file is.
fn located(folder: &Path, path: &Path) -> PathBuf {
    match (path.strip_prefix("~"), std::env::var_os("HOME")) {
        (Ok(rest), Some(home)) => PathBuf::from(home).join(rest),
        _ => folder.join(path),
    }
}

fn file() -> Option<PathBuf> {
    let folder = match std::env::var_os("XDG_CONFIG_HOME").filter(|value| !value.is_empty()) {
        Some(folder) => PathBuf::from(folder),
        None => PathBuf::from(std::env::var_os("HOME")?).join(".config"),
    };
    Some(folder.join("alignak/backend.toml"))
}

/// The password in a file that only its owner may read.
pub(crate) fn password(file: &Path) -> Result<String, String> {
    let problem = |error: std::io::Error| format!("cannot read {}: {error}", file.display());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(file)
            .map_err(problem)?
            .permissions()
            .mode();
        if mode & 0o077 != 0 {
            return Err(format!(
                "{} can be read by others: set its mode to 0600",
                file.display()
            ));
        }
    }
    let text = std::fs::read_to_string(file).map_err(problem)?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}
