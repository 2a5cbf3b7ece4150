import json
import os

import alignak_client
from alignak_client import (
    CommandCreate,
    ConfigurationApi,
    HostCreate,
    HostPatch,
    HostsApi,
    LiveStateApi,
    LogCheckResultCreate,
    Login,
    RealmCreate,
    ServiceCreate,
    ServicesApi,
    SessionApi,
)

url = os.environ.get("ALIGNAK_URL", "http://127.0.0.1:5000")

# ANCHOR: example
settings = alignak_client.Configuration(host=url)
client = alignak_client.ApiClient(settings)
settings.access_token = SessionApi(client).login(Login(username="admin", password="admin")).token
hosts = HostsApi(client)


def set_alias(host_id, etag, alias):
    return hosts.update_host(host_id, etag, HostPatch(alias=alias))


def hosts_of(realm):
    where = json.dumps({"_realm": realm})
    return hosts.list_hosts(where=where, sort="-name", projection='{"name": 1}').items
# ANCHOR_END: example


configuration = ConfigurationApi(client)
services = ServicesApi(client)
live_state = LiveStateApi(client)


def new_host(**fields):
    return hosts.create_host(HostCreate(**fields)).id


def refusal(request, *arguments):
    try:
        request(*arguments)
    except alignak_client.ApiException as error:
        return error
    raise AssertionError("the request is refused")


root = configuration.list_realms(where='{"name": "All"}').items[0].id
realm = configuration.create_realm(RealmCreate(name="paris", parent=root)).id
ping = CommandCreate(name="ping", realm=root, command_line="check_ping")
command = configuration.create_command(ping).id
template = new_host(name="linux", realm=root, is_template=True, check_interval=99)
first = new_host(name="web-1", realm=realm, check_command=command, templates=[template])
assert hosts.get_host(first).check_interval == 99, "the template fills the check interval"
for number in range(2, 6):
    new_host(name=f"web-{number}", realm=realm)
service = services.create_service(ServiceCreate(name="http", host=first, realm=realm)).id

listed = hosts_of(realm)
assert [host.name for host in listed] == ["web-5", "web-4", "web-3", "web-2", "web-1"], "filter and sort"
assert all(host.address is None for host in listed), "projection"

names = set()
page = 1
while True:
    found = hosts.list_hosts(where=json.dumps({"_realm": realm}), max_results=2, page=page)
    names.update(host.name for host in found.items)
    if found.links.next is None:
        break
    page += 1
assert len(names) == 5, "all pages together hold every host"

before = hosts.get_host(first)
changed = set_alias(first, before.etag, "changed")
assert changed.etag != before.etag, "a change makes a new etag"
stale = refusal(set_alias, first, before.etag, "lost")
assert stale.status == 412, "an old etag is refused"
assert stale.data.error.code == 412, "the refusal has a body"
again = set_alias(first, hosts.get_host(first).etag, "changed again")
assert again.status == "OK", "the change works with the new etag"

refused = refusal(hosts.create_host, HostCreate(name="web-1", realm=realm))
assert refused.status == 422, "a second host of one name is refused"
assert "name" in refused.data.issues, "the refusal names the field"


def check_result(**fields):
    return LogCheckResultCreate(state_type="HARD", last_state_type="HARD", **fields)


critical = check_result(host=first, service=service, state="CRITICAL", output="connection refused")
live_state.create_log_check_result(critical)
read = services.get_service(service)
assert read.ls_state == "CRITICAL", "the service has the state of the result"

many = live_state.create_log_check_results_in_bulk(
    [
        check_result(host_name="web-2", state="UP", output="fine"),
        check_result(host_name="unknown", state="UP", output="fine"),
    ]
)
answers = [answer.status for answer in many.items]
assert answers == ["OK", "ERR"], "a result for an unknown host is named"

last = listed[0].id
hosts.delete_host(last, hosts.get_host(last).etag)
gone = refusal(hosts.get_host, last)
assert gone.status == 404, "a deleted host is not found"
print("all is well")
