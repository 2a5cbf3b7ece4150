//! What validation asks a unit.

use serde_json::Value;

use super::pending::Unit;
use crate::contract::{self, Lookup, Resource};
use crate::filter::{Filter, Kinds as _, Operand};
use crate::item;
use crate::store::StoreError;

impl Lookup for Unit<'_> {
    type Error = StoreError;

    fn exists(&mut self, _field: &str, resource: &str, id: &str) -> Result<bool, StoreError> {
        match contract::contract().find(resource) {
            Some(resource) => self.has(resource, id),
            None => Ok(false),
        }
    }

    fn is_taken(
        &mut self,
        resource: &Resource,
        field: &str,
        value: &Value,
        except: Option<&str>,
    ) -> Result<bool, StoreError> {
        let filter = Filter::eq(field, Operand::from_value(value, &resource.kind(field)));
        let holders = self.find(contract::resource(&resource.name), &filter)?;
        Ok(holders
            .iter()
            .any(|holder| except != Some(item::text(holder, "_id"))))
    }
}
