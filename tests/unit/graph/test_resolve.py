"""Records tied together: what is told of ids, references and addresses, and who is blamed."""

import pytest

from generator.content.kinds import KINDS
from generator.diagnostics import Diagnostic
from generator.graph.graph import Graph
from generator.graph.references import references, written_references
from generator.graph.resolve import resolve
from generator.loading.load import load
from generator.messages.catalogue import word
from tests.conftest import Files, Site, places


def tied(site: Site, files: Files) -> tuple[Graph, tuple[Diagnostic, ...]]:
    """Return the graph and all problems, those of loading too."""
    library = load(site(files))
    graph, problems = resolve(library)
    return graph, (*library.problems, *problems)


def news(identifier: str, fields: str = "") -> str:
    return f"---\nid: {identifier}\ntitle: Tin\n{fields}---\n"


CAMPAIGN = "---\nid: pt-mot\ntitle: Phong trào\n---\n"


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ("campaign: pt-mott", (4, 11, "reference.missing-did-you-mean")),
        ("campaign: xyz", (4, 11, "reference.missing")),
        ("campaign: tin-mot", (4, 11, "reference.wrong-kind")),
        ("topics: [hoc-tap, xyz]", (4, 19, "reference.missing")),
        ("topics: [pt-mot]", (4, 10, "reference.wrong-kind")),
        ("serves:\n  - plan: xyz", (5, 11, "reference.missing")),
        ("images:\n  - {file: a.jpg, alt: A, credit: B, shows: [vd-0001]}",
         (5, 46, "reference.missing")),
        ("removed: {day: 2026-01-01, redirect: xyz}", (4, 38, "reference.missing")),
        ("campaign: pt-mot\nremoved: {day: 2026-01-01, redirect: pt-mot}", None),
    ],
)  # fmt: skip
def test_references_lead_to_records_of_their_kind(
    site: Site, fields: str, problem: tuple[int, int, str] | None
) -> None:
    files: Files = {
        "phong-trao/pt-mot.md": CAMPAIGN,
        "tin-tuc/tin-mot.md": news("tin-mot", fields + "\n"),
        "danh-muc/chu-de.yml": "terms:\n  - id: hoc-tap\n    name: Học tập\n",
    }
    _, problems = tied(site, files)
    assert places(problems) == ([("tin-tuc/tin-mot.md", *problem)] if problem else [])


def test_references_in_rows_and_nested_targets_are_found(site: Site) -> None:
    files: Files = {
        "phong-trao/pt-mot.md": CAMPAIGN.replace(
            "---\n---", "---"
        ).replace("Phong trào\n", "Phong trào\ntarget_groups:\n  - targets:\n      - text: A\n"
                  "        children:\n          - {text: B, award: khong-co}\n"),
        "quyet-dinh/qd-mot.md": "---\nid: qd-mot\ntitle: A\nawarded_file: ds.csv\n---\n",
        "quyet-dinh/ds.csv": "Họ và tên,Mã gương\nA,vd-0001\n",
    }  # fmt: skip
    _, problems = tied(site, files)
    assert places(problems) == [
        ("phong-trao/pt-mot.md", 8, 30, "reference.missing"),
        ("quyet-dinh/ds.csv", 2, 3, "reference.missing"),
    ]


def test_one_id_is_one_record(site: Site) -> None:
    files: Files = {
        "phong-trao/pt-mot.md": CAMPAIGN,
        "tin-tuc/tin-mot.md": news("pt-mot"),
        "tin-tuc/tin-hai.md": news("hoc-tap"),
        "danh-muc/chu-de.yml": "terms:\n  - id: hoc-tap\n    name: A\n"
        + "  - id: hoc-tap\n    name: B\n",
    }
    graph, problems = tied(site, files)
    assert places(problems) == [
        ("danh-muc/chu-de.yml", 4, 9, "id.duplicate"),
        ("tin-tuc/tin-hai.md", 2, 5, "id.duplicate"),
        ("tin-tuc/tin-mot.md", 2, 5, "id.duplicate"),
    ]
    assert [word(p, "vi").what for p in problems] == [
        "Mã “hoc-tap” đã dùng ở content/danh-muc/chu-de.yml:2.",
        "Mã “hoc-tap” đã dùng ở content/danh-muc/chu-de.yml:2.",
        "Mã “pt-mot” đã dùng ở content/phong-trao/pt-mot.md:2.",
    ]
    assert list(graph.records) == ["pt-mot"]


