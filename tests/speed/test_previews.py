"""Whatever is edited, and in whatever order, a preview is what a clean one would be.

There are 3 sequences of each sort; set GUONGSANG_SEQUENCES for more.
"""

import os
from pathlib import Path

import pytest

from generator.build.workers import spread as workers
from generator.loading import noted
from tests.speed.compare import differences
from tests.speed.editing_office import EditingOffice

SEQUENCES = int(os.environ.get("GUONGSANG_SEQUENCES", "3"))
SEED = int(os.environ.get("GUONGSANG_SEED", "0"))
STEPS = 6


@pytest.fixture(params=["all held", "few held"])
def held(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have records stay in memory, or most be loaded each time, by as many processes as asked."""
    if request.param == "few held":
        monkeypatch.setattr(noted, "_MOST_HELD", 20)
        monkeypatch.setattr(noted, "_HELD_OF_MORE", 5)
        monkeypatch.setattr(workers, "_FEWEST", 10)
        monkeypatch.setattr(workers, "_PART", 50)


@pytest.mark.usefixtures("held")
def test_a_preview_is_what_a_clean_one_would_be(tmp_path: Path) -> None:
    """Site, remarks, errors and how it ended are those of a clean build."""
    office = EditingOffice(tmp_path / "du-an", SEED)
    assert office.build()[0] == 0
    clean = tmp_path / "sach"
    for at in range(SEQUENCES):
        done: list[str] = [str(at)]
        for hand in office.chance.choices(office.hands(), k=office.chance.randrange(1, STEPS + 1)):
            hand()
            ended, _ = office.build()
            done.append(f"{hand.__name__} {ended}")
            if ended:
                break
        told = office.build()
        assert told == office.build("--no-cache", "--output", str(clean)), done
        if told[0]:  # what is wrong is taken back
            for path in office.changed():
                office.take_back(path)
            assert office.build()[0] == 0, done
        else:
            assert differences(office.folder / "site", clean) == [], done
