// Pagefind, one question at a time: it has one setting for all that is under way.

import { END } from "./search-words.js";

const ROOT = new URL("../../", import.meta.url);
const FOLDER = new URL("pagefind/", ROOT);

// Every syllable of Vietnamese without accents: an index is kept in parts by the order of words,
// and Pagefind fetches only those parts in which something asked for would stand.
const ONSETS = " b c ch d g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split(" ");
const RIMES = ("a ac ach ai am an ang anh ao ap at au ay e ec em en eng eo ep et eu enh ech i ia ich iec iem ien"
  + " ieng iep iet ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo"
  + " oet oi om on ong oong op ot u ua uan uang uat uay uc ue uech uenh ui um un ung uo uoc uoi uom uon uong"
  + " uop uot uou up ut uu uy uya uych uyen uyet uynh uyt uyu y yem yen yet yeu").split(" ");
const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

// How a packed file begins, and what Pagefind writes before the JSON in it.
const PACKED = 0x1f;
const MARK = "pagefind_dcd";

let opened = null;
let queue = Promise.resolve();

export function pageAddress(address) {
  return new URL(address.replace(/^\//, ""), ROOT).href;
}

async function open() {
  const { createInstance } = await import(new URL("pagefind.js", FOLDER).href);
  const instance = createInstance({ basePath: FOLDER.href, baseUrl: "/", excerptLength: 1 });
  await instance.init();
  return { instance, exact: false };
}

// Start loading; a failure shows with the first question.
export function warm() {
  opened ??= open();
  opened.catch(() => { opened = null; });
  return opened;
}

// A filter that no page has: nothing is scored, only counted.
const NOTHING = { "-": "-" };

async function ask(term, { exact = false, filters = {} } = {}) {
  const pagefind = await warm();
  if (pagefind.exact !== exact) {
    await pagefind.instance.options({ exactDiacritics: exact });
    pagefind.exact = exact;
  }
  const answer = await pagefind.instance.search(term, { filters });
  if (!answer) throw new Error("no answer");
  return answer;
}

function asked(term, options) {
  const answer = queue.then(() => ask(term, options));
  queue = answer.catch(() => {});
  return answer;
}

// Return the pages with all of *terms*: [{ id, score, words (their places) }].
export async function search(terms, options) {
  return (await asked(terms.join(" "), options)).results;
}

// Tell how many pages have a word. Pagefind leaves out of a question what stands nowhere.
export async function count(term) {
  return (await asked(term, { filters: NOTHING })).unfilteredResultCount;
}

// Fetch the parts of the index that hold words beginning with *start*.
export async function fetchBeginning(start) {
  const probes = [...LETTERS, END].map((letter) => start + letter);
  for (const onset of ONSETS) {
    if (!onset.startsWith(start) && !start.startsWith(onset)) continue;
    for (const rime of RIMES) {
      const syllable = onset + rime;
      if (syllable.startsWith(start)) probes.push(syllable + END);
    }
  }
  const pagefind = await warm();
  await pagefind.instance.preload([start, ...new Set(probes)].join(" "));
}

// What Pagefind keeps of a page: { url, content, meta }. Some servers unpack what they send.
export async function fetchPage(id) {
  const answer = await fetch(new URL(`fragment/${id}.pf_fragment`, FOLDER));
  if (!answer.ok) throw new Error(`${id}: ${answer.status}`);
  let bytes = await answer.arrayBuffer();
  if (new Uint8Array(bytes)[0] === PACKED) {
    const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    bytes = await new Response(unpacked).arrayBuffer();
  }
  return JSON.parse(new TextDecoder().decode(bytes).slice(MARK.length));
}

export async function fetchTable() {
  const answer = await fetch(new URL("records.json", FOLDER), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`records.json: ${answer.status}`);
  return answer.json();
}
