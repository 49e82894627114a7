"""The built section, once for each worker."""

from pathlib import Path

import pytest

from tests.site.making import HtmlPage, build, copy_project, pages_of


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the project that tests may read but not change, built."""
    folder = copy_project(tmp_path_factory.mktemp("project"))
    build(folder)
    return folder


@pytest.fixture(scope="session")
def built(project: Path) -> Path:
    """Give the folder of the built site."""
    return project / "site"


@pytest.fixture(scope="session")
def pages(built: Path) -> dict[str, HtmlPage]:
    """Give every page of the built site by its address."""
    return pages_of(built)
