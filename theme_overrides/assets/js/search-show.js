// A found page as readers see it: its title and the best part of its text, matches marked.

import { page, pageAddress } from "./search-files.js";
import { PASSAGE, TEXT } from "./search-index.js";
import { bestPlace } from "./search-rank.js";
import { split, word } from "./search-words.js";

const SHOWN_WORDS = 36;
const BEFORE = 6;

const words = (text) => split(text).map((w) => ({ ...w, end: w.start + w.text.length, ...word(w.text) }));

// Return what tells how many letters of a word match. Where an accented word stands with its accents
// among *found*, the same letters with others are no match: for "số" not "sở".
function matcher(found, query, half) {
  const wanted = new Map();
  for (const w of query.words) {
    const same = wanted.get(w.folded) ?? { keys: new Set(), any: false };
    if (w.accented) same.keys.add(w.exact);
    else same.any = true;
    wanted.set(w.folded, same);
  }
  for (const w of found) {
    const same = wanted.get(w.folded);
    if (same?.keys.has(w.exact)) same.there = true;
  }
  const last = half ? query.words.at(-1).folded : null;
  return (w) => {
    const same = wanted.get(w.folded);
    if (same && (same.any || !same.there || same.keys.has(w.exact))) return w.text.length;
    return last && w.folded.startsWith(last) ? last.length : 0;
  };
}

// Add text to stretches, [text, whether it matches].
function put(stretches, text, hit) {
  if (!text) return;
  if (stretches.length && stretches.at(-1)[1] === hit) stretches.at(-1)[0] += text;
  else stretches.push([text, hit]);
}

// Text from one offset to another in stretches.
function mark(stretches, text, from, to, found, hits) {
  let done = from;
  found.forEach((w, at) => {
    put(stretches, text.slice(done, w.start), false);
    put(stretches, text.slice(w.start, w.start + hits[at]), true);
    done = w.start + hits[at];
  });
  put(stretches, text.slice(done, to), false);
  return stretches;
}

function densest(found, hits) {
  let best = 0;
  let start = 0;
  for (let at = 0; at < found.length; at += 1) {
    if (!hits[at] || hits[at - 1]) continue;
    const seen = new Set();
    let beside = 0;
    for (let i = at; i < Math.min(found.length, at + SHOWN_WORDS - BEFORE); i += 1) {
      if (!hits[i]) continue;
      seen.add(found[i].folded);
      if (hits[i + 1]) beside += 1;
    }
    const score = seen.size * 100 + Math.min(beside, 9) * 10;
    if (score > best) [best, start] = [score, at];
  }
  return start;
}

// Return stretches of the text around its best matches, or of its beginning. Lines are pieces.
function excerpt(text, found, hits) {
  if (!found.length) return [];
  const start = densest(found, hits);
  let first = Math.max(0, start - BEFORE);
  for (let i = start; i > first; i -= 1) if (text.slice(found[i - 1].end, found[i].start).includes("\n")) first = i;
  const last = Math.min(found.length, first + SHOWN_WORDS);
  const before = text.slice(first ? found[first - 1].end : 0, found[first].start);
  const from = found[first].start - /\S*$/.exec(before)[0].length;
  const after = text.slice(found[last - 1].end, found[last]?.start);
  const to = found[last - 1].end + /^\S*/.exec(after)[0].length;
  const stretches = [];
  if (first > 0 && !before.includes("\n")) put(stretches, "… ", false);
  mark(stretches, text, from, to, found.slice(first, last), hits.slice(first, last));
  if (last < found.length) put(stretches, " …", false);
  return stretches.map(([part, hit]) => [part.replace(/([.!?…:;]?)\n/g, (_, end) => (end ? `${end} ` : " · ")), hit]);
}

// Return what is shown of a row. *answer*: what found it, from search-find.js; null while browsing.
export async function show(row, answer) {
  const { query = { words: [] }, lists = [], half = false } = answer ?? {};
  const number = Math.floor((bestPlace(lists, row) - TEXT) / PASSAGE);
  const { head: [address, title, kind, day, flags, ...meta], text } = await page(row, number);
  const titled = words(title);
  const found = words(text);
  const hits = matcher([...titled, ...found], query, half);
  return {
    address: pageAddress(address),
    title: mark([], title, 0, title.length, titled, titled.map(hits)),
    name: title,
    kind,
    day,
    meta,
    person: flags.includes("p"),
    sample: flags.includes("s"),
    excerpt: excerpt(text, found, found.map(hits)),
  };
}
