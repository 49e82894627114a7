"""The same site gives the same bytes, whatever the machine is set to."""

import os
import subprocess
import sys
from pathlib import Path

from tests.feeds.servers import ROOT

PROGRAM = """
import locale
from generator.digest import digest
from generator.outputs.calendar import write_calendars
from generator.views.site import Gone
from tests.feeds.sites import *
locale.setlocale(locale.LC_ALL, "")
days = [at(1 + n % 20, 1 + n % 5) for n in range(70)]
items = [rich(published=at(9)), *(item(f"tin-{n}", published=day) for n, day in enumerate(days))]
gone = tuple(Gone(f"cu-{n}", at(1 + n)) for n in range(5))
shown = site(
    channel(*items, gone=gone), channel(*items[:9], key="pt", ended=date(2026, 5, 20)),
    calendars=(calendar(event(), event("hop", start=at(19), end=at(19, hour=10))),),
)
made = {**write_feeds(shown, text, enclosure), **write_calendars(shown)}
print(len(made), digest(*(part for pair in made.items() for part in pair)))
"""


def run(folder: Path, **settings: str) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
    environment |= {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"} | settings
    command = [sys.executable, "-c", PROGRAM]
    made = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, check=True, text=True
    )
    return made.stdout


def test_same_bytes_anywhere(tmp_path: Path) -> None:
    (tmp_path / "nơi khác").mkdir()
    first = run(ROOT, TZ="UTC", LANG="C", PYTHONHASHSEED="1")
    second = run(tmp_path / "nơi khác", TZ="America/New_York", LC_ALL="C.UTF-8", PYTHONHASHSEED="2")
    third = run(tmp_path, TZ="Asia/Kolkata", LANG="POSIX", PYTHONHASHSEED="777")
    assert first == second == third
    assert int(first.split()[0]) >= 12
