// From what is typed to pages in order: which match, which of them first, and what to try instead.

import { END, fold, loosened, parse } from "./search-words.js";
import { count as pagesWith, fetchBeginning, search } from "./search-engine.js";
import { fromTelex } from "./search-telex.js";

// Places as twins.py lays them out.
const PERSON = [0, 12];
const TITLE = [12, 76];
const SPELT = [12, 108];
const PHRASE = [108, 204];
const TEXT = [204, Infinity];

const MOST_DROPPED = 6;
// Where words stand is asked one word at a time; for words on more pages than this, all together,
// it would take too long with Pagefind before 1.6.
const MOST_PLACES = 12000;
const MOST_KEPT = 40;
const single = new Map();

function count(places, [from, to]) {
  let found = 0;
  for (const place of places) if (place >= from && place < to) found += 1;
  return found;
}

function inRow(places, [from, to], length) {
  let row = 0;
  let last = -2;
  for (const place of [...places].sort((a, b) => a - b)) {
    if (place < from || place >= to || place === last) continue;
    row = place === last + 1 ? row + 1 : 1;
    if (row >= length) return true;
    last = place;
  }
  return false;
}

function terms(query, prefix) {
  const made = [...query.symbols.map((s) => s.key + END), ...query.words.map((w) => w.key + END)];
  if (prefix) made[made.length - 1] = made[made.length - 1].slice(0, -END.length);
  return made;
}

// Where a word stands, in every page that has it.
async function placesOf(word) {
  if (!single.has(word.key)) {
    if (single.size >= MOST_KEPT) single.clear();
    const asked = search([word.key + END]).then(
      (pages) => new Map(pages.map((page) => [page.id, new Set(page.words)])),
    );
    single.set(word.key, asked);
    asked.catch(() => single.delete(word.key));
  }
  return single.get(word.key);
}

// Return how a page has the words in this order and in a row: 2 in its title, 1 in its text, 0.
function standsIn(id, places) {
  const [first, ...rest] = places.map((where) => where.get(id));
  if (!first || rest.includes(undefined)) return 0;
  let found = 0;
  for (const at of first) {
    if (at < PHRASE[0] || !rest.every((where, i) => where.has(at + i + 1))) continue;
    if (at < TEXT[0]) return 2;
    found = 1;
  }
  return found;
}

async function withPhrases(pages, phrases) {
  let left = pages;
  for (const phrase of phrases) {
    if (!left.length) break;
    const places = await Promise.all(phrase.map(placesOf));
    left = left.filter(({ id }) => standsIn(id, places));
  }
  return left;
}

// Return how each page has the words in a row. Words in a row in another order are told apart where
// that does not take too long.
async function rows(query, pages, known, half) {
  const wanted = query.words.length;
  const found = new Map();
  if (wanted < 2) return found;
  for (const { id, words } of pages) {
    if (inRow(words, PHRASE, wanted)) found.set(id, 2);
    else if (inRow(words, TEXT, wanted)) found.set(id, 1);
  }
  if (!found.size || half || known.reduce((sum, n) => sum + n, 0) > MOST_PLACES) return found;
  const places = await Promise.all(query.words.map(placesOf));
  for (const id of found.keys()) found.set(id, standsIn(id, places));
  return found;
}

