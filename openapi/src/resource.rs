//! What all resources have in common, and the macro that makes one.

use serde::{
    Serialize,
    de::{DeserializeOwned, IgnoredAny, MapAccess},
    ser::SerializeMap,
};

use crate::{HttpDate, Id};

/// The fields that every item has, set by the backend alone.
pub const AUTOMATIC_FIELDS: [&str; 4] = ["_id", "_created", "_updated", "_etag"];

/// What a response adds to the item in it: no field has these names, not even a free one.
pub const RESPONSE_MEMBERS: [&str; 4] = ["_links", "_status", "_issues", "_error"];

/// A kind of item that the backend keeps.
///
/// The structs of [`resources`](crate::resources) implement it, and no others can usefully.
pub trait Resource:
    Serialize + DeserializeOwned + Clone + PartialEq + std::fmt::Debug + Send + Sync + Sized + 'static
{
    /// The name of the resource in addresses and in references: `host`.
    const NAME: &'static str;
    /// The name of one item in code: `host`, `host_group`.
    const SINGULAR: &'static str;
    /// The name of several items in code: `hosts`, `host_groups`.
    const PLURAL: &'static str;
    /// The name of the struct: `Host`.
    const RUST_NAME: &'static str;
    /// The revision of the list of fields, stored with each item.
    const SCHEMA_VERSION: i64;

    /// The identifier; `None` in an item that does not come from a backend.
    fn id(&self) -> Option<Id<Self>>;

    /// The etag, which changes with each change of the item.
    ///
    /// It is `None` in an item that does not come from a backend.
    fn etag(&self) -> Option<&str>;
}

/// The fields that the backend sets on every item, while an item is read.
pub(crate) struct Automatic<T> {
    pub(crate) id: Option<Id<T>>,
    pub(crate) etag: Option<String>,
    pub(crate) created: Option<HttpDate>,
    pub(crate) updated: Option<HttpDate>,
    pub(crate) schema_version: Option<i64>,
}

impl<T> Automatic<T> {
    pub(crate) const fn new() -> Self {
        Self {
            id: None,
            etag: None,
            created: None,
            updated: None,
            schema_version: None,
        }
    }

