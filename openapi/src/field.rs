//! How the fields of resources are read, defaulted and written.
//!
//! The macro `resource!` turns each line of a resource into calls of these functions, one
//! module per step and in it one function per kind of presence: `required`, `default` and
//! `optional`. Nearly all the work is done here, once per type of field and not per field, which
//! keeps resources of a hundred fields cheap to compile.

use std::{borrow::Cow, fmt};

use serde::{Deserialize, Deserializer, Serialize, de};

use crate::{AnyValue, FreeObject, Point, Reference, Resource};

/// A type that a field of a resource may have.
pub(crate) trait FieldValue: Serialize + for<'de> Deserialize<'de> {
    /// Whether there is nothing to write.
    fn is_absent(&self) -> bool {
        false
    }

    /// Whether the value stays in a list that it was read in.
    fn stays_in_list(&self) -> bool {
        true
    }

    /// Leaves out of lists what was read and does not stay in them.
    fn prune(&mut self) {}

    /// The type as the specification of fields names it.
    #[cfg(feature = "openapi")]
    fn kind() -> crate::spec::Kind;

    /// Whether the type has room for an absent value.
    #[cfg(feature = "openapi")]
    fn is_optional() -> bool {
        false
    }

    /// The value of an absent field that must be present, where the type has one.
    fn when_absent() -> Option<Self> {
        None
    }

    /// Whether the value never leaves the program by way of an item.
    fn is_withheld(&self) -> bool {
        false
    }
}

macro_rules! field_value {
    ($($type:ty => $kind:ident),* $(,)?) => {
        $(
            impl FieldValue for $type {
                #[cfg(feature = "openapi")]
                fn kind() -> crate::spec::Kind {
                    crate::spec::Kind::$kind
                }
            }
        )*
    };
}

field_value! {
    String => String,
    bool => Boolean,
    i64 => Integer,
    f64 => Number,
    AnyValue => Any,
    FreeObject => FreeObject,
    Point => Point,
}

impl<T: Resource> FieldValue for Reference<T> {
    fn stays_in_list(&self) -> bool {
        !self.is_dangling()
    }

    #[cfg(feature = "openapi")]
    fn kind() -> crate::spec::Kind {
        crate::spec::Kind::Reference(T::NAME)
    }
}

impl<T: FieldValue> FieldValue for Vec<T> {
    fn prune(&mut self) {
        self.retain(T::stays_in_list);
    }

    #[cfg(feature = "openapi")]
    fn kind() -> crate::spec::Kind {
        crate::spec::Kind::List(Box::new(T::kind()))
    }
}

impl<T: FieldValue> FieldValue for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn prune(&mut self) {
        if let Some(value) = self {
            value.prune();
        }
    }

    #[cfg(feature = "openapi")]
    fn kind() -> crate::spec::Kind {
        T::kind()
    }

    #[cfg(feature = "openapi")]
    fn is_optional() -> bool {
        true
    }
}

/// What may be written as the default of a field of the type `T`.
pub(crate) trait DefaultOf<T> {
    /// The default.
    fn into_default(self) -> T;
}

macro_rules! own_default {
    ($($type:ty),* $(,)?) => {
        $(
            impl $crate::field::DefaultOf<$type> for $type {
                fn into_default(self) -> $type {
                    self
                }
            }
        )*
    };
}
pub(crate) use own_default;

own_default!(bool, i64, f64, FreeObject, Point);

impl DefaultOf<String> for &str {
    fn into_default(self) -> String {
        self.to_owned()
    }
}

impl<T, const N: usize> DefaultOf<Vec<T>> for [T; N] {
    fn into_default(self) -> Vec<T> {
        self.into()
    }
}

impl<T> DefaultOf<Option<T>> for Option<T> {
    fn into_default(self) -> Option<T> {
        self
    }
}

/// Reading the value of a field that is there.
pub(crate) mod read {
    use serde::de::MapAccess;

    use super::FieldValue;

    /// A null is read as the type pleases.
    pub(crate) fn required<'de, T, A>(map: &mut A) -> Result<Option<T>, A::Error>
    where
        T: FieldValue,
        A: MapAccess<'de>,
    {
        let mut value: T = map.next_value()?;
        value.prune();
        Ok(Some(value))
    }

    /// A null counts as absent, so that the default takes its place.
    pub(crate) fn default<'de, T, A>(map: &mut A) -> Result<Option<T>, A::Error>
    where
        T: FieldValue,
        A: MapAccess<'de>,
    {
        let mut value: Option<T> = map.next_value()?;
        value.prune();
        Ok(value)
    }

    /// A null counts as absent.
    pub(crate) fn optional<'de, T, A>(map: &mut A) -> Result<Option<T>, A::Error>
    where
        T: FieldValue,
        A: MapAccess<'de>,
    {
        required(map)
    }
}

/// The value of a field once the whole item is read.
pub(crate) mod complete {
    use serde::de::Error;

    use super::FieldValue;

    /// Absence is an error that names the field.
    pub(crate) fn required<T: FieldValue, E: Error>(
        value: Option<T>,
        name: &'static str,
    ) -> Result<T, E> {
        value
            .or_else(T::when_absent)
            .ok_or_else(|| E::missing_field(name))
    }

    /// An absent field takes its default.
    #[expect(clippy::unnecessary_wraps, reason = "same shape as `required`")]
    pub(crate) fn default<T, E: Error>(
        value: Option<T>,
        _name: &'static str,
        default: impl FnOnce() -> T,
    ) -> Result<T, E> {
        Ok(value.unwrap_or_else(default))
    }

    /// An absent field is `None`.
    #[expect(clippy::unnecessary_wraps, reason = "same shape as `required`")]
    pub(crate) fn optional<T: Default, E: Error>(
        value: Option<T>,
        _name: &'static str,
    ) -> Result<T, E> {
        Ok(value.unwrap_or_default())
    }
}

/// Writing a field.
pub(crate) mod write {
    use serde::ser::SerializeMap;

    use super::FieldValue;

    /// Written always, but for secrets.
    pub(crate) fn required<M: SerializeMap>(
        map: &mut M,
        name: &str,
        value: &impl FieldValue,
    ) -> Result<(), M::Error> {
        if value.is_withheld() {
            Ok(())
        } else {
            map.serialize_entry(name, value)
        }
    }

    /// Written always, but for secrets: what is none is a null.
    pub(crate) fn default<M: SerializeMap>(
        map: &mut M,
        name: &str,
        value: &impl FieldValue,
    ) -> Result<(), M::Error> {
        if value.is_withheld() {
            Ok(())
        } else {
            map.serialize_entry(name, value)
        }
    }

    /// Written when it is there.
    pub(crate) fn optional<M: SerializeMap>(
        map: &mut M,
        name: &str,
        value: &impl FieldValue,
    ) -> Result<(), M::Error> {
        if value.is_absent() {
            Ok(())
        } else {
            map.serialize_entry(name, value)
        }
    }
}

/// The name of a field, borrowed from the input where it can be.
pub(crate) struct Key<'de>(Cow<'de, str>);

impl Key<'_> {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Key<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("the name of a field")
            }

            fn visit_borrowed_str<E: de::Error>(self, name: &'de str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Borrowed(name)))
            }

            fn visit_str<E: de::Error>(self, name: &str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Owned(name.to_owned())))
            }

            fn visit_string<E: de::Error>(self, name: String) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Owned(name)))
            }
        }

        deserializer.deserialize_identifier(Visitor)
    }
}
