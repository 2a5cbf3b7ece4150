import { client } from "./client/client.gen.js";
import {
  createCommand,
  createHost,
  createLogCheckResult,
  createLogCheckResultsInBulk,
  createRealm,
  createService,
  deleteHost,
  getHost,
  getService,
  listHosts,
  listRealms,
  login,
  updateHost,
} from "./client/sdk.gen.js";
import type { HostCreate } from "./client/types.gen.js";

const url = process.env.ALIGNAK_URL ?? "http://127.0.0.1:5000";

function check(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`not as expected: ${what}`);
}

function must<T>(value: T | undefined, what: string): T {
  check(value !== undefined, what);
  return value;
}

// ANCHOR: example
client.setConfig({ baseUrl: url });
const session = await login({ body: { username: "admin", password: "admin" } });
const token = must(session.data, "the login succeeds").token;
client.setConfig({ auth: ({ scheme }) => (scheme === "bearer" ? token : undefined) });

async function setAlias(id: string, etag: string, alias: string) {
  return updateHost({ path: { id }, headers: { "If-Match": etag }, body: { alias } });
}

async function hostsOf(realm: string) {
  const where = JSON.stringify({ _realm: realm });
  const query = { where, sort: "-name", projection: JSON.stringify({ name: 1 }) };
  return (await listHosts({ query, throwOnError: true })).data._items;
}
// ANCHOR_END: example

async function readHost(id: string) {
  return (await getHost({ path: { id }, throwOnError: true })).data;
}

async function newHost(body: HostCreate) {
  const { data } = await createHost({ body, throwOnError: true });
  return must(data._id, `host ${body.name} is created`);
}

const realms = await listRealms({ query: { where: JSON.stringify({ name: "All" }) }, throwOnError: true });
const root = must(realms.data._items[0], "the realm All exists")._id;
const realm = must(
  (await createRealm({ body: { name: "paris", _parent: root }, throwOnError: true })).data._id,
  "a realm is created",
);
const command = must(
  (await createCommand({ body: { name: "ping", _realm: root, command_line: "check_ping" }, throwOnError: true }))
    .data._id,
  "a command is created",
);
const template = await newHost({ name: "linux", _realm: root, _is_template: true, check_interval: 99 });
const first = await newHost({
  name: "web-1",
  _realm: realm,
  check_command: command,
  _templates: [template],
});
check((await readHost(first)).check_interval === 99, "the template fills the check interval");
for (const number of [2, 3, 4, 5]) await newHost({ name: `web-${number}`, _realm: realm });
const service = must(
  (await createService({ body: { name: "http", host: first, _realm: realm }, throwOnError: true })).data._id,
  "a service is created",
);

const listed = await hostsOf(realm);
check(listed.map((host) => host.name).join() === "web-5,web-4,web-3,web-2,web-1", "filter and sort");
check(listed.every((host) => host.address === undefined), "projection");

const names = new Set<string>();
for (let page = 1, more = true; more; page += 1) {
  const query = { where: JSON.stringify({ _realm: realm }), max_results: 2, page };
  const { data } = await listHosts({ query, throwOnError: true });
  for (const host of data._items) names.add(must(host.name, "each host has a name"));
  more = data._links.next !== undefined;
}
check(names.size === 5, "all pages together hold every host");

const before = await readHost(first);
const changed = await setAlias(first, before._etag, "changed");
check(changed.data !== undefined && changed.data._etag !== before._etag, "a change makes a new etag");
const stale = await setAlias(first, before._etag, "lost");
check(stale.response?.status === 412, "an old etag is refused");
check(stale.error?._error?.code === 412, "the refusal has a body");
const again = await setAlias(first, (await readHost(first))._etag, "changed again");
check(again.data?._status === "OK", "the change works with the new etag");

const refused = await createHost({ body: { name: "web-1", _realm: realm } });
check(refused.response?.status === 422, "a second host of one name is refused");
check(refused.error?._issues?.["name"] !== undefined, "the refusal names the field");

const result = await createLogCheckResult({
  body: {
    host: first,
    service,
    state: "CRITICAL",
    state_type: "HARD",
    last_state_type: "HARD",
    output: "connection refused",
  },
});
check(result.response?.status === 201, "a check result is accepted");
const read = await getService({ path: { id: service }, throwOnError: true });
check(read.data.ls_state === "CRITICAL", "the service has the state of the result");

const many = await createLogCheckResultsInBulk({
  body: [
    { host_name: "web-2", state: "UP", state_type: "HARD", last_state_type: "HARD", output: "fine" },
    { host_name: "unknown", state: "UP", state_type: "HARD", last_state_type: "HARD", output: "fine" },
  ],
  throwOnError: true,
});
const [taken, left] = many.data._items;
check(taken?._status === "OK" && left?._status === "ERR", "a result for an unknown host is named");

const last = must(listed[0], "a host is listed")._id;
const removed = await deleteHost({ path: { id: last }, headers: { "If-Match": (await readHost(last))._etag } });
check(removed.response?.status === 204, "a host is deleted");
const gone = await getHost({ path: { id: last } });
check(gone.error?._error?.code === 404, "a deleted host is not found");
console.log("all is well");
