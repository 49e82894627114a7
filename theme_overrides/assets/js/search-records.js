// Which page belongs to what: counting, narrowing and sorting without asking the index again.

import { fetchTable } from "./search-engine.js";

let loading = null;

async function load() {
  const table = await fetchTable();
  const pages = table.pages.map((id) => ({ id }));
  const rows = new Map(pages.map((page, row) => [page.id, row]));
  const facets = Object.fromEntries(Object.entries(table.facets).map(
    ([name, { keys, rows: belongs }]) => [name, { keys, belongs }],
  ));
  return { pages, rows, facets, names: table.names };
}

export function records() {
  loading ??= load();
  loading.catch(() => { loading = null; });
  return loading;
}

// *chosen*: Map of facet to a set of keys. Any key of a facet will do; every facet must agree.
function tests(table, chosen) {
  return [...chosen].filter(([, keys]) => keys.size).map(([name, keys]) => {
    const facet = table.facets[name];
    const wanted = new Set([...keys].map((key) => facet?.keys.indexOf(key)));
    return { name, fits: (row) => facet?.belongs[row].some((key) => wanted.has(key)) ?? false };
  });
}

// Return what is left of *pages* (null: every page), and how many pages each choice would leave:
// a facet's own choices are not held against it.
export function narrow(table, pages, chosen) {
  const found = (pages ?? table.pages).filter((page) => table.rows.has(page.id));
  const all = tests(table, chosen);
  const counts = new Map(Object.entries(table.facets).map(
    ([name, facet]) => [name, new Array(facet.keys.length).fill(0)],
  ));
  const kept = [];
  for (const page of found) {
    const row = table.rows.get(page.id);
    const refused = all.filter((test) => !test.fits(row));
    if (refused.length > 1) continue;
    if (!refused.length) kept.push(page);
    for (const [name, numbers] of counts) {
      if (refused.length && refused[0].name !== name) continue;
      for (const key of table.facets[name].belongs[row]) numbers[key] += 1;
    }
  }
  const named = new Map([...counts].map(
    ([name, numbers]) => [name, new Map(table.facets[name].keys.map((key, at) => [key, numbers[at]]))],
  ));
  return { pages: kept, counts: named };
}

export function sorted(table, pages, order) {
  if (order === "ngay") return [...pages].sort((a, b) => table.rows.get(a.id) - table.rows.get(b.id));
  if (order === "ten") {
    const rank = (page) => table.names[table.rows.get(page.id)];
    return [...pages].sort((a, b) => rank(a) - rank(b));
  }
  return pages;
}
