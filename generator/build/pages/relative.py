"""Relative links: what lets the section work under any path."""


def relative(target: str, here: str) -> str:
    """Return the link from the page at *here* to *target*, both site addresses.

    Page addresses end in ``/``; the home page is the empty address. Full web addresses, mail links
    and fragments are returned as they are.
    """
    if target.startswith(("https://", "http://", "mailto:", "tel:", "webcal:", "//", "#")):
        return target
    path, mark, fragment = target.partition("#")
    folder, up = here[: here.rfind("/") + 1], 0
    while not path.startswith(folder):
        folder, up = folder[: folder.rfind("/", 0, -1) + 1], up + 1
    link = "../" * up + path[len(folder) :]
    return (link or "./") + mark + fragment
