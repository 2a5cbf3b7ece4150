//! The specification says of each resource and field what the backend must know. That the fields
//! are those of the original is tested where the published document is.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use alignak_model::{
    document,
    spec::{self, FieldSpec, Inheritance, Kind, ResourceSpec},
};

/// The resources with a property.
fn resources(has: impl Fn(&ResourceSpec) -> bool) -> Vec<&'static str> {
    spec::resources()
        .into_iter()
        .filter(|spec| has(spec))
        .map(|spec| spec.name)
        .collect()
}

/// The fields with a property, as `resource.field`, in alphabetical order.
fn fields(has: impl Fn(&FieldSpec) -> bool) -> Vec<String> {
    let mut found: Vec<String> = spec::resources()
        .into_iter()
        .flat_map(|spec| spec.fields.iter().map(move |field| (spec, field)))
        .filter(|(_, field)| has(field))
        .map(|(spec, field)| format!("{}.{}", spec.name, field.name))
        .collect();
    found.sort();
    found
}

/// The fields of one resource with a property.
fn fields_of(resource: &str, has: impl Fn(&FieldSpec) -> bool) -> BTreeSet<&'static str> {
    let spec = spec::resources()
        .into_iter()
        .find(|spec| spec.name == resource)
        .unwrap();
    let fields = spec.fields.iter().filter(|field| has(field));
    fields.map(|field| field.name).collect()
}

#[test]
fn names_in_code_are_distinct() {
    let mut seen = BTreeSet::new();
    for spec in spec::resources() {
        for name in [spec.singular, spec.plural] {
            assert!(seen.insert(name), "{name}");
        }
        let mut names = BTreeSet::new();
        for field in &spec.fields {
            assert!(names.insert(field.name), "{}.{}", spec.name, field.name);
        }
    }
}

#[test]
fn resources_are_what_their_properties_say() {
    assert_eq!(
        resources(|spec| spec.action),
        ["actionacknowledge", "actiondowntime", "actionforcecheck"]
    );
    assert_eq!(
        resources(|spec| spec.record),
        [
            "actionacknowledge",
            "actiondowntime",
            "actionforcecheck",
            "history",
            "logcheckresult",
        ]
    );
    assert_eq!(
        resources(|spec| spec.weak_references),
        [
            "alignak_notifications",
            "cascade",
            "history",
            "livesynthesis",
            "livesynthesisretention",
            "logcheckresult",
            "outbox",
            "timeseriesretention",
        ]
    );
    assert_eq!(
        resources(|spec| spec.group),
        ["hostgroup", "servicegroup", "usergroup"]
    );
    assert_eq!(
        resources(|spec| spec.tree),
        ["hostgroup", "realm", "servicegroup", "usergroup"]
    );
    assert_eq!(
        resources(|spec| spec.templating),
        ["host", "service", "user"]
    );
    assert_eq!(resources(|spec| spec.checked), ["host", "service"]);
    assert_eq!(resources(|spec| spec.counters), ["livesynthesis"]);
    assert_eq!(
        resources(|spec| spec.compact),
        ["history", "logcheckresult"]
    );
    assert_eq!(resources(|spec| spec.owned), ["alignakretention"]);
    assert_eq!(resources(|spec| spec.replaceable), ["alignakretention"]);
    assert_eq!(resources(|spec| spec.open), ["alignak", "alignakretention"]);
    assert_eq!(
        resources(|spec| spec.decides_rights),
        ["realm", "user", "userrestrictrole"]
    );
    assert_eq!(resources(|spec| spec.accounts), ["user"]);
    assert_eq!(
        resources(|spec| spec.metrics_database),
        ["graphite", "influxdb"]
    );
    assert_eq!(
        resources(|spec| spec.pruned_from_lists),
        [
            "host",
            "hostgroup",
            "service",
            "servicegroup",
            "user",
            "usergroup"
        ]
    );
    assert_eq!(
        resources(|spec| spec.internal),
        [
            "alignak_notifications",
            "cascade",
            "livesynthesisretention",
            "outbox",
            "timeseriesretention",
        ]
    );
}

#[test]
fn every_resource_with_rights_names_the_field_of_its_realm() {
    for spec in spec::resources() {
        let expected = match spec.name {
            "realm" => Some("_id"),
            "userrestrictrole" => Some("realm"),
            _ if spec.internal || spec.owned => None,
            _ => Some("_realm"),
        };
        assert_eq!(spec.realm_field, expected, "{}", spec.name);
    }
}

