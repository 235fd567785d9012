"""Keeps the typesetter off the network.

Typst fetches the packages that a document names, and has no switch against it. What it prints may be
somebody else's theme, and a handbook must not depend on what a server says today. It honours the
proxies that the environment names, as all programs do: so it is given one that nobody can reach.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

_NOWHERE = "http://127.0.0.1:0"  # nothing can listen on port 0
_PROXIES = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY")
_EXCEPTIONS = ("NO_PROXY",)


@contextmanager
def offline() -> Iterator[None]:
    """For as long as it lasts, what asks the environment for a proxy gets nowhere."""
    proxies = {spelt for name in _PROXIES for spelt in (name, name.lower())}
    exceptions = {spelt for name in _EXCEPTIONS for spelt in (name, name.lower())}
    before = {name: os.environ.get(name) for name in proxies | exceptions}
    os.environ.update(dict.fromkeys(proxies, _NOWHERE))
    for name in exceptions:
        os.environ.pop(name, None)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