// Return the pages that match, best first. A person's name before all; then pages that have the
// accented words with those accents; then titles; then words that stand in a row.
async function match(query, prefix = false) {
  if (prefix) {
    const last = query.words.at(-1) ?? query.symbols.at(-1);
    await fetchBeginning(fold(last.key));
  }
  const wantedTerms = terms(query, prefix);
  const known = await Promise.all(wantedTerms.map(pagesWith));
  if (known.includes(0)) return [];
  let pages = await search(wantedTerms);
  pages = await withPhrases(pages, query.phrases);
  if (pages.length < 2) return pages;
  // Words that differ in accents alone have one place in a title's first layout.
  const wanted = new Set(query.words.map((w) => w.fold)).size;
  const accented = query.words.filter((w) => w.accented);
  const strict = accented.length || query.words.length > 1 ? accented : query.words;
  const exact = new Map();
  if (strict.length) {
    const half = prefix && strict.at(-1) === query.words.at(-1);
    const asked = terms({ words: strict, symbols: [] }, half);
    for (const page of await search(asked, { exact: true })) exact.set(page.id, page.words);
  }
  const row = await rows(query, pages, known, prefix);
  const ranked = pages.map((page, at) => {
    const places = page.words;
    const same = exact.get(page.id);
    const inARow = row.get(page.id) ?? 0;
    const spelt = inARow > 0 && same !== undefined && strict.length === query.words.length
      && inRow(same, inARow > 1 ? PHRASE : TEXT, strict.length);
    const titled = wanted > 0 && count(places, TITLE) >= wanted;
    return {
      page,
      at,
      rank: [
        wanted > 0 && count(places, PERSON) >= wanted ? 1 : 0,
        accented.length ? Number(same !== undefined) : 1,
        titled ? 1 + Number(same !== undefined && count(same, SPELT) >= strict.length) : 0,
        Number(same !== undefined),
        2 * inARow + Number(spelt),
        page.score,
      ],
    };
  });
  ranked.sort((a, b) => {
    for (let i = 0; i < a.rank.length; i += 1) if (a.rank[i] !== b.rank[i]) return b.rank[i] - a.rank[i];
    return a.at - b.at;
  });
  return ranked.map(({ page }) => page);
}

// While someone types: the last word may be unfinished.
export async function suggest(typed) {
  const query = loosened(parse(typed));
  const half = !query.empty && !query.whole;
  if (half && query.words.at(-1).key.length < 2) query.words.pop();
  else if (half) return { query, half, pages: await match(query, true) };
  return { query, half: false, pages: query.words.length ? await match(query) : [] };
}

// Some of the words: those that stand somewhere, or all but one.
async function some(query) {
  const words = query.words.slice(0, MOST_DROPPED);
  const known = [];
  for (const word of words) if (await pagesWith(word.key + END)) known.push(word);
  if (!known.length) return null;
  if (known.length < words.length) {
    const pages = await match({ ...query, words: known, phrases: [] });
    if (pages.length) return { pages, words: known };
  }
  let best = null;
  for (const left of known) {
    const rest = known.filter((w) => w !== left);
    if (!rest.length) break;
    const pages = await match({ ...query, words: rest, phrases: [] });
    if (pages.length && (!best || pages.length < best.pages.length)) best = { pages, words: rest };
  }
  return best;
}

// What is typed and sent. *how*: all (every word, whole), beginning (the last word goes on), telex
// (typed with the typing program off), some (not every word), none.
export async function find(typed) {
  const strict = parse(typed);
  const answer = (how, query, pages, words) => ({ how, query, pages, words });
  if (strict.empty) return answer("none", strict, []);
  let pages = await match(strict);
  if (pages.length) return answer("all", strict, pages);
  const query = loosened(strict);
  if (strict.symbols.length) {
    pages = await match(query);
    if (pages.length) return answer("all", query, pages);
  }
  if (!query.whole && query.words.at(-1).key.length > 1) {
    pages = await match(query, true);
    if (pages.length) return answer("beginning", query, pages);
  }
  const meant = fromTelex(typed);
  if (meant) {
    const telex = loosened(parse(meant));
    pages = await match(telex);
    if (pages.length) return { ...answer("telex", telex, pages), meant };
  }
  if (query.words.length > 1) {
    const found = await some(query);
    if (found) {
      const left = query.words.filter((w) => !found.words.includes(w));
      return answer("some", { ...query, words: found.words }, found.pages, left);
    }
  }
  return answer("none", query, []);
}
