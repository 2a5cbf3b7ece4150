//! The original backend in Python, installed into an environment of its own.

use std::path::{Path, PathBuf};

use crate::python36;
use crate::shell::Outcome;

/// What is installed, in turn: the original needs old tools to be built with, and its packages name
/// no upper bounds of what they need (`contextvars` belongs to Python itself since 3.7). Where some of
/// them do, the `pip` of Python 3.6 may have installed a later version for another one before.
const PACKAGES: [&[&str]; 4] = [
    &["setuptools==45.3.0", "wheel==0.37.1"],
    &[
        "werkzeug==0.11.15",
        "jinja2==2.11.3",
        "itsdangerous==0.24",
        "markupsafe==1.1.1",
    ],
    &[
        "alignak_backend==1.4.16",
        "pymongo==3.12.3",
        "contextvars==2.4",
    ],
    &["uwsgi==2.0.17.1"],
];

/// The environment that holds the original, made when it is missing; `None` where there is no
/// Python 3.6.
pub(crate) fn environment(target: &Path) -> Outcome<Option<PathBuf>> {
    let packages = PACKAGES.map(|packages| packages.iter().copied().map(str::to_owned).collect());
    python36::environment(target, "original", &packages)
}
