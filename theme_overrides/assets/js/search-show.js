// A found page as readers see it: its words decoded (words.py, twins.py), matches marked.

import { END, fold, plain, split, word } from "./search-words.js";
import { fetchPage, pageAddress } from "./search-engine.js";

const TEXT = 204;
const BREAK = "`/";
const LAST = "``";
const PRIVATE = 0xf0000;
const SHOWN_WORDS = 36;
const BEFORE = 6;
const SIGNS = {
  "`(": "“", "`)": "”", "`<": "‘", "`>": "’", "`-": "–", "`=": "—", "`.": "…", "`*": "•", "`{": "«", "`}": "»",
  "`&": "_", "`'": "`", "`~": " ",
};

const DIGITS = "!\"#$%&'()*+,-./:";

function signs(coded) {
  return coded.replace(/`\[([^~]*)~|`./gs, (code, numbered) => {
    if (!numbered) return SIGNS[code] ?? "";
    return String.fromCodePoint([...numbered].reduce((sum, digit) => sum * 16 + DIGITS.indexOf(digit), 0));
  });
}

function read(coded) {
  const end = coded.indexOf(END);
  if (end < 0) return coded === BREAK ? { part: true } : null;
  const [, lead, body] = /^((?:`?[^\p{L}\p{N}`])*)(.*)$/su.exec(coded.slice(0, end));
  let rest = coded.slice(end + END.length);
  let text = body.replace(/ḍ/g, "đ").replace(/Ḍ/g, "Đ");
  if (rest.startsWith("`,")) {
    text = text.replace(/\B(?=(\d{3})+$)/g, ".");
    rest = rest.slice(2);
  } else if (rest.startsWith("`^")) {
    text = text.toUpperCase();
    rest = rest.slice(2);
  } else if (rest.startsWith("`!")) {
    const shape = rest.slice(2, 2 + text.length);
    text = [...text].map((letter, at) => (shape[at] === "+" ? letter.toUpperCase() : letter)).join("");
    rest = rest.slice(2 + text.length);
  }
  const glued = rest.endsWith("`|");
  const trail = signs(glued ? rest.slice(0, -2) : rest);
  return { key: body.toLowerCase(), fold: fold(body), text, lead: signs(lead), trail, glued };
}

// Return what tells how many letters of a word match. Where an accented word stands with its accents
// among *found*, the same letters with others are no match: for "số" not "sở".
function matcher(found, query, half) {
  const wanted = new Map();
  for (const w of [...query.words, ...query.symbols.flat()]) {
    const same = wanted.get(w.fold) ?? { keys: new Set(), any: false };
    if (w.accented) same.keys.add(w.key);
    else same.any = true;
    wanted.set(w.fold, same);
  }
  for (const w of found) {
    const same = wanted.get(w.fold);
    if (same?.keys.has(w.key)) same.there = true;
  }
  const last = half ? query.words.at(-1).fold : null;
  return (w) => {
    const same = wanted.get(w.fold);
    if (same && (same.any || !same.there || same.keys.has(w.key))) return w.text.length;
    return last && w.fold?.startsWith(last) ? last.length : 0;
  };
}

// Add text to stretches, [text, whether it matches].
function put(stretches, text, hit) {
  if (!text) return;
  if (stretches.length && stretches.at(-1)[1] === hit) stretches.at(-1)[0] += text;
  else stretches.push([text, hit]);
}

function densest(words, hits) {
  let best = 0;
  let start = 0;
  for (let at = 0; at < words.length; at += 1) {
    if (!hits[at] || hits[at - 1]) continue;
    const seen = new Set();
    let beside = 0;
    for (let i = at; i < Math.min(words.length, at + SHOWN_WORDS - BEFORE); i += 1) {
      if (!hits[i]) continue;
      seen.add(words[i].fold);
      if (hits[i + 1]) beside += 1;
    }
    const score = seen.size * 100 + Math.min(beside, 9) * 10;
    if (score > best) [best, start] = [score, at];
  }
  return best ? start : -1;
}

// Return stretches of the visible text around its best matches, or of its beginning.
function excerpt(words, hits) {
  const start = densest(words, hits);
  let from = Math.max(0, start - BEFORE);
  for (let i = start; i > from; i -= 1) if (words[i - 1].part) from = i;
  const stretches = [];
  if (from > 0 && !words[from - 1].part) put(stretches, "… ", false);
  const to = Math.min(words.length, from + SHOWN_WORDS);
  for (let i = from; i < to; i += 1) {
    const w = words[i];
    if (w.part) {
      if (!/[.!?…:;]\s*$/.test(stretches.at(-1)?.[0] ?? ".")) put(stretches, "· ", false);
      continue;
    }
    put(stretches, w.lead, false);
    put(stretches, w.text.slice(0, hits[i]), true);
    put(stretches, w.text.slice(hits[i]) + w.trail + (w.glued ? "" : " "), false);
  }
  if (to < words.length) put(stretches, "…", false);
  return stretches;
}

function markTitle(title, found, hits) {
  const stretches = [];
  let done = 0;
  found.forEach((w, at) => {
    put(stretches, title.slice(done, w.start), false);
    put(stretches, w.text.slice(0, hits[at]), true);
    done = w.start + hits[at];
  });
  put(stretches, title.slice(done), false);
  return stretches;
}

// Return what is shown of a page. *half*: the query's last word may be unfinished.
export async function show(page, query, half = false) {
  const data = await fetchPage(page.id);
  const shown = Array.from(data.meta.v ?? "", (c) => String.fromCharCode(c.codePointAt(0) - PRIVATE)).join("");
  const [name, kind, day, flags, ...meta] = shown.split("\x1f");
  const title = plain(name);
  const titled = split(title).map((w) => ({ ...word(w.text), ...w }));
  const coded = data.content.split(" ");
  const end = coded.indexOf(LAST);
  const words = coded.slice(TEXT, end < 0 ? coded.length : end).map(read).filter(Boolean);
  const hits = matcher([...titled, ...words], query, half);
  return {
    address: pageAddress(data.url),
    title: markTitle(title, titled, titled.map(hits)),
    name,
    kind,
    day,
    meta,
    person: flags.includes("p"),
    sample: flags.includes("s"),
    excerpt: excerpt(words, words.map(hits)),
  };
}

// Make an element: el("p", "meta", child or text, …).
export function el(tag, name, ...children) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...children);
  return made;
}

// The text of stretches, matches in <mark>.
export function marked(stretches) {
  return stretches.map(([text, hit]) => (hit ? el("mark", "", text) : text));
}

export function printedDay(day) {
  const made = el("time", "", day.split("-").reverse().join("/"));
  made.dateTime = day;
  return made;
}

export const number = (count) => count.toLocaleString("vi-VN");
