"""QR codes as drawings: one path, no style, so that they stand in a page under a strict policy."""

from itertools import groupby

# Four light modules on every side are part of the code: scanners look for them.
QUIET = 4


def qr_path(text: str) -> tuple[str, int]:
    """Return the dark modules of a code as an SVG path, and the side of the drawing in modules.

    Level M, which survives a crease or a pin; the smallest code that holds *text*.
    """
    import segno  # few pages have a code: a build that makes none of them goes without

    code = segno.make_qr(text, error="m", boost_error=False)
    runs = []
    for y, row in enumerate(code.matrix, start=QUIET):
        x = QUIET
        for dark, modules in groupby(row):
            length = len(list(modules))
            if dark:
                runs.append(f"M{x} {y}h{length}v1h-{length}z")
            x += length
    return "".join(runs), len(code.matrix) + 2 * QUIET
