"""The signature of a manifest: made with a key of minisign, and verified by minisign as well."""

import os
import secrets
import sys
from pathlib import Path

from generator.delivery.minisign import (
    HASHED,
    PublicKey,
    SecretKey,
    Signature,
    message,
    read_public,
    read_secret,
    read_signature,
    write_public,
    write_secret,
    write_signature,
)
from generator.delivery.trouble import DeliveryError
from generator.messages.system import said

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (
        Ed25519PrivateKey,
        Ed25519PublicKey,
    )
except ImportError:  # the optional extra is not installed
    HERE = False
else:
    HERE = True

_OTHERS = 0o077
_MOST = 4096


def make_keys(secret: Path, public: Path, project: Path) -> str:
    """Write a new pair of keys, readable by their owner alone; return the key's name."""
    _require()
    _refuse_within(secret, project)
    made = Ed25519PrivateKey.generate()
    half = made.public_key().public_bytes_raw()
    key = SecretKey(secrets.token_bytes(8), made.private_bytes_raw(), half)
    files = (
        (secret, write_secret(key), 0o600),
        (public, write_public(PublicKey(key.number, half)), 0o644),
    )
    for path, _, _ in files:
        if path.exists():
            raise DeliveryError(
                f"{path} đã có rồi: không ghi đè lên khóa đang dùng. Chọn tên khác.",
                f"{path} is there already and will not be replaced",
            )
    for path, text, mode in files:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w") as file:  # noqa: PTH123
            file.write(text)
    return key.name


def sign(data: bytes, path: Path, project: Path) -> bytes:
    """Return the signature of *data*. The key may not lie in the project: it would be shared."""
    _require()
    _refuse_within(path, project)
    text = _read(path)
    if sys.platform != "win32" and os.stat(path).st_mode & _OTHERS:  # noqa: PTH116
        raise DeliveryError(
            f"người khác trên máy đọc được khóa ký {path.name}: chạy chmod 600 {path}.",
            f"others can read the signing key: chmod 600 {path}.",
        )
    try:
        key = read_secret(text)
    except ValueError:
        raise DeliveryError(
            f"{path.name} không phải khóa ký. Tạo bằng: guongsang signing-key {path}",
            f"{path.name} is no secret key of minisign: guongsang signing-key {path}",
        ) from None
    if key is None:
        raise DeliveryError(
            f"khóa ký {path.name} có mật khẩu nên không ký tự động được. Tạo khóa không mật khẩu "
            "(minisign -G -W, hoặc guongsang signing-key) và giữ tệp ấy cho riêng mình.",
            f"the signing key {path.name} has a password: make one without (minisign -G -W)",
        )
    private = Ed25519PrivateKey.from_private_bytes(key.seed)
    made = Signature(
        HASHED, key.number, private.sign(message(data)), "file:ban-ke.json\thashed", b""
    )
    whole = private.sign(made.commented)
    return write_signature(
        Signature(made.kind, made.number, made.signature, made.comment, whole)
    ).encode()


def is_signed(data: bytes, signature: bytes, path: Path) -> bool:
    """Tell whether *signature* of *data* is of the one whose public key this is."""
    _require()
    try:
        key = read_public(_read(path))
    except ValueError:
        raise DeliveryError(
            f"{path.name} không phải khóa công khai của minisign.",
            f"{path.name} is no public key of minisign",
        ) from None
    try:
        found = read_signature(signature.decode())
    except ValueError:
        return False
    public = Ed25519PublicKey.from_public_bytes(key.public)
    try:
        public.verify(found.signature, message(data, found.kind))
        public.verify(found.whole, found.commented)
    except InvalidSignature:
        return False
    return found.number == key.number


def _refuse_within(key: Path, project: Path) -> None:
    if key.resolve().is_relative_to(project.resolve()):
        raise DeliveryError(
            f"khóa ký {key.name} nằm trong thư mục dự án: ai có dự án cũng ký được. "
            "Chuyển ra ngoài, ví dụ /etc/guongsang/.",
            f"the signing key {key.name} lies in the project: keep it outside.",
        )


def _read(key: Path) -> str:
    try:
        return key.read_bytes()[:_MOST].decode()
    except UnicodeDecodeError:
        return ""
    except OSError as error:
        raise DeliveryError(
            f"không đọc được khóa {key}: {said(error)}.", f"cannot read the key {key}"
        ) from None


def _require() -> None:
    if not HERE:
        raise DeliveryError(
            "muốn ký bản kê phải cài thêm thư viện: "
            ".venv/bin/pip install --require-hashes -r requirements-delivery.lock",
            "signing needs the optional library “cryptography”.",
        )
