"""The files of minisign (https://jedisct1.github.io/minisign/): keys and signatures, read and made.

Ed25519 over the BLAKE2b-512 of the signed bytes. Every number within is raw bytes, in base64.
"""

import base64
import binascii
import hashlib
from dataclasses import dataclass

PURE, HASHED = b"Ed", b"ED"
"""What a key, or a signature of the bytes themselves, is marked with; and one of their digest."""
_BLAKE = b"B2"
_OPEN = bytes(2)
_UNTRUSTED, _TRUSTED = "untrusted comment: ", "trusted comment: "


@dataclass(frozen=True, slots=True)
class SecretKey:
    """A key's number (8 bytes), and its two halves (32 bytes each)."""

    number: bytes
    seed: bytes
    public: bytes

    @property
    def name(self) -> str:
        """Return the number as minisign prints it."""
        return _name(self.number)


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A key's number (8 bytes) and its public half (32 bytes)."""

    number: bytes
    public: bytes


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature (64 bytes), a comment, and the signature of these two together."""

    kind: bytes
    number: bytes
    signature: bytes
    comment: str
    whole: bytes

    @property
    def commented(self) -> bytes:
        """Return what the second signature is of."""
        return self.signature + self.comment.encode()


def message(data: bytes, kind: bytes = HASHED) -> bytes:
    """Return what is signed of *data*."""
    return hashlib.blake2b(data).digest() if kind == HASHED else data


def write_secret(key: SecretKey) -> str:
    """Return the file of a secret key, without a password, as ``minisign -G -W`` makes it."""
    halves = key.seed + key.public
    check = hashlib.blake2b(PURE + key.number + halves, digest_size=32).digest()
    packed = PURE + _OPEN + _BLAKE + bytes(48) + key.number + halves + check
    return _file(f"minisign secret key {key.name}", packed)


def write_public(key: PublicKey) -> str:
    """Return the file of a public key."""
    packed = PURE + key.number + key.public
    return _file(f"minisign public key {_name(key.number)}", packed)


def write_signature(made: Signature) -> str:
    """Return the file of a signature."""
    packed = made.kind + made.number + made.signature
    first = _file("signature from Guong Sang", packed)
    return f"{first}{_TRUSTED}{made.comment}\n{_base64(made.whole)}\n"


def read_secret(text: str) -> SecretKey | None:
    """Return a secret key; None for one behind a password. Raise ValueError for anything else."""
    packed = _packed(text, 158)
    if packed[:2] != PURE or packed[4:6] != _BLAKE:
        raise ValueError("not a secret key")
    if packed[2:4] != _OPEN:
        return None
    number, halves, check = packed[54:62], packed[62:126], packed[126:]
    # minisign 0.11 leaves the check of a key without a password empty.
    if any(check) and hashlib.blake2b(PURE + number + halves, digest_size=32).digest() != check:
        raise ValueError("the key is damaged")
    return SecretKey(number, halves[:32], halves[32:])


def read_public(text: str) -> PublicKey:
    """Return a public key. Raise ValueError for anything else."""
    packed = _packed(text, 42)
    if packed[:2] != PURE:
        raise ValueError("not a public key")
    return PublicKey(packed[2:10], packed[10:])


def read_signature(text: str) -> Signature:
    """Return a signature. Raise ValueError for anything else."""
    packed = _packed(text, 74)
    lines = text.splitlines()
    if len(lines) != 4 or not lines[2].startswith(_TRUSTED) or packed[:2] not in (PURE, HASHED):
        raise ValueError("not a signature")
    comment, whole = lines[2].removeprefix(_TRUSTED), _bytes(lines[3], 64)
    return Signature(packed[:2], packed[2:10], packed[10:], comment, whole)


def _file(comment: str, packed: bytes) -> str:
    return f"{_UNTRUSTED}{comment}\n{_base64(packed)}\n"


def _packed(text: str, size: int) -> bytes:
    """Return the bytes of the second line."""
    lines = text.splitlines()
    if len(lines) < 2 or not lines[0].startswith(_UNTRUSTED):
        raise ValueError("not a file of minisign")
    return _bytes(lines[1], size)


def _bytes(line: str, size: int) -> bytes:
    try:
        found = base64.b64decode(line.strip(), validate=True)
    except binascii.Error as error:
        raise ValueError(str(error)) from None
    if len(found) != size:
        raise ValueError("wrong length")
    return found


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _name(number: bytes) -> str:
    return f"{int.from_bytes(number, 'little'):016X}"
