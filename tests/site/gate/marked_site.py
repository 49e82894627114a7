"""A section in which everything an author can write is marked: every kind in every state."""

from typing import Any

from generator.content.honouree import HonoureeKind
from generator.content.kinds import BY_KEY, KINDS, VOCABULARIES
from generator.content.publication import Consented
from generator.content.rule_pack import RulePack
from generator.content.section import Section
from generator.content.source import FeedSource
from tests.conftest import Files
from tests.site.gate.marked import Maker, Marks, as_yaml, document, photograph

OPEN: dict[str, Any] = {
    "publication.status": "approved",
    "publication.publish": "2026-01-02",
    "publication.expire": None,
    "withdrawn": None,
    "removed": None,
}
STATES: dict[str, dict[str, Any]] = {
    "public": {},
    "draft": {"publication.status": "draft"},
    "review": {"publication.status": "review"},
    "embargoed": {"publication.publish": "2026-11-22"},
    "no-day": {"publication.publish": None},
    "expired": {"publication.expire": "2026-11-21"},
    "no-approver": {"publication.approved_by": None},
    "same-person": {"publication.author": "Một", "publication.approved_by": "MỘT"},
    "withdrawn": {"withdrawn": "…"},
    "withdrawn-early": {"withdrawn": "…", "publication.publish": "2026-11-20"},
    "gone": {"removed": {"day": "2026-11-01"}},
    "notice": {"removed": "…"},
    "redirect": {"removed": {"day": "2026-11-01", "redirect": "nen-news"}},
}
CONSENTS: dict[str, dict[str, Any]] = {
    "no-consent": {"consent": None},
    "lapsed": {"consent.expires": "2026-11-20"},
    "consent-to-come": {"consent.day": "2026-11-22"},
    "consent-to-all-but-name": {"consent.scope": [c.value for c in Consented if c != "name"]},
    **{
        f"consent-to-{scope.value}": {"consent.scope": ["name", scope.value]}
        for scope in Consented
        if scope is not Consented.NAME
    },
    "consent-to-name": {"consent.scope": ["name"]},
}
# States in which something stands in for the record.
LEAVE = ("expired", "lapsed", "withdrawn", "gone", "notice", "redirect")
OF_KIND: dict[str, dict[str, Any]] = {
    "honouree": {
        "honouree_kind": HonoureeKind.PERSON.value,
        "consent.day": "2026-01-01",
        "consent.expires": "2030-01-01",
        "consent.scope": [scope.value for scope in Consented],
        "birth_year": "1947",
        "gender": "woman",
    },
    "consultation": {"posted": "2026-11-02", "ends": "2026-12-30"},
    "event": {"cancelled": None},
    "award-decision": {"awarded_file": None, "revocations": None},
}
# States that only one kind has: what is to come, what is over, who was removed from every list.
MORE: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("award-decision", "unlisted", {"awarded.honouree": "an-xoa"}),
    ("award-decision", "revoked", {"revocations": ..., "revocations.day": "2026-11-21"}),
    ("award-decision", "to-be-revoked", {"revocations": ..., "revocations.day": "2026-11-22"}),
    ("consultation", "over", {"ends": "2026-11-20"}),
    ("consultation", "unlisted", {"subjects.honouree": "an-xoa"}),
    ("event", "cancelled", {"cancelled": ..., "cancelled.day": "2026-11-21"}),
    ("event", "to-be-cancelled", {"cancelled": ..., "cancelled.day": "2026-11-22"}),
    ("news", "to-be-changed", {"publication.changes.day": "2026-11-22"}),
    ("news", "of-hidden", {"image.shows": ["an-honouree"], "images.shows": ["an-xoa"]}),
    ("exemplar", "of-hidden", {"honourees": ["an-honouree", "an-xoa"]}),
)
BODY = """
Thân bài {text}.

<!-- {comment} -->

![{alt}]({file})

[mã](id:{id}), [nháp](id:an-news), [nháp](an-news.md#x), [gỡ](../vinh-danh/an-xoa.md)
"""
TARGETS = {kind.key: f"nen-{kind.key}" for kind in KINDS} | {
    "award": "nen-award",
    "commendation": "nen-commendation",
    "field": "nen-field",
    "topic": "nen-topic",
    "source": "nen-source",
}


