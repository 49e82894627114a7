"""Signatures: ours, and what OpenSSL says of them."""

import shutil
import subprocess
from pathlib import Path

import pytest

from generator.delivery.sign import is_signed, sign
from generator.delivery.trouble import DeliveryError
from tests.feeds.servers import find

DATA = b'{"files":{}}\n'


@pytest.fixture
def keys(tmp_path: Path) -> tuple[Path, Path]:
    """Make a key as the guide says."""
    openssl = find("openssl", "openssl")
    key, public = tmp_path / "khoa.pem", tmp_path / "cong-khai.pem"
    make = [openssl, "genpkey", "-algorithm", "ed25519", "-out", str(key)]
    subprocess.run(make, check=True)
    show = [openssl, "pkey", "-in", str(key), "-pubout", "-out", str(public)]
    subprocess.run(show, check=True)
    key.chmod(0o600)
    return key, public


def test_a_signature_holds_for_its_bytes_alone(keys, tmp_path: Path) -> None:
    key, public = keys
    signature = sign(DATA, key, tmp_path / "project")
    assert is_signed(DATA, signature, public)
    assert not is_signed(DATA + b" ", signature, public)
    assert not is_signed(DATA, b"", public)


def test_openssl_verifies_it(keys, tmp_path: Path) -> None:
    key, public = keys
    (tmp_path / "ban-ke.json").write_bytes(DATA)
    (tmp_path / "ban-ke.json.sig").write_bytes(sign(DATA, key, tmp_path / "project"))
    words = ["-verify", "-pubin", "-rawin", "-in", "ban-ke.json", "-sigfile", "ban-ke.json.sig"]
    done = subprocess.run(
        [find("openssl", "openssl"), "pkeyutl", *words, "-inkey", str(public)],
        cwd=tmp_path, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert "Signature Verified Successfully" in done.stdout


def test_a_key_is_refused_where_others_get_at_it(keys, tmp_path: Path) -> None:
    key, public = keys
    with pytest.raises(DeliveryError, match="trong thư mục dự án"):
        sign(DATA, key, tmp_path)
    open_ = shutil.copy(key, tmp_path / "open.pem")
    Path(open_).chmod(0o644)
    with pytest.raises(DeliveryError, match="chmod 600"):
        sign(DATA, Path(open_), tmp_path / "project")
    public.chmod(0o600)
    with pytest.raises(DeliveryError, match="không phải khóa Ed25519"):
        sign(DATA, public, tmp_path / "project")
    with pytest.raises(DeliveryError, match="không đọc được khóa"):
        sign(DATA, tmp_path / "none.pem", tmp_path / "project")
    with pytest.raises(DeliveryError, match="không phải khóa công khai"):
        is_signed(DATA, b"", key)
