"""Relative links: what lets the section work under any path."""


def relative(target: str, here: str) -> str:
    """Return the link from the page at *here* to *target*, both site addresses.

    Page addresses end in ``/``; the home page is the empty address. Full web addresses, mail links
    and fragments are returned as they are.
    """
    if target.startswith(("https://", "http://", "mailto:", "tel:", "webcal:", "//", "#")):
        return target
    path, mark, fragment = target.partition("#")
    here_parts = here.split("/")[:-1]
    parts = path.split("/")
    shared = 0
    while (
        shared < len(here_parts) and shared < len(parts) - 1 and here_parts[shared] == parts[shared]
    ):
        shared += 1
    steps = [".."] * (len(here_parts) - shared) + parts[shared:]
    link = "/".join(steps)
    return (link or "./") + mark + fragment