class MarkedSite:
    """The content being marked."""

    def __init__(self) -> None:
        self.marks = Marks()
        self.maker = Maker(self.marks, TARGETS)
        self.files: Files = {}

    def record(self, key: str, state: str, given: dict[str, Any]) -> None:
        """Add a marked record of a kind in a state."""
        kind, marks, place = BY_KEY[key], self.marks, f"{key}/{state}"
        values = OPEN | OF_KIND.get(key, {}) | given
        values = {way: value for way, value in values.items() if value is not ...}
        for act in ("withdrawn", "removed"):
            if values.get(act) == "…":
                values = {k: v for k, v in values.items() if k != act} | {
                    f"{act}.day": "2026-11-10",
                    f"{act}.redirect": None,
                    f"{act}.redirect_url": None,
                }
        fields = self.maker.fill(kind.model, place, values)
        id = fields["id"]
        said = {name: marks.text(f"{place} body-{name}") for name in ("text", "comment", "alt")}
        picture = f"{marks.plain(f'{place} body-file')}.jpg"
        marks.files[picture] = f"{place} body-file"
        body = BODY.format(**said, file=picture, id=id) if key != "unit" else ""
        comment = f"# {marks.text(f'{place} yaml-comment')}\n"
        head = f"---\n{comment}{as_yaml(fields)}---\n"
        name = f"{kind.folder}/{id}.md" if key != "unit" else f"{kind.folder}/{id}.yml"
        self.files[name] = head + body if key != "unit" else comment + as_yaml(fields)
        self.beside(kind.folder)

    def beside(self, folder: str) -> None:
        """Lay the files that were named beside the record."""
        for name, place in self.marks.files.items():
            content = document()
            if name.endswith("jpg"):
                content = photograph(self.marks.text(f"{place} exif"))
            elif name.endswith("svg"):
                content = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
            self.files[f"{folder}/{name}" if folder else name] = content
        self.marks.files.clear()

    def ground(self) -> None:
        """Add what records refer to, without marks, and lists, rules and settings with them."""
        for kind in KINDS:
            self.files[f"{kind.folder}/nen.{'yml' if kind.key == 'unit' else 'md'}"] = _plain(
                kind.key
            )
        for vocabulary in VOCABULARIES:
            kind_key = vocabulary.term_kind
            given: dict[str, Any] = {"terms.id": TARGETS[kind_key]} if kind_key else {}
            given |= {"terms.since": None, "terms.until": None}
            fields = self.maker.fill(vocabulary.model, f"{vocabulary.file}/list", given)
            comment = f"# {self.marks.text(f'{vocabulary.file}/list yaml-comment')}\n"
            self.files[f"danh-muc/{vocabulary.file}"] = comment + as_yaml(fields)
        rules = self.maker.fill(RulePack, "rules/list", {})
        self.files["quy-dinh/luat.yml"] = as_yaml(rules)
        given = {"id": TARGETS["source"]}
        source = self.maker.fill(FeedSource, "source/list", given)
        self.files["nguon/nguon.yml"] = as_yaml(source)
        given = {"feed_year": "2026", "address": "https://nen.example/"}
        section = self.maker.fill(
            Section, "section/list", given | {"feed_authority": "nen.example"}
        )
        self.files["chuyen-trang.yml"] = as_yaml(section)
        self.beside("")

    def hidden(self) -> None:
        """Add a draft of every kind, marked, and records that refer to nothing else."""
        for kind in KINDS:
            if kind.key != "unit":
                draft = {"id": f"an-{kind.key}", "publication.status": "draft"}
                self.record(kind.key, "hidden", draft)
        everywhere = {"day": "2026-11-01", "everywhere": True}
        self.record("honouree", "removed-everywhere", {"id": "an-xoa", "removed": everywhere})
        ids = {kind.key: f"an-{kind.key}" for kind in KINDS if kind.key != "unit"}
        referring = Maker(self.marks, TARGETS | ids)
        self.maker, usual = referring, self.maker
        for kind in KINDS:
            self.record(kind.key, "referring", {})
        self.maker = usual

    def loose(self) -> None:
        """Add files that no record names."""
        for name in ("README.md", "tin-tuc/ghi-chu.txt", "tin-tuc/nhap.pdf", "vinh-danh/ds.csv",
                     "tin-tuc/_nhap.yaml", "danh-muc/cu.txt"):  # fmt: skip
            self.files[name] = self.marks.text(f"loose-file/{name} loose-file")
        self.files["vinh-danh/le.jpg"] = photograph(self.marks.text("loose-file/le.jpg loose-file"))


def _plain(key: str) -> str:
    """Return a published record of a kind that says as little as it may."""
    if key == "unit":
        return "id: nen-unit\nnames: [{value: Sở}]\nlevel: department\n"
    least: dict[str, dict[str, Any]] = {
        "honouree": {
            "honouree_kind": "person",
            "consent": {"ref": "P", "day": "2026-01-01", "scope": [s.value for s in Consented]},
        },
        "consultation": {
            "subjects": [{"name": "Ai"}], "posted": "2026-11-02", "ends": "2026-12-30",
            "contact": "Sở",
        },
        "event": {"start": "2026-12-01"},
        "exemplar": {"exemplar_kind": "model"},
        "relayed": {"source": "nen-source", "source_url": "https://nen.example/bai"},
    }  # fmt: skip
    publication = {"status": "approved", "author": "A", "approved_by": "B", "publish": "2026-01-01"}
    values = {"id": f"nen-{key}", "title": "Nền", "publication": publication, **least.get(key, {})}
    return f"---\n{as_yaml(values)}---\n"


def marked_site() -> MarkedSite:
    """Return a section with every kind in every state, and what nobody refers to."""
    made = MarkedSite()
    made.ground()
    made.loose()
    for kind in KINDS:
        for state, given in STATES.items() if kind.key != "unit" else (("public", {}),):
            made.record(kind.key, state, given)
    for state, given in CONSENTS.items():
        made.record("honouree", state, given)
    for key, state, given in MORE:
        made.record(key, state, given)
    made.hidden()
    return made
