// The pages that have all words of a question, in order: a person's name before all; then pages that
// have accented words with those accents; then titles; then words that stand in a row.

import { isExact, isWhole, placeOf, TEXT, TITLE } from "./search-index.js";

const ROWS = 2 ** 20;
const SCORES = 1024;
// Marks of a word beyond these add little.
const ENOUGH = 1.5;
const UNFINISHED = 0.4;

// How a page has words in a row.
const NOWHERE = 0;
const TEXT_ANY_ORDER = 1;
const TEXT_IN_ORDER = 2;
const TITLE_ANY_ORDER = 3;
const TITLE_IN_ORDER = 4;

// The rows that have every one of *lists*, from marksOf.
export function common(lists, rows) {
  const [fewest, ...others] = [...lists].sort((a, b) => a.pages - b.pages);
  const found = [];
  for (let row = 0; row < rows; row += 1) {
    if (fewest.starts[row] < fewest.starts[row + 1]
      && others.every(({ starts }) => starts[row] < starts[row + 1])) found.push(row);
  }
  return found;
}

// The mark of *list* in a row at a place, or -1.
function markAt({ starts, marks }, row, place) {
  let [low, high] = [starts[row], starts[row + 1]];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (placeOf(marks[middle]) < place) low = middle + 1;
    else high = middle;
  }
  return low < starts[row + 1] && placeOf(marks[low]) === place ? marks[low] : -1;
}

// Call *found* with the place of the first of words that stand in a row in order, and whether all
// are as typed; stop where it returns true.
function runs(lists, row, found) {
  const [{ starts, marks }] = lists;
  for (let i = starts[row]; i < starts[row + 1]; i += 1) {
    const place = placeOf(marks[i]);
    let exact = isExact(marks[i]);
    let n = 1;
    for (; n < lists.length; n += 1) {
      const mark = markAt(lists[n], row, place + n);
      if (mark < 0) break;
      exact &&= isExact(mark);
    }
    if (n === lists.length && found(place, exact)) return true;
  }
  return false;
}

export const inRow = (lists, row) => runs(lists, row, () => true);

// The narrowest stretch of the places from *from* to *to* with a mark of every list:
// { place, wide } or null.
function narrowest(lists, row, from, to) {
  const at = lists.map(({ starts }) => starts[row]);
  let best = null;
  for (;;) {
    let [low, high, first] = [Infinity, -1, -1];
    for (let n = 0; n < lists.length; n += 1) {
      const { starts, marks } = lists[n];
      while (at[n] < starts[row + 1] && placeOf(marks[at[n]]) < from) at[n] += 1;
      const place = at[n] < starts[row + 1] ? placeOf(marks[at[n]]) : Infinity;
      if (place >= to) return best;
      if (place < low) [low, first] = [place, n];
      if (place > high) high = place;
    }
    if (!best || high - low < best.wide) best = { place: low, wide: high - low };
    if (best.wide === 0) return best;
    at[first] += 1;
  }
}

// How the words stand together, and whether somewhere so as typed.
function together(lists, row) {
  if (lists.length < 2) return [NOWHERE, false];
  let best = NOWHERE;
  let spelt = false;
  runs(lists, row, (place, exact) => {
    const kind = place < TEXT ? TITLE_IN_ORDER : TEXT_IN_ORDER;
    if (kind > best) [best, spelt] = [kind, exact];
    else if (kind === best) spelt ||= exact;
    return best === TITLE_IN_ORDER ? spelt : place >= TEXT && spelt;
  });
  if (best) return [best, spelt];
  const width = lists.length - 1;
  if (narrowest(lists, row, 0, TEXT)?.wide === width) return [TITLE_ANY_ORDER, false];
  return [narrowest(lists, row, TEXT, Infinity)?.wide === width ? TEXT_ANY_ORDER : NOWHERE, false];
}

function has(list, row, end, exact) {
  const { starts, marks } = list;
  for (let i = starts[row]; i < starts[row + 1]; i += 1) {
    if (placeOf(marks[i]) >= end) return false;
    if (!exact || isExact(marks[i])) return true;
  }
  return false;
}

function weight({ starts, marks }, row) {
  let sum = 0;
  for (let i = starts[row]; i < starts[row + 1]; i += 1) sum += isWhole(marks[i]) ? 1 : UNFINISHED;
  return sum / (sum + ENOUGH);
}

// Return *found* in order, best first. *lists* are the marks of *words*.
export function ranked(found, words, lists, rows) {
  const accented = lists.filter((_, n) => words[n].accented);
  const strict = accented.length || words.length > 1 ? accented : lists;
  const rarity = lists.map(({ pages }) => Math.log(1 + rows / (1 + pages)));
  const most = rarity.reduce((sum, each) => sum + each, 0);
  // Numbers to sort by; the later row, the smaller.
  const keys = new Float64Array(found.length);
  found.forEach((row, n) => {
    const every = (all, end, exact) => all.every((list) => has(list, row, end, exact));
    const exact = strict.length > 0 && every(strict, Infinity, true);
    const titled = every(lists, TEXT, false);
    const [row_, spelt] = together(lists, row);
    let rank = every(lists, TITLE, false) ? 1 : 0;
    rank = rank * 2 + (accented.length && !exact ? 0 : 1);
    rank = rank * 3 + (titled ? 1 + Number(strict.length > 0 && every(strict, TEXT, true)) : 0);
    rank = rank * 2 + Number(exact);
    rank = rank * 5 + row_;
    rank = rank * 2 + Number(spelt && strict.length === lists.length);
    const score = lists.reduce((sum, list, at) => sum + weight(list, row) * rarity[at], 0) / most;
    keys[n] = (rank * SCORES + Math.floor(score * (SCORES - 1))) * ROWS + (ROWS - 1 - row);
  });
  keys.sort();
  const inOrder = new Array(found.length);
  for (let n = 0; n < found.length; n += 1) inOrder[n] = ROWS - 1 - (keys[found.length - 1 - n] % ROWS);
  return inOrder;
}

// The place in the text of a page that is best quoted: where the words stand closest; else where
// one of them stands.
export function bestPlace(lists, row) {
  const near = lists.length ? narrowest(lists, row, TEXT, Infinity) : null;
  if (near) return near.place;
  for (const { starts, marks } of lists) {
    for (let i = starts[row]; i < starts[row + 1]; i += 1) if (placeOf(marks[i]) >= TEXT) return placeOf(marks[i]);
  }
  return TEXT;
}
