//! The routes of the resources.
//!
//! What every resource has is written and annotated once, in the macro `serve!`, and stamped for
//! each; every handler calls one generic function of `verbs`.

mod verbs;
mod words;

use std::sync::Arc;

use alignak_model::Resource as _;
use axum::extract::{RawQuery, State};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::App;
use super::documented::{Changing, Creating, Listing, Reading, Removing, RemovingAll, Replacing};
use super::extract::{
    Authenticated, ConditionalGet, Conditions, IfMatch, IfMatchHeader, ItemId, ItemPath, ItemQuery,
    ListQuery, OptionalIfMatchHeader, Posted,
};
use super::topics::{
    ACTIONS, ADMINISTRATION, CONFIGURATION, HOSTS, LIVE_STATE, METRICS, SERVICES, USERS,
};
use crate::document::examples;
use words::Operation;

pub(super) use verbs::{Answer, answer_of_list};

/// Serves resources: a line each, with the shapes that are read, that create, that change, and a
/// page of them.
macro_rules! serve {
    ($($module:ident: $resource:ident, $create:ident, $patch:ident, $page:ident, $topic:ident
        $(, $replace:ident)?;)+) => {
        $(
            mod $module {
                use alignak_model::$resource;
                use alignak_model::document::{$create, $page, $patch};

                use super::*;

                type Item = $resource;

                #[utoipa::path(
                    get,
                    path = verbs::collection_path::<Item>(),
                    operation_id = format!("list_{}", Item::PLURAL),
                    tag = $topic,
                    summary = words::summary::<Item>(Operation::List),
                    description = words::description::<Item>(Operation::List),
                    params(ListQuery),
                    responses(
                        (status = 200, description = words::PAGE, body = $page, headers(
                            ("X-Total-Count" = u64, description = "How many items match on all pages together."),
                            ("Last-Modified" = String, description = "When the newest item of the page was last changed."),
                        ), example = json!(examples::page(Item::NAME, verbs::title::<Item>()))),
                        Listing,
                    ),
                    extensions(("x-resource" = json!(Item::NAME))),
                )]
                pub(super) async fn list(
                    State(app): State<Arc<App>>,
                    caller: Authenticated,
                    query: ListQuery,
                ) -> Answer {
                    verbs::list::<Item>(&app, &caller, &query).await
                }

                #[utoipa::path(
                    post,
                    path = verbs::collection_path::<Item>(),
                    operation_id = format!("create_{}", Item::SINGULAR),
                    tag = $topic,
                    summary = words::summary::<Item>(Operation::Create),
                    description = words::description::<Item>(Operation::Create),
                    request_body(
                        content = $create,
                        description = words::CREATED,
                        example = json!(examples::create(Item::NAME)),
                    ),
                    responses(Creating<Item>),
                    extensions(
                        ("x-resource" = json!(Item::NAME)),
                        ("x-accepts-list" = json!(true)),
                    ),
                )]
                pub(super) async fn create(
                    State(app): State<Arc<App>>,
                    caller: Authenticated,
                    posted: Posted,
                ) -> Answer {
                    verbs::create::<Item>(&app, &caller, posted).await
                }

                #[utoipa::path(
                    delete,
                    path = verbs::collection_path::<Item>(),
                    operation_id = format!("delete_all_{}", Item::PLURAL),
                    tag = $topic,
                    summary = words::summary::<Item>(Operation::RemoveAll),
                    description = words::description::<Item>(Operation::RemoveAll),
                    responses(RemovingAll<Item>),
                    extensions(("x-resource" = json!(Item::NAME))),
                )]
                pub(super) async fn delete_all(
                    State(app): State<Arc<App>>,
                    caller: Authenticated,
                ) -> Answer {
                    verbs::remove_all::<Item>(&app, &caller).await
                }

                #[utoipa::path(
                    get,
                    path = verbs::item_path::<Item>(),
                    operation_id = format!("get_{}", Item::SINGULAR),
                    tag = $topic,
                    summary = words::summary::<Item>(Operation::Read),
                    description = words::description::<Item>(Operation::Read),
                    params(ItemPath, ItemQuery<Item>, ConditionalGet),
                    responses(
                        (status = 200, description = words::ITEM, body = $resource, headers(
                            ("ETag" = String, description = "The etag of the item, in quotes."),
                            ("Last-Modified" = String, description = "When the item was last changed."),
                        ), example = json!(examples::item(Item::NAME, verbs::title::<Item>()))),
                        Reading,
                    ),
                    extensions(("x-resource" = json!(Item::NAME))),
                )]
                pub(super) async fn get(
                    State(app): State<Arc<App>>,
                    id: ItemId,
                    caller: Authenticated,
                    query: ItemQuery<Item>,
                    conditions: Conditions,
                ) -> Answer {
                    verbs::read::<Item>(&app, &caller, &id, &query, &conditions).await
                }

                #[utoipa::path(
                    patch,
                    path = verbs::item_path::<Item>(),
                    operation_id = format!("update_{}", Item::SINGULAR),
                    tag = $topic,
                    summary = words::summary::<Item>(Operation::Update),
                    description = words::description::<Item>(Operation::Update),
                    params(ItemPath, IfMatchHeader),
                    request_body(
                        content = $patch,
                        description = words::CHANGES,
                        example = json!(examples::patch(Item::NAME)),
                    ),
                    responses(Changing<Item>),
                    extensions(("x-resource" = json!(Item::NAME))),
                )]
                pub(super) async fn update(
                    State(app): State<Arc<App>>,
                    id: ItemId,
                    caller: Authenticated,
                    if_match: IfMatch,
                    posted: Posted,
                ) -> Answer {
                    verbs::change::<Item>(&app, &caller, &id, &if_match, posted).await
                }

                #[utoipa::path(
                    delete,
                    path = verbs::item_path::<Item>(),
                    operation_id = format!("delete_{}", Item::SINGULAR),
                    tag = $topic,
                    summary = words::summary::<Item>(Operation::Remove),
                    description = words::description::<Item>(Operation::Remove),
                    params(ItemPath, IfMatchHeader),
                    responses(Removing<Item>),
                    extensions(("x-resource" = json!(Item::NAME))),
                )]
                pub(super) async fn delete(
                    State(app): State<Arc<App>>,
                    id: ItemId,
                    caller: Authenticated,
                    if_match: IfMatch,
                    query: RawQuery,
                ) -> Answer {
                    verbs::remove::<Item>(&app, &caller, &id, &if_match, &query).await
                }

                $(
                    #[utoipa::path(
                        put,
                        path = verbs::item_path::<Item>(),
                        operation_id = format!("{}_{}", stringify!($replace), Item::SINGULAR),
                        tag = $topic,
                        summary = words::summary::<Item>(Operation::Replace),
                        description = words::description::<Item>(Operation::Replace),
                        params(ItemPath, OptionalIfMatchHeader),
                        request_body(
                            content = $create,
                            description = words::REPLACED,
                            example = json!(examples::create(Item::NAME)),
                        ),
                        responses(Replacing<Item>),
                        extensions(("x-resource" = json!(Item::NAME))),
                    )]
                    pub(super) async fn $replace(
                        State(app): State<Arc<App>>,
                        id: ItemId,
                        caller: Authenticated,
                        if_match: IfMatch,
                        posted: Posted,
                    ) -> Answer {
                        verbs::replace::<Item>(&app, &caller, &id, &if_match, posted).await
                    }
                )?

                pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
                    OpenApiRouter::default()
                        .routes(routes!(list, create, delete_all))
                        .routes(routes!(get, update, delete $(, $replace)?))
                }
            }
        )+

        /// The routes of all public resources.
        pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
            OpenApiRouter::default()$(.merge($module::routes()))+
        }
    };
}

