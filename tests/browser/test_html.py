"""Every page is valid HTML, by the checker that browsers' makers and the W3C use."""

import json
import subprocess

import pytest

from tests.browser.built import Built
from tests.browser.find_checkers import Checkers

pytestmark = pytest.mark.browser


def test_the_nu_checker_finds_nothing(built_site: Built, checkers: Checkers) -> None:
    command = (checkers.java, "-Xss8m", "-jar", checkers.vnu, "--format", "json", "--skip-non-html")
    run = subprocess.run((*command, built_site.folder), capture_output=True, check=False)
    found = [
        f"{each.get('url', '').removeprefix(f'file:{built_site.folder}')}:{each.get('lastLine')} "
        f"{each['type']}: {each['message']} {each.get('extract', '')!r}"
        for each in json.loads(run.stderr)["messages"]
    ]
    assert not found, "\n".join(found[:40])
