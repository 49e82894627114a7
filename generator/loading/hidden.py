"""Files that editors and systems leave among others: no part of the content."""


def is_hidden(path: str) -> bool:
    """Tell whether a path, or a name, is of such a file, or leads into such a folder."""
    path = f"/{path}"
    return "/." in path or "/~$" in path
