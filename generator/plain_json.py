"""JSON as bytes: what the cache, the manifests and the notes of builds are written in."""

from typing import Any

import orjson


def to_bytes(value: Any, *, canonical: bool = False) -> bytes:
    """Return *value* as JSON in UTF-8; *canonical* means keys in order and a line end behind."""
    option = orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE if canonical else None
    return orjson.dumps(value, option=option)


def from_bytes(data: bytes) -> Any:
    """Return the value of a JSON text; raise ValueError for what is none."""
    return orjson.loads(data)
