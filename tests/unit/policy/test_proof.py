"""A proof shows one record as it would be once approved, and supposes nothing else."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.graph.resolve import resolve
from generator.loading.load import load
from generator.policy.edition import admit
from generator.policy.proof import proof, supposed
from generator.policy.verdict import Gone, Hold, Notice, Publish, Verdict

TODAY = date(2026, 11, 28)
PERSON = "---\nid: vd-01\ntitle: A\nhonouree_kind: person\n{more}---\n"


def _verdicts(content: Path, key: str) -> dict[str, Verdict]:
    graph, _ = resolve(load(content))
    return dict(proof(graph, key, TODAY).verdicts)


@pytest.mark.parametrize(
    ("publication", "verdict"),
    [
        ("", Publish),
        ("publication: {status: review, author: A, approved_by: A}\n", Publish),
        ("publication: {publish: 2027-01-01}\n", Publish),
        ("publication: {publish: 2026-01-01, expire: 2026-02-01}\n", Gone),
        (
            "publication: {publish: 2026-01-01}\n"
            "withdrawn: {day: 2026-11-01, reason: Kiểm tra lại}\n",
            Notice,
        ),
    ],
)
def test_approval_and_the_day_are_supposed(
    site: Callable[..., Path], publication: str, verdict: type
) -> None:
    text = "---\nid: {id}\ntitle: T\n{more}---\n"
    files = {
        "tin-tuc/a.md": text.format(id="tin-a", more=publication),
        "tin-tuc/b.md": text.format(id="tin-b", more=publication),
    }
    found = _verdicts(site(files), "tin-a")
    assert isinstance(found["tin-a"], verdict)
    if verdict is not Notice:
        assert isinstance(found["tin-b"], Hold), "no other record is let through"


@pytest.mark.parametrize("consent", ["", "consent: {ref: P, day: 2026-01-01, scope: [photo]}\n"])
def test_consent_is_never_supposed(site: Callable[..., Path], consent: str) -> None:
    found = _verdicts(site({"vinh-danh/vd-01.md": PERSON.format(more=consent)}), "vd-01")
    assert found["vd-01"] == Hold("consent")


def test_what_is_on_disk_stays_as_it_is(site: Callable[..., Path]) -> None:
    graph, _ = resolve(load(site({"tin-tuc/a.md": "---\nid: tin-a\ntitle: T\n---\n"})))
    supposed(graph, "tin-a", TODAY)
    assert admit(graph, TODAY).verdicts["tin-a"] == Hold("draft")


def test_what_needs_no_approval_is_left_as_it_is(site: Callable[..., Path]) -> None:
    graph, _ = resolve(
        load(site({"don-vi/dv-so.yml": "id: dv-so\nlevel: division\nnames:\n  - value: Sở\n"}))
    )
    assert supposed(graph, "dv-so", TODAY) is graph
