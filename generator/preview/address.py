"""Where a preview listens: on this machine alone, unless somebody asks for more."""

import errno
import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import quote

from generator.diagnostics import ToldError

# A name begins with a letter: the system would take 0x0 for every address of the machine.
_WRITTEN = re.compile(
    r"(?:(?P<host>\[[0-9A-Fa-f:.]+\]|[0-9.]+|[A-Za-z][A-Za-z0-9.-]*):)?(?P<port>[0-9]{1,5})"
)
_FIRST_FREE, _LAST_PORT = 1024, 65535


class AddressError(ToldError):
    """An address that is none, or that cannot be had; the text says why and the cure."""


@dataclass(frozen=True, slots=True)
class Address:
    """A host, by number or by name, and a port."""

    host: str
    port: int

    @property
    def family(self) -> socket.AddressFamily:
        """Return the sort of number that the host has."""
        return socket.AF_INET6 if ":" in self.host else socket.AF_INET

    @property
    def is_for_all(self) -> bool:
        """Tell whether other machines come in."""
        return self.host in ("0.0.0.0", "::")

    def url(self, path: str) -> str:
        """Return what is typed into a browser on this machine to see a *path*."""
        host = "localhost" if self.is_for_all else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}{quote(path)}"


def read_address(text: str) -> Address:
    """Return what is written as 127.0.0.1:8000, or as 8000 for short."""
    try:
        if found := _WRITTEN.fullmatch(text):
            host, port = found["host"] or "127.0.0.1", int(found["port"])
            if not host[0].isalpha():
                host = str(ipaddress.ip_address(host.strip("[]")))
            if 0 < port <= _LAST_PORT:
                return Address(host, port)
    except ValueError:
        pass
    raise AddressError(
        f"“{text}” không phải là địa chỉ. Viết như 127.0.0.1:8000. (Not an address.)"
    )


def refusal(address: Address, error: OSError) -> AddressError:
    """Return why the system lets nobody listen at an address, and what to do."""
    if isinstance(error, socket.gaierror):
        why = f"không tìm thấy máy tên “{address.host}”"
    else:
        why = _WHY.get(error.errno or 0, error.strerror or str(error))
    other = address.port + 1 if _FIRST_FREE <= address.port < _LAST_PORT else 8000
    return AddressError(
        f"không mở được {address.url('')}: {why}. Chọn địa chỉ khác, ví dụ --address "
        f"127.0.0.1:{other}. (The address cannot be opened.)"
    )


_WHY = {
    errno.EADDRINUSE: "cổng này đang có chương trình dùng, có thể là một cửa sổ xem thử khác",
    errno.EACCES: "cổng dưới 1024 chỉ người quản trị máy mở được",
    errno.EADDRNOTAVAIL: "máy này không có địa chỉ ấy",
}
