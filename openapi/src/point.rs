//! Locations.

use serde::{Deserialize, Serialize};

/// A location, as a `GeoJSON` point: `{"type": "Point", "coordinates": [48.858293, 2.294601]}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[non_exhaustive]
pub struct Point {
    /// The kind of shape: always `Point`.
    #[serde(rename = "type", default = "shape")]
    #[cfg_attr(feature = "openapi", schema(required = true, pattern = "^Point$"))]
    pub shape: String,
    /// The coordinates in degrees: the latitude first, then the longitude.
    #[cfg_attr(feature = "openapi", schema(min_items = 2))]
    pub coordinates: Vec<f64>,
}

fn shape() -> String {
    "Point".to_owned()
}

impl Point {
    /// Makes a point from two angles in degrees.
    pub fn new(latitude: f64, longitude: f64) -> Self {
        Self {
            shape: shape(),
            coordinates: vec![latitude, longitude],
        }
    }
}
