import createClient from "openapi-fetch";
import type { components, paths } from "./client/schema.js";

const url = process.env.ALIGNAK_URL ?? "http://127.0.0.1:5000";

function check(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`not as expected: ${what}`);
}

function must<T>(value: T | undefined, what: string): T {
  check(value !== undefined, what);
  return value;
}

// ANCHOR: example
const backend = createClient<paths>({ baseUrl: url });
const login = await backend.POST("/login", { body: { username: "admin", password: "admin" } });
const token = must(login.data, "the login succeeds").token;
backend.use({ onRequest: ({ request }) => request.headers.set("Authorization", `Bearer ${token}`) });

async function setAlias(id: string, etag: string, alias: string) {
  const params = { path: { id }, header: { "If-Match": etag } };
  return backend.PATCH("/host/{id}", { params, body: { alias } });
}

async function hostsOf(realm: string) {
  const where = JSON.stringify({ _realm: realm });
  const query = { where, sort: "-name", projection: JSON.stringify({ name: 1 }) };
  const { data } = await backend.GET("/host", { params: { query } });
  return data?._items ?? [];
}
// ANCHOR_END: example

async function getHost(id: string) {
  const { data } = await backend.GET("/host/{id}", { params: { path: { id } } });
  return must(data, `host ${id} is read`);
}

async function createHost(body: components["schemas"]["HostCreate"]) {
  const { data } = await backend.POST("/host", { body });
  return must(data?._id, `host ${body.name} is created`);
}

const all = await backend.GET("/realm", { params: { query: { where: JSON.stringify({ name: "All" }) } } });
const root = must(all.data?._items[0], "the realm All exists")._id;
const realm = must(
  (await backend.POST("/realm", { body: { name: "paris", _parent: root } })).data?._id,
  "a realm is created",
);
const command = must(
  (await backend.POST("/command", { body: { name: "ping", _realm: root, command_line: "check_ping" } })).data?._id,
  "a command is created",
);
const template = await createHost({ name: "linux", _realm: root, _is_template: true, check_interval: 99 });
const first = await createHost({
  name: "web-1",
  _realm: realm,
  check_command: command,
  _templates: [template],
});
check((await getHost(first)).check_interval === 99, "the template fills the check interval");
for (const number of [2, 3, 4, 5]) await createHost({ name: `web-${number}`, _realm: realm });
const service = must(
  (await backend.POST("/service", { body: { name: "http", host: first, _realm: realm } })).data?._id,
  "a service is created",
);

const listed = await hostsOf(realm);
check(listed.map((host) => host.name).join() === "web-5,web-4,web-3,web-2,web-1", "filter and sort");
check(listed.every((host) => host.address === undefined), "projection");

const names = new Set<string>();
for (let page = 1, more = true; more; page += 1) {
  const query = { where: JSON.stringify({ _realm: realm }), max_results: 2, page };
  const { data } = await backend.GET("/host", { params: { query } });
  const items = must(data, "a page is read")._items;
  for (const host of items) names.add(must(host.name, "each host has a name"));
  more = data?._links.next !== undefined;
}
check(names.size === 5, "all pages together hold every host");

const before = await getHost(first);
const changed = await setAlias(first, before._etag, "changed");
check(changed.data !== undefined && changed.data._etag !== before._etag, "a change makes a new etag");
const stale = await setAlias(first, before._etag, "lost");
check(stale.response.status === 412, "an old etag is refused");
check(stale.error?._error?.code === 412, "the refusal has a body");
const again = await setAlias(first, (await getHost(first))._etag, "changed again");
check(again.data?._status === "OK", "the change works with the new etag");

const refused = await backend.POST("/host", { body: { name: "web-1", _realm: realm } });
check(refused.response.status === 422, "a second host of one name is refused");
check(refused.error?._issues?.["name"] !== undefined, "the refusal names the field");

const result = await backend.POST("/logcheckresult", {
  body: { host: first, service, state: "CRITICAL", state_type: "HARD", last_state_type: "HARD", output: "connection refused" },
});
check(result.response.status === 201, "a check result is accepted");
const read = await backend.GET("/service/{id}", { params: { path: { id: service } } });
check(read.data?.ls_state === "CRITICAL", "the service has the state of the result");

const many = await backend.POST("/logcheckresult/bulk", {
  body: [
    { host_name: "web-2", state: "UP", state_type: "HARD", last_state_type: "HARD", output: "fine" },
    { host_name: "unknown", state: "UP", state_type: "HARD", last_state_type: "HARD", output: "fine" },
  ],
});
const [taken, left] = must(many.data, "a list of results is accepted")._items;
check(taken?._status === "OK" && left?._status === "ERR", "a result for an unknown host is named");

const last = must(listed[0], "a host is listed")._id;
const params = { path: { id: last }, header: { "If-Match": (await getHost(last))._etag } };
check((await backend.DELETE("/host/{id}", { params })).response.status === 204, "a host is deleted");
const gone = await backend.GET("/host/{id}", { params: { path: { id: last } } });
check(gone.error?._error?.code === 404, "a deleted host is not found");
console.log("all is well");
