"""What a source said of its feed's version, so that it need not send again what has not changed."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from generator.writing.file import write_file


@dataclass(frozen=True, slots=True)
class Memory:
    """The version of a feed that was read last, and from which address and day it is."""

    address: str
    day: str
    etag: str | None = None
    modified: str | None = None


def recall(folder: Path, source: str, address: str) -> Memory | None:
    """Return what is known of a source's feed at *address*; losing it costs one more download."""
    try:
        read = json.loads((folder / f"{source}.json").read_text(encoding="utf-8"))
        memory = Memory(**read)
    except (OSError, ValueError, TypeError):
        return None
    texts = (memory.etag, memory.modified)
    good = memory.address == address and all(isinstance(text, str | None) for text in texts)
    return memory if good else None


def remember(folder: Path, source: str, memory: Memory) -> None:
    """Keep what is known of a source's feed."""
    write_file(folder / f"{source}.json", json.dumps(asdict(memory), sort_keys=True).encode())
