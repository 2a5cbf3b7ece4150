//! A program without asynchronous code (feature `blocking`).
//!
//! `cargo run -p alignak-backend-client --features blocking --example without_async -- http://127.0.0.1:5000`

use std::error::Error;

use alignak_backend_client::{Generate, blocking, user};

pub(crate) fn run(address: &str) -> Result<(), Box<dyn Error>> {
    let backend = blocking::Backend::new(address)?;
    if !backend.wait(backend.login("admin", "admin", Generate::Enabled))? {
        return Err("wrong user or password".into());
    }
    println!("version {}", backend.wait(backend.version())?);

    let users = backend.users().list().sort(user::NAME.ascending());
    for user in backend.iter(users.items()) {
        let user = user?;
        let role = if user.is_admin {
            "administrator"
        } else {
            "user"
        };
        println!("{} ({role})", user.name);
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args().nth(1);
    run(address.as_deref().unwrap_or("http://127.0.0.1:5000"))
}
