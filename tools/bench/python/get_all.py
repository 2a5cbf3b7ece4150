"""Reads all services with the original's Python client, and prints what it took as JSON."""

import json
import sys
import time

from alignak_backend_client.client import Backend


def status(name):
    """A size from /proc/self/status, in bytes."""
    with open("/proc/self/status", encoding="ascii") as lines:
        for line in lines:
            if line.startswith(name + ":"):
                return int(line.split()[1]) * 1024
    raise ValueError(name)


backend = Backend(sys.argv[1])
backend.login("admin", "admin")
before = status("VmRSS")
began = time.monotonic()
cpu = time.process_time()
# The client asks for pages of 50 unless told otherwise; consumers tell it the server's limit.
parameters = {} if sys.argv[2] == "default" else {"max_results": int(sys.argv[2])}
items = backend.get_all("service", parameters)["_items"]
took = time.monotonic() - began
print(
    json.dumps(
        {
            "items": len(items),
            "seconds": took,
            "cpu_seconds": time.process_time() - cpu,
            "growth": status("VmHWM") - before,
        }
    )
)
