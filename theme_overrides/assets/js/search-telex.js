// Vietnamese typed in Telex with the typing program switched off: "chuyeern ddooir soos".

const SHAPES = [
  [/dd/g, "đ"], [/aa/g, "â"], [/ee/g, "ê"], [/oo/g, "ô"], [/aw/g, "ă"], [/uow|uwo|uwow/g, "ươ"],
  [/ow/g, "ơ"], [/uw/g, "ư"],
];
const TONES = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" };
const VOWELS = "aăâeêioôơuưy";
const GROUP = new RegExp(`[${VOWELS}]+`);

function toned(word, tone) {
  const onset = /^(qu|gi(?=[aăâeêoôơuư]))/.exec(word)?.[0].length ?? 0;
  const group = GROUP.exec(word.slice(onset)) || GROUP.exec(word);
  if (!group) return word;
  const start = group.index + (GROUP.test(word.slice(onset)) ? onset : 0);
  const vowels = group[0];
  const last = start + vowels.length === word.length;
  let at = vowels.length > 1 && last ? vowels.length - 2 : vowels.length - 1;
  for (let i = 0; i < vowels.length; i += 1) if ("ăâêôơư".includes(vowels[i])) at = i;
  const place = start + at + 1;
  return (word.slice(0, place) + tone + word.slice(place)).normalize("NFC");
}

function one(word) {
  let made = word;
  let tone = "";
  const typed = /^([^sfrxj]*[aeiouy][^sfrxj]*)([sfrxj])([^sfrxj]*)$/.exec(made)
    || /^([bcdghklmnpqrtvxs]*[aeiouyw]+[a-z]*?)([sfrxj])([a-z]*)$/.exec(made);
  if (typed) {
    tone = TONES[typed[2]];
    made = typed[1] + typed[3];
  }
  for (const [from, to] of SHAPES) made = made.replace(from, to);
  // A doubled vowel may have its second half typed at the end: "hoaf", "ddeer", "vieejt".
  return tone ? toned(made, tone) : made;
}

// Return what *typed* means in Telex, or null where it means nothing other than it says.
export function fromTelex(typed) {
  if (!/^[\x20-\x7e]+$/.test(typed)) return null;
  const made = typed.toLowerCase().replace(/[a-z]+/g, one);
  return made === typed.toLowerCase() ? null : made;
}