def test_one_address_is_one_record(site: Site) -> None:
    files: Files = {
        "tin-tuc/tin-ba.md": news("tin-ba", "slug: tin-mot\n"),
        "tin-tuc/tin-hai/index.md": news("tin-hai"),
        "tin-tuc/tin-hai.yml": "id: tin-bon\ntitle: A\n",
        "tin-tuc/tin-mot.md": news("tin-mot", "old_slugs: [tin-hai, tin-cu]\n"),
        "tin-tuc/tin-nam.md": news("tin-nam", "old_slugs:\n  - tin-cu\n  - tin-nam\n"),
        "danh-muc/chu-de.yml": "terms:\n- {id: mot, name: A}\n- {id: hai, name: B, slug: mot}\n",
    }
    assert places(tied(site, files)[1]) == [
        ("danh-muc/chu-de.yml", 3, 8, "address.shared"),
        ("tin-tuc/tin-hai/index.md", 2, 1, "address.shared"),
        ("tin-tuc/tin-mot.md", 2, 1, "address.shared"),
        ("tin-tuc/tin-mot.md", 4, 13, "address.shared"),
        ("tin-tuc/tin-nam.md", 5, 5, "address.shared"),
        ("tin-tuc/tin-nam.md", 6, 5, "address.shared"),
    ]


def test_the_address_of_a_person_is_the_id_whatever_the_file_is_called(site: Site) -> None:
    person = "---\nid: {}\ntitle: A\nhonouree_kind: person\nslug: tran-thi-an\n---\n"
    files: Files = {f"vinh-danh/{n}.md": person.replace("{}", f"vd-{n}") for n in ("mot", "hai")}
    assert places(tied(site, files)[1]) == []


@pytest.mark.parametrize("identifier", ["tat-ca", "tin-tuc", "nam-2026", "con", "index"])
def test_ids_that_name_the_sections_own_files_are_refused(site: Site, identifier: str) -> None:
    found = places(tied(site, {"tin-tuc/tin-mot.md": news(identifier)})[1])
    assert found == [("tin-tuc/tin-mot.md", 2, 5, "id.reserved")]


@pytest.mark.parametrize("slug", ["trang-2", "nul"])
def test_addresses_of_the_sections_own_pages_are_refused(site: Site, slug: str) -> None:
    found = places(tied(site, {"tin-tuc/tin-mot.md": news("tin-mot", f"slug: {slug}\n")})[1])
    assert found == [("tin-tuc/tin-mot.md", 4, 7, "address.reserved")]


def test_a_record_in_error_is_tied_too_and_nobody_else_is_blamed(site: Site) -> None:
    files: Files = {
        "phong-trao/pt-mot.md": "---\nid: pt-mot\ntitle: A: b\nlevel: sai\nissuer: dv-xyz\n---\n",
        "phong-trao/pt-hai.md": "---\nid: pt-mot\ntitle: A\nslug: pt-mot\nlevel: sai\n---\n",
        "tin-tuc/tin-mot.md": news(
            "tin-mot", "campaign: pt-mot\ntopics: [hoc-tap]\nunit: pt-mot\n"
        ),
        "danh-muc/chu-de.yml": "terms:\n  - id: hoc-tap\n",
    }
    assert places(tied(site, files)[1]) == [
        ("danh-muc/chu-de.yml", 2, 5, "field.missing"),
        ("phong-trao/pt-hai.md", 5, 8, "field.not-a-choice"),
        ("phong-trao/pt-mot.md", 3, 9, "yaml.colon-in-value"),
        ("phong-trao/pt-mot.md", 4, 8, "field.not-a-choice"),
        ("phong-trao/pt-mot.md", 2, 1, "address.shared"),
        ("phong-trao/pt-mot.md", 2, 5, "id.duplicate"),
        ("phong-trao/pt-mot.md", 5, 9, "reference.missing"),
        ("tin-tuc/tin-mot.md", 6, 7, "reference.wrong-kind"),
    ]


