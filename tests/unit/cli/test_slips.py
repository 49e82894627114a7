"""Commands typed wrong, and a machine that does not let files be read or written."""

import sys
from pathlib import Path

import pytest

from generator.cli import main
from tests.conftest import Site

DAY = "2026-11-21"
ROOT = Path(__file__).resolve().parents[3]
NEWS = {"tin-tuc/a.md": "---\nid: tin-a\ntitle: A\n---\n"}


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> object:
    """Give what runs a command as from a terminal: its exit code and what it said of trouble."""

    def run(words: str) -> tuple[int | str | None, str]:
        monkeypatch.setattr(sys, "argv", ["guongsang", *words.split()])
        with pytest.raises(SystemExit) as stopped:
            main()
        return stopped.value.code, capsys.readouterr().err

    return run


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("build --abc", "không có tùy chọn --abc"),
        ("build --dai 1", "không có tùy chọn --dai; có phải --day?"),
        ("dung", "không có lệnh “dung”"),
        ("check --format x", "giá trị của --format không dùng được: “x” không nằm trong 'text', "),
        ("check --project /khong/co", "giá trị của --project không dùng được: không có thư mục "),
        ("check --names /khong/co", "giá trị của --names không dùng được: không có tệp “/khong/"),
        ("due --days a", "giá trị của --days không dùng được: “a” không phải là số"),
        ("due --days -1", "giá trị của --days không dùng được: -1 nằm ngoài khoảng cho phép"),
        ("due --day", "sau --day thiếu giá trị"),
        ("due --day 31/2/2026", "giá trị của --day không dùng được: viết ngày như 2026-11-21"),
        ("explain", "thiếu MÃ"),
        ("explain a b", "thừa: b"),
    ],
)
def test_slips_are_told_in_vietnamese(run: object, words: str, said: str) -> None:
    code, text = run(words)  # type: ignore[operator]
    assert code == 2
    assert text.startswith(f"guongsang: {said}"), text
    assert " --help" in text
    assert len(text.splitlines()) == 1


@pytest.mark.parametrize("address", ["abc", "127.0.0.1", "127.0.0.1:99999", "127.0.0.1:-1", "::"])
def test_an_address_nobody_can_serve_at(run: object, address: str) -> None:
    code, text = run(f"serve --address {address}")  # type: ignore[operator]
    assert code == 2
    assert text.startswith(f"guongsang: “{address}” không phải là địa chỉ")


def test_a_file_that_cannot_be_written_is_one_sentence(
    site: Site, tmp_path: Path, run: object
) -> None:
    site(NEWS)
    for name in ("docs", "theme_overrides", "mkdocs.yml"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / ".cache").write_text("chiếm chỗ", encoding="utf-8")
    code, text = run(f"build --project {tmp_path} --day {DAY}")  # type: ignore[operator]
    assert code == 2
    assert "guongsang: không đọc hoặc ghi được “" in text


@pytest.mark.parametrize("settings", [b"a: [", b"- a", b"\xff"])
def test_settings_of_the_host_that_cannot_be_read(
    site: Site, tmp_path: Path, run: object, settings: bytes
) -> None:
    site(NEWS)
    (tmp_path / "mkdocs.yml").write_bytes(settings)
    code, text = run(f"build --project {tmp_path} --day {DAY}")  # type: ignore[operator]
    assert (code, text.partition(" không")[0]) == (2, "guongsang: mkdocs.yml")
