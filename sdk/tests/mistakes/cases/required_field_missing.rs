//! A user needs two periods and a realm.

use alignak_backend_client::UserCreate;
use alignak_backend_client::model::{Id, Realm};
use alignak_backend_client::user::UserRequired;

pub fn user(realm: Id<Realm>) -> UserCreate {
    UserCreate::new(UserRequired {
        name: "night".to_owned(),
        realm,
    })
}

fn main() {}
