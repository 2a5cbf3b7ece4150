"""Drives a started server with the original's Python client, and says what it checks.

  drive_client.py http://127.0.0.1:5000

The server is expected to be new. The exit status is 0 when everything is as it should be.
"""
import json
import sys

from alignak_backend_client.client import Backend, BackendException


def says(text):
    """Tells what is checked next."""
    print('- ' + text)


def fails(code, action, *arguments, **options):
    """Checks that an action of the client fails with a code."""
    try:
        action(*arguments, **options)
    except BackendException as error:
        assert error.code == code, 'code %s, expected %s: %s' % (error.code, code, error)
        return error
    raise AssertionError('nothing was raised, expected %s' % code)


def names(items):
    """The names of items, in order."""
    return sorted(item['name'] for item in items)


def check_login(url):
    """Login in all its forms; returns a client that has logged in."""
    backend = Backend(url)
    says('login without a name or a password is refused by the client')
    fails(1000, backend.login, '', '')
    fails(1000, backend.login, None, None)
    says('login with a wrong password gives false')
    assert backend.login('admin', 'wrong') is False
    assert not backend.authenticated
    says('requests without a token are refused')
    fails(401, backend.get, 'host')
    fails(401, backend.get_domains)
    says('login gives a token')
    assert backend.login('admin', 'admin') is True
    assert backend.authenticated and backend.token
    says('a forced login gives another token, and the former one stops working')
    former = backend.token
    assert backend.login('admin', 'admin', 'force') is True
    assert backend.token != former
    stale = Backend(url)
    stale.token = former
    fails(401, stale.get, 'host')
    says('a login with a stale token at hand works')
    assert stale.login('admin', 'admin') is True
    assert stale.token == backend.token
    says('an address that nobody listens on gives 1000')
    fails(1000, Backend('http://127.0.0.1:1').get, 'host')
    return backend


def check_domains(backend):
    """The root document."""
    says('get_domains lists the resources')
    domains = backend.get_domains()
    assert len(domains) == 27, len(domains)
    assert all('href' in domain and 'title' in domain for domain in domains)
    assert 'host' in [domain['href'] for domain in domains]


def check_post(backend, realm):
    """Creation of one and of many, and what is wrong with it."""
    says('post creates an item and gives its automatic fields')
    made = backend.post('hostgroup', {'name': 'first', '_realm': realm})
    assert made['_status'] == 'OK'
    assert made['_created'] == made['_updated']
    assert len(made['_id']) == 24 and made['_etag'] and '_links' in made
    says('post of a list creates all')
    many = [{'name': 'group %03d' % number, '_realm': realm} for number in range(99)]
    made = backend.post('hostgroup', many)
    assert made['_status'] == 'OK' and len(made['_items']) == 99
    says('post of a wrong item gives 422 with its issues')
    error = fails(422, backend.post, 'hostgroup', {'name': 'first', '_realm': realm})
    assert error.response.json()['_issues'] == {'name': "value 'first' is not unique"}
    fails(422, backend.post, 'hostgroup', {'name': 'x'})
    fails(422, backend.post, 'hostgroup', {'name': 'x', '_realm': realm, 'nope': 1})


def check_get(backend):
    """Pages."""
    says('get gives one page with its meta and links')
    page = backend.get('hostgroup', {'max_results': 3})
    assert page['_meta'] == {'page': 1, 'max_results': 3, 'total': 101}, page['_meta']
    assert set(page) == {'_items', '_links', '_meta', '_status'}, set(page)
    assert 'next' in page['_links']
    says('page by page gives all of them: 34 pages of 3, 11 of 10, 5 of 25')
    for size, expected in ((3, 34), (10, 11), (25, 5)):
        pages, seen, number = 0, [], 1
        while True:
            page = backend.get('hostgroup', {'max_results': size, 'page': number})
            pages += 1
            seen.extend(page['_items'])
            if 'next' not in page['_links']:
                break
            number += 1
        assert pages == expected, pages
        assert len(seen) == 101 and len(set(names(seen))) == 101
    says('a filter, a sort, a projection and an embedded realm')
    page = backend.get('hostgroup', {
        'where': json.dumps({'name': {'$regex': '^group 00'}}), 'sort': '-name',
        'projection': json.dumps({'name': 1, '_realm': 1}), 'embedded': json.dumps({'_realm': 1})})
    assert [item['name'] for item in page['_items']] == [
        'group %03d' % number for number in range(9, -1, -1)]
    assert page['_items'][0]['_realm']['name'] == 'All'
    assert page['_items'][0]['_etag']
    says('what is not there gives 404, a wrong filter 400')
    fails(404, backend.get, 'nothing')
    fails(404, backend.get, 'hostgroup/' + '0' * 24)
    fails(400, backend.get, 'hostgroup', {'where': '{"$where": "1"}'})
    says('the name of an item is no address')
    fails(404, backend.get, 'hostgroup/first')


def check_get_all(url, backend):
    """Everything, with one process and with two."""
    says('get_all over 34 pages gives each item once')
    answer = backend.get_all('hostgroup', {'max_results': 3})
    assert answer['_status'] == 'OK'
    assert len(answer['_items']) == 101 and len(set(names(answer['_items']))) == 101
    assert len(backend.get_all('hostgroup')['_items']) == 101
    says('get_all with two processes gives the same, four times')
    forked = Backend(url, processes=2)
    assert forked.login('admin', 'admin')
    for _ in range(4):
        items = forked.get_all('hostgroup', {'max_results': 10})['_items']
        assert names(items) == names(answer['_items'])
    says('get_all with two processes of one page and of nothing')
    assert len(forked.get_all('hostgroup', {'max_results': 5000})['_items']) == 101
    nothing = forked.get_all('hostgroup', {'where': json.dumps({'name': 'nobody'})})
    assert nothing['_items'] == []


