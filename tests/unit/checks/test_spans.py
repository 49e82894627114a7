"""Spans that end before they begin, and files no record speaks of."""

from generator.content.kinds import RULES_FOLDER
from tests.conftest import Site
from tests.unit.checks.test_unsound import news, told


def test_spans_that_end_before_they_begin_are_told_at_their_end(site: Site) -> None:
    unit = (
        "id: dv-mot\nlevel: commune\nnames:\n"
        "  - {value: Một, since: 1/1/2020, until: 1/1/2019}\n  - {value: Hai, since: 2/1/2020}\n"
    )
    asked = (
        "---\nid: ly-mot\ntitle: Hỏi\nsubjects: [{name: An}]\nposted: 2/3/2026\nends: 1/3/2026\n"
        "contact: Sở\n---\n"
    )
    paper = "---\nid: vb-mot\ntitle: A\neffect_day: 2/3/2026\nend_day: 1/3/2026\n---\n"
    terms = "terms:\n  - {id: cd-mot, name: A, since: 2/1/2026, until: 1/1/2026}\n"
    pack = "id: luat\nname: Luật\nsource: Luật\nsince: 1/1/2026\nuntil: 31/12/2025\n"
    files = {
        "don-vi/dv-mot.yml": unit,
        "lay-y-kien/ly-mot.md": asked,
        "van-ban/vb-mot.md": paper,
        "danh-muc/chu-de.yml": terms,
        f"{RULES_FOLDER}/luat.yml": pack,
    }
    code = "timeline.end-before-start"
    assert told(site(files)) == [
        ("danh-muc/chu-de.yml", 2, 51, code),
        ("don-vi/dv-mot.yml", 4, 42, code),
        ("lay-y-kien/ly-mot.md", 6, 7, code),
        ("quy-dinh/luat.yml", 5, 8, code),
        ("van-ban/vb-mot.md", 5, 10, code),
    ]


def test_a_list_that_no_record_names_is_told(site: Site) -> None:
    rows = "STT,Họ và tên\n1,An\n"
    decision = "---\nid: qd-mot\ntitle: QĐ\nawarded_file: ds.csv\n---\n"
    files = {
        "quyet-dinh/qd-mot.md": decision,
        "quyet-dinh/ds.csv": rows,
        "quyet-dinh/ds-hai.csv": rows,
        **news("slug: Á\nfiles: [{file: bai.docx, label: A}]\n"),
        "tin-tuc/bai.docx": "x",
        "tin-tuc/con/bai.docx": "x",
    }
    found = [(path, code) for path, _, _, code in told(site(files)) if code == "file.unused"]
    assert found == [
        ("quyet-dinh/ds-hai.csv", "file.unused"),
    ]
