"""Whole numbers as bytes: seven bits a byte, the lowest first, as LEB128 has them."""

from collections.abc import Iterable, Iterator, Sequence


def numbers(values: Iterable[int]) -> bytes:
    """Return numbers one after the other."""
    return b"".join([_SHORT[n] if n < len(_SHORT) else _number(n) for n in values])


def differences(values: Sequence[int]) -> Iterator[int]:
    """Yield each value less the one before it."""
    return map(int.__sub__, values, (0, *values[:-1]))


def _number(value: int) -> bytes:
    made = bytearray()
    while value > 0x7F:
        made.append(value & 0x7F | 0x80)
        value >>= 7
    made.append(value)
    return bytes(made)


_SHORT = [_number(value) for value in range(1 << 12)]
