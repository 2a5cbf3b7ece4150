//! Enumerations of words that keep words which they do not know.

/// Makes an open enumeration of words.
macro_rules! open_enum {
    (
        $(#[doc = $doc:literal])+
        $name:ident {
            $(
                $(#[doc = $variant_doc:literal])+
                $variant:ident => $word:literal,
            )+
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $(
                $(#[doc = $variant_doc])+
                #[doc = concat!("Written `", $word, "`.")]
                $variant,
            )+
            /// A word that is not known here, kept as it came.
            Other(String),
        }

        impl $name {
            /// The known words, in the order of the enumeration.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word as it is written.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)+
                    Self::Other(word) => word,
                }
            }

            /// The variant of a known word.
            fn known(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }

        impl From<&str> for $name {
            fn from(word: &str) -> Self {
                Self::known(word).unwrap_or_else(|| Self::Other(word.to_owned()))
            }
        }

        impl From<String> for $name {
            fn from(word: String) -> Self {
                Self::known(&word).unwrap_or(Self::Other(word))
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                Ok(Self::from(word))
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                formatter.pad(self.as_str())
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                deserializer.deserialize_str($crate::open_enum::WordVisitor(::std::marker::PhantomData))
            }
        }

        #[cfg(feature = "openapi")]
        impl $name {
            /// The words and what they mean.
            pub const SPEC: &'static $crate::spec::EnumSpec = &$crate::spec::EnumSpec::new(
                stringify!($name),
                concat!($($doc),+),
                &[$($crate::spec::EnumValue::new(
                    $word,
                    stringify!($variant),
                    concat!($($variant_doc),+),
                )),+],
            );
        }

        #[cfg(feature = "openapi")]
        impl ::utoipa::PartialSchema for $name {
            fn schema() -> ::utoipa::openapi::RefOr<::utoipa::openapi::Schema> {
                $crate::document::enumeration(Self::SPEC)
            }
        }

        #[cfg(feature = "openapi")]
        impl ::utoipa::ToSchema for $name {
            fn name() -> ::std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
        }

        impl $crate::field::FieldValue for $name {
            #[cfg(feature = "openapi")]
            fn kind() -> $crate::spec::Kind {
                $crate::spec::Kind::Enum(Self::SPEC)
            }
        }

        $crate::field::own_default!($name);
    };
}
pub(crate) use open_enum;

/// Reads a word without an allocation when it is a known one.
pub(crate) struct WordVisitor<T>(pub(crate) std::marker::PhantomData<fn() -> T>);

impl<T> serde::de::Visitor<'_> for WordVisitor<T>
where
    T: From<String> + for<'a> From<&'a str>,
{
    type Value = T;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a word")
    }

    fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<T, E> {
        Ok(T::from(word))
    }

    fn visit_string<E: serde::de::Error>(self, word: String) -> Result<T, E> {
        Ok(T::from(word))
    }
}
