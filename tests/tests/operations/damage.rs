//! Damage to what is stored.

use std::path::Path;
use std::process::Command;

use alignak_testkit::tools;

/// Changes a letter of an item of the resource behind the server's back, so that its checksum is
/// wrong.
pub(crate) fn damage(database: &Path, resource: &str, id: &str) {
    let program = "import sqlite3, sys\n\
        file = sqlite3.connect(sys.argv[1])\n\
        change = 'UPDATE \"' + sys.argv[2] + '\" SET item = replace(item, ?, ?) WHERE id = ?'\n\
        file.execute(change, ('name', 'nane', sys.argv[3]))\n\
        assert file.total_changes == 1\n\
        file.commit()\n";
    let changed = Command::new(tools::python())
        .args(["-c", program])
        .arg(database)
        .args([resource, id])
        .status();
    assert!(
        changed.is_ok_and(|status| status.success()),
        "{resource} {id}"
    );
}
