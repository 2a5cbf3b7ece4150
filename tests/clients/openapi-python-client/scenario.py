import json
import os

from alignak_backend_client import AuthenticatedClient, Client
from alignak_backend_client.api.configuration import create_command, create_realm, list_realms
from alignak_backend_client.api.hosts import create_host, delete_host, get_host, list_hosts, update_host
from alignak_backend_client.api.live_state import create_log_check_result, create_log_check_results_in_bulk
from alignak_backend_client.api.services import create_service, get_service
from alignak_backend_client.api.session import login
from alignak_backend_client.models import (
    CheckResultState,
    CommandCreate,
    HostCreate,
    HostPatch,
    LogCheckResultCreate,
    Login,
    RealmCreate,
    ServiceCreate,
    StateType,
)
from alignak_backend_client.types import UNSET

url = os.environ.get("ALIGNAK_URL", "http://127.0.0.1:5000")

# ANCHOR: example
anonymous = Client(base_url=url)
token = login.sync(client=anonymous, body=Login(username="admin", password="admin")).token
client = AuthenticatedClient(base_url=url, token=token)


def set_alias(host_id, etag, alias):
    return update_host.sync_detailed(host_id, client=client, if_match=etag, body=HostPatch(alias=alias))


def hosts_of(realm):
    where = json.dumps({"_realm": realm})
    return list_hosts.sync(client=client, where=where, sort="-name", projection='{"name": 1}').field_items
# ANCHOR_END: example


def new_host(**fields):
    return create_host.sync(client=client, body=HostCreate(**fields)).field_id


def read_host(host_id):
    return get_host.sync(host_id, client=client)


root = list_realms.sync(client=client, where='{"name": "All"}').field_items[0].field_id
realm = create_realm.sync(client=client, body=RealmCreate(name="paris", field_parent=root)).field_id
ping = CommandCreate(name="ping", field_realm=root, command_line="check_ping")
command = create_command.sync(client=client, body=ping).field_id
template = new_host(name="linux", field_realm=root, field_is_template=True, check_interval=99)
first = new_host(name="web-1", field_realm=realm, check_command=command, field_templates=[template])
assert read_host(first).check_interval == 99, "the template fills the check interval"
for number in range(2, 6):
    new_host(name=f"web-{number}", field_realm=realm)
http = ServiceCreate(name="http", host=first, field_realm=realm)
service = create_service.sync(client=client, body=http).field_id

listed = hosts_of(realm)
assert [host.name for host in listed] == ["web-5", "web-4", "web-3", "web-2", "web-1"], "filter and sort"
assert all(host.address is UNSET for host in listed), "projection"

names = set()
page = 1
while True:
    where = json.dumps({"_realm": realm})
    found = list_hosts.sync(client=client, where=where, max_results=2, page=page)
    names.update(host.name for host in found.field_items)
    if found.field_links.next_ is UNSET:
        break
    page += 1
assert len(names) == 5, "all pages together hold every host"

before = read_host(first)
changed = set_alias(first, before.field_etag, "changed")
assert changed.status_code == 200, "a change is made"
assert changed.parsed.field_etag != before.field_etag, "a change makes a new etag"
stale = set_alias(first, before.field_etag, "lost")
assert stale.status_code == 412, "an old etag is refused"
assert stale.parsed.field_error.code == 412, "the refusal has a body"
again = set_alias(first, read_host(first).field_etag, "changed again")
assert again.parsed.field_status == "OK", "the change works with the new etag"

refused = create_host.sync_detailed(client=client, body=HostCreate(name="web-1", field_realm=realm))
assert refused.status_code == 422, "a second host of one name is refused"
assert "name" in refused.parsed.field_issues, "the refusal names the field"


def check_result(**fields):
    return LogCheckResultCreate(state_type=StateType.HARD, last_state_type=StateType.HARD, **fields)


critical = check_result(host=first, service=service, state=CheckResultState.CRITICAL, output="connection refused")
result = create_log_check_result.sync_detailed(client=client, body=critical)
assert result.status_code == 201, "a check result is accepted"
read = get_service.sync(service, client=client)
assert read.ls_state == "CRITICAL", "the service has the state of the result"

many = create_log_check_results_in_bulk.sync(
    client=client,
    body=[
        check_result(host_name="web-2", state=CheckResultState.UP, output="fine"),
        check_result(host_name="unknown", state=CheckResultState.UP, output="fine"),
    ],
)
answers = [answer.field_status for answer in many.field_items]
assert answers == ["OK", "ERR"], "a result for an unknown host is named"

last = listed[0].field_id
deleted = delete_host.sync_detailed(last, client=client, if_match=read_host(last).field_etag)
assert deleted.status_code == 204, "a host is deleted"
gone = get_host.sync_detailed(last, client=client)
assert gone.parsed.field_error.code == 404, "a deleted host is not found"
anonymous.get_httpx_client().close()
client.get_httpx_client().close()
print("all is well")
