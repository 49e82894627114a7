"""The drawing of a QR code holds exactly the code's dark modules, within its quiet zone."""

import re

import segno

from generator.outputs.qr import QUIET, qr_path

ADDRESS = "https://tdkt.example.gov.vn/quyet-dinh/quyet-dinh-06-2026/"


def test_the_path_draws_the_code() -> None:
    path, side = qr_path(ADDRESS)
    drawn = {
        (int(x) + step - QUIET, int(y) - QUIET)
        for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", path)
        for step in range(int(length))
    }
    code = segno.make_qr(ADDRESS, error="m", boost_error=False)
    assert drawn == {
        (x, y) for y, row in enumerate(code.matrix) for x, dark in enumerate(row) if dark
    }
    assert side == len(code.matrix) + 8
    assert not re.sub(r"M\d+ \d+h(\d+)v1h-\1z", "", path)
