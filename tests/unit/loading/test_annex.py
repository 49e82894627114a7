"""The list of a decision kept as CSV: columns by label, faults by cell."""

import time

import pytest

from generator.content.award_decision import AwardDecision, Awarded
from generator.loading.annex import names_of
from generator.loading.load import load
from generator.loading.record import Record
from tests.conftest import Files, Found, Site, places

DECISION = "---\nid: qd-mot\ntitle: Quyết định một\nawarded_file: ds.csv\n{more}---\n"


def decision(table: str | bytes, more: str = "") -> Files:
    return {"quyet-dinh/qd-mot.md": DECISION.replace("{more}", more), "quyet-dinh/ds.csv": table}


def found(site: Site, table: str | bytes) -> Found:
    return places(load(site(decision(table))).problems)


def rows(record: Record) -> list[tuple[int | None, str, str | None]]:
    return [(row.number, row.name, row.unit) for row in getattr(record.entry, "awarded", ())]


@pytest.mark.parametrize(
    "table",
    [
        "STT,Họ và tên,Đơn vị công tác\n1,Trần An,Phòng Một\n2,Lê Bình,\n",
        "STT;Họ và tên;Đơn vị công tác\n1;Trần An;Phòng Một\n2;Lê Bình;\n",
        "STT\tHọ và tên\tĐơn vị công tác\n1\tTrần An\tPhòng Một\n2\tLê Bình\n",
        "\ufeffSTT,Họ và tên,Đơn vị công tác\r\n1,Trần An,Phòng Một\r\n2,Lê Bình,\r\n",
        '"STT","Họ và tên","Đơn vị công tác"\n"1","Trần An","Phòng Một"\n"2","Lê Bình",""\n',
        "stt,HỌ VÀ TÊN,don vi cong tac\n\n1,Trần An,Phòng Một\n,,\n2, Lê Bình ,\n",
        "number,name,unit,,\n1,Trần An,Phòng Một,,\n2,Lê Bình,,,\n",
        "No.,Name,Unit\n1,Trần An,Phòng Một\n2,Lê Bình,\n",
        '"STT","Họ và tên, tên tập thể","Đơn vị công tác"\n1,Trần An,Phòng Một\n2,Lê Bình,\n',
    ],
)
def test_tables_of_every_program_are_read_alike(site: Site, table: str) -> None:
    library = load(site(decision(table)))
    assert places(library.problems) == []
    assert rows(library.records[0]) == [(1, "Trần An", "Phòng Một"), (2, "Lê Bình", None)]


@pytest.mark.parametrize(
    ("table", "above"),
    [
        ("DANH SÁCH KHEN THƯỞNG\n(Kèm theo Quyết định số 1, ngày 5/1/2026)\n\n"
         "STT;Họ và tên;Đơn vị công tác\n1;Trần An;Phòng Một\n2;Lê Bình;\n", 1),
        ("DANH SÁCH, năm 2026,,\n,,\nSTT,Họ và tên,Đơn vị công tác\n1,Trần An,Phòng Một\n"
         "2,Lê Bình,\n", 1),
        ("sep=;\nSTT;Họ và tên;Đơn vị công tác\n1;Trần An;Phòng Một\n2;Lê Bình;\n", None),
        ('STT,"Họ và\ntên","Đơn vị\ncông tác"\n1.,Trần An,Phòng Một\n2.,Lê Bình,\n', None),
    ],
)  # fmt: skip
def test_what_excel_puts_around_the_names_of_columns(
    site: Site, table: str, above: int | None
) -> None:
    library = load(site(decision(table)))
    told = [("quyet-dinh/ds.csv", above, 1, "csv.title-rows")] if above else []
    assert places(library.problems) == told
    assert rows(library.records[0]) == [(1, "Trần An", "Phòng Một"), (2, "Lê Bình", None)]


@pytest.mark.parametrize("data", [b"PK\x03\x04\x14\0", b"\xd0\xcf\x11\xe0\xa1\xb1"])
def test_an_excel_file_that_goes_by_another_name_is_known(site: Site, data: bytes) -> None:
    assert ("quyet-dinh/qd-mot.md", 4, 15, "csv.not-csv") in found(site, data)


def test_cells_hold_lines_quotes_and_separators(site: Site) -> None:
    table = 'Họ và tên,Thành tích\n"Trần ""Út"" An","Một,\nhai; ba"\n'
    entry = load(site(decision(table))).records[0].entry
    assert isinstance(entry, AwardDecision)
    row = entry.awarded[0]
    assert (row.name, row.citation) == ('Trần "Út" An', "Một,\nhai; ba")


NO_NAMES = (1, 1, "csv.missing-column")
NO_COUNT = "count.not-a-number"


