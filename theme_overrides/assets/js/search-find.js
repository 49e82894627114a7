// From what is typed to pages in order: which match, which of them first, and what to try instead.
// Pages are rows of the index.

import { contents } from "./search-files.js";
import { marksOf } from "./search-index.js";
import { common, inRow, ranked } from "./search-rank.js";
import { loosened, parse } from "./search-words.js";
import { fromTelex } from "./search-telex.js";

const MOST_DROPPED = 6;

// The pages that match, best first, and the marks of each word. *half*: the last word may go on.
async function match(query, half = false) {
  const { rows } = await contents();
  const last = query.words.at(-1);
  const lists = await Promise.all(query.words.map((w) => marksOf(w, half && w === last)));
  if (!lists.length || lists.some(({ pages }) => !pages)) return { pages: [], lists };
  let found = common(lists, rows);
  for (const phrase of [...query.phrases, ...query.symbols]) {
    const stands = await Promise.all(phrase.map((w) => marksOf(w)));
    found = found.filter((row) => inRow(stands, row));
  }
  return { pages: ranked(found, query.words, lists, rows), lists };
}

// While someone types: the last word may be unfinished.
export async function suggest(typed) {
  const query = loosened(parse(typed));
  let half = !query.empty && !query.whole;
  if (half && query.words.at(-1).exact.length < 2) {
    query.words.pop();
    half = false;
  }
  return { query, half, ...await match(query, half) };
}

// Some of the words: those that stand somewhere, or all but one.
async function some(query) {
  const words = query.words.slice(0, MOST_DROPPED);
  const stands = await Promise.all(words.map((w) => marksOf(w)));
  const known = words.filter((_, at) => stands[at].pages);
  if (!known.length) return null;
  const tried = async (left) => ({ words: left, ...await match({ ...query, words: left, phrases: [] }) });
  if (known.length < words.length) {
    const found = await tried(known);
    if (found.pages.length) return found;
  }
  let best = null;
  for (const left of known.length > 1 ? known : []) {
    const found = await tried(known.filter((w) => w !== left));
    if (found.pages.length && (!best || found.pages.length < best.pages.length)) best = found;
  }
  return best;
}

// What is typed and sent. *how*: all (every word, whole), beginning (the last word goes on), telex
// (typed with the typing program off), some (not every word), none.
export async function find(typed) {
  const strict = parse(typed);
  const query = loosened(strict);
  const ways = [["all", strict]];
  if (strict.symbols.length) ways.push(["all", query]);
  if (!query.empty && !query.whole && query.words.at(-1).exact.length > 1) ways.push(["beginning", query]);
  const meant = fromTelex(typed);
  if (meant) ways.push(["telex", loosened(parse(meant))]);
  for (const [how, asked] of ways) {
    const found = await match(asked, how === "beginning");
    if (found.pages.length) return { how, query: asked, meant, half: how === "beginning", ...found };
  }
  const found = query.words.length > 1 ? await some(query) : null;
  if (!found) return { how: "none", query, pages: [], lists: [] };
  const left = query.words.filter((w) => !found.words.includes(w));
  return { ...found, how: "some", query: { ...query, words: found.words }, words: left };
}
