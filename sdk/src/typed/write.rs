//! Changes of one item, which wait for their options: sent by `.await`.

use std::future::IntoFuture;

use serde::Serialize;

use super::operation::Operation;
use super::target::Target;
use super::written::Changed;
use crate::error::BackendException;
use crate::transport::BoxFuture;

macro_rules! write {
    ($(#[$attribute:meta])* $name:ident, $inception:literal) => {
        $(#[$attribute])*
        #[derive(Debug)]
        #[must_use = "a change is sent when it is awaited"]
        pub struct $name<R> {
            operation: Operation,
            target: Target<R>,
            inception: bool,
        }

        impl<R> $name<R> {
            /// When somebody else changed the item first (412):
            #[doc = $inception]
            /// For a target without an etag, the etag is read at once.
            pub fn inception(mut self) -> Self {
                self.inception = true;
                self
            }
        }
    };
}

write! {
    /// A patch of an item that is not sent yet.
    Update,
    "read its etag, and send the same changes once more. **What the other one changed in the same fields is overwritten.**"
}

write! {
    /// A replacement of an item that is not sent yet.
    Replace,
    "read its etag, and send the same content once more. **What the other one changed is overwritten.**"
}

write! {
    /// A deletion of an item that is not sent yet.
    Delete,
    "read its etag, and delete it nevertheless."
}

macro_rules! with_body {
    ($name:ident, $what:literal) => {
        impl<R> $name<R> {
            #[doc = concat!("The ", $what, " of an item, by an operation whose path has one parameter.")]
            pub fn new(
                operation: Operation,
                target: Target<R>,
                content: impl Serialize,
            ) -> Self {
                Self {
                    operation: operation.body(&content),
                    target,
                    inception: false,
                }
            }
        }

        impl<R> IntoFuture for $name<R> {
            type Output = Result<Changed<R>, BackendException>;
            type IntoFuture = BoxFuture<'static, Self::Output>;

            fn into_future(self) -> Self::IntoFuture {
                let call = self.target.fill(self.operation, self.inception);
                Box::pin(async move { call.send_change(self.inception).await?.json() })
            }
        }
    };
}

with_body!(Update, "patch");
with_body!(Replace, "replacement");

impl<R> Delete<R> {
    /// The deletion of an item, by an operation whose path has one parameter.
    pub fn new(operation: Operation, target: Target<R>) -> Self {
        Self {
            operation,
            target,
            inception: false,
        }
    }
}

impl<R> IntoFuture for Delete<R> {
    type Output = Result<(), BackendException>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let call = self.target.fill(self.operation, self.inception);
        Box::pin(async move { call.send_change(self.inception).await.map(drop) })
    }
}