@pytest.mark.parametrize(
    ("table", "problems"),
    [
        ("", [(1, 1, "csv.empty")]),
        ("\n \n", [(1, 1, "csv.empty")]),
        ("Họ và tên\n", [(1, 1, "csv.empty")]),
        ("DANH SÁCH\nHọ và tên\nA\n", [(1, 1, "csv.title-rows")]),
        (
            "DANH SÁCH\nSTT,Đơn vị\n1,A\n",
            [
                NO_NAMES,
                (1, 1, "csv.unknown-column-did-you-mean"),
                (2, 5, "csv.too-many-cells"),
                (3, 3, "csv.too-many-cells"),
            ],
        ),
        ("STT,Đơn vị công tác\n1,A\nx,B\n", [NO_NAMES, (3, 1, NO_COUNT)]),
        ("Họ và tên,Họ và tên\nA,B\n", [(1, 11, "csv.column-twice")]),
        ("Họ và tên,Đơn vị công tá\nA,B\n", [(1, 11, "csv.unknown-column-did-you-mean")]),
        ("Họ và tên,XYZ\nA,B\n", [(1, 11, "csv.unknown-column")]),
        ("Họ và tên,,STT\nA,B,1\n", [(1, 11, "csv.unnamed-column")]),
        ("Họ và tên\nA,B\n", [(2, 3, "csv.too-many-cells")]),
        ("Họ và tên\nA,\n", []),
        ('Họ và tên,STT\n"A,1\n', [(2, 1, "csv.unclosed-quote")]),
        ('Họ và tên,STT\n"A" b,1\n', [(2, 3, "csv.text-after-quote")]),
        ("STT,Họ và tên\n1,\n", [(2, 3, "field.empty")]),
        ("STT,Họ và tên,Loại đối tượng\n1,A,Đoàn\n", [(2, 5, "field.not-a-choice")]),
        ("STT,Họ và tên\nI,A\n2,B\nIII,C\n", [(2, 1, NO_COUNT), (4, 1, NO_COUNT)]),
        ('Thành tích,STT\n"a\nb",x\n,2\n', [NO_NAMES, (3, 4, NO_COUNT)]),
        (b"H\xe1\n", [(1, 2, "file.not-utf8")]),
        ("Họ và tên\nÐặng An\n", [(2, 1, "text.eth")]),
        ("Họ và tên\nTrần\u200bAn\n", [(2, 5, "text.invisible")]),
        ("Họ và tên\nTra\u0300n\n", [(2, 1, "text.not-nfc")]),
        ("Mã gương,Họ và tên\nVD 1,A\n", [(2, 1, "id.not-a-key")]),
    ],
)
def test_faults_are_told_by_cell(
    site: Site, table: str | bytes, problems: list[tuple[int, int, str]]
) -> None:
    assert found(site, table) == [("quyet-dinh/ds.csv", *problem) for problem in problems]


def test_rows_of_the_table_come_behind_those_of_the_record(site: Site) -> None:
    files = decision(
        "Họ và tên,Mã gương\nB,vd-2\nC,vd-3\n", "awarded:\n  - name: A\n    honouree: vd-1\n"
    )
    record = load(site(files)).records[0]
    assert [row[1] for row in rows(record)] == ["A", "B", "C"]
    places_of = [record.place("awarded", at, "honouree") for at in range(3)]
    assert [(p.path.rpartition("/")[2], p.line, p.column) for p in places_of] == [
        ("qd-mot.md", 7, 15), ("ds.csv", 2, 3), ("ds.csv", 3, 3),
    ]  # fmt: skip


def test_places_stay_right_behind_a_row_that_is_refused(site: Site) -> None:
    table = "STT,Họ và tên,Mã gương\n1,A,vd-1\nx,B,vd-2\n3,C,vd-3\n"
    record = load(site(decision(table))).records[0]
    lines = [record.place("awarded", at, "honouree").line for at in range(2)]
    assert [row[1] for row in rows(record)] == ["A", "C"]
    assert lines == [2, 4]


@pytest.mark.parametrize("name", ["khong-co.csv", "thu-muc", "'ds.csv '"])
def test_a_table_that_is_not_there_is_told(site: Site, name: str) -> None:
    text = f"---\nid: qd-mot\ntitle: Một\nawarded_file: {name}\n---\n"
    content = site({"quyet-dinh/qd-mot.md": text, "quyet-dinh/thu-muc/a.csv": "x"})
    assert places(load(content).problems) == [("quyet-dinh/qd-mot.md", 4, 15, "file.missing")]


def test_a_table_that_is_a_link_is_told_and_not_read(site: Site) -> None:
    content = site(decision("Họ và tên\nA\n"))
    secret = content.parent / "bi-mat.csv"
    (content / "quyet-dinh/ds.csv").rename(secret)
    (content / "quyet-dinh/ds.csv").symlink_to(secret)
    library = load(content)
    assert places(library.problems) == [
        ("quyet-dinh/ds.csv", 1, 1, "path.link"),
        ("quyet-dinh/qd-mot.md", 4, 15, "file.missing"),
    ]
    assert rows(library.records[0]) == []


def test_thousands_of_rows_take_no_time(site: Site) -> None:
    lines = (f'{n},Nguyễn Văn {n},"Phòng {n % 9}, Sở"' for n in range(1, 20_001))
    content = site(decision("STT,Họ và tên,Đơn vị công tác\n" + "\n".join(lines)))
    started = time.process_time()
    assert len(rows(load(content).records[0])) == 20_000
    assert time.process_time() - started < 10


def test_every_column_has_a_name_of_its_own() -> None:
    names = names_of(Awarded)
    assert set(names.values()) == set(Awarded.model_fields)
    assert names["danh hieu"] == names["danh hieu, hinh thuc khen thuong"] == "label"
    assert names["ma danh hieu"] == "award"
