import {
  Configuration,
  ConfigurationApi,
  HostsApi,
  LiveStateApi,
  ResponseError,
  ServicesApi,
  SessionApi,
  type HostCreate,
  type LogCheckResultCreate,
} from "./client/index.js";

const basePath = process.env.ALIGNAK_URL ?? "http://127.0.0.1:5000";

function check(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`not as expected: ${what}`);
}

function must<T>(value: T | undefined | null, what: string): T {
  check(value !== undefined && value !== null, what);
  return value;
}

// ANCHOR: example
const anonymous = new SessionApi(new Configuration({ basePath }));
const { token } = await anonymous.login({ login: { username: "admin", password: "admin" } });
const session = new Configuration({ basePath, accessToken: token });
const hosts = new HostsApi(session);

async function setAlias(id: string, etag: string, alias: string) {
  return hosts.updateHost({ id, ifMatch: etag, hostPatch: { alias } });
}

async function hostsOf(realm: string) {
  const where = JSON.stringify({ _realm: realm });
  const page = await hosts.listHosts({ where, sort: "-name", projection: JSON.stringify({ name: 1 }) });
  return page.items;
}
// ANCHOR_END: example

const configuration = new ConfigurationApi(session);
const services = new ServicesApi(session);
const liveState = new LiveStateApi(session);

async function refusal(request: Promise<unknown>) {
  try {
    await request;
  } catch (error) {
    check(error instanceof ResponseError, "a refusal is an error with a response");
    return { status: error.response.status, body: await error.response.json() };
  }
  throw new Error("not as expected: the request is refused");
}

async function newHost(hostCreate: HostCreate) {
  return must((await hosts.createHost({ hostCreate })).id, `host ${hostCreate.name} is created`);
}

const realms = await configuration.listRealms({ where: JSON.stringify({ name: "All" }) });
const root = must(realms.items[0], "the realm All exists").id;
const realm = must(
  (await configuration.createRealm({ realmCreate: { name: "paris", parent: root } })).id,
  "a realm is created",
);
const command = must(
  (await configuration.createCommand({ commandCreate: { name: "ping", realm: root, commandLine: "check_ping" } })).id,
  "a command is created",
);
const template = await newHost({ name: "linux", realm: root, isTemplate: true, checkInterval: 99 });
const first = await newHost({ name: "web-1", realm, checkCommand: command, templates: [template] });
check((await hosts.getHost({ id: first })).checkInterval === 99, "the template fills the check interval");
for (const number of [2, 3, 4, 5]) await newHost({ name: `web-${number}`, realm });
const service = must(
  (await services.createService({ serviceCreate: { name: "http", host: first, realm } })).id,
  "a service is created",
);

const listed = await hostsOf(realm);
check(listed.map((host) => host.name).join() === "web-5,web-4,web-3,web-2,web-1", "filter and sort");
check(listed.every((host) => host.address === undefined), "projection");

const names = new Set<string>();
for (let page = 1, more = true; more; page += 1) {
  const found = await hosts.listHosts({ where: JSON.stringify({ _realm: realm }), maxResults: 2, page });
  for (const host of found.items) names.add(must(host.name, "each host has a name"));
  more = found.links.next !== undefined;
}
check(names.size === 5, "all pages together hold every host");

const before = await hosts.getHost({ id: first });
const changed = await setAlias(first, before.etag, "changed");
check(changed.etag !== before.etag, "a change makes a new etag");
const stale = await refusal(setAlias(first, before.etag, "lost"));
check(stale.status === 412 && stale.body._error.code === 412, "an old etag is refused");
const again = await setAlias(first, (await hosts.getHost({ id: first })).etag, "changed again");
check(again.status === "OK", "the change works with the new etag");

const refused = await refusal(hosts.createHost({ hostCreate: { name: "web-1", realm } }));
check(refused.status === 422 && "name" in refused.body._issues, "a second host of one name is refused");

const common = { stateType: "HARD", lastStateType: "HARD" } as const;
const critical: LogCheckResultCreate = { host: first, service, state: "CRITICAL", output: "refused", ...common };
await liveState.createLogCheckResult({ logCheckResultCreate: critical });
const read = await services.getService({ id: service });
check(read.lsState === "CRITICAL", "the service has the state of the result");

const many = await liveState.createLogCheckResultsInBulk({
  logCheckResultCreate: [
    { hostName: "web-2", state: "UP", output: "fine", ...common },
    { hostName: "unknown", state: "UP", output: "fine", ...common },
  ],
});
const [taken, left] = many.items;
check(taken?.status === "OK" && left?.status === "ERR", "a result for an unknown host is named");

const last = must(listed[0], "a host is listed").id;
await hosts.deleteHost({ id: last, ifMatch: (await hosts.getHost({ id: last })).etag });
check((await refusal(hosts.getHost({ id: last }))).status === 404, "a deleted host is not found");
console.log("all is well");
