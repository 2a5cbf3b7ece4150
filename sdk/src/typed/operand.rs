//! Which values a field can be compared with.

use serde_json::{Map, Value};

use super::identity::AsId;
use super::item::Item;
use super::written::{Changed, Created};
use crate::model::{HttpDate, Id, Point, Reference, Resource};

/// A value that a field of type `T` can be compared with.
///
/// A field that holds a list is compared with one of its elements, as backends do: it matches when
/// any element does. A reference is compared with the identifier of the item it refers to.
#[diagnostic::on_unimplemented(
    message = "a field of type `{T}` cannot be compared with a `{Self}`",
    label = "not a value of such a field",
    note = "texts are compared with `&str`, numbers with numbers, states and other words with a variant such as `HostState::Down`, references and `_id` with an `Id` or `&item` of that resource, a list with one of its elements"
)]
pub trait Operand<T> {
    /// The value as filters have it.
    fn into_operand(self) -> Value;

    /// Whether JSON has the value: it has no number that is not finite. A filter with another value
    /// is refused when it is sent.
    fn is_json(&self) -> bool {
        true
    }
}

/// A type whose values have an order, so that `gt` and its like make sense.
#[diagnostic::on_unimplemented(
    message = "fields of type `{Self}` have no order",
    label = "`gt`, `gte`, `lt` and `lte` need numbers, texts or dates",
    note = "`.eq(…)`, `.ne(…)`, `.one_of(…)` and `.none_of(…)` compare fields of every type"
)]
pub trait Ordered {}

macro_rules! operands {
    ($($field:ty: $($value:ty),+;)+) => {
        $($(
            impl Operand<$field> for $value {
                fn into_operand(self) -> Value {
                    self.into()
                }
            }
        )+)+
    };
}

operands! {
    String: &str, String;
    i64: i64, i32, i16, i8, u64, u32, u16, u8;
    f64: i32, u32, i16, u16, i8, u8;
    bool: bool;
    Value: Value, &str, String, i64, i32, u64, u32, bool;
    Map<String, Value>: Map<String, Value>;
}

macro_rules! floats {
    ($($field:ty: $value:ty),+ $(,)?) => {
        $(
            impl Operand<$field> for $value {
                fn into_operand(self) -> Value {
                    self.into()
                }

                fn is_json(&self) -> bool {
                    self.is_finite()
                }
            }
        )+
    };
}

floats!(f64: f64, f64: f32, Value: f64);

impl Ordered for String {}
impl Ordered for i64 {}
impl Ordered for f64 {}
impl Ordered for HttpDate {}
impl<R> Ordered for Id<R> {}
impl Ordered for Value {}

impl Operand<String> for &String {
    fn into_operand(self) -> Value {
        self.as_str().into()
    }
}

impl Operand<HttpDate> for HttpDate {
    fn into_operand(self) -> Value {
        self.to_string().into()
    }
}

impl Operand<HttpDate> for std::time::SystemTime {
    fn into_operand(self) -> Value {
        HttpDate::from(self).to_string().into()
    }
}

impl Operand<Point> for Point {
    fn into_operand(self) -> Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    fn is_json(&self) -> bool {
        self.coordinates.iter().all(|angle| angle.is_finite())
    }
}

impl<R> Operand<Id<R>> for Id<R> {
    fn into_operand(self) -> Value {
        self.to_string().into()
    }
}

impl<R> Operand<Id<R>> for &Id<R> {
    fn into_operand(self) -> Value {
        self.to_string().into()
    }
}

macro_rules! identified {
    ($($type:ty),+ $(,)?) => {
        $(
            impl<R: Resource> Operand<Reference<R>> for $type {
                fn into_operand(self) -> Value {
                    self.as_id().to_string().into()
                }
            }
        )+
    };
}

identified!(Id<R>, &Id<R>, &Item<R>, &Created<R>, &Changed<R>);

impl<R> Operand<Id<R>> for &Item<R> {
    fn into_operand(self) -> Value {
        self.id.to_string().into()
    }
}

impl<T, V: Operand<T>> Operand<Vec<T>> for V {
    fn into_operand(self) -> Value {
        Operand::<T>::into_operand(self)
    }

    fn is_json(&self) -> bool {
        Operand::<T>::is_json(self)
    }
}

/// Lets the values of enumerations be compared with fields of their type.
macro_rules! comparable {
    ($($type:ty),+ $(,)?) => {
        $(
            impl $crate::typed::operand::Operand<$type> for $type {
                fn into_operand(self) -> ::serde_json::Value {
                    self.as_str().into()
                }
            }

            impl $crate::typed::operand::Operand<$type> for &$type {
                fn into_operand(self) -> ::serde_json::Value {
                    self.as_str().into()
                }
            }
        )+
    };
}
pub(crate) use comparable;