def check_patch(url, backend):
    """Changes, and races for them."""
    item = backend.get('hostgroup', {'where': json.dumps({'name': 'first'})})['_items'][0]
    place = 'hostgroup/' + item['_id']
    says('patch with the etag changes the item and gives a new etag')
    done = backend.patch(place, {'alias': 'A'}, {'If-Match': item['_etag']})
    assert done['_status'] == 'OK' and done['_etag'] != item['_etag']
    assert backend.get(place)['alias'] == 'A'
    says('that etag is good for the next patch')
    done = backend.patch(place, {'alias': 'B'}, {'If-Match': done['_etag']})
    says('patch without headers is refused by the client, without If-Match by the server')
    fails(1000, backend.patch, place, {'alias': 'C'})
    fails(428, backend.patch, place, {'alias': 'C'}, {'X-Other': '1'})
    says('a lost race gives 412, and nothing changes')
    other = Backend(url)
    other.login('admin', 'admin')
    other.patch(place, {'notes': 'was here'}, {'If-Match': done['_etag']})
    fails(412, backend.patch, place, {'alias': 'C'}, {'If-Match': done['_etag']})
    assert backend.get(place)['alias'] == 'B'
    says('patch with inception after a lost race keeps both changes')
    done = backend.patch(place, {'alias': 'C'}, {'If-Match': done['_etag']}, inception=True)
    assert done['_status'] == 'OK'
    stored = backend.get(place)
    assert (stored['alias'], stored['notes']) == ('C', 'was here')
    says('patch of an unknown field gives 422, with inception too')
    error = fails(422, backend.patch, place, {'nope': 1}, {'If-Match': 'foo'}, inception=True)
    assert json.loads(error.message)['_issues'] == {'nope': 'unknown field'}
    says('patch of a collection gives 405, of an unknown item 404')
    fails(405, backend.patch, 'hostgroup', {'alias': 'x'}, {'If-Match': 'foo'})
    fails(404, backend.patch, 'hostgroup/' + '0' * 24, {'alias': 'x'}, {'If-Match': 'foo'})


def check_put(backend):
    """Replacement, where it is allowed."""
    says('put replaces a retention document of arbitrary fields')
    document = {'host': 'srv1', 'retention_services': {'disk /.$x': {'a': [1, None]}}}
    backend.post('alignakretention', document)
    item = backend.get('alignakretention')['_items'][0]
    place = 'alignakretention/' + item['_id']
    replacement = {'host': 'srv1', 'deep': {'er': {'than': ['this']}}}
    done = backend.put(place, replacement, {'If-Match': item['_etag']})
    assert done['_status'] == 'OK'
    stored = backend.get(place)
    assert stored['deep'] == replacement['deep'] and 'retention_services' not in stored
    says('put with a wrong etag gives 412, elsewhere 405')
    fails(412, backend.put, place, replacement, {'If-Match': 'foo'})
    assert backend.put(place, replacement, {'If-Match': 'foo'}, inception=True)['_status'] == 'OK'
    user = backend.get('user')['_items'][0]
    fails(405, backend.put, 'user/' + user['_id'], {}, {'If-Match': 'foo'})


def check_delete(backend):
    """Deletion of one and of all."""
    item = backend.get('hostgroup', {'where': json.dumps({'name': 'first'})})['_items'][0]
    place = 'hostgroup/' + item['_id']
    says('delete needs the etag')
    fails(428, backend.delete, place, None)
    fails(412, backend.delete, place, {'If-Match': 'foo'})
    says('delete removes the item')
    assert backend.delete(place, {'If-Match': item['_etag']}) == {'_status': 'OK'}
    fails(404, backend.get, place)
    fails(404, backend.delete, place, {'If-Match': item['_etag']})
    fails(404, backend.delete, place + '0', {'If-Match': item['_etag']})
    says('delete of all keeps what is protected')
    assert backend.delete('hostgroup', {}) == {'_status': 'OK'}
    assert names(backend.get('hostgroup')['_items']) == ['All']


def check_logout(backend):
    """The end."""
    says('after logout nothing is allowed, and the method is checked first')
    assert backend.logout() is True and backend.logout() is True
    fails(401, backend.get, 'host')
    fails(401, backend.get_all, 'host')
    fails(401, backend.get_domains)
    fails(401, backend.post, 'host', {})
    fails(401, backend.delete, 'host', {'If-Match': ''})
    fails(405, backend.patch, 'host', {}, {'If-Match': ''})


def main(url):
    """Checks everything."""
    backend = check_login(url)
    check_domains(backend)
    realm = backend.get('realm', {'where': json.dumps({'name': 'All'})})['_items'][0]['_id']
    check_post(backend, realm)
    check_get(backend)
    check_get_all(url, backend)
    check_patch(url, backend)
    check_put(backend)
    check_delete(backend)
    check_logout(backend)
    print('all is well')


if __name__ == '__main__':
    main(sys.argv[1])
