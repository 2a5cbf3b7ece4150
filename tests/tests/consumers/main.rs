//! What the existing programs around the server rely on, one test for each thing.
//!
//! These programs (web interface, desktop applet, modules of arbiter, broker and scheduler, command
//! line tool, importer, client libraries) will not be changed for this server.
//!
//! What they rely on and other tests prove already:
//!
//! | relied upon | test |
//! |---|---|
//! | `Accept: */*` gives JSON | `http`: `answers_are_json_whatever_is_accepted` |
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

mod applet;
mod arbiter;
mod broker;
mod contracts;
mod interface;
mod queries;
mod replies;
mod scheduler;
mod tools;
mod transport;
mod updated;
mod world;
