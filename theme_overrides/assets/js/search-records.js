// Which page belongs to what: counting, narrowing and sorting without asking the index again.
// Pages are rows of the index, which stand by their day, newest first.

import { table } from "./search-files.js";

// Of each facet, its keys and, for every row, which of them it has.
export async function records() {
  const { facets, names } = await table();
  return {
    names,
    facets: Object.fromEntries(Object.entries(facets).map(
      ([name, { keys, sets, rows }]) => [name, { keys, belongs: (row) => sets[rows[row]] }],
    )),
  };
}

// *chosen*: Map of facet to a set of keys. Any key of a facet will do; every facet must agree.
function tests(facets, chosen) {
  return [...chosen].filter(([, keys]) => keys.size).map(([name, keys]) => {
    const facet = facets[name];
    const wanted = new Set([...keys].map((key) => facet?.keys.indexOf(key)));
    return { name, fits: (row) => facet?.belongs(row).some((key) => wanted.has(key)) ?? false };
  });
}

// Return what is left of *pages* (null: every page), and how many pages each choice would leave:
// a facet's own choices are not held against it.
export function narrow({ facets, names }, pages, chosen) {
  const all = tests(facets, chosen);
  const counts = new Map(Object.entries(facets).map(([name, { keys }]) => [name, new Array(keys.length).fill(0)]));
  const kept = [];
  for (const row of pages ?? names.keys()) {
    const refused = all.filter((test) => !test.fits(row));
    if (refused.length > 1) continue;
    if (!refused.length) kept.push(row);
    for (const [name, numbers] of counts) {
      if (refused.length && refused[0].name !== name) continue;
      for (const key of facets[name].belongs(row)) numbers[key] += 1;
    }
  }
  const named = new Map([...counts].map(
    ([name, numbers]) => [name, new Map(facets[name].keys.map((key, at) => [key, numbers[at]]))],
  ));
  return { pages: kept, counts: named };
}

export function sorted({ names }, pages, order) {
  if (order === "ngay") return [...pages].sort((a, b) => a - b);
  if (order === "ten") return [...pages].sort((a, b) => names[a] - names[b]);
  return pages;
}
