package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"scenario/alignak"
)

func check(holds bool, what string) {
	if !holds {
		panic("not as expected: " + what)
	}
}

func must[T, R any](value T, _ R, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

// body is the JSON body of a refusal.
func body(err error) map[string]any {
	var parsed map[string]any
	refused, is := err.(*alignak.GenericOpenAPIError)
	check(is, "a refusal is an error with a body")
	check(json.Unmarshal(refused.Body(), &parsed) == nil, "the body of a refusal is JSON")
	return parsed
}

// ANCHOR: example
func connect(url string) (*alignak.APIClient, context.Context) {
	settings := alignak.NewConfiguration()
	settings.Servers = alignak.ServerConfigurations{{URL: url}}
	client := alignak.NewAPIClient(settings)
	login := alignak.Login{Username: "admin", Password: "admin"}
	session := must(client.SessionAPI.Login(context.Background()).Login(login).Execute())
	return client, context.WithValue(context.Background(), alignak.ContextAccessToken, session.Token)
}

func setAlias(client *alignak.APIClient, ctx context.Context, id, etag, alias string) (*alignak.WriteResult, error) {
	patch := alignak.HostPatch{Alias: &alias}
	written, _, err := client.HostsAPI.UpdateHost(ctx, id).IfMatch(etag).HostPatch(patch).Execute()
	return written, err
}

func hostsOf(client *alignak.APIClient, ctx context.Context, realm string) []alignak.Host {
	request := client.HostsAPI.ListHosts(ctx).Where(fmt.Sprintf(`{"_realm": %q}`, realm))
	return must(request.Sort("-name").Projection(`{"name": 1}`).Execute()).Items
}

// ANCHOR_END: example

func main() {
	url := os.Getenv("ALIGNAK_URL")
	if url == "" {
		url = "http://127.0.0.1:5000"
	}
	client, ctx := connect(url)
	newHost := func(host alignak.HostCreate) string {
		return must(client.HostsAPI.CreateHost(ctx).HostCreate(host).Execute()).GetId()
	}
	read := func(id string) *alignak.Host {
		return must(client.HostsAPI.GetHost(ctx, id).Execute())
	}

	all := must(client.ConfigurationAPI.ListRealms(ctx).Where(`{"name": "All"}`).Execute())
	root := all.Items[0].Id
	paris := alignak.RealmCreate{Name: "paris"}
	paris.SetParent(root)
	realm := must(client.ConfigurationAPI.CreateRealm(ctx).RealmCreate(paris).Execute()).GetId()
	ping := alignak.CommandCreate{Name: "ping", Realm: root}
	ping.SetCommandLine("check_ping")
	command := must(client.ConfigurationAPI.CreateCommand(ctx).CommandCreate(ping).Execute()).GetId()
	linux := alignak.HostCreate{Name: "linux", Realm: root}
	linux.SetIsTemplate(true)
	linux.SetCheckInterval(99)
	web := alignak.HostCreate{Name: "web-1", Realm: realm}
	web.SetCheckCommand(command)
	web.SetTemplates([]string{newHost(linux)})
	first := newHost(web)
	check(read(first).GetCheckInterval() == 99, "the template fills the check interval")
	for number := 2; number <= 5; number++ {
		newHost(alignak.HostCreate{Name: fmt.Sprintf("web-%d", number), Realm: realm})
	}
	http := alignak.ServiceCreate{Name: "http", Host: first, Realm: realm}
	service := must(client.ServicesAPI.CreateService(ctx).ServiceCreate(http).Execute()).GetId()

	listed := hostsOf(client, ctx, realm)
	order := ""
	for _, host := range listed {
		order += host.GetName() + " "
		check(host.Address == nil, "projection")
	}
	check(order == "web-5 web-4 web-3 web-2 web-1 ", "filter and sort")

	names := map[string]bool{}
	for page, more := int64(1), true; more; page++ {
		request := client.HostsAPI.ListHosts(ctx).Where(fmt.Sprintf(`{"_realm": %q}`, realm))
		found := must(request.MaxResults(2).Page(page).Execute())
		for _, host := range found.Items {
			names[host.GetName()] = true
		}
		more = found.Links.HasNext()
	}
	check(len(names) == 5, "all pages together hold every host")

	before := read(first)
	changed, err := setAlias(client, ctx, first, before.Etag, "changed")
	check(err == nil && changed.GetEtag() != before.Etag, "a change makes a new etag")
	_, err = setAlias(client, ctx, first, before.Etag, "lost")
	check(body(err)["_error"].(map[string]any)["code"].(float64) == 412, "an old etag is refused")
	again, err := setAlias(client, ctx, first, read(first).Etag, "changed again")
	check(err == nil && again.GetStatus() == alignak.STATUS_OK, "the change works with the new etag")

	twice := alignak.HostCreate{Name: "web-1", Realm: realm}
	_, response, err := client.HostsAPI.CreateHost(ctx).HostCreate(twice).Execute()
	check(response.StatusCode == 422, "a second host of one name is refused")
	check(body(err)["_issues"].(map[string]any)["name"] != nil, "the refusal names the field")

	result := func(state alignak.CheckResultState, output string) alignak.LogCheckResultCreate {
		hard := alignak.STATETYPE_HARD
		return alignak.LogCheckResultCreate{State: state, StateType: hard, LastStateType: hard, Output: &output}
	}
	critical := result(alignak.CHECKRESULTSTATE_CRITICAL, "connection refused")
	critical.SetHost(first)
	critical.SetService(service)
	must(client.LiveStateAPI.CreateLogCheckResult(ctx).LogCheckResultCreate(critical).Execute())
	state := must(client.ServicesAPI.GetService(ctx, service).Execute()).GetLsState()
	check(state == alignak.SERVICESTATE_CRITICAL, "the service has the state of the result")

	known := result(alignak.CHECKRESULTSTATE_UP, "fine")
	known.SetHostName("web-2")
	unknown := result(alignak.CHECKRESULTSTATE_UP, "fine")
	unknown.SetHostName("unknown")
	both := []alignak.LogCheckResultCreate{known, unknown}
	many := must(client.LiveStateAPI.CreateLogCheckResultsInBulk(ctx).LogCheckResultCreate(both).Execute())
	check(many.Items[0].Status == alignak.STATUS_OK, "a result for a known host is taken")
	check(many.Items[1].Status == alignak.STATUS_ERR, "a result for an unknown host is named")

	last := listed[0].Id
	_, err = client.HostsAPI.DeleteHost(ctx, last).IfMatch(read(last).Etag).Execute()
	check(err == nil, "a host is deleted")
	_, response, err = client.HostsAPI.GetHost(ctx, last).Execute()
	check(err != nil && response.StatusCode == 404, "a deleted host is not found")
	fmt.Println("all is well")
}
