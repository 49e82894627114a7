"""Digests of bytes and values: what the cache, the manifests and stable ids are keyed by."""

import hashlib
from typing import Any

import orjson


def digest(*parts: str | bytes) -> str:
    """Return the SHA-256 of the parts, each framed by its length, as 64 hexadecimal digits.

    A path may be no text at all.
    """
    total = hashlib.sha256()
    for part in parts:
        data = part.encode(errors="surrogatepass") if isinstance(part, str) else part
        total.update(len(data).to_bytes(8, "big"))
        total.update(data)
    return total.hexdigest()


def file_digest(data: bytes) -> str:
    """Return the plain SHA-256 of a file's bytes, as ``sha256sum`` prints it."""
    return hashlib.sha256(data).hexdigest()


def value_digest(*values: Any) -> str:
    """Return the digest of frozen values: texts, numbers, days, tuples and dataclasses of these.

    What a value's type is called does not count, only what it holds.
    """
    try:
        data = orjson.dumps(values, option=orjson.OPT_NON_STR_KEYS)
    except TypeError:  # half a character, or a kind of number or zone JSON has no form for
        data = repr(values).encode(errors="surrogatepass")
    return hashlib.sha256(data).hexdigest()
