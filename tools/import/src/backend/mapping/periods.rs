//! Time periods.

use serde_json::{Value as Json, json};

use super::Mapper;
use crate::backend::draft::{Draft, Key};
use crate::backend::names;

impl Mapper<'_> {
    pub(super) fn time_periods(&mut self) -> Vec<Draft> {
        let mut drafts = Vec::new();
        for period in &self.configuration.time_periods {
            if names::built_in_period(&period.name).is_some() {
                continue;
            }
            let name = names::object(&period.name);
            let mut draft = Draft::new(Key::new("timeperiod", name), Some(period.place.clone()));
            draft.set(
                "alias",
                period.text("alias").map_or(&*period.name, |text| text),
            );
            draft.set("is_active", period.flag("is_active"));
            draft.set("definition_order", period.definition_order());
            let days = period.days.iter();
            let ranges: Vec<Json> = days
                .map(|(days, ranges)| json!({ (&**days): &**ranges }))
                .collect();
            draft.set("dateranges", ranges);
            // By name: the engine looks for no ids there.
            let excluded = period.list("exclude").iter();
            let excluded = excluded.map(|name| Self::period(Some(name), names::NEVER).shown());
            draft.set("exclude", excluded.collect::<Json>());
            Self::in_realm_all(&mut draft);
            drafts.push(draft);
        }
        drafts
    }
}
