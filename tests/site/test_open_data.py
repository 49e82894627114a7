"""The open data of the built section: valid, readable as pages row by row, and counted from."""

import csv
import hashlib
import io
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from generator.views.datasets import DATASETS
from tests.site.making import HtmlPage, target

ROOT_ADDRESS = "https://tdkt.example.gov.vn/"
KEYS = [dataset.key for dataset in DATASETS]


def rows(built: Path, key: str) -> list[dict[str, str]]:
    """Return the rows of a data set as its plain CSV has them."""
    with (built / f"du-lieu/{key}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def package(built: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((built / "du-lieu/datapackage.json").read_bytes())
    return found


def test_the_package_is_valid_and_so_is_every_row(built: Path) -> None:
    report = Package(str(built / "du-lieu/datapackage.json")).validate()
    told = [f"{task.name}: {error.message}" for task in report.tasks for error in task.errors]
    assert (report.valid, told, [e.message for e in report.errors]) == (True, [], [])
    assert len(report.tasks) == len(KEYS)


def test_the_package_knows_every_file(built: Path, package: dict[str, Any]) -> None:
    told = [f for r in package["resources"] for f in (r, *r["alternates"])]
    for file in told:
        data = (built / "du-lieu" / file["path"]).read_bytes()
        assert (file["bytes"], file["hash"]) == (
            len(data),
            f"sha256:{hashlib.sha256(data).hexdigest()}",
        )
    there = {f.name for f in (built / "du-lieu").iterdir() if f.suffix in {".csv", ".json"}}
    assert there == {file["path"] for file in told} | {"datapackage.json"}
    assert package["licenses"][0]["title"] == "CC BY 4.0"


def test_the_dictionary_is_in_both_languages(package: dict[str, Any]) -> None:
    for resource in package["resources"]:
        for field in resource["schema"]["fields"]:
            assert field["title"] == field["titles"]["vi"] != ""
            assert field["titles"]["en"].isascii()


@pytest.mark.parametrize("key", KEYS)
def test_every_row_can_be_read_on_its_page(
    built: Path, pages: dict[str, HtmlPage], key: str
) -> None:
    for row in rows(built, key):
        address = row["address"]
        assert address.startswith(ROOT_ADDRESS)
        path, _, anchor = address.removeprefix(ROOT_ADDRESS).partition("#")
        page = pages[path]
        assert not page.noindex
        if anchor:
            assert anchor in page.ids
        for column in ("name", "title", "text", "target"):
            if row.get(column):
                assert " ".join(row[column].split()) in page.text, (address, column)


@pytest.mark.parametrize("key", KEYS)
def test_the_three_forms_hold_the_same_rows(built: Path, key: str) -> None:
    plain = rows(built, key)
    objects = json.loads((built / f"du-lieu/{key}.json").read_bytes())
    marked = (built / f"du-lieu/{key}-excel.csv").read_bytes()
    assert marked.startswith(b"\xef\xbb\xbf")
    excel = list(csv.reader(io.StringIO(marked.decode("utf-8-sig"), newline="")))
    assert len(plain) == len(objects) == len(excel) - 1
    for row, thing, cells in zip(plain, objects, excel[1:], strict=True):
        assert list(row) == list(thing)
        assert row["address"] == thing["address"] == cells[-1]
        for column, value in thing.items():
            assert value is not None or row[column] == ""


def test_pages_that_search_engines_must_not_find_are_left_out(built: Path) -> None:
    assert (built / "tin-tuc/trong-an/index.html").is_file()
    assert "trong-an" not in {row["id"] for row in rows(built, "tin-tuc")}


def test_every_figure_is_what_the_rows_add_up_to(built: Path, pages: dict[str, HtmlPage]) -> None:
    standing = [row for row in rows(built, "khen-thuong") if not row["revoked"]]
    text = pages["so-lieu/"].text
    kinds = Counter(row["kind"] for row in standing)
    told = r"Lượt khen thưởng (\d+) Cá nhân (\d+) Tập thể (\d+) Hộ gia đình (\d+) Quyết định (\d+)"
    found = re.search(told, text)
    assert found
    sums = (kinds["Cá nhân"], kinds["Tập thể"], kinds["Hộ gia đình"])
    decisions = len({row["decision_id"] for row in standing})
    assert tuple(map(int, found.groups())) == (len(standing), *sums, decisions)
    for column in ("label", "level", "unit", "field"):
        for value, members in _by(standing, column).items():
            each = Counter(row["kind"] for row in members)
            line = (
                f"{value or 'Không ghi'} Cá nhân {each['Cá nhân']} Tập thể {each['Tập thể']} "
                f"Hộ gia đình {each['Hộ gia đình']} Cộng {len(members)}"
            )
            assert line in text or (column == "unit" and not value), line
    years = Counter(row["issue_day"][:4] for row in standing)
    for year, count in years.items():
        assert re.search(rf"{year} Cá nhân \d+ Tập thể \d+ Hộ gia đình \d+ Cộng {count}\b", text)


def _by(found: list[dict[str, str]], column: str) -> dict[str, list[dict[str, str]]]:
    groups: dict[str, list[dict[str, str]]] = {}
    for row in found:
        groups.setdefault(row[column], []).append(row)
    return groups


def test_lists_lead_to_their_files(built: Path, pages: dict[str, HtmlPage]) -> None:
    listed = {
        dataset.kind: dataset.key for dataset in DATASETS if dataset.kind and dataset.kind != "unit"
    }
    for key in listed.values():
        links = {target(pages[f"{key}/"], link)[0] for _, link in pages[f"{key}/"].links}
        for end in (".csv", "-excel.csv", ".json"):
            assert built / f"du-lieu/{key}{end}" in links
    for address in ("so-lieu/", "vinh-danh/danh-sach/"):
        links = {target(pages[address], link)[0] for _, link in pages[address].links}
        assert built / "du-lieu/khen-thuong.csv" in links
    sitemap = (built / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>{ROOT_ADDRESS}so-lieu/</loc>" in sitemap
    assert f"<loc>{ROOT_ADDRESS}du-lieu/</loc>" in sitemap


def test_machines_are_told_of_the_data(built: Path) -> None:
    def told(address: str) -> list[dict[str, Any]]:
        text = (built / address / "index.html").read_text(encoding="utf-8")
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
        assert found
        graph: list[dict[str, Any]] = json.loads(found[1])["@graph"]
        return graph

    figures = next(each for each in told("so-lieu/") if each["@type"] == "Dataset")
    assert [d["encodingFormat"] for d in figures["distribution"]] == [
        "text/csv", "text/csv", "application/json",
    ]  # fmt: skip
    assert figures["license"] == "https://creativecommons.org/licenses/by/4.0/deed.vi"
    catalogue = next(each for each in told("du-lieu/") if each["@type"] == "DataCatalog")
    assert len(catalogue["dataset"]) == len(KEYS)
    for dataset in catalogue["dataset"]:
        for download in dataset["distribution"]:
            assert (built / download["contentUrl"].removeprefix(ROOT_ADDRESS)).is_file()
    dcat = json.loads((built / "du-lieu/danh-muc.jsonld").read_bytes())
    assert dcat["@type"] == "dcat:Catalog"
    for dataset in dcat["dcat:dataset"]:
        for each in dataset["dcat:distribution"]:
            address = each["dcat:downloadURL"]["@id"].removeprefix(ROOT_ADDRESS)
            data = (built / address).read_bytes()
            assert each["dcat:byteSize"]["@value"] == str(len(data))
            checksum = each["spdx:checksum"]["spdx:checksumValue"]["@value"]
            assert checksum == hashlib.sha256(data).hexdigest()