serve! {
    action_acknowledge: ActionAcknowledge, ActionAcknowledgeCreate, ActionAcknowledgePatch, ActionAcknowledgePage, ACTIONS;
    action_downtime: ActionDowntime, ActionDowntimeCreate, ActionDowntimePatch, ActionDowntimePage, ACTIONS;
    action_force_check: ActionForceCheck, ActionForceCheckCreate, ActionForceCheckPatch, ActionForceCheckPage, ACTIONS;
    alignak: Alignak, AlignakCreate, AlignakPatch, AlignakPage, ADMINISTRATION;
    alignak_daemon: AlignakDaemon, AlignakDaemonCreate, AlignakDaemonPatch, AlignakDaemonPage, ADMINISTRATION;
    alignak_retention: AlignakRetention, AlignakRetentionCreate, AlignakRetentionPatch, AlignakRetentionPage, ADMINISTRATION, replace;
    command: Command, CommandCreate, CommandPatch, CommandPage, CONFIGURATION;
    grafana: Grafana, GrafanaCreate, GrafanaPatch, GrafanaPage, METRICS;
    graphite: Graphite, GraphiteCreate, GraphitePatch, GraphitePage, METRICS;
    history: History, HistoryCreate, HistoryPatch, HistoryPage, LIVE_STATE;
    host: Host, HostCreate, HostPatch, HostPage, HOSTS;
    host_dependency: HostDependency, HostDependencyCreate, HostDependencyPatch, HostDependencyPage, HOSTS;
    host_escalation: HostEscalation, HostEscalationCreate, HostEscalationPatch, HostEscalationPage, HOSTS;
    host_group: HostGroup, HostGroupCreate, HostGroupPatch, HostGroupPage, HOSTS;
    influxdb: InfluxDb, InfluxDbCreate, InfluxDbPatch, InfluxDbPage, METRICS;
    live_synthesis: LiveSynthesis, LiveSynthesisCreate, LiveSynthesisPatch, LiveSynthesisPage, LIVE_STATE;
    log_check_result: LogCheckResult, LogCheckResultCreate, LogCheckResultPatch, LogCheckResultPage, LIVE_STATE;
    realm: Realm, RealmCreate, RealmPatch, RealmPage, CONFIGURATION;
    service: Service, ServiceCreate, ServicePatch, ServicePage, SERVICES;
    service_dependency: ServiceDependency, ServiceDependencyCreate, ServiceDependencyPatch, ServiceDependencyPage, SERVICES;
    service_escalation: ServiceEscalation, ServiceEscalationCreate, ServiceEscalationPatch, ServiceEscalationPage, SERVICES;
    service_group: ServiceGroup, ServiceGroupCreate, ServiceGroupPatch, ServiceGroupPage, SERVICES;
    statsd: StatsD, StatsDCreate, StatsDPatch, StatsDPage, METRICS;
    time_period: TimePeriod, TimePeriodCreate, TimePeriodPatch, TimePeriodPage, CONFIGURATION;
    user: User, UserCreate, UserPatch, UserPage, USERS;
    user_group: UserGroup, UserGroupCreate, UserGroupPatch, UserGroupPage, USERS;
    user_restrict_role: UserRestrictRole, UserRestrictRoleCreate, UserRestrictRolePatch, UserRestrictRolePage, USERS;
}
