"""One feed over HTTP, bounded in time and size, never from a place it has no business with.

The standard library's client is enough, and lets us connect to the very address that was checked:
a second look-up could give another. Nothing is decompressed or kept beyond ``LARGEST_BYTES``.
"""

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urljoin

from generator.federation.address import Place, place_of, resolve
from generator.federation.trouble import FetchError

LARGEST_BYTES = 4 * 1024 * 1024
SECONDS = 30.0
MOST_REDIRECTS = 5
_AT_ONCE = 64 * 1024
_MOST_ADDRESSES = 4
_MOVED = {301, 302, 303, 307, 308}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a source said. *body* is None where nothing has changed since the last time."""

    body: bytes | None
    address: str
    """Where it was found in the end."""
    etag: str | None
    modified: str | None


def fetch(
    address: str,
    *,
    internal: bool = False,
    etag: str | None = None,
    modified: str | None = None,
    seconds: float = SECONDS,
) -> Answer:
    """Return what stands at *address*; raise FetchError for whatever goes wrong.

    *internal* allows private addresses for the host and port of *address* alone. *seconds* are for
    everything together: names, redirects, the last byte.
    """
    until = time.monotonic() + seconds
    first = here = place_of(address)
    asked = {"If-None-Match": etag, "If-Modified-Since": modified}
    for _ in range(MOST_REDIRECTS + 1):
        own = (here.scheme, here.host, here.port) == (first.scheme, first.host, first.port)
        with _asked(here, until, internal and own, asked) as answer:
            if answer.status in _MOVED:
                goal = urljoin(address, answer.headers.get("Location", ""))
                if here.scheme == "https" and not goal.startswith("https:"):
                    raise FetchError("pull.downgrade", address=goal[:200])
                address, here = goal, place_of(goal)
                continue
            if answer.status == 304:
                return Answer(None, address, etag, modified)
            if answer.status != 200:
                raise FetchError("pull.status", status=answer.status)
            body = _read(answer, until)
            headers = answer.headers
            return Answer(body, address, headers.get("ETag"), headers.get("Last-Modified"))
    raise FetchError("pull.redirects", count=MOST_REDIRECTS)


@contextmanager
def _asked(
    place: Place, until: float, internal: bool, asked: Mapping[str, str | None]
) -> Iterator[http.client.HTTPResponse]:
    """Send the request and give the answer's head; at *until* the connection is cut."""
    sock = _connect(place, until, internal)
    cut = threading.Timer(max(0.001, until - time.monotonic()), _cut, (sock,))
    cut.daemon = True
    cut.start()
    connection = http.client.HTTPConnection(place.host, place.port)
    try:
        if isinstance(sock, ssl.SSLSocket):
            sock.do_handshake()
        connection.sock = sock
        connection.putrequest("GET", place.path, skip_host=True, skip_accept_encoding=True)
        connection.putheader("Host", place.header)
        for name, value in (*_HEADERS.items(), *asked.items()):
            if value and value.isprintable() and value.isascii():
                connection.putheader(name, value)
        connection.endheaders()
        with connection.getresponse() as answer:
            yield answer
    except FetchError:
        raise
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        if time.monotonic() >= until or isinstance(error, TimeoutError):
            raise FetchError("pull.too-slow", host=place.host) from None
        raise FetchError("pull.unreachable", host=place.host, why=_why(error)) from None
    finally:
        cut.cancel()
        connection.close()
        sock.close()


_HEADERS = {
    "User-Agent": "GuongSang/1 (feed reader)",
    "Accept": "application/feed+json, application/atom+xml, application/rss+xml, "
    "application/json;q=0.9, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}


def _connect(place: Place, until: float, internal: bool) -> socket.socket:
    """Connect to one of the addresses that were checked, and to no other."""
    why = "không kết nối được"
    found = resolve(place, until - time.monotonic(), internal=internal)
    for family, number in found[:_MOST_ADDRESSES]:
        left = until - time.monotonic()
        if left <= 0:
            raise FetchError("pull.too-slow", host=place.host)
        sock = socket.socket(family, socket.SOCK_STREAM)
        try:
            sock.settimeout(min(10.0, left))
            sock.connect((number, place.port))
            if place.scheme == "http":
                return sock
            context = ssl.create_default_context()
            return context.wrap_socket(
                sock, server_hostname=place.host, do_handshake_on_connect=False
            )
        except (OSError, OverflowError) as error:
            why = _why(error)
            sock.close()
    raise FetchError("pull.unreachable", host=place.host, why=why)


def _cut(sock: socket.socket) -> None:
    """End a connection under whoever waits for it."""
    with suppress(OSError):
        # Of an SSLSocket as well: its own method would take the session from under the reader.
        socket.socket.shutdown(sock, socket.SHUT_RDWR)


def _read(answer: http.client.HTTPResponse, until: float) -> bytes:
    """Return the body, unpacked; stop as soon as it is more than anybody needs."""
    length = answer.headers.get("Content-Length", "")
    if length.isdecimal() and int(length[:18]) > LARGEST_BYTES:
        raise FetchError("pull.too-large", most=LARGEST_BYTES // 1024 // 1024)
    packed = answer.headers.get("Content-Encoding", "identity").strip().lower()
    if packed not in ("", "identity", "gzip", "x-gzip"):
        raise FetchError("pull.encoding", encoding=packed[:40])
    unpack = zlib.decompressobj(wbits=31) if "gzip" in packed else None
    body = bytearray()
    raw = 0
    while chunk := answer.read1(_AT_ONCE):
        raw += len(chunk)
        if unpack is not None:
            chunk = unpack.decompress(chunk, LARGEST_BYTES + 1 - len(body))
        body += chunk
        if raw > LARGEST_BYTES or len(body) > LARGEST_BYTES:
            raise FetchError("pull.too-large", most=LARGEST_BYTES // 1024 // 1024)
        if time.monotonic() >= until:
            raise TimeoutError
    if time.monotonic() >= until:
        raise TimeoutError
    if answer.length:
        raise http.client.IncompleteRead(b"", answer.length)
    if unpack is not None and not unpack.eof:
        raise zlib.error("cut short")
    return bytes(body)


def _why(error: Exception) -> str:
    """Return what the machine says of a failure, in a few words."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"chứng thư không hợp lệ: {error.verify_message}"
    if isinstance(error, http.client.HTTPException | ValueError | zlib.error):
        return "trả lời không đúng giao thức, hoặc đứt giữa chừng"
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
