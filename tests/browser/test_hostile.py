"""A section written by an enemy: every page is opened, and nothing of it runs, calls or complains.

Every text an author can write holds markup, template code or a way out of where it stands; bodies
are those of ``tests/cases/hostile.yml``. The pages are served without a content security policy:
that is a second wall, and this test is about the first.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request

from generator.content.fields import ContentPath, Key, RecordId, Slug, WebAddress
from generator.content.kinds import KINDS
from tests.browser.machine import ServeFolder
from tests.conftest import Files
from tests.site.gate.marked import Maker, as_yaml, photograph
from tests.site.gate.marked_site import OF_KIND, OPEN, MarkedSite
from tests.site.gate.projects import ROOT, build, project

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("hostile")]

DONE = "document.documentElement.dataset.harmed=1"
CALL = "https://ke-xau.example/"
PAYLOADS = (
    f"<script>{DONE};alert(1)</script>",
    f"\"><img src={CALL}a.png onerror={DONE};alert(1)>",
    f"'><svg onload={DONE};alert(1)>",
    f"</title></script></style></textarea><script>{DONE};alert(1)</script>",
    f"\" onmouseover=\"{DONE}\" autofocus onfocus=\"{DONE};alert(1)\" x=\"",
    f"--><script>{DONE}</script><!--",
    f"]]><script>{DONE}</script>",
    "{{ 7*7 }}{% include '/etc/passwd' %}{{ ''.__class__ }}",
    f"&lt;script&gt;{DONE}&lt;/script&gt;",
    f"${{{DONE}}}`-{DONE}-`';{DONE};//\";{DONE};//\\",
    f"[x](javascript:{DONE}) ![x]({CALL}b.png) <{CALL}c>",
    f"javascript:{DONE}//",
    f"=HYPERLINK(\"{CALL}\",\"x\")",
    "\u2028\u2029\u202e\u0000\ufeff kết",
)  # fmt: skip
FILE_NAMES = (f'a"><img src=x onerror={DONE}>.jpg', "b' onload='alert(1).jpg", "c&#34;%22%3E.jpg")


class _Hostile(Maker):
    """Fills texts with payloads, each in its turn."""

    def _scalar(self, kind: Any, marks: list[Any], place: str) -> Any:
        value = super()._scalar(kind, marks, place)
        special: tuple[Any, ...] = (ContentPath, WebAddress, Slug, Key, RecordId)
        if not isinstance(value, str) or kind is not str:
            return value
        if any(each.__metadata__[0] in marks for each in special):
            return value
        return f"Mục {PAYLOADS[len(self.marks.places) % len(PAYLOADS)]}"


def _content() -> Files:
    """Return the enemy's files: every kind full of payloads, and a piece of news for each body."""
    made = MarkedSite()
    made.ground()
    made.maker = _Hostile(made.marks, made.maker.targets)
    for kind in KINDS:
        for turn in range(len(PAYLOADS) if kind.key == "news" else 3):
            _add(made, kind.key, turn)
    cases = yaml.safe_load((ROOT / "tests/cases/hostile.yml").read_text(encoding="utf-8"))
    for number, case in enumerate(cases):
        body = case["markdown"] * case.get("times", 1)
        fields = {"id": f"ca-{number}", "title": f"Ca {case['name']}", **_approved()}
        made.files[f"tin-tuc/ca-{number}.md"] = f"---\n{as_yaml(fields)}---\n{body}\n"
    for number, name in enumerate(FILE_NAMES):
        picture = {"file": name, "alt": PAYLOADS[number], "credit": PAYLOADS[number + 1]}
        fields = {"id": f"ten-{number}", "title": PAYLOADS[number], "image": picture, **_approved()}
        made.files[f"tin-tuc/ten-{number}.md"] = f"---\n{as_yaml(fields)}---\n"
        made.files[f"tin-tuc/{name}"] = photograph("x")
    rows = "\n".join(
        '"' + '","'.join(payload.replace('"', '""') for payload in (text, text, text)) + '"'
        for text in PAYLOADS
    )
    made.files["quyet-dinh/ds.csv"] = f"Họ và tên,Đơn vị công tác,Thành tích\n{rows}\n"
    fields = {"id": "qd-ds", "title": "Danh sách", "awarded_file": "ds.csv", **_approved()}
    made.files["quyet-dinh/qd-ds.md"] = f"---\n{as_yaml(fields)}---\n"
    return made.files


def _approved() -> dict[str, Any]:
    return {
        "publication": {
            "status": "approved", "author": "A", "approved_by": "B", "publish": "2026-01-02",
        }
    }  # fmt: skip


def _add(made: MarkedSite, key: str, turn: int) -> None:
    made.marks.places += [""] * turn  # another payload for each field
    given = {way: value for way, value in (OPEN | OF_KIND.get(key, {})).items() if value is not ...}
    kind = next(kind for kind in KINDS if kind.key == key)
    fields = made.maker.fill(kind.model, f"{key}/{turn}", given)
    ending, head = ("yml", "") if key == "unit" else ("md", "---\n")
    made.files[f"{kind.folder}/{fields['id']}.{ending}"] = f"{head}{as_yaml(fields)}{head}"
    made.beside(kind.folder)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the enemy's section."""
    return build(project(tmp_path_factory.mktemp("hostile"), _content()), anyhow=True)


def test_nothing_runs_calls_or_complains(
    hostile: Path, browser: Browser, serve_folder: ServeFolder
) -> None:
    address = serve_folder(hostile, "/tdkt/")
    host = address.split("/tdkt/")[0]
    complaints: list[str] = []
    here = ""

    def heard(message: ConsoleMessage) -> None:
        # A body of ours may show a picture that is not there; nothing else may be missing.
        of_body = "404" in message.text and "/tin-tuc/ca-" in str(message.location.get("url"))
        if message.type == "error" and not of_body:
            complaints.append(f"{here}: console: {message.text} ({message.location.get('url')})")

    def asked(request: Request) -> None:
        if not request.url.startswith((host, "data:", "blob:")):
            complaints.append(f"{here}: asked another host: {request.url}")

    def answered(dialog: Dialog) -> None:
        complaints.append(f"{here}: dialog: {dialog.message}")
        dialog.dismiss()

    page: Page = browser.new_page()
    page.on("console", heard)
    page.on("request", asked)
    page.on("dialog", answered)
    page.on("pageerror", lambda error: complaints.append(f"{here}: script: {error}"))
    pages = sorted(hostile.rglob("*.html"))
    assert len(pages) > 200
    for file in pages:
        here = file.relative_to(hostile).as_posix()
        if 'http-equiv="refresh"' in file.read_text(encoding="utf-8"):
            continue  # it leads on to one of the others
        page.goto(address + here)
        if page.url != address + here.removesuffix("index.html") and page.url != address + here:
            complaints.append(f"{here}: left for {page.url}")
            continue
        if page.evaluate("'harmed' in document.documentElement.dataset"):
            complaints.append(f"{here}: a payload ran")
        if found := page.evaluate(_HANDLERS):
            complaints.append(f"{here}: {found}")
    page.close()
    assert complaints == []


# What would run later: handlers in attributes, addresses that are programs.
_HANDLERS = """
() => [...document.querySelectorAll("*")].flatMap((element) => [...element.attributes].filter(
  ({ name, value }) => /^on/i.test(name)
    || (/^(href|src|action|formaction|data|xlink:href|srcdoc)$/i.test(name)
        && /^[\\s\\0-\\x20]*(javascript:|vbscript:|data:text)/i.test(value))
).map(({ name, value }) => `${element.tagName} ${name}=${value}`))[0]
"""
