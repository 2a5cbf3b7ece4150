require "alignak_client"
require "json"

include AlignakClient

def check(holds, what)
  raise "not as expected: #{what}" unless holds
end

def refusal
  yield
rescue ApiError => error
  error
else
  raise "not as expected: the request is refused"
end

url = ENV.fetch("ALIGNAK_URL", "http://127.0.0.1:5000")

# ANCHOR: example
settings = Configuration.new
settings.scheme, settings.host = url.split("://")
client = ApiClient.new(settings)
settings.username = SessionApi.new(client).login(Login.new(username: "admin", password: "admin")).token
HOSTS = HostsApi.new(client)

def set_alias(id, etag, name)
  HOSTS.update_host(id, etag, HostPatch.new(_alias: name))
end

def hosts_of(realm)
  HOSTS.list_hosts(where: { _realm: realm }.to_json, sort: "-name", projection: '{"name": 1}')._items
end
# ANCHOR_END: example

def new_host(**fields)
  HOSTS.create_host(HostCreate.new(fields))._id
end

configuration = ConfigurationApi.new(client)
services = ServicesApi.new(client)
live_state = LiveStateApi.new(client)

root = configuration.list_realms(where: '{"name": "All"}')._items.first._id
realm = configuration.create_realm(RealmCreate.new(name: "paris", _parent: root))._id
ping = CommandCreate.new(name: "ping", _realm: root, command_line: "check_ping")
command = configuration.create_command(ping)._id
template = new_host(name: "linux", _realm: root, _is_template: true, check_interval: 99)
first = new_host(name: "web-1", _realm: realm, check_command: command, _templates: [template])
check(HOSTS.get_host(first).check_interval == 99, "the template fills the check interval")
(2..5).each { |number| new_host(name: "web-#{number}", _realm: realm) }
service = services.create_service(ServiceCreate.new(name: "http", host: first, _realm: realm))._id

listed = hosts_of(realm)
check(listed.map(&:name) == %w[web-5 web-4 web-3 web-2 web-1], "filter and sort")
check(listed.all? { |host| host.address.nil? }, "projection")

names = []
(1..).each do |page|
  found = HOSTS.list_hosts(where: { _realm: realm }.to_json, max_results: 2, page: page)
  names.concat(found._items.map(&:name))
  break if found._links._next.nil?
end
check(names.uniq.size == 5, "all pages together hold every host")

before = HOSTS.get_host(first)
changed = set_alias(first, before._etag, "changed")
check(changed._etag != before._etag, "a change makes a new etag")
stale = refusal { set_alias(first, before._etag, "lost") }
check(stale.code == 412, "an old etag is refused")
check(JSON.parse(stale.response_body).dig("_error", "code") == 412, "the refusal has a body")
again = set_alias(first, HOSTS.get_host(first)._etag, "changed again")
check(again._status == "OK", "the change works with the new etag")

refused = refusal { new_host(name: "web-1", _realm: realm) }
check(refused.code == 422, "a second host of one name is refused")
check(JSON.parse(refused.response_body)["_issues"].key?("name"), "the refusal names the field")

def check_result(**fields)
  LogCheckResultCreate.new(state_type: "HARD", last_state_type: "HARD", **fields)
end

critical = check_result(host: first, service: service, state: "CRITICAL", output: "connection refused")
live_state.create_log_check_result(critical)
check(services.get_service(service).ls_state == "CRITICAL", "the service has the state of the result")

many = live_state.create_log_check_results_in_bulk(
  [
    check_result(host_name: "web-2", state: "UP", output: "fine"),
    check_result(host_name: "unknown", state: "UP", output: "fine")
  ]
)
check(many._items.map(&:_status) == %w[OK ERR], "a result for an unknown host is named")

last = listed.first._id
HOSTS.delete_host(last, HOSTS.get_host(last)._etag)
gone = refusal { HOSTS.get_host(last) }
check(gone.code == 404, "a deleted host is not found")
puts "all is well"