    /// Reads the value when the field is an automatic one; otherwise returns `false`.
    pub(crate) fn read<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        map: &mut A,
    ) -> Result<bool, A::Error> {
        match name {
            "_id" => self.id = map.next_value()?,
            "_etag" => self.etag = map.next_value()?,
            "_created" => self.created = map.next_value()?,
            "_updated" => self.updated = map.next_value()?,
            "schema_version" => self.schema_version = map.next_value()?,
            name if RESPONSE_MEMBERS.contains(&name) => {
                map.next_value::<IgnoredAny>()?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// Writes one automatic field, when it is there.
pub(crate) fn write_automatic<M: SerializeMap>(
    map: &mut M,
    name: &str,
    value: Option<&impl Serialize>,
) -> Result<(), M::Error> {
    value.map_or(Ok(()), |value| map.serialize_entry(name, value))
}

/// Makes a resource from one list of fields.
///
/// The head names the resource: on the wire, in code (one item, several items), and the alias
/// of references to it. Then follow, each only where there is something to say:
///
/// - `nouns`: what descriptions call one item, with its article, and several, where the names in
///   code are no English;
/// - `properties`: what the resource is, by the methods of `spec::ResourceBuilder`, joined by dots
///   (`templating().checked()`);
/// - `effects`: what operations do beyond the item itself, for their descriptions;
/// - `groups`: the groups of fields that it has, of those in `resources/groups`;
/// - `unknown_fields: additional`: fields that are not in the list are kept in that member;
/// - `indexes`: the indexes that the original backend declares, by name.
///
/// A field is written `member: Type, presence, properties;`, with the name on the wire as a string
/// in front where it differs. The presence is
///
/// - `required`: must be sent at creation, and its absence is an error when an item is read;
/// - `default VALUE`: stored when absent at creation. A type `Option<…>` also allows null;
/// - `optional`: may be absent for good. The type is `Option<…>`.
///
/// The properties, joined by dots, are the methods of `spec::FieldBuilder`. The fields that every
/// item has (`_id`, `_etag`, `_created`, `_updated`, `schema_version`) are not written.
macro_rules! resource {
    (
        $(#[doc = $doc:literal])+
        $resource:ident {
            name: $name:literal,
            singular: $singular:literal,
            plural: $plural:literal,
            $(nouns: [$one:literal, $many:literal],)?
            link: $link:ident,
            schema_version: $schema_version:literal,
            $(properties: $($property:ident($($property_argument:expr),* $(,)?)).+,)?
            $(effects: [$($($operation:ident)|+ => $effect:literal),+ $(,)?],)?
            $(groups: [$($group:ident $(($($group_argument:tt)*))?),+ $(,)?],)?
            $(unknown_fields: $additional:ident,)?
            $(indexes: [$($index:literal => [$($key:literal),+ $(,)?]),* $(,)?],)?
        }
        fields { $($own:tt)* }
    ) => {
        $crate::resource::with_groups! {
            groups { $($($group $(($($group_argument)*))?,)+)? }
            head {
                $(#[doc = $doc])+
                $resource {
                    name: $name,
                    singular: $singular,
                    plural: $plural,
                    $(nouns: [$one, $many],)?
                    link: $link,
                    schema_version: $schema_version,
                    $(properties: $($property($($property_argument),*)).+,)?
                    $(effects: [$($($operation)|+ => $effect),+],)?
                    $(unknown_fields: $additional,)?
                    $(indexes: [$($index => [$($key),+]),*],)?
                }
            }
            fields {}
            own { $($own)* }
        }
    };
}
pub(crate) use resource;

/// Adds the fields of the groups, one group at a time, then makes the resource.
macro_rules! with_groups {
    (
        groups {}
        head { $($head:tt)* }
        fields { $($fields:tt)* }
        own { $($own:tt)* }
    ) => {
        $crate::resource::define! { $($head)* fields { $($fields)* $($own)* } }
    };
    (
        groups { $group:ident $(($($argument:tt)*))?, $($others:tt)* }
        head { $($head:tt)* }
        fields { $($fields:tt)* }
        own { $($own:tt)* }
    ) => {
        $crate::resources::groups::$group! {
            [$($($argument)*)?]
            groups { $($others)* }
            head { $($head)* }
            fields { $($fields)* }
            own { $($own)* }
        }
    };
}
pub(crate) use with_groups;

/// The name of a field on the wire: that of the member, unless another is written.
macro_rules! wire {
    ($wire:literal $field:ident) => {
        $wire
    };
    ($field:ident) => {
        stringify!($field)
    };
}
pub(crate) use wire;

/// Makes the struct, its reader and writer, and its specification.
macro_rules! define {
    (
        $(#[doc = $doc:literal])+
        $resource:ident {
            name: $name:literal,
            singular: $singular:literal,
            plural: $plural:literal,
            $(nouns: [$one:literal, $many:literal],)?
            link: $link:ident,
            schema_version: $schema_version:literal,
            $(properties: $($property:ident($($property_argument:expr),*)).+,)?
            $(effects: [$($($operation:ident)|+ => $effect:literal),+],)?
            $(unknown_fields: $additional:ident,)?
            $(indexes: [$($index:literal => [$($key:literal),+]),*],)?
        }
        fields {
            $(
                $(#[doc = $field_doc:literal])+
                $($wire:literal)? $field:ident: $type:ty, $presence:ident $($default:expr)?
                    $(, $($constraint:ident($($argument:expr),* $(,)?)).+)?;
            )*
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub struct $resource {
            /// The identifier.
            pub id: Option<$crate::Id<$resource>>,
            /// Changes with each change of the item; a write must present it.
            pub etag: Option<String>,
            /// When the item was created.
            pub created: Option<$crate::HttpDate>,
            /// When the item was last changed.
            pub updated: Option<$crate::HttpDate>,
            /// The revision of the list of fields that the item was stored with.
            pub schema_version: i64,
            $(
                $(#[doc = $field_doc])+
                pub $field: $type,
            )*
            $(
                /// The fields that are not declared, as they came.
                pub $additional: $crate::FreeObject,
            )?
        }

        #[doc = concat!("A reference to a [`", stringify!($resource), "`].")]
        pub type $link = $crate::Reference<$resource>;

        impl $crate::Resource for $resource {
            const NAME: &'static str = $name;
            const SINGULAR: &'static str = $singular;
            const PLURAL: &'static str = $plural;
            const RUST_NAME: &'static str = stringify!($resource);
            const SCHEMA_VERSION: i64 = $schema_version;

            fn id(&self) -> Option<$crate::Id<Self>> {
                self.id
            }

            fn etag(&self) -> Option<&str> {
                self.etag.as_deref()
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $resource {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                struct Visitor;

                impl<'de> ::serde::de::Visitor<'de> for Visitor {
                    type Value = $resource;

                    fn expecting(
                        &self,
                        formatter: &mut ::std::fmt::Formatter<'_>,
                    ) -> ::std::fmt::Result {
                        formatter.write_str(concat!("an item of the resource ", $name))
                    }

                    fn visit_map<A: ::serde::de::MapAccess<'de>>(
                        self,
                        mut map: A,
                    ) -> Result<$resource, A::Error> {
                        let mut automatic = $crate::resource::Automatic::<$resource>::new();
                        $(let mut $field: Option<$type> = None;)*
                        $(let mut $additional = $crate::FreeObject::new();)?
                        while let Some(key) = map.next_key::<$crate::field::Key<'de>>()? {
                            match key.as_str() {
                                $($crate::resource::wire!($($wire)? $field) => {
                                    $field = $crate::field::read::$presence(&mut map)?;
                                })*
                                name => {
                                    if !automatic.read(name, &mut map)? {
                                        $crate::resource::unknown_field!(
                                            name, map $(, $additional)?
                                        );
                                    }
                                }
                            }
                        }
                        Ok($resource {
                            id: automatic.id,
                            etag: automatic.etag,
                            created: automatic.created,
                            updated: automatic.updated,
                            schema_version: automatic.schema_version.unwrap_or($schema_version),
                            $($field: $crate::field::complete::$presence(
                                $field,
                                $crate::resource::wire!($($wire)? $field)
                                $(, || $crate::field::DefaultOf::into_default($default))?
                            )?,)*
                            $($additional,)?
                        })
                    }
                }

                deserializer.deserialize_map(Visitor)
            }
        }

        impl ::serde::Serialize for $resource {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(None)?;
                $crate::resource::write_automatic(&mut map, "_id", self.id.as_ref())?;
                $crate::resource::write_automatic(&mut map, "_etag", self.etag.as_ref())?;
                $crate::resource::write_automatic(&mut map, "_created", self.created.as_ref())?;
                $crate::resource::write_automatic(&mut map, "_updated", self.updated.as_ref())?;
                ::serde::ser::SerializeMap::serialize_entry(
                    &mut map,
                    "schema_version",
                    &self.schema_version,
                )?;
                $($crate::field::write::$presence(
                    &mut map,
                    $crate::resource::wire!($($wire)? $field),
                    &self.$field,
                )?;)*
                $(
                    for (name, value) in &self.$additional {
                        ::serde::ser::SerializeMap::serialize_entry(&mut map, name, value)?;
                    }
                )?
                ::serde::ser::SerializeMap::end(map)
            }
        }

        #[cfg(feature = "openapi")]
        impl $crate::spec::Specified for $resource {
            fn spec() -> &'static $crate::spec::ResourceSpec {
                static SPEC: ::std::sync::LazyLock<$crate::spec::ResourceSpec> =
                    ::std::sync::LazyLock::new(|| {
                        $crate::spec::ResourceBuilder::new::<$resource>(concat!($($doc),+))
                            $(.nouns($one, $many))?
                            $($(.$property($($property_argument),*))+)?
                            $($(.effect(
                                &[$($crate::spec::Operation::$operation),+],
                                $effect,
                            ))+)?
                            $(.keeps_unknown_fields(stringify!($additional)))?
                            $($(.index($index, &[$($key),+]))*)?
                            $(
                                .field(
                                    $crate::spec::FieldBuilder::new::<$type>(
                                        $crate::resource::wire!($($wire)? $field),
                                        concat!($($field_doc),+),
                                    )
                                    .$presence($(
                                        $crate::spec::default_value::<$type>($default)
                                    )?)
                                    $($(.$constraint($($argument),*))+)?
                                )
                            )*
                            .build()
                    });
                &SPEC
            }
        }
    };
}
pub(crate) use define;

/// What happens to a field that is not declared: it is skipped, or kept.
macro_rules! unknown_field {
    ($name:ident, $map:ident) => {{
        let _ = $name;
        $map.next_value::<::serde::de::IgnoredAny>()?;
    }};
    ($name:ident, $map:ident, $additional:ident) => {{
        let name = $name.to_owned();
        let value = $map.next_value()?;
        $additional.insert(name, value);
    }};
}
pub(crate) use unknown_field;
