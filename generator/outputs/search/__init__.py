"""Search without a server: Pagefind, told Vietnamese.

``write_search`` writes each entry as a small page of its own (``twins``), its words so that
Pagefind tells whole words and accents apart (``words``), with what else it can be found by
(``expand``), and has the index made (``index``) by the program found (``program``). The other half
is in the browser, ``theme_overrides/assets/js/search*.js``; both must agree on what a word is.
"""

from generator.outputs.search.write import write_search

__all__ = ["write_search"]
