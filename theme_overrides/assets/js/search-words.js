// What a word is: the same as in generator/outputs/search/words.py.

const WORD = /\p{Nd}{1,3}(?:\.\p{Nd}{3})+(?!\p{Nd})|\p{Nd}+|[\p{L}\p{Nl}\p{No}]+/gu;
const UNSEEN = /[\u00ad\u034f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
const ASIDE = /[^\p{L}\p{N}_/\-–.:&+'’]+/u;
const PHRASE = /["“”„]([^"“”„]+)["“”„]/g;
const MOST_WORDS = 24;
const MOST_PARTS = 8;

// Where the tone of oa, oe, uy stands: old hòa, new hoà.
const NEW = /([ou])([aey])([\u0300\u0301\u0303\u0309\u0323])$/i;
const PAIRS = new Set(["oa", "oe", "uy"]);

// In NFC, look-alikes of Đ mended, without marks that belong to no letter.
export function plain(text) {
  return text.normalize("NFC").replace(/\p{Cc}+/gu, " ").replace(UNSEEN, "").replace(/[ÐƉ]/g, "Đ").replace(/[ðɖ]/g, "đ")
    .replace(/\p{M}/gu, "");
}

// Small letters without accents, đ as d.
export function fold(word) {
  return word.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
}

function spelling(word) {
  const parts = word.normalize("NFD");
  const found = NEW.exec(parts);
  if (!found || !PAIRS.has(found[1] + found[2]) || parts[found.index - 1] === "q") return word;
  return parts.replace(NEW, "$1$3$2").normalize("NFC");
}

// Where each word of a plain text stands: [{ text, start }].
export function split(text) {
  return Array.from(text.matchAll(WORD), (m) => ({ text: m[0], start: m.index }));
}

// *exact*: as it is written, in small letters; *folded*: what it is found by; *typed*: to show.
export function word(text) {
  const typed = text.toLowerCase();
  if (/^\p{Nd}/u.test(text)) {
    const exact = typed.replaceAll(".", "");
    const folded = exact.replace(/^0+(?=.)/, "");
    return { typed, exact, folded, accented: folded !== exact };
  }
  const exact = spelling(typed);
  const folded = fold(exact);
  return { typed, exact, folded, accented: folded !== exact };
}

function unique(words) {
  return [...new Map(words.map((w) => [w.exact, w])).values()].slice(0, MOST_WORDS);
}

// What is typed as wanted words (each once), and rows of them: quoted phrases, and symbols such as
// 46/KH-STTTT. *whole* says that the last word is typed to its end.
export function parse(typed) {
  const text = plain(typed);
  const words = [];
  const symbols = [];
  const phrases = [];
  for (const quoted of text.matchAll(PHRASE)) {
    const found = split(quoted[1]).map((w) => word(w.text)).slice(0, MOST_WORDS);
    words.push(...found);
    if (found.length > 1) phrases.push(found);
  }
  const open = text.replace(PHRASE, " ");
  for (const piece of open.split(/\s+/).flatMap((run) => run.split(ASIDE))) {
    const found = split(piece).map((w) => word(w.text));
    if (found.length > 1 && piece.includes("/")) symbols.push(found.slice(0, MOST_PARTS));
    words.push(...(found.length > 1 && piece.includes("/") ? found.slice(0, MOST_PARTS) : found));
  }
  return {
    words: unique(words),
    symbols,
    phrases,
    whole: /[\s"“”„]$/.test(text) || phrases.length > 0,
    empty: words.length === 0,
  };
}

// The same, with the parts of symbols wherever they stand.
export const loosened = (query) => ({ ...query, symbols: [] });
