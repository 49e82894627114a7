"""Which addresses a machine of the office may be sent to by somebody else's feed."""

import ipaddress
import queue
import socket
import threading
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from generator.federation.trouble import FetchError

# An IPv6 address that stands for an IPv4 one (RFC 6052): what it stands for decides.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_PORTS = {"http": 80, "https": 443}
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Place:
    """A web address taken apart: what is connected to, and what is asked for."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def header(self) -> str:
        """Return what the Host header says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def place_of(address: str) -> Place:
    """Take an address apart; refuse what is no plain web address or carries a password."""
    try:
        parts = urlsplit(address)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode() if parts.hostname else ""
    except (ValueError, UnicodeError):
        raise FetchError("pull.bad-address", address=address[:200]) from None
    if parts.scheme not in _PORTS or not host or parts.username is not None:
        raise FetchError("pull.bad-address", address=address[:200])
    path = parts.path or "/"
    whole = path + (f"?{parts.query}" if parts.query else "")
    safe = quote(whole, safe="".join(map(chr, range(0x21, 0x7F))), errors="replace")
    return Place(parts.scheme, host, _PORTS[parts.scheme] if port is None else port, safe)


def resolve(place: Place, seconds: float, *, internal: bool) -> tuple[tuple[int, str], ...]:
    """Return the family and number of every address of a host.

    If one of them is of a private network the host is refused, unless it is *internal*: then
    private and loopback addresses will do, but never link-local ones, where clouds keep their keys.
    """
    found = _look_up(place, seconds)
    for _, number in found:
        if not allowed(number, internal=internal):
            raise FetchError("pull.private-address", host=place.host, number=number)
    return found


def allowed(number: str, *, internal: bool) -> bool:
    """Tell whether a numeric address may be connected to."""
    try:
        address: Address = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    for _ in range(3):
        inner = _within(address)
        if inner is None:
            break
        address = inner
    if address.is_multicast or address.is_unspecified or address.is_link_local:
        return False
    if internal and (address.is_private or address.is_loopback):
        return True
    return address.is_global and not address.is_reserved


def _within(address: Address) -> Address | None:
    """Return the IPv4 address that an IPv6 one carries, if any."""
    if not isinstance(address, ipaddress.IPv6Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)


def _look_up(place: Place, seconds: float) -> tuple[tuple[int, str], ...]:
    """Ask for a host's addresses; the system's own patience may be longer than ours."""
    answers: queue.SimpleQueue[list[tuple[int, str]] | OSError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            told = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
            answers.put([(family, str(where[0])) for family, _, _, _, where in told])
        except (OSError, UnicodeError) as error:
            answers.put(OSError(str(error)))

    threading.Thread(target=ask, daemon=True).start()
    try:
        found = answers.get(timeout=max(0.001, seconds))
    except queue.Empty:
        raise FetchError("pull.too-slow", host=place.host) from None
    if isinstance(found, OSError) or not found:
        raise FetchError("pull.unreachable", host=place.host, why="không phân giải được tên máy")
    return tuple(dict.fromkeys(found))