#[test]
fn names_of_fields_in_heads_are_those_of_fields() {
    for spec in spec::resources() {
        let covered = spec.covering_indexes.iter();
        let covered = covered.flat_map(spec::CoveringIndex::all_fields);
        let looked_up = spec.lookups.iter().chain(spec.unselective).copied();
        for name in looked_up.chain(covered) {
            assert!(spec.field(name).is_some(), "{}.{name}", spec.name);
        }
        for field in &spec.fields {
            for other in field.depends_on {
                assert!(spec.field(other).is_some(), "{}.{other}", spec.name);
            }
            if let Some(target) = field.target() {
                let known = spec::resources().iter().any(|spec| spec.name == target);
                assert!(known, "{}.{}: {target}", spec.name, field.name);
            }
        }
    }
    let lookups: Vec<_> = spec::resources()
        .into_iter()
        .flat_map(|spec| spec.lookups.iter().map(move |field| (spec, *field)))
        .filter(|(spec, name)| {
            let field = spec.field(name);
            field.is_some_and(|field| !field.is_list())
        })
        .map(|(spec, name)| (spec.name, name))
        .collect();
    assert_eq!(
        lookups,
        [
            ("livesynthesis", "_realm"),
            ("livesynthesisretention", "livesynthesis"),
            ("outbox", "database"),
            ("timeseriesretention", "graphite"),
            ("timeseriesretention", "influxdb"),
            ("user", "token"),
            ("userrestrictrole", "user"),
        ]
    );
}

#[test]
fn default_items_are_those_that_the_backend_makes() {
    let protected: Vec<_> = spec::resources()
        .into_iter()
        .flat_map(|spec| {
            spec.default_items
                .iter()
                .map(move |name| (spec.name, *name))
        })
        .collect();
    assert_eq!(
        protected,
        [
            ("command", "_internal_host_up"),
            ("command", "_echo"),
            ("host", "_dummy"),
            ("hostgroup", "All"),
            ("realm", "All"),
            ("servicegroup", "All"),
            ("timeperiod", "24x7"),
            ("timeperiod", "Never"),
            ("user", "admin"),
            ("usergroup", "All"),
        ]
    );
}

#[test]
fn secrets_and_rights_are_marked() {
    assert_eq!(
        fields(|field| field.secret),
        [
            "grafana.apikey",
            "influxdb.login",
            "influxdb.password",
            "user.password",
            "user.token",
        ]
    );
    assert_eq!(fields(|field| field.write_only), ["user.password"]);
    assert_eq!(
        fields(|field| field.grants_rights),
        [
            "user.back_role_super_admin",
            "user.can_submit_commands",
            "user.can_update_livestate",
            "user.is_admin",
        ]
    );
}

#[test]
fn what_the_backend_computes_is_read_only() {
    let computed = fields(|field| field.read_only && !field.counter);
    let expected: BTreeSet<String> = [
        "alignakretention._user",
        "host._overall_state_id",
        "host._template_fields",
        "hostgroup._level",
        "hostgroup._tree_parents",
        "realm._all_children",
        "realm._children",
        "realm._level",
        "realm._tree_parents",
        "service._overall_state_id",
        "service._template_fields",
        "servicegroup._level",
        "servicegroup._tree_parents",
        "user._template_fields",
        "user.token",
        "usergroup._level",
        "usergroup._tree_parents",
    ]
    .into_iter()
    .map(str::to_owned)
    .chain(
        spec::resources()
            .into_iter()
            .map(|spec| format!("{}.schema_version", spec.name)),
    )
    .collect();
    assert_eq!(computed.into_iter().collect::<BTreeSet<_>>(), expected);
    for resource in ["livesynthesis", "livesynthesisretention"] {
        let counters = fields_of(resource, |field| field.counter);
        assert_eq!(counters.len(), 26, "{resource}");
        let expected = fields_of(resource, |field| {
            field.name.starts_with("hosts_") || field.name.starts_with("services_")
        });
        assert_eq!(counters, expected);
    }
}

#[test]
fn live_state_is_what_checks_find_and_what_programs_keep() {
    for resource in ["host", "service"] {
        let live = fields_of(resource, |field| field.live_state);
        let expected = fields_of(resource, |field| {
            field.name.starts_with("ls_") || ["customs", "_overall_state_id"].contains(&field.name)
        });
        assert_eq!(live, expected, "{resource}");
    }
    assert_eq!(
        fields_of("user", |field| field.live_state),
        BTreeSet::from(["customs", "token", "ui_preferences"])
    );
    assert_eq!(
        fields_of("alignak", |field| field.live_state),
        BTreeSet::from(["last_alive"])
    );
}

