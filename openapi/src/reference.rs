//! References from one item to another.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, value::MapAccessDeserializer},
};

use crate::{Id, Resource};

/// A reference to an item of the resource `T`.
///
/// Normally it holds the identifier only. When the query asked the backend to embed the field,
/// it holds the whole item. Each resource has an alias, such as
/// [`HostLink`](crate::HostLink) for `Reference<Host>`.
///
/// When the referenced item does not exist any more, the backend embeds a null. A field that may
/// be absent is then `None`, the null is dropped from a list, and in a field that must be there
/// it becomes a reference which leads nowhere: [`id`](Self::id) answers `None`.
///
/// ```
/// use alignak_model::{Host, HostLink, Id};
///
/// let id: Id<Host> = "5f3a0c9e8d1b2a4c6e7f8091".parse()?;
/// let link = HostLink::from(id);
/// assert_eq!(link.id(), Some(id));
/// assert!(link.embedded().is_none());
/// # Ok::<(), alignak_model::ParseIdError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Reference<T>(Target<T>);

#[derive(Debug, Clone, PartialEq)]
enum Target<T> {
    Id(Id<T>),
    Embedded(Box<T>),
    Dangling,
}

impl<T: Resource> Reference<T> {
    /// The identifier of the referenced item; `None` when the item does not exist any more.
    pub fn id(&self) -> Option<Id<T>> {
        match &self.0 {
            Target::Id(id) => Some(*id),
            Target::Embedded(item) => item.id(),
            Target::Dangling => None,
        }
    }

    /// The referenced item, when the query asked for it to be embedded.
    pub fn embedded(&self) -> Option<&T> {
        match &self.0 {
            Target::Embedded(item) => Some(item),
            Target::Id(_) | Target::Dangling => None,
        }
    }

    /// The referenced item, when the query asked for it to be embedded.
    pub fn into_embedded(self) -> Option<T> {
        match self.0 {
            Target::Embedded(item) => Some(*item),
            Target::Id(_) | Target::Dangling => None,
        }
    }

    /// Whether the reference was embedded and led to no item.
    pub fn is_dangling(&self) -> bool {
        matches!(self.0, Target::Dangling)
    }
}

impl<T> From<Id<T>> for Reference<T> {
    fn from(id: Id<T>) -> Self {
        Self(Target::Id(id))
    }
}

impl<T> From<T> for Reference<T> {
    fn from(item: T) -> Self {
        Self(Target::Embedded(Box::new(item)))
    }
}

impl<T: Resource> Serialize for Reference<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Target::Id(id) => id.serialize(serializer),
            Target::Embedded(item) => item.serialize(serializer),
            Target::Dangling => serializer.serialize_unit(),
        }
    }
}

impl<'de, T: Resource> Deserialize<'de> for Reference<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<T>(PhantomData<fn() -> T>);

        impl<'de, T: Resource> de::Visitor<'de> for Visitor<T> {
            type Value = Reference<T>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(formatter, "the identifier of a {0}, or the {0}", T::NAME)
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Reference<T>, E> {
                text.parse::<Id<T>>()
                    .map(Reference::from)
                    .map_err(|_| E::invalid_value(de::Unexpected::Str(text), &self))
            }

            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Reference<T>, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(Reference::from)
            }

            fn visit_unit<E: de::Error>(self) -> Result<Reference<T>, E> {
                Ok(Reference(Target::Dangling))
            }
        }

        deserializer.deserialize_any(Visitor(PhantomData))
    }
}