def test_plans_have_the_items_others_name(site: Site) -> None:
    plan = (
        "---\nid: kh-mot\ntitle: Kế hoạch\nplan_topics: [{key: A, text: A}]\n"
        "channels: [{key: B, name: B}]\nitems:\n  - {topic: A, channel: X}\n"
        "  - {topic: Y, channel: B}\n---\n"
    )
    files: Files = {
        "ke-hoach-tuyen-truyen/kh-mot.md": plan,
        "tin-tuc/tin-mot.md": news(
            "tin-mot",
            "serves:\n  - {plan: kh-mot, topic: Z, channel: B}\n  - {plan: kh-mot, item: SP9}\n",
        ),
    }
    assert places(tied(site, files)[1]) == [
        ("ke-hoach-tuyen-truyen/kh-mot.md", 7, 25, "reference.missing-key"),
        ("ke-hoach-tuyen-truyen/kh-mot.md", 8, 13, "reference.missing-key"),
        ("tin-tuc/tin-mot.md", 5, 27, "reference.missing-key"),
        ("tin-tuc/tin-mot.md", 6, 26, "reference.missing-key"),
    ]


def unit(identifier: str, fields: str = "") -> str:
    return f"id: {identifier}\nlevel: division\nnames: [{{value: {identifier}}}]\n{fields}"


def test_units_do_not_succeed_themselves(site: Site) -> None:
    step = "successors: [{relation: renamed, unit: %s}]\n"
    files: Files = {
        "don-vi/dv-a.yml": unit("dv-a", step % "dv-b"),
        "don-vi/dv-b.yml": unit("dv-b", step % "dv-a"),
        "don-vi/dv-c.yml": unit("dv-c", "parents: [{unit: dv-c}]\n"),
        "don-vi/dv-d.yml": unit("dv-d", step % "dv-a"),
    }
    assert places(tied(site, files)[1]) == [
        ("don-vi/dv-a.yml", 4, 1, "unit.circle"),
        ("don-vi/dv-b.yml", 4, 1, "unit.circle"),
        ("don-vi/dv-c.yml", 4, 1, "unit.circle"),
    ]


def test_kinds_are_called_by_their_names(site: Site) -> None:
    files: Files = {"tin-tuc/tin-mot.md": news("tin-mot", "campaign: xyz\nfield: tin-mot\n")}
    wordings = [(word(p, "vi").what, word(p, "en").what) for p in tied(site, files)[1]]
    assert wordings == [
        ("Không có bản ghi nào mang mã “xyz” (cần loại: Phong trào).",
         "No record has the id “xyz” (wanted: campaign)."),
        ("“tin-mot” là bản ghi loại Tin, bài, ở đây cần loại Lĩnh vực.",
         "“tin-mot” is a news; a field is wanted here."),
    ]  # fmt: skip


def test_every_reference_of_the_real_content_is_found_in_its_text_too(content: Graph) -> None:
    for record in content.records.values():
        written = set(written_references(record.tree, record.kind.model))
        inside = {r for r in references(record.entry) if not _from_table(record.place(*r[0]).path)}
        assert written == inside, record.id


def _from_table(path: str) -> bool:
    return path.endswith(".csv")


def test_the_real_content_has_no_problem(content_problems: tuple[Diagnostic, ...]) -> None:
    assert places(content_problems) == []


def test_every_kind_is_in_the_real_content(content: Graph) -> None:
    assert {record.kind.key for record in content.records.values()} == {kind.key for kind in KINDS}
