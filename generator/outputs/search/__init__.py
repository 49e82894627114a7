"""Search without a server: an index in small files, read in the browser a few at a time.

``write_search`` lays out the words of each entry (``places``) with what else it can be found by
(``expand``), and writes where every word stands (``postings``), the passages that results quote
from (``shelves``) and what each page belongs to (``records``). The other half is in the browser,
``theme_overrides/assets/js/search*.js``; both must agree on what a word is (``words``).
"""

from generator.outputs.search.write import write_search

__all__ = ["write_search"]
