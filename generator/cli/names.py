"""Names to look for that the content does not hold: from a file kept apart."""


def read_names(text: str) -> tuple[tuple[str, str], ...]:
    """Read lines of ``id: name``; a line without an id goes by its number."""
    found: list[tuple[str, str]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        key, colon, name = line.partition(":")
        if line.strip():
            found.append((key.strip(), name) if colon else (f"--names:{number}", line))
    return tuple(found)
