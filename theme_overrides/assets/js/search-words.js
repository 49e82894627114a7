// What a word is: the same as in generator/outputs/search/words.py and expand.py.

export const END = "ǃ";
const SYMBOL = "ǂ";
const WORD = /\p{Nd}{1,3}(?:\.\p{Nd}{3})+(?!\p{Nd})|\p{Nd}+|[\p{L}\p{Nl}\p{No}]+/gu;
const UNSEEN = /[\u00ad\u034f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
const ASIDE = /[^\p{L}\p{N}_/\-–.:&+'’]+/u;
const PHRASE = /["“”„]([^"“”„]+)["“”„]/g;
const MOST_WORDS = 24;
const MOST_PARTS = 8;

// In NFC, look-alikes of Đ mended, without marks that belong to no letter.
export function plain(text) {
  return text.normalize("NFC").replace(/\p{Cc}+/gu, " ").replace(UNSEEN, "").replace(/[ÐƉ]/g, "Đ").replace(/[ðɖ]/g, "đ")
    .replace(/ḍ/g, "d").replace(/Ḍ/g, "D").replaceAll(END, "!").replace(/[ǂǁ]/g, " ")
    .replace(/\p{M}/gu, "");
}

// Small letters without accents, đ as d.
export function fold(word) {
  return word.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
}

// Where each word of a plain text stands: [{ text, start }].
export function split(text) {
  return Array.from(text.matchAll(WORD), (m) => ({ text: m[0], start: m.index }));
}

export function word(text) {
  const small = text.toLowerCase();
  const bare = small.replaceAll(".", "");
  return { key: bare.replace(/đ/g, "ḍ"), fold: fold(bare), accented: fold(bare) !== bare };
}

function unpadded(part) {
  return /^\p{Nd}+$/u.test(part.key) ? part.key.replace(/^0+(?=.)/, "") : part.key;
}

// What is typed as wanted words (each once), symbols such as 46/KH-STTTT (their parts joined),
// and quoted phrases. *whole* says that the last word is typed to its end.
export function parse(typed) {
  const text = plain(typed);
  const words = new Map();
  const symbols = [];
  const phrases = [];
  const add = (found) => { if (words.size < MOST_WORDS) words.set(found.key, found); };
  for (const quoted of text.matchAll(PHRASE)) {
    const found = split(quoted[1]).map((w) => word(w.text));
    found.forEach(add);
    if (found.length > 1) phrases.push(found.slice(0, MOST_WORDS));
  }
  const open = text.replace(PHRASE, " ");
  for (const piece of open.split(/\s+/).flatMap((run) => run.split(ASIDE))) {
    const found = split(piece).map((w) => word(w.text));
    if (found.length > 1 && piece.includes("/")) symbols.push(found.slice(0, MOST_PARTS));
    else found.forEach(add);
  }
  for (const symbol of symbols) symbol.key = SYMBOL + symbol.map(unpadded).join(END);
  return {
    words: [...words.values()],
    symbols,
    phrases,
    whole: /[\s"“”„]$/.test(text) || phrases.length > 0,
    empty: words.size + symbols.length === 0,
  };
}

// The same, with the parts of symbols as words of their own.
export function loosened(query) {
  const words = new Map(query.words.map((w) => [w.key, w]));
  for (const part of query.symbols.flat()) words.set(part.key, part);
  return { ...query, words: [...words.values()], symbols: [] };
}
