//! What the existing programs around the server rely on, one test for each thing.
//!
//! These programs (web interface, desktop applet, modules of arbiter, broker and scheduler, command
//! line tool, importer, client libraries) will not be changed for this server.
//!
//! What they rely on and other tests prove already:
//!
//! | relied upon | test |
//! |---|---|
//! | `Accept: */*` is answered with JSON | `http`: `answers_are_json_whatever_is_accepted` |
//! | credentials are the token with an empty password | `bad_input`: `a_request_without_a_good_token_is_refused` |
//! | a stale token does not disturb a login | `python_client` |
//! | the connection of the Python client is closed after each answer | `http`: `the_connection_of_the_python_client_is_closed_after_each_answer` |
//! | parallel `get_all` of forked processes ends | `python_client` |
//! | the body of a GET of a collection is ignored | `bad_input`: `odd_headers_do_no_harm` |
//! | `_links.next` only where there is a further page | `reading`: `pages_together_hold_each_item_once`; `python_client` |
//! | a list that is posted is answered as a list | `python_client`; `broker` below |
//! | DELETE answers 204 without a body | `http`: `each_answer_has_its_headers` |
//! | the root lists `href` and `title` of 27 resources | `python_client` |
//! | dates in filters, `$regex` with look-ahead or slashes, `$in`, `$nin` | `reading`: `a_filter_finds_what_it_says` |
//! | any order asked for, with blanks after commas | `reading`: `the_order_is_the_one_asked_for` |
//! | automatic fields beside a projection of commands | `reading`: `a_projection_shows_what_was_asked_for_and_the_automatic_fields` |
//! | an etag read through a projection is good | `reading`: `an_etag_read_through_a_projection_is_good_for_a_change` |
//! | the own token is shown and searched, no other | `reading`: `a_user_sees_the_own_token_and_no_other` |
//! | insertion order without a sort | `reading`: `pages_together_hold_each_item_once` |
//! | a refused login has no challenge header | `bad_input`: `a_login_without_good_credentials_is_refused` |
//! | 405 of a collection and 404 of an unknown endpoint come before 401 | `http`: `the_route_is_checked_before_the_token_and_the_token_before_the_item` |
//! | default objects survive, whoever deletes | `bad_input`: `a_default_object_cannot_be_deleted`; `every_resource`: `each_collection_can_be_emptied_but_for_what_is_protected` |
//! | defaults of all fields that have one | `every_resource`: `an_item_of_each_resource_is_created_read_changed_and_deleted` |
//! | PUT of a retention document, with its etag only | `bad_input`: `a_retention_document_is_replaced_only_with_its_etag_and_a_good_body` |
//! | inception after a lost race | `python_client` |
//!
//! The checklist, and what proves each point:
//!
//! | | point | test |
//! |---|---|---|
//! | 1 | `page=0` | `replies::page_zero_is_the_first_page` |
//! | 2 | `max_results` capped | `replies::a_page_size_above_the_limit_is_capped_and_the_capped_value_told` |
//! | 3 | `_links.next` when needed | `reading`, and `replies::five_thousand_items_come_as_one_page_and_the_rest_as_the_next` |
//! | 4 | automatic fields, good etags | `replies::automatic_members_are_there_whatever_the_projection_and_the_etag_is_the_stored_one` |
//! | 5 | connections closed for forked clients | `http`, `python_client` |
//! | 6 | the own token | `interface::a_session_is_opened_by_name_and_finds_its_user_with_the_token` |
//! | 7 | `_updated` kept | `updated::nothing_that_the_monitoring_writes_makes_the_arbiter_load_again` |
//! | 8 | defaults, no new fields | `contracts::what_the_arbiter_module_reads_unasked_is_in_every_item`, `contracts::no_item_has_a_field_that_the_original_does_not_know` |
//! | 9 | children of realms | `arbiter::realms_are_read_with_their_children_as_objects` |
//! | 10 | ids, null and patterns in filters | `queries::a_filter_compares_texts_booleans_numbers_null_and_ids`, `queries::what_users_type_into_a_search_field_is_searched_or_refused_as_json` |
//! | 11 | blanks and absent fields in orders | `queries::a_sort_may_have_blanks_after_commas_and_name_fields_that_are_not_there` |
//! | 12 | 405 and 404 before 401 | `http` |
//! | 13 | bulk check results by name | `broker::a_result_of_an_unknown_host_holds_up_none_of_the_others` |
//! | 14 | PUT and PATCH of retention | all of `scheduler` |
//! | 15 | deletion of whole resources | `tools::every_resource_is_deleted_as_a_whole_without_if_match_and_the_protected_stay` |
//! | 16 | logout | `transport::logout_needs_no_body_no_content_type_and_no_good_token` |
//! | 17 | bodies of GET, odd content types | `transport::the_body_of_a_get_of_an_item_is_ignored`, `transport::a_deletion_may_name_a_content_type_without_a_body` |
//! | 18 | 24x7 first | `contracts::the_first_time_period_is_24x7_and_stays_the_first` |
//! | 19 | default objects | `contracts::the_objects_that_serve_as_fallbacks_exist` |
//! | 20 | two seconds | `transport::fifty_hosts_are_listed_in_much_less_than_two_seconds` |

mod applet;
mod arbiter;
mod broker;
mod contracts;
mod fixture;
mod interface;
mod queries;
mod replies;
mod scheduler;
mod tools;
mod transport;
mod updated;
