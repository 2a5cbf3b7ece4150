import alignak.ApiClient;
import alignak.ApiException;
import alignak.api.ConfigurationApi;
import alignak.api.HostsApi;
import alignak.api.HostsApi.APIDeleteHostRequest;
import alignak.api.HostsApi.APIGetHostRequest;
import alignak.api.HostsApi.APIListHostsRequest;
import alignak.api.LiveStateApi;
import alignak.api.LiveStateApi.APICreateLogCheckResultsInBulkRequest;
import alignak.api.ServicesApi;
import alignak.api.ServicesApi.APIGetServiceRequest;
import alignak.api.SessionApi;
import alignak.model.BulkResult;
import alignak.model.CheckResultState;
import alignak.model.CommandCreate;
import alignak.model.Host;
import alignak.model.HostCreate;
import alignak.model.HostPage;
import alignak.model.HostPatch;
import alignak.model.LogCheckResultCreate;
import alignak.model.Login;
import alignak.model.RealmCreate;
import alignak.model.ServiceCreate;
import alignak.model.ServiceState;
import alignak.model.StateType;
import alignak.model.Status;
import alignak.model.WriteResult;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

public final class Scenario {
    private interface Request {
        Object send() throws ApiException;
    }

    // ANCHOR: example
    private static ApiClient connect(String url) throws ApiException {
        ApiClient client = new ApiClient();
        client.updateBaseUri(url);
        Login login = new Login().username("admin").password("admin");
        String token = new SessionApi(client).login(login).getToken();
        return client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
    }

    private static WriteResult setAlias(HostsApi hosts, String id, String etag, String alias) throws ApiException {
        return hosts.updateHost(id, etag, new HostPatch().alias(alias));
    }

    private static List<Host> hostsOf(HostsApi hosts, String realm) throws ApiException {
        APIListHostsRequest request = APIListHostsRequest.newBuilder()
                .where("{\"_realm\": \"" + realm + "\"}").sort("-name").projection("{\"name\": 1}").build();
        return hosts.listHosts(request).getItems();
    }
    // ANCHOR_END: example

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("not as expected: " + what);
        }
    }

    private static ApiException refusal(Request request) {
        try {
            request.send();
        } catch (ApiException error) {
            return error;
        }
        throw new IllegalStateException("not as expected: the request is refused");
    }

    private static Host read(HostsApi hosts, String id) throws ApiException {
        return hosts.getHost(APIGetHostRequest.newBuilder().id(id).build());
    }

    private static LogCheckResultCreate result(CheckResultState state, String output) {
        return new LogCheckResultCreate()
                .state(state).stateType(StateType.HARD).lastStateType(StateType.HARD).output(output);
    }

    public static void main(String[] arguments) throws Exception {
        String url = System.getenv().getOrDefault("ALIGNAK_URL", "http://127.0.0.1:5000");
        ApiClient client = connect(url);
        HostsApi hosts = new HostsApi(client);
        ServicesApi services = new ServicesApi(client);
        ConfigurationApi configuration = new ConfigurationApi(client);
        LiveStateApi liveState = new LiveStateApi(client);

        ConfigurationApi.APIListRealmsRequest all =
                ConfigurationApi.APIListRealmsRequest.newBuilder().where("{\"name\": \"All\"}").build();
        String root = configuration.listRealms(all).getItems().get(0).getId();
        String realm = configuration.createRealm(new RealmCreate().name("paris").parent(root)).getId();
        CommandCreate ping = new CommandCreate().name("ping").realm(root).commandLine("check_ping");
        String command = configuration.createCommand(ping).getId();
        HostCreate linux = new HostCreate().name("linux").realm(root).isTemplate(true).checkInterval(99L);
        String template = hosts.createHost(linux).getId();
        HostCreate web = new HostCreate()
                .name("web-1").realm(realm).checkCommand(command).templates(List.of(template));
        String first = hosts.createHost(web).getId();
        check(read(hosts, first).getCheckInterval() == 99, "the template fills the check interval");
        for (int number = 2; number <= 5; number++) {
            hosts.createHost(new HostCreate().name("web-" + number).realm(realm));
        }
        ServiceCreate http = new ServiceCreate().name("http").host(first).realm(realm);
        String service = services.createService(http).getId();

        List<Host> listed = hostsOf(hosts, realm);
        String order = listed.stream().map(Host::getName).collect(Collectors.joining(","));
        check(order.equals("web-5,web-4,web-3,web-2,web-1"), "filter and sort");
        check(listed.stream().allMatch(host -> host.getAddress() == null), "projection");

        Set<String> names = new TreeSet<>();
        HostPage found;
        long page = 0;
        do {
            page += 1;
            found = hosts.listHosts(APIListHostsRequest.newBuilder()
                    .where("{\"_realm\": \"" + realm + "\"}").maxResults(2L).page(page).build());
            found.getItems().forEach(host -> names.add(host.getName()));
        } while (found.getLinks().getNext() != null);
        check(names.size() == 5, "all pages together hold every host");

        Host before = read(hosts, first);
        WriteResult changed = setAlias(hosts, first, before.getEtag(), "changed");
        check(!changed.getEtag().equals(before.getEtag()), "a change makes a new etag");
        ApiException stale = refusal(() -> setAlias(hosts, first, before.getEtag(), "lost"));
        check(stale.getCode() == 412, "an old etag is refused");
        ObjectMapper mapper = new ObjectMapper();
        int code = mapper.readTree(stale.getResponseBody()).at("/_error/code").asInt();
        check(code == 412, "the refusal has a body");
        WriteResult again = setAlias(hosts, first, read(hosts, first).getEtag(), "changed again");
        check(again.getStatus() == Status.OK, "the change works with the new etag");

        ApiException refused = refusal(() -> hosts.createHost(new HostCreate().name("web-1").realm(realm)));
        check(refused.getCode() == 422, "a second host of one name is refused");
        check(mapper.readTree(refused.getResponseBody()).at("/_issues/name").isTextual(), "the refusal names the field");

        liveState.createLogCheckResult(result(CheckResultState.CRITICAL, "connection refused").host(first).service(service));
        ServiceState state = services.getService(APIGetServiceRequest.newBuilder().id(service).build()).getLsState();
        check(state == ServiceState.CRITICAL, "the service has the state of the result");

        List<LogCheckResultCreate> results = List.of(
                result(CheckResultState.UP, "fine").hostName("web-2"),
                result(CheckResultState.UP, "fine").hostName("unknown"));
        BulkResult many = liveState.createLogCheckResultsInBulk(
                APICreateLogCheckResultsInBulkRequest.newBuilder().logCheckResultCreate(results).build());
        List<Status> answers = many.getItems().stream().map(WriteResult::getStatus).toList();
        check(answers.equals(List.of(Status.OK, Status.ERR)), "a result for an unknown host is named");

        String last = listed.get(0).getId();
        String etag = read(hosts, last).getEtag();
        hosts.deleteHost(APIDeleteHostRequest.newBuilder().id(last).ifMatch(etag).build());
        check(refusal(() -> read(hosts, last)).getCode() == 404, "a deleted host is not found");
        System.out.println("all is well");
    }
}
