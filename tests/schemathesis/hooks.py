"""Feeds Schemathesis with ids and etags of items that exist."""

import json
import os
import re
import time
import urllib.request

import schemathesis

URL = os.environ["ALIGNAK_URL"]
TOKEN = os.environ["ALIGNAK_TOKEN"]
ID = re.compile("[a-f0-9]{24}")

# How long the items of a resource are remembered, in seconds: requests change and delete them.
LASTS = 2.0
_items = {}
# Ids that the server has shown, which are left as they are.
_real = set()


def _relations():
    """For each resource, the fields of what creates and changes it that refer to a resource."""
    with open(os.environ["ALIGNAK_DOCUMENT"], encoding="utf-8") as file:
        document = json.load(file)
    found = {}
    for path, operations in document["paths"].items():
        for method in ("post", "patch", "put"):
            content = operations.get(method, {}).get("requestBody", {}).get("content", {})
            schema = content.get("application/json", {}).get("schema", {})
            name = schema.get("$ref", "").rsplit("/", 1)[-1]
            schema = document["components"]["schemas"].get(name, {})
            for field, property in schema.get("properties", {}).items():
                relation = property.get("items", property).get("x-relation")
                if relation:
                    found.setdefault(path.split("/")[1], {})[field] = relation["resource"]
    return found


RELATIONS = _relations()


def _known(resource):
    """The ids and etags of the items of a resource."""
    asked, usable = _items.get(resource, (0.0, []))
    if time.monotonic() - asked > LASTS:
        request = urllib.request.Request(
            f"{URL}/{resource}?max_results=50", headers={"Authorization": f"Bearer {TOKEN}"}
        )
        with urllib.request.urlopen(request) as response:
            found = json.load(response)["_items"]
        # The administrator whose token is used keeps his rights and his password.
        usable = [item for item in found if (resource, item.get("name")) != ("user", "admin")]
        usable = [(item["_id"], item["_etag"]) for item in usable]
        _items[resource] = (time.monotonic(), usable)
    return usable


def _pick(resource, salt):
    """One of the items, the same one for the same generated text."""
    items = _known(resource)
    return items[sum(map(ord, salt)) % len(items)] if items else None


def _is_made_up(text):
    """Whether this is an id of no item. One of four stays, for the answer to unknown ids."""
    return (
        isinstance(text, str)
        and ID.fullmatch(text) is not None
        and text not in _real
        and text[-1] not in "0123"
    )


def _real_id(resource, value):
    """A real id in place of a generated one, also in a list; anything else as it is."""
    if isinstance(value, list):
        return [_real_id(resource, one) for one in value]
    item = _pick(resource, value) if _is_made_up(value) else None
    return item[0] if item else value


@schemathesis.hook
def before_call(context, case, kwargs):
    """Puts real ids in place of generated ones, and the etag of the item beside its id."""
    resource = case.operation.path.split("/")[1]
    parameters = case.path_parameters or {}
    item = _pick(resource, parameters["id"]) if _is_made_up(parameters.get("id")) else None
    if item:
        parameters["id"] = item[0]
        if case.headers and "If-Match" in case.headers:
            case.headers["If-Match"] = item[1]
    bodies = case.body if isinstance(case.body, list) else [case.body]
    for body in bodies:
        if isinstance(body, dict):
            for field, target in RELATIONS.get(resource, {}).items():
                if field in body:
                    body[field] = _real_id(target, body[field])


@schemathesis.hook
def after_call(context, case, response):
    """Remembers the ids that the server shows."""
    _real.update(ID.findall(response.text))