#[test]
fn fields_are_inherited_as_templates_need_it() {
    let by = |resource, inheritance| {
        fields_of(resource, move |field| {
            field.inheritance == inheritance && !field.name.starts_with('_')
        })
    };
    for resource in ["host", "service"] {
        assert_eq!(
            by(resource, Inheritance::Accumulated),
            BTreeSet::from(["customs", "tags", "usergroups", "users"])
        );
        let never = by(resource, Inheritance::Never);
        assert!(
            never.iter().all(|name| name.starts_with("ls_")),
            "{never:?}"
        );
        assert_eq!(
            never,
            fields_of(resource, |field| field.name.starts_with("ls_"))
        );
    }
    assert_eq!(by("host", Inheritance::Copied), BTreeSet::from(["name"]));
    assert_eq!(by("service", Inheritance::Copied), BTreeSet::from(["host"]));
    assert_eq!(
        by("user", Inheritance::Accumulated),
        BTreeSet::from([
            "customs",
            "host_notification_commands",
            "service_notification_commands",
            "tags",
        ])
    );
    assert_eq!(
        by("user", Inheritance::Never),
        BTreeSet::from([
            "back_role_super_admin",
            "can_submit_commands",
            "can_update_livestate",
            "is_admin",
            "password",
            "token",
        ])
    );
    let underscored =
        fields(|field| field.name.starts_with('_') && field.inheritance != Inheritance::Never);
    assert!(underscored.is_empty(), "{underscored:?}");
}

#[test]
fn users_change_their_own_contact_data() {
    let own = fields_of("user", |field| field.self_service);
    let expected = fields_of("user", |field| {
        field.name.starts_with("host_notification")
            || field.name.starts_with("service_notification")
            || field.name.starts_with("address")
            || [
                "password",
                "token",
                "ui_preferences",
                "alias",
                "notes",
                "email",
                "pager",
                "customs",
            ]
            .contains(&field.name)
    });
    assert_eq!(own, expected);
}

#[test]
fn references_that_act_need_the_right_to_read() {
    assert_eq!(
        fields(|field| field.needs_read_right),
        [
            "host._templates",
            "service._templates",
            "service.host",
            "user._templates",
        ]
    );
}

#[test]
fn allowed_values_and_defaults_are_of_the_type_of_their_field() {
    for spec in spec::resources() {
        for field in &spec.fields {
            let place = format!("{}.{}", spec.name, field.name);
            let is_words = matches!(field.kind.element(), Kind::Enum(_));
            if is_words {
                assert!(field.allowed.is_some(), "{place}");
            }
            let Some(default) = &field.default else {
                continue;
            };
            if let Some(allowed) = &field.allowed {
                let values = match default {
                    serde_json::Value::Array(values) => values.clone(),
                    value => vec![value.clone()],
                };
                for value in values {
                    assert!(allowed.contains(&value), "{place}: {value}");
                }
            }
            assert!(
                !default.is_null() || field.nullable,
                "{place}: null is the default"
            );
        }
    }
}

/// Words of an earlier, private vocabulary, in place of those of the field.
const PRIVATE: [&str; 8] = [
    "nobody",
    "is told",
    "was told",
    "last told",
    "what is there",
    "makes of",
    "somebody",
    "people",
];

#[test]
fn every_description_is_a_sentence_in_the_words_of_the_field() {
    let mut texts: Vec<(String, String)> = Vec::new();
    for spec in spec::resources() {
        texts.push((spec.name.to_owned(), spec.description.clone()));
        for field in &spec.fields {
            texts.push((
                format!("{}.{}", spec.name, field.name),
                field.description.to_owned(),
            ));
        }
    }
    for (name, schema) in document::schemas() {
        let schema = serde_json::to_value(schema).unwrap();
        let description = schema["description"].as_str().unwrap_or_default();
        assert!(!description.is_empty(), "{name}");
        for (value, meaning) in schema["x-enum-descriptions"]
            .as_array()
            .into_iter()
            .flatten()
            .enumerate()
        {
            let meaning = meaning.as_str().unwrap().to_owned();
            texts.push((format!("{name}[{value}]"), meaning));
        }
        texts.push((name, description.to_owned()));
    }
    for (place, text) in texts {
        let end = text.trim_end();
        assert!(end.ends_with(['.', '…']), "{place}: {text}");
        assert!(!text.contains("  "), "{place}: {text}");
        let lower = text.to_lowercase();
        for word in PRIVATE {
            assert!(!lower.contains(word), "{place}: {text}");
        }
        // Generators copy descriptions into comments.
        assert!(!text.contains("*/") && !text.contains("/*"), "{place}");
    }
}
