"""Digests of bytes and values: what the cache, the manifests and stable ids are keyed by."""

import hashlib


def digest(*parts: str | bytes) -> str:
    """Return the SHA-256 of the parts, each framed by its length, as 64 hexadecimal digits."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        total.update(len(data).to_bytes(8, "big"))
        total.update(data)
    return total.hexdigest()


def file_digest(data: bytes) -> str:
    """Return the plain SHA-256 of a file's bytes, as ``sha256sum`` prints it."""
    return hashlib.sha256(data).hexdigest()
