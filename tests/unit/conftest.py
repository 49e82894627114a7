"""The repository's own content, loaded once a worker."""

from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic
from generator.graph.graph import Graph
from generator.graph.resolve import resolve
from generator.loading.load import load

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def _resolved() -> tuple[Graph, tuple[Diagnostic, ...]]:
    library = load(ROOT / "content")
    graph, problems = resolve(library)
    return graph, (*library.problems, *problems)


@pytest.fixture(scope="session")
def content(_resolved: tuple[Graph, tuple[Diagnostic, ...]]) -> Graph:
    """Give the graph of the repository's own content."""
    return _resolved[0]


@pytest.fixture(scope="session")
def content_problems(_resolved: tuple[Graph, tuple[Diagnostic, ...]]) -> tuple[Diagnostic, ...]:
    """Give what is wrong with the repository's own content."""
    return _resolved[1]
