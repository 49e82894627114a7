"""Where a preview listens: on this machine alone, unless somebody asks for more."""

import socket
from pathlib import Path

import pytest

from generator.preview.address import Address, AddressError, read_address, refusal
from generator.preview.server import Preview


@pytest.mark.parametrize(
    ("written", "listens", "url"),
    [
        ("127.0.0.1:8000", Address("127.0.0.1", 8000), "http://127.0.0.1:8000/thi%20dua/"),
        ("8177", Address("127.0.0.1", 8177), "http://127.0.0.1:8177/thi%20dua/"),
        ("localhost:8000", Address("localhost", 8000), "http://localhost:8000/thi%20dua/"),
        ("[::1]:8180", Address("::1", 8180), "http://[::1]:8180/thi%20dua/"),
        ("0.0.0.0:8000", Address("0.0.0.0", 8000), "http://localhost:8000/thi%20dua/"),
        ("[::]:8000", Address("::", 8000), "http://localhost:8000/thi%20dua/"),
    ],
)
def test_an_address_is_read_and_said_as_it_is_typed_into_a_browser(
    written: str, listens: Address, url: str
) -> None:
    assert read_address(written) == listens
    assert read_address(written).url("/thi dua/") == url
    assert listens.is_for_all == (written in ("0.0.0.0:8000", "[::]:8000"))


@pytest.mark.parametrize(
    "written",
    ["", ":8177", "0", "127.0.0.1:0", "127.0.0.1:65536", "127.0.0.1:999999999",
     "127.0.0.1:８１７７", "127.0.0.1:", "::1:8180", "[::1:8180", "[]:80", "0:8000", "0x0:8000",
     "127.1:8000", "một:8000", "127.0.0.1:80 ", "127.0.0.1:80\n", "http://127.0.0.1:80"],
)  # fmt: skip
def test_what_is_no_address_is_refused(written: str) -> None:
    with pytest.raises(AddressError, match="không phải là địa chỉ"):
        read_address(written)


def test_why_an_address_cannot_be_had_is_said(tmp_path: Path) -> None:
    def said(address: Address) -> str:
        with pytest.raises(OSError) as refused:  # noqa: PT011 - of every sort
            Preview(address, tmp_path)
        return str(refusal(address, refused.value))

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert f"http://127.0.0.1:{port}: cổng này đang có chương trình dùng" in said(
            Address("127.0.0.1", port)
        )
    assert "máy này không có địa chỉ ấy" in said(Address("192.0.2.1", 8000))
    assert "không tìm thấy máy tên “khong-co.invalid”" in said(Address("khong-co.invalid", 8000))
