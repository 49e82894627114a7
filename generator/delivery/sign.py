"""The signature of a manifest (Ed25519); ``openssl pkeyutl`` verifies it as well."""

import os
import sys
from pathlib import Path

from generator.delivery.trouble import DeliveryError

try:
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (
        Ed25519PrivateKey,
        Ed25519PublicKey,
    )
    from cryptography.hazmat.primitives.serialization import (
        load_pem_private_key,
        load_pem_public_key,
    )
except ImportError:  # the optional extra is not installed
    HERE = False
else:
    HERE = True

_OTHERS = 0o077


def sign(data: bytes, key: Path, project: Path) -> bytes:
    """Return the signature of *data*. The key may not lie in the project: it would be shared."""
    _require()
    if key.resolve().is_relative_to(project.resolve()):
        raise DeliveryError(
            f"khóa ký {key.name} nằm trong thư mục dự án: ai có dự án cũng ký được. "
            "Chuyển ra ngoài, ví dụ /etc/guongsang/.",
            f"the signing key {key.name} lies in the project: keep it outside.",
        )
    data_of_key = _read(key)
    if sys.platform != "win32" and os.stat(key).st_mode & _OTHERS:  # noqa: PTH116
        raise DeliveryError(
            f"người khác trên máy đọc được khóa ký {key.name}: chạy chmod 600 {key}.",
            f"others can read the signing key: chmod 600 {key}.",
        )
    try:
        private = load_pem_private_key(data_of_key, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        private = None
    if not isinstance(private, Ed25519PrivateKey):
        raise DeliveryError(
            f"{key.name} không phải khóa Ed25519. Tạo bằng: "
            f"openssl genpkey -algorithm ed25519 -out {key.name}",
            f"{key.name} is no Ed25519 key: openssl genpkey -algorithm ed25519",
        )
    return private.sign(data)


def is_signed(data: bytes, signature: bytes, key: Path) -> bool:
    """Tell whether *signature* of *data* is of the one whose public key this is."""
    _require()
    try:
        public = load_pem_public_key(_read(key))
    except (ValueError, UnsupportedAlgorithm):
        public = None
    if not isinstance(public, Ed25519PublicKey):
        raise DeliveryError(
            f"{key.name} không phải khóa công khai Ed25519. Lấy bằng: "
            f"openssl pkey -in <khóa ký> -pubout -out {key.name}",
            f"{key.name} is no public Ed25519 key: openssl pkey -pubout",
        )
    try:
        public.verify(signature, data)
    except InvalidSignature:
        return False
    return True


def _read(key: Path) -> bytes:
    try:
        return key.read_bytes()
    except OSError as error:
        raise DeliveryError(
            f"không đọc được khóa {key}: {error.strerror}.", f"cannot read the key {key}"
        ) from None


def _require() -> None:
    if not HERE:
        raise DeliveryError(
            "muốn ký bản kê phải cài thêm thư viện: "
            ".venv/bin/pip install --require-hashes -r requirements-delivery.lock",
            "signing needs the optional library “cryptography”.",
        )
