"""A site's folder is written whole, and put in its place without a moment at which none is kept."""

import errno
from pathlib import Path

import pytest

from generator.build.writing import write_content
from generator.messages.system import place_of

FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("copied", [False, True])
def test_of_a_full_disk_the_file_is_named_that_was_to_be_written(
    tmp_path: Path, copied: bool
) -> None:
    data = b"x" * 100_000
    source = tmp_path / "cache"
    source.write_bytes(data)
    with pytest.raises(OSError, match="No space left") as raised:
        write_content(FULL, source if copied else data)
    assert (raised.value.errno, place_of(raised.value)) == (errno.ENOSPC, str(FULL))
