"""The Vietnamese order of names is that of ICU, asked of Node, two implementations apart."""

import json
import random
import shutil
import subprocess

import pytest

from generator.vietnamese import collation_key, name_key
from tests.search.corpus import ALIKE, FAMILY, GIVEN, MIDDLE, OTHERS

_JUDGE = """
const { names, given } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const order = new Intl.Collator("vi").compare;
const parts = (name) => {
  const words = name.split(" ");
  return [words.at(-1), words[0], words.slice(1, -1).join(" ")];
};
const byGiven = (a, b) => {
  const [one, other] = [parts(a), parts(b)];
  for (const at of [0, 1, 2]) {
    const found = order(one[at], other[at]);
    if (found) return found;
  }
  return 0;
};
console.log(JSON.stringify(names.sort(given ? byGiven : order)));
"""


def _judged(names: list[str], *, given: bool) -> list[str]:
    node = shutil.which("node")
    if node is None:
        pytest.fail("Node is needed: it comes with npm.", pytrace=False)
    told = json.dumps({"names": names, "given": given})
    done = subprocess.run(
        [node, "-e", _JUDGE], input=told, capture_output=True, text=True, check=True
    )
    found: list[str] = json.loads(done.stdout)
    return found


def _names(count: int) -> list[str]:
    chance = random.Random(5)
    given = (*GIVEN, *(word.capitalize() for word in (*ALIKE, *OTHERS)))
    found: set[str] = set()
    while len(found) < count:
        middle = " ".join(chance.choice(MIDDLE) for _ in range(chance.choice((0, 1, 1, 2))))
        family, last = chance.choice(FAMILY), chance.choice(given)
        found.add(" ".join(filter(None, (family, middle, last))))
    return sorted(found)


def test_people_stand_by_their_given_names_as_icu_has_them() -> None:
    names = _names(2000)
    assert sorted(names, key=name_key) == _judged(names, given=True)


def test_titles_stand_as_icu_has_them() -> None:
    names = _names(2000)
    assert sorted(names, key=collation_key) == _judged(names, given=False)
