//! The routes of the resources.
//!
//! What every resource has is written and annotated once, in the macro `serve!`, and stamped for
//! each; every handler calls one generic function of `verbs`.

mod verbs;
mod words;

use std::sync::Arc;

use alignak_model::Resource as _;
use alignak_model::spec::Operation;
use axum::extract::State;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::App;
use super::documented::{Changing, Creating, Listing, Reading, Removing, RemovingAll, Replacing};
use super::extract::{
    Authenticated, ConditionalGet, Conditions, IfMatch, IfMatchHeader, ItemId, ItemPath, ItemQuery,
    ListQuery, OptionalIfMatchHeader, Posted, RemovalQuery,
};
use super::topics::{
    ACTIONS, ADMINISTRATION, CONFIGURATION, HOSTS, LIVE_STATE, METRICS, SERVICES, USERS,
};
use crate::document::examples;

pub(super) use verbs::{HandlerResult, list_response};

/// Serves resources, a line each: with its topic and, where items can be replaced, the name of that
/// operation.
macro_rules! serve {
    ($($module:ident: $resource:ident, $topic:ident $(, $replace:ident)?;)+) => {
        $(
            mod $module {
                use alignak_model::$resource as Item;
                use alignak_model::document::Shapes;

                use super::*;

                type Create = <Item as Shapes>::Create;
                type Patch = <Item as Shapes>::Patch;
                type Page = <Item as Shapes>::Page;

                #[utoipa::path(
                    get,
                    path = verbs::collection_path::<Item>(),
                    operation_id = format!("list_{}", Item::PLURAL),
                    tag = $topic,
                    summary = words::summary::<Item>(Operation::List),
                    description = words::description::<Item>(Operation::List),
                    params(ListQuery),
                    responses(
                        (status = 200, description = words::PAGE, body = Page, headers(
                            ("X-Total-Count" = u64, description = "How many items match on all pages together; not with `count=0`."),
                            ("X-Scanned-Items" = u64, description = "How many items were looked at one by one because no index finds the matches; only where they are 1,000 or more."),
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
                ) -> HandlerResult {
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
                        content = Create,
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
                ) -> HandlerResult {
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
                ) -> HandlerResult {
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
                        (status = 200, description = words::ITEM, body = Item, headers(
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
                ) -> HandlerResult {
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
                        content = Patch,
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
                ) -> HandlerResult {
                    verbs::change::<Item>(&app, &caller, &id, &if_match, posted).await
                }

                #[utoipa::path(
                    delete,
                    path = verbs::item_path::<Item>(),
                    operation_id = format!("delete_{}", Item::SINGULAR),
                    tag = $topic,
                    summary = words::summary::<Item>(Operation::Remove),
                    description = words::description::<Item>(Operation::Remove),
                    params(ItemPath, IfMatchHeader, RemovalQuery),
                    responses(Removing<Item>),
                    extensions(("x-resource" = json!(Item::NAME))),
                )]
                pub(super) async fn delete(
                    State(app): State<Arc<App>>,
                    id: ItemId,
                    caller: Authenticated,
                    if_match: IfMatch,
                    query: RemovalQuery,
                ) -> HandlerResult {
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
                            content = Create,
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
                    ) -> HandlerResult {
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
    action_acknowledge: ActionAcknowledge, ACTIONS;
    action_downtime: ActionDowntime, ACTIONS;
    action_force_check: ActionForceCheck, ACTIONS;
    alignak_instance: AlignakInstance, ADMINISTRATION;
    alignak_daemon: AlignakDaemon, ADMINISTRATION;
    alignak_retention: AlignakRetention, ADMINISTRATION, replace;
    command: Command, CONFIGURATION;
    grafana: Grafana, METRICS;
    graphite: Graphite, METRICS;
    history_event: HistoryEvent, LIVE_STATE;
    host: Host, HOSTS;
    host_dependency: HostDependency, HOSTS;
    host_escalation: HostEscalation, HOSTS;
    host_group: HostGroup, HOSTS;
    influxdb: InfluxDb, METRICS;
    live_synthesis: LiveSynthesis, LIVE_STATE;
    log_check_result: LogCheckResult, LIVE_STATE;
    realm: Realm, CONFIGURATION;
    service: Service, SERVICES;
    service_dependency: ServiceDependency, SERVICES;
    service_escalation: ServiceEscalation, SERVICES;
    service_group: ServiceGroup, SERVICES;
    statsd: StatsD, METRICS;
    time_period: TimePeriod, CONFIGURATION;
    user: User, USERS;
    user_group: UserGroup, USERS;
    user_restrict_role: UserRestrictRole, USERS;
}
