"""A site's folder is written whole, and put in its place without a moment at which none is kept."""

import errno
import shutil
from pathlib import Path

import pytest

from generator.build.writing import put_in_place, write_content
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


@pytest.mark.parametrize("end", [KeyboardInterrupt, OSError])
def test_the_old_site_stands_where_the_new_one_could_not_be_put_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: type[BaseException]
) -> None:
    new, final, given = tmp_path / "new", tmp_path / "site", Path.rename
    for folder in (new, final):
        folder.mkdir()
        (folder / "index.html").write_text(folder.name)

    def ended(self: Path, target: Path) -> Path:
        if self == final:
            given(self, target)
            if end is KeyboardInterrupt:
                raise end
            shutil.rmtree(new)
            return target
        return given(self, target)

    monkeypatch.setattr(Path, "rename", ended)
    with pytest.raises(end):
        put_in_place(new, final)
    assert (final / "index.html").read_text() == "site"
    assert [path for path in tmp_path.iterdir() if path.name.startswith(".")] == []
