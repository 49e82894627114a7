"""Signatures: ours, and what minisign says of them."""

import shutil
import subprocess
from pathlib import Path

import pytest

from generator.delivery.sign import is_signed, make_keys, sign
from generator.delivery.trouble import DeliveryError
from tests.feeds.servers import find

DATA = '{"files":{"tin-tuc/à/index.html":1}}\n'.encode()


def minisign(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    program = find("minisign", "minisign")
    return subprocess.run(
        [program, *words], cwd=folder, check=False, capture_output=True, text=True
    )


@pytest.fixture
def keys(tmp_path: Path) -> tuple[Path, Path]:
    """Make keys as the guide says."""
    secret, public = tmp_path / "rieng/khoa.key", tmp_path / "project/khoa.pub"
    make_keys(secret, public, tmp_path / "project")
    return secret, public


def test_a_signature_holds_for_its_bytes_alone(keys, tmp_path: Path) -> None:
    secret, public = keys
    signature = sign(DATA, secret, tmp_path / "project")
    assert is_signed(DATA, signature, public)
    assert not is_signed(DATA + b" ", signature, public)
    for forged in (
        b"",
        b"\xff",
        signature.replace(b"ban-ke", b"ban ke"),
        signature.replace(b"trusted comment: file", b"trusted comment: tile"),
    ):
        assert not is_signed(DATA, forged, public)
    make_keys(tmp_path / "khac.key", tmp_path / "khac.pub", tmp_path / "project")
    assert not is_signed(DATA, signature, tmp_path / "khac.pub")


def test_minisign_verifies_it_and_finds_what_was_changed(keys, tmp_path: Path) -> None:
    secret, public = keys
    (tmp_path / "ban-ke.json").write_bytes(DATA)
    (tmp_path / "ban-ke.json.minisig").write_bytes(sign(DATA, secret, tmp_path / "project"))
    words = ("-V", "-H", "-p", str(public), "-m", "ban-ke.json")
    done = minisign(tmp_path, *words)
    assert done.returncode == 0, done.stderr
    assert "Signature and comment signature verified" in done.stdout
    (tmp_path / "ban-ke.json").write_bytes(DATA + b" ")
    assert minisign(tmp_path, *words).returncode == 1


def test_keys_and_signatures_of_minisign_serve_as_well(tmp_path: Path) -> None:
    made = minisign(tmp_path, "-G", "-W", "-s", "khoa.key", "-p", "khoa.pub")
    assert made.returncode == 0, made.stderr
    secret, public = tmp_path / "khoa.key", tmp_path / "khoa.pub"
    secret.chmod(0o600)
    assert is_signed(DATA, sign(DATA, secret, tmp_path / "project"), public)
    (tmp_path / "ban-ke.json").write_bytes(DATA)
    for form in ((), ("-l",)):
        words = ("-S", "-W", *form, "-s", "khoa.key", "-m", "ban-ke.json")
        assert minisign(tmp_path, *words).returncode == 0
        signature = (tmp_path / "ban-ke.json.minisig").read_bytes()
        assert is_signed(DATA, signature, public)
        assert not is_signed(DATA + b" ", signature, public)
    make_keys(tmp_path / "ta.key", tmp_path / "ta.pub", tmp_path / "project")
    assert minisign(tmp_path, "-S", "-W", "-s", "ta.key", "-m", "ban-ke.json").returncode == 0
    assert is_signed(DATA, (tmp_path / "ban-ke.json.minisig").read_bytes(), tmp_path / "ta.pub")


def test_a_key_is_refused_where_others_get_at_it(keys, tmp_path: Path) -> None:
    secret, public = keys
    project = tmp_path / "project"
    assert secret.stat().st_mode & 0o777 == 0o600
    with pytest.raises(DeliveryError, match="trong thư mục dự án"):
        sign(DATA, secret, tmp_path)
    with pytest.raises(DeliveryError, match="trong thư mục dự án"):
        make_keys(project / "khoa.key", tmp_path / "x.pub", project)
    with pytest.raises(DeliveryError, match="đã có rồi"):
        make_keys(secret, tmp_path / "x.pub", project)
    assert not (tmp_path / "x.pub").exists()
    open_ = Path(shutil.copy(secret, tmp_path / "open.key"))
    open_.chmod(0o644)
    with pytest.raises(DeliveryError, match="chmod 600"):
        sign(DATA, open_, project)
    outside = Path(shutil.copy(public, tmp_path / "khoa.pub"))
    outside.chmod(0o600)
    with pytest.raises(DeliveryError, match="không phải khóa ký"):
        sign(DATA, outside, project)
    damaged = tmp_path / "damaged.key"
    damaged.write_text(secret.read_text().replace("secret key", "x").strip()[:-4] + "AAAA")
    damaged.chmod(0o600)
    with pytest.raises(DeliveryError, match="không phải khóa ký"):
        sign(DATA, damaged, project)
    # As minisign marks a key behind a password: "Sc", for scrypt.
    locked = secret.read_text().replace("\nRWQAA", "\nRWRTY")
    (tmp_path / "mat-khau.key").write_text(locked)
    (tmp_path / "mat-khau.key").chmod(0o600)
    with pytest.raises(DeliveryError, match="có mật khẩu"):
        sign(DATA, tmp_path / "mat-khau.key", project)
    with pytest.raises(DeliveryError, match="không đọc được khóa"):
        sign(DATA, tmp_path / "none.key", project)
    with pytest.raises(DeliveryError, match="không phải khóa công khai"):
        is_signed(DATA, b"", secret)
