//! Which backend is used, and who logs in.

use url::Url;

use crate::answer;
use crate::arguments::Arguments;
use crate::log::Log;
use crate::profile::{self, Profile};

/// The address without option, variable and profile.
const ADDRESS: &str = "http://127.0.0.1:5000";

/// User and password of the original tool without options.
const DEFAULT: &str = "admin";

/// An address, and who logs in there.
pub(crate) struct Credentials {
    pub(crate) url: String,
    pub(crate) username: String,
    pub(crate) password: String,
}

impl Credentials {
    /// From the command line, else the variables, else the profile, else the defaults of the
    /// original tool.
    ///
    /// A profile holds good for the backend that it names: its user and password are not sent to
    /// another one, unless the command line names the profile as well.
    pub(crate) fn read(arguments: &Arguments, log: Log) -> Result<Self, String> {
        let profile = applicable(arguments, log)?;
        let url = arguments.backend.clone().or(profile.url.clone());
        let username = arguments.username.clone().or(profile.username.clone());
        let username = username.unwrap_or_else(|| DEFAULT.to_owned());
        let password = password(arguments, &profile, &username)?;
        Ok(Self {
            url: url.unwrap_or_else(|| ADDRESS.to_owned()),
            username,
            password,
        })
    }
}

/// The profile that counts for the backend that is used; an empty one if there is none.
fn applicable(arguments: &Arguments, log: Log) -> Result<Profile, String> {
    let profile = profile::read(arguments.profile.as_deref())?;
    let Some(named) = &arguments.backend else {
        return Ok(profile);
    };
    let own = profile.url.as_deref().unwrap_or(ADDRESS);
    if profile.name.is_empty() || arguments.is_profile_option || is_same(named, own) {
        return Ok(profile);
    }
    log.info(&format!(
        "The profile '{}' is for another backend, and is not used",
        profile.name
    ));
    Ok(Profile::default())
}

/// Whether two addresses are one.
fn is_same(one: &str, other: &str) -> bool {
    match (Url::parse(one), Url::parse(other)) {
        (Ok(one), Ok(other)) => {
            let path = |url: &Url| url.path().trim_end_matches('/').to_owned();
            one.origin() == other.origin() && path(&one) == path(&other)
        }
        _ => false,
    }
}

fn password(arguments: &Arguments, profile: &Profile, username: &str) -> Result<String, String> {
    let of_profile = profile
        .username
        .as_deref()
        .is_none_or(|own| own == username);
    let file = match &arguments.password_file {
        Some(file) if !arguments.is_password_option => Some(file),
        _ if arguments.password.is_some() => None,
        _ => profile.password_file.as_ref().filter(|_| of_profile),
    };
    match (file, &arguments.password) {
        (Some(file), _) => profile::password(file),
        (None, Some(password)) if password == "-" => answer::password(username),
        (None, Some(password)) => Ok(password.clone()),
        // The default password is no user's of a profile.
        (None, None) if profile.username.is_some() || profile.password_file.is_some() => {
            answer::password(username).map_err(|error| {
                format!(
                    "the profile '{}' names no file with the password of {username}, and {error}",
                    profile.name
                )
            })
        }
        (None, None) => Ok(DEFAULT.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_one_although_they_are_written_in_two_ways() {
        assert!(is_same("http://backend", "http://BACKEND:80/"));
        assert!(is_same("https://backend/api", "https://backend:443/api/"));
        assert!(!is_same("http://backend", "https://backend"));
        assert!(!is_same("http://backend/a", "http://backend/b"));
        assert!(!is_same("backend", "backend"));
    }
}
