"""``guongsang.toml``: what it may say, and what is told when it says something else."""

from pathlib import Path

import pytest

from generator.delivery.settings import read_settings, target_settings
from generator.delivery.trouble import DeliveryError

ROOT = Path(__file__).resolve().parents[2]
FOLDER = '[targets.a]\ntype = "folder"\npath = "x"\n'


def test_the_shipped_file_is_right() -> None:
    found = read_settings(ROOT)
    assert set(found.targets) == {"thu", "goi"}
    commented = (ROOT / "guongsang.toml").read_text(encoding="utf-8")
    assert "[targets.cong]" in commented


def test_its_examples_are_right_too(tmp_path: Path) -> None:
    lines = (ROOT / "guongsang.toml").read_text(encoding="utf-8").splitlines()
    keys = [
        line[2:] if line.startswith("# ") and ("=" in line or "[" in line) else line
        for line in lines
    ]
    (tmp_path / "guongsang.toml").write_text("\n".join(keys), encoding="utf-8")
    found = read_settings(tmp_path)
    assert set(found.targets) == {"thu", "goi", "cong"}
    assert found.signing.key


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "targets: còn thiếu"),
        ("[targets", "không đọc được"),
        ('[targets.a]\npath = "x"', "targets.a: ghi type là một trong: folder, zip, rclone"),
        ('[targets.a]\ntype = "ftp"', "ghi type là một trong"),
        ('[targets.a]\ntype = "folder"', "targets.a.path: còn thiếu"),
        (FOLDER + 'pth = "x"', "targets.a.pth: không có mục này. Có phải “path”?"),
        (FOLDER + "keep = 0", "targets.a.keep: ít nhất là 1"),
        (FOLDER + 'keep = "nhiều"', "targets.a.keep: giá trị không đúng kiểu"),
        (FOLDER + 'switch = "x"', "targets.a.switch: chỉ nhận"),
        ('[targets.a]\ntype = "zip"\npath = "x"', "kết thúc bằng .zip"),
        ('[targets.a]\ntype = "rclone"\nremote = "x"', "viết như “ten-remote:thu/muc”"),
        ('[targets.a]\ntype = "rclone"\nremote = ":ftp,host=x,pass=bi-mat:"', "không ghi mật khẩu"),
        ('[targets."Máy chủ"]\ntype = "zip"\npath = "x.zip"', "tên chỉ gồm chữ thường"),
    ],
)  # fmt: skip
def test_a_slip_is_told_by_its_name(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "guongsang.toml").write_text(text, encoding="utf-8")
    with pytest.raises(DeliveryError) as caught:
        read_settings(tmp_path)
    assert told in caught.value.vi
    assert "bi-mat" not in str(caught.value)
    assert caught.value.en


def test_a_missing_file_and_an_unknown_target_are_told(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match=r"không thấy guongsang\.toml"):
        read_settings(tmp_path)
    with pytest.raises(DeliveryError, match="Có phải “thu”"):
        target_settings(read_settings(ROOT), "thuu")
