//! Identifiers of other items have no order that means something.

use alignak_backend_client::model::{Host, Id, Realm};
use alignak_backend_client::{Filter, host};

pub fn filter(realm: Id<Realm>) -> Filter<Host> {
    host::REALM.gt(realm)
}

fn main() {}
