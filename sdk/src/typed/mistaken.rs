//! Traits that nothing has. What needs one is a common mistake, and the compiler then says in the
//! words of the SDK what is right.
//!
//! Each is asked of `()`, because of a trait that is asked of the type itself the compiler would show
//! the message of `Future` or `Iterator`.

use std::pin::Pin;
use std::task::{Context, Poll};

use super::list::List;
use super::stream::{Items, Pages};

/// What is needed to await a list: nothing has it.
#[diagnostic::on_unimplemented(
    message = "a list is not awaited as it is",
    label = "call `.all()`, `.page()`, `.first()` or `.count()` before `.await`, or read `.items()`",
    note = "`.all().await` reads all items into a vector, `.items()` reads them as a stream"
)]
pub trait Awaited<T> {}

/// What is needed to loop over a list or a stream with `for`: nothing has it.
#[diagnostic::on_unimplemented(
    message = "what a backend lists is not read by `for`",
    label = "reading it needs `.await`",
    note = "`for item in list.all().await?` reads all items into a vector first",
    note = "a stream is read by `while let Some(item) = items.next().await.transpose()?`"
)]
pub trait Iterated<T> {}

#[doc(hidden)]
impl<R, T> Future for List<R, T>
where
    (): Awaited<Self>,
{
    type Output = ();

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        Poll::Pending
    }
}

macro_rules! not_iterated {
    ($(<$($parameter:ident),+> $type:ty),+ $(,)?) => {
        $(
            #[doc(hidden)]
            impl<$($parameter),+> Iterator for $type
            where
                (): Iterated<Self>,
            {
                type Item = T;

                fn next(&mut self) -> Option<T> {
                    None
                }
            }
        )+
    };
}

not_iterated!(<R, T> List<R, T>, <T> Items<T>, <T> Pages<T>);
