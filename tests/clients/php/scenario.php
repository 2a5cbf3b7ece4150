<?php

require 'GuzzleHttp/autoload.php';
spl_autoload_register(function (string $class): void {
    if (str_starts_with($class, 'Alignak\\')) {
        require __DIR__ . '/client/lib/' . strtr(substr($class, strlen('Alignak\\')), '\\', '/') . '.php';
    }
});

use Alignak\Api\{ConfigurationApi, HostsApi, LiveStateApi, ServicesApi, SessionApi};
use Alignak\{ApiException, Configuration};
use Alignak\Model\{CommandCreate, HostCreate, HostPatch, LogCheckResultCreate, Login, RealmCreate, ServiceCreate};

function check(bool $holds, string $what): void
{
    $holds || throw new LogicException("not as expected: $what");
}

function refusal(callable $request): ApiException
{
    try {
        $request();
    } catch (ApiException $error) {
        return $error;
    }
    throw new LogicException('not as expected: the request is refused');
}

$url = getenv('ALIGNAK_URL') ?: 'http://127.0.0.1:5000';

// ANCHOR: example
$settings = (new Configuration())->setHost($url);
$session = new SessionApi(config: $settings);
$login = new Login(['username' => 'admin', 'password' => 'admin']);
$settings->setAccessToken($session->login($login)->getToken());
$hosts = new HostsApi(config: $settings);

$setAlias = fn (string $id, string $etag, string $alias) =>
    $hosts->updateHost($id, $etag, new HostPatch(['alias' => $alias]));

$hostsOf = fn (string $realm) =>
    $hosts->listHosts(where: json_encode(['_realm' => $realm]), sort: '-name', projection: '{"name": 1}')->getItems();
// ANCHOR_END: example

$configuration = new ConfigurationApi(config: $settings);
$services = new ServicesApi(config: $settings);
$liveState = new LiveStateApi(config: $settings);
$newHost = fn (array $fields) => $hosts->createHost(new HostCreate($fields))->getId();

$root = $configuration->listRealms(where: '{"name": "All"}')->getItems()[0]->getId();
$realm = $configuration->createRealm(new RealmCreate(['name' => 'paris', '_parent' => $root]))->getId();
$ping = new CommandCreate(['name' => 'ping', '_realm' => $root, 'command_line' => 'check_ping']);
$command = $configuration->createCommand($ping)->getId();
$template = $newHost(['name' => 'linux', '_realm' => $root, '_is_template' => true, 'check_interval' => 99]);
$first = $newHost(['name' => 'web-1', '_realm' => $realm, 'check_command' => $command, '_templates' => [$template]]);
check($hosts->getHost($first)->getCheckInterval() === 99, 'the template fills the check interval');
foreach (range(2, 5) as $number) {
    $newHost(['name' => "web-$number", '_realm' => $realm]);
}
$http = new ServiceCreate(['name' => 'http', 'host' => $first, '_realm' => $realm]);
$service = $services->createService($http)->getId();

$listed = $hostsOf($realm);
$order = array_map(fn ($host) => $host->getName(), $listed);
check($order === ['web-5', 'web-4', 'web-3', 'web-2', 'web-1'], 'filter and sort');
check(array_filter($listed, fn ($host) => $host->getAddress() !== null) === [], 'projection');

$names = [];
for ($page = 1, $more = true; $more; $page += 1) {
    $found = $hosts->listHosts(where: json_encode(['_realm' => $realm]), page: $page, max_results: 2);
    foreach ($found->getItems() as $host) {
        $names[$host->getName()] = true;
    }
    $more = $found->getLinks()->getNext() !== null;
}
check(count($names) === 5, 'all pages together hold every host');

$before = $hosts->getHost($first);
$changed = $setAlias($first, $before->getEtag(), 'changed');
check($changed->getEtag() !== $before->getEtag(), 'a change makes a new etag');
$stale = refusal(fn () => $setAlias($first, $before->getEtag(), 'lost'));
check($stale->getCode() === 412, 'an old etag is refused');
check($stale->getResponseObject()->getError()->getCode() === 412, 'the refusal has a body');
$again = $setAlias($first, $hosts->getHost($first)->getEtag(), 'changed again');
check($again->getStatus() === 'OK', 'the change works with the new etag');

$refused = refusal(fn () => $newHost(['name' => 'web-1', '_realm' => $realm]));
check($refused->getCode() === 422, 'a second host of one name is refused');
check(isset($refused->getResponseObject()->getIssues()['name']), 'the refusal names the field');

$result = fn (array $fields) =>
    new LogCheckResultCreate(['state_type' => 'HARD', 'last_state_type' => 'HARD'] + $fields);
$critical = ['host' => $first, 'service' => $service, 'state' => 'CRITICAL', 'output' => 'connection refused'];
$liveState->createLogCheckResult($result($critical));
check($services->getService($service)->getLsState() === 'CRITICAL', 'the service has the state of the result');

$many = $liveState->createLogCheckResultsInBulk([
    $result(['host_name' => 'web-2', 'state' => 'UP', 'output' => 'fine']),
    $result(['host_name' => 'unknown', 'state' => 'UP', 'output' => 'fine']),
]);
$answers = array_map(fn ($answer) => $answer->getStatus(), $many->getItems());
check($answers === ['OK', 'ERR'], 'a result for an unknown host is named');

$last = $listed[0]->getId();
$hosts->deleteHost($last, $hosts->getHost($last)->getEtag());
check(refusal(fn () => $hosts->getHost($last))->getCode() === 404, 'a deleted host is not found');
echo "all is well\n";
