"""``guongsang pull`` from end to end: what a source sends, what is written, what is published."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.build.pipeline import Project, make, prepare
from generator.cli import group
from tests.conftest import Files, write
from tests.federation.source import Act, feed, item, say, serving, versioned

DAY = "2026-11-21"
ROOT = Path(__file__).resolve().parents[2]
BOMB = b"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
<rss version="2.0"><channel><item><title>&c;</title><link>https://nguon.example/x</link></item>
</channel></rss>"""
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<item><title>B\u0061\u0300i RSS</title><link>/bai/rss</link><guid isPermaLink="false">r1</guid>
<pubDate>Sat, 14 Nov 2026 08:00:00 +0700</pubDate>
<description>&lt;p&gt;T&#243;m t&#7855;t&lt;/p&gt;</description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">
<at:deleted-entry ref="tag:nguon.example,2026:bai-1" when="2026-11-20T00:00:00Z"/>
<entry><id>tag:nguon.example,2026:a</id><title type="text">Một &lt;b&gt; hai</title>
<link href="https://nguon.example/a"/><updated>2026-11-15T01:00:00Z</updated></entry></feed>"""


class Office:
    """An office with one source, at whatever its server answers."""

    def __init__(self, folder: Path, address: str, **keys: str) -> None:
        more = "".join(f"{key}: {value}\n" for key, value in keys.items())
        files: Files = {
            "nguon/so-y-te.yml": f"id: so-y-te\nname: Sở Y tế\naddress: {address}/f\n"
            f"internal: có\n{more}"
        }
        self.content = write(folder, files)

    def pull(self, *arguments: str) -> Result:
        """Run the command."""
        whole = ["pull", "--project", str(self.content.parent), "--day", DAY, *arguments]
        return CliRunner().invoke(group, whole, catch_exceptions=False)

    def pieces(self) -> dict[str, str]:
        """Return the text of every piece that was written, by the name of its file."""
        found = sorted((self.content / "tu-don-vi").rglob("*.md"))
        return {file.name: file.read_text(encoding="utf-8") for file in found}

    def approve(self) -> None:
        """Approve every piece."""
        for file in (self.content / "tu-don-vi").rglob("*.md"):
            text = file.read_text(encoding="utf-8")
            text = text.replace("status: review", "status: approved\n  approved_by: Trần Duyệt")
            file.write_text(text, encoding="utf-8")

    def site(self) -> str:
        """Return all that would be published, in one text."""
        project = Project(self.content, ROOT / "theme_overrides", self.content.parent / ".cache/g")
        made = make(prepare(project, date.fromisoformat(DAY)))
        pages = [made.fragments.render(made.site.page(p.address)) for p in made.site.pages]
        feeds = [f.decode(errors="replace") for f in made.files.values() if isinstance(f, bytes)]
        return "\n".join((*pages, *feeds))


def codes(result: Result) -> list[str]:
    """Return the codes of the warnings that were shown."""
    return [part.split()[-1] for part in result.output.splitlines() if "  lưu ý  " in part]


@pytest.fixture
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """Give an office whose source answers what ``act`` says; ``act`` may be changed."""
    acts: dict[str, Act] = {}
    with serving(acts) as address:
        made = Office(tmp_path, address, **getattr(request, "param", {}))
        made.acts = acts  # type: ignore[attr-defined]
        yield made


def test_new_pieces_wait_for_approval_and_then_show_with_their_source(office: Any) -> None:
    office.acts["/f"] = say(feed(item(1), item(2)))
    result = office.pull()
    assert result.exit_code == 0
    assert "so-y-te: 2 bài mới chờ duyệt, 0 bài đã có" in result.output
    assert len(office.pieces()) == 2
    assert "Bài số 1" not in office.site()
    office.approve()
    shown = office.site()
    assert "Bài số 1" in shown
    assert 'Bài của <a href="https://nguon.example/bai-1/" rel="external">Sở Y tế</a>' in shown
    assert "Đọc bài gốc tại Sở Y tế" in shown


def test_what_is_here_is_not_taken_again_and_not_touched(office: Any) -> None:
    office.acts["/f"] = say(feed(item(1)))
    office.pull()
    office.approve()
    before = office.pieces()
    office.acts["/f"] = say(feed(item(1), item(2)))
    assert "1 bài mới chờ duyệt, 1 bài đã có" in office.pull().output
    assert before.items() <= office.pieces().items()


def test_a_feed_that_has_not_changed_is_not_read_again(office: Any) -> None:
    office.acts["/f"] = versioned(feed(item(1)))
    office.pull()
    assert "không có gì mới từ lần trước" in office.pull().output


def test_a_changed_original_is_told_and_taken_when_asked_for(office: Any) -> None:
    office.acts["/f"] = say(feed(item(1)))
    office.pull()
    office.approve()
    before = office.pieces()
    office.acts["/f"] = say(feed(item(1, title="Tên mới")))
    result = office.pull()
    assert codes(result) == ["pull.changed"]
    assert office.pieces() == before
    (name,) = before
    office.pull("--refresh", name.removesuffix(".md"))
    (text,) = office.pieces().values()
    assert "Tên mới" in text
    assert "status: review" in text


def test_another_id_for_the_same_piece_is_told_and_no_second_one_made(office: Any) -> None:
    office.acts["/f"] = say(feed(item(1)))
    office.pull()
    office.acts["/f"] = say(feed(item(1, id="khac")))
    result = office.pull("--strict")
    assert codes(result) == ["pull.id-changed"]
    assert result.exit_code == 1
    assert len(office.pieces()) == 1


def test_a_piece_the_source_took_down_is_told(office: Any) -> None:
    office.acts["/f"] = say(feed(item(1)))
    office.pull()
    office.acts["/f"] = say(ATOM.encode())
    result = office.pull()
    assert codes(result) == ["pull.deleted-there"]
    assert "guongsang withdraw so-y-te-" in result.output
    assert any("title: Một hai\n" in text for text in office.pieces().values())


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (BOMB, "pull.no-feed"),
        (BOMB.decode().replace("<?xml version=\"1.0\"?>", "").encode("utf-16"), "pull.no-feed"),
        (b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>', "pull.no-feed"),
        (b"<rss><channel><item>", "pull.no-feed"),
        (b"<html><body>Loi</body></html>", "pull.no-feed"),
        (b"<!DOCTYPE html><p>Xin chao", "pull.no-feed"),
        (b"{" * 100_000, "pull.no-feed"),
        (b'{"version":"jsonfeed.org","items":' + b"[" * 100_000, "pull.no-feed"),
        (b'{"items":[]}', "pull.no-feed"),
        (b"", "pull.no-feed"),
        (b"<a>" * 100_000, "pull.no-feed"),
        (feed(item(1, title="")), "pull.item-incomplete"),
        (feed(item(1, url="javascript:alert(1)", id="")), "pull.item-incomplete"),
        (feed(item(1, title=["x"], summary={"a": 1}, authors=7)), "pull.item-incomplete"),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_told_and_the_last_good_copy_kept(
    office: Any, body: bytes, code: str
) -> None:
    office.acts["/f"] = say(feed(item(7)))
    office.pull()
    before = office.pieces()
    office.acts["/f"] = say(body)
    result = office.pull()
    assert result.exit_code == 0
    assert codes(result) == [code]
    assert office.pieces() == before


def test_a_dead_source_keeps_what_it_gave_and_the_others_are_read(office: Any) -> None:
    office.acts["/f"] = say(feed(item(1)))
    office.pull()
    good = (office.content / "nguon/so-y-te.yml").read_text(encoding="utf-8")
    other = good.replace("so-y-te", "so-khac").replace("/f", "/g")
    (office.content / "nguon/so-khac.yml").write_text(other, encoding="utf-8")
    office.acts |= {"/f": say(b"", 500), "/g": say(feed(item(2)))}
    result = office.pull()
    assert codes(result) == ["pull.status"]
    assert "so-y-te: không lấy được, giữ nguyên bài cũ" in result.output
    assert len(office.pieces()) == 2


def test_rss_and_text_in_another_normal_form(office: Any) -> None:
    office.acts["/f"] = say(RSS.encode())
    office.pull()
    (text,) = office.pieces().values()
    assert "title: Bài RSS\n" in text
    assert "summary: Tóm tắt\n" in text
    assert "/bai/rss\n" in text
    assert "posted: 2026-11-14\n" in text


HOSTILE = (
    '<h1>Đề mục</h1><p onclick="x()">Chữ <b>đậm</b> <a href="javascript:alert(1)">một</a> '
    '<a href="https://nguon.example/b" onmouseover="x">hai</a></p><script>alert(1)</script>'
    '<img src=x onerror=alert(1)><iframe src="https://xau.example/"></iframe><style>*{}</style>'
    '<p>[mã](id:tin-mat) ](../../tin-tuc/mat.pdf) href="mat.pdf" {.lead}</p>'
    "<form action=//xau.example><input></form><svg><script>x</script></svg>\n\n---\n\n# Đề mục"
)


@pytest.mark.parametrize("office", [{"full_text": "có"}], indirect=True)
def test_nothing_hostile_is_published(office: Any) -> None:
    (office.content / "tin-tuc").mkdir()
    (office.content / "tin-tuc/mat.pdf").write_bytes(b"%PDF-1.4 mat")
    (office.content / "tu-don-vi/so-y-te").mkdir(parents=True)
    (office.content / "tu-don-vi/so-y-te/mat.pdf").write_bytes(b"%PDF-1.4 mat")
    title = '<img src=x onerror=alert(1)>Bài &lt;script&gt;alert(1)&lt;/script&gt; "]: x'
    authors = [{"name": "<b>Ai</b>: {x}"}]
    office.acts["/f"] = say(feed(item(1, title=title, content_html=HOSTILE, authors=authors)))
    assert codes(office.pull()) == []
    office.approve()
    check = CliRunner().invoke(
        group, ["check", "--project", str(office.content.parent), "--day", DAY]
    )
    assert check.exit_code == 0, check.output
    shown = office.site()
    assert "<h3>Đề mục</h3>" in shown
    assert "<b>đậm</b>" in shown
    body = shown[shown.index("<h3>Đề mục") :][:2000]
    for bad in ("<script", "onclick", "javascript:", "<img", "<iframe", "<svg", "<form", "xau."):
        assert bad not in body
    assert "%PDF" not in shown
    assert "mat.pdf" in body  # as words, not as a file
    assert "tu-don-vi/so-y-te/mat.pdf" not in shown
    assert "<script>alert(1)" not in shown


def test_ours_that_come_back_and_those_beyond_the_limit_are_left_out(office: Any) -> None:
    own = item(1, url="https://thu.example/tdkt/tin-tuc/x/", id="cua-minh")
    items = [item(n, url=f"https://nguon.example/{n}", date_published=None) for n in range(30)]
    office.acts["/f"] = say(feed(own, *items))
    office.pull()
    assert len(office.pieces()) == 19


def test_a_dry_run_writes_nothing(office: Any) -> None:
    office.acts["/f"] = versioned(feed(item(1)))
    assert "1 bài mới" in office.pull("--dry-run").output
    assert office.pieces() == {}
    assert "1 bài mới" in office.pull().output


def test_a_file_with_a_slip_is_never_written_over(office: Any) -> None:
    office.acts["/f"] = say(feed(item(1)))
    office.pull()
    (file,) = (office.content / "tu-don-vi").rglob("*.md")
    file.write_text("---\nid: sai sai\n", encoding="utf-8")
    office.pull()
    assert file.read_text(encoding="utf-8") == "---\nid: sai sai\n"


def test_a_lost_or_broken_memory_costs_one_download(office: Any) -> None:
    office.acts["/f"] = versioned(feed(item(1)))
    office.pull()
    (kept,) = (office.content.parent / ".cache").rglob("pull/*.json")
    assert json.loads(kept.read_text())["day"] == DAY
    kept.write_text('{"etag": 3}', encoding="utf-8")
    assert "1 bài đã có" in office.pull().output


def test_sources_are_named_by_id_and_paused_ones_only_so(office: Any) -> None:
    office.acts["/f"] = say(feed(item(1)))
    path = office.content / "nguon/so-y-te.yml"
    path.write_text(path.read_text(encoding="utf-8") + "paused: có\n", encoding="utf-8")
    assert "Chưa có nguồn nào để lấy" in office.pull().output
    assert "1 bài mới" in office.pull("so-y-te").output
    wrong = office.pull("so-y-tee")
    assert wrong.exit_code == 2
    assert "Có phải “so-y-te”?" in wrong.output
