// Where words stand: the files of postings.py read, and the pages that have all of them in order.

import { contents, wordFiles } from "./search-files.js";

// Places as places.py gives them out.
export const TITLE = 64;
export const TEXT = 192;
export const PASSAGE = 400;

// A mark is a place and two flags: the word stands there as typed, accents and all; it is whole.
const EXACT = 1;
const WHOLE = 2;
const BITS = 2;
export const placeOf = (mark) => mark >> BITS;
export const isExact = (mark) => (mark & EXACT) > 0;
export const isWhole = (mark) => (mark & WHOLE) > 0;

const MOST_KEPT = 60;
const merged = new Map();
const texts = new TextDecoder();

function numbers(bytes, start) {
  let at = start;
  const next = () => {
    let value = bytes[at];
    at += 1;
    if (value < 0x80) return value;
    value &= 0x7f;
    for (let shift = 7; ; shift += 7) {
      const more = bytes[at];
      at += 1;
      value |= (more & 0x7f) << shift;
      if (more < 0x80) return value >>> 0;
    }
  };
  return { next, skip: (count) => { at += count; }, at: () => at };
}

// What stands under each key: Map of key to where its bytes are, { start, end }.
function keyed(bytes, start, end) {
  const found = new Map();
  const read = numbers(bytes, start);
  while (read.at() < end) {
    const length = read.next();
    const key = texts.decode(bytes.subarray(read.at(), read.at() + length));
    read.skip(length);
    const size = read.next();
    found.set(key, { start: read.at(), end: read.at() + size });
    read.skip(size);
  }
  return found;
}

const directory = (bytes) => ({ bytes, folded: keyed(bytes, 0, bytes.length) });

function unpack(bytes, { start, end }) {
  // There cannot be more of anything than there are bytes.
  const most = end - start;
  const [rows, counts, places] = [new Uint32Array(most), new Uint32Array(most), new Uint32Array(most)];
  const { next, at } = numbers(bytes, start);
  let [pages, total, row] = [0, 0, 0];
  for (; at() < end; pages += 1) {
    rows[pages] = row += next();
    counts[pages] = next();
    for (let n = counts[pages], place = 0; n > 0; n -= 1) places[total++] = place += next();
  }
  return { rows: rows.subarray(0, pages), counts, places };
}

// Put the marks of several words into one list, row by row, in the order of places.
function merge(found, rows) {
  const starts = new Uint32Array(rows + 1);
  const mixed = new Uint8Array(rows);
  for (const { postings } of found) {
    for (let i = 0; i < postings.rows.length; i += 1) {
      const row = postings.rows[i];
      if (starts[row + 1]) mixed[row] = 1;
      starts[row + 1] += postings.counts[i];
    }
  }
  let pages = 0;
  for (let row = 0; row < rows; row += 1) {
    if (starts[row + 1]) pages += 1;
    starts[row + 1] += starts[row];
  }
  const marks = new Uint32Array(starts[rows]);
  const ends = starts.slice();
  for (const { postings, flags } of found) {
    for (let i = 0, at = 0; i < postings.rows.length; i += 1) {
      const row = postings.rows[i];
      for (let n = postings.counts[i]; n > 0; n -= 1) marks[ends[row]++] = (postings.places[at++] << BITS) | flags;
    }
  }
  for (let row = 0; row < rows; row += 1) if (mixed[row]) marks.subarray(starts[row], starts[row + 1]).sort();
  return { starts, marks, pages };
}

async function gather(wanted, beginning) {
  const { rows } = await contents();
  const files = await wordFiles(wanted.folded, beginning, directory);
  const found = [];
  for (const { bytes, folded } of files) {
    for (const [key, where] of folded) {
      if (beginning ? !key.startsWith(wanted.folded) : key !== wanted.folded) continue;
      for (const [exact, there] of keyed(bytes, where.start, where.end)) {
        const same = beginning ? exact.startsWith(wanted.exact) : exact === wanted.exact;
        const flags = (same ? EXACT : 0) | (key === wanted.folded ? WHOLE : 0);
        found.push({ postings: unpack(bytes, there), flags });
      }
    }
  }
  return merge(found, rows);
}

// Where a word stands: { starts, marks, pages }; the marks of a row are those from starts[row] to
// starts[row + 1], and *pages* is the number of rows that have any. *beginning*: it may go on.
export function marksOf(wanted, beginning = false) {
  const key = `${wanted.exact}${beginning ? "…" : ""}`;
  const known = merged.get(key);
  if (known) return known;
  if (merged.size >= MOST_KEPT) merged.delete(merged.keys().next().value);
  const asked = gather(wanted, beginning);
  merged.set(key, asked);
  asked.catch(() => merged.delete(key));
  return asked;
}
