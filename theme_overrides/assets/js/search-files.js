// The files of the index, made by generator/outputs/search: each is fetched once, when it is needed.

const ROOT = new URL("../../", import.meta.url);
const FOLDER = new URL("tim-kiem/chi-muc/", ROOT);
const CONTENTS = "muc-luc.bin";
const PACKED = [0x1f, 0x8b];

const fetched = new Map();

export function pageAddress(address) {
  return new URL(address.replace(/^\//, ""), ROOT).href;
}

async function load(name, options) {
  const answer = await fetch(new URL(name, FOLDER), options);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  let bytes = new Uint8Array(await answer.arrayBuffer());
  // Some servers unpack what they send.
  if (PACKED.every((byte, at) => bytes[at] === byte)) {
    const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    bytes = new Uint8Array(await new Response(unpacked).arrayBuffer());
  }
  return bytes;
}

// Keep what is made of a file; a failure is not kept.
function once(name, make, options) {
  if (!fetched.has(name)) {
    const asked = load(name, options).then(make);
    fetched.set(name, asked);
    asked.catch(() => fetched.delete(name));
  }
  return fetched.get(name);
}

const json = (bytes) => JSON.parse(new TextDecoder().decode(bytes));
const named = (digits) => `${digits}.bin`;

function sums(counts) {
  const made = new Uint32Array(counts.length + 1);
  counts.forEach((count, at) => { made[at + 1] = made[at] + count; });
  return made;
}

// The table of contents; with it, where the passages of each row begin, and those of each shelf.
export function contents() {
  return once(CONTENTS, (bytes) => {
    const made = json(bytes);
    const counts = new Array(made.rows).fill(1);
    for (const [row, count] of made.long) counts[row] = count;
    return { ...made, passages: sums(counts), starts: sums(made.sizes) };
  }, { cache: "no-cache" });
}

// What the pages belong to.
export async function table() {
  return once(named((await contents()).table), json);
}

// Where *value* stands in order: how many of *count* come before it or are it, less one.
function place(count, before) {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

// The files that hold words whose folded keys are *folded*, or begin with it.
export async function wordFiles(folded, beginning, make) {
  const { words } = await contents();
  const from = Math.max(0, place(words.length, (at) => words[at][0] <= folded));
  let to = from + 1;
  while (beginning && to < words.length && words[to][0].startsWith(folded)) to += 1;
  return Promise.all(words.slice(from, to).map(([, digits]) => once(named(digits), make)));
}

async function passage(at) {
  const { shelves, starts } = await contents();
  const shelf = place(shelves.length, (one) => starts[one] <= at);
  return (await once(named(shelves[shelf]), json))[at - starts[shelf]];
}

// A page as results show it: its head, and the text of the passage of that number.
export async function page(row, number) {
  const { passages } = await contents();
  const [first, end] = [passages[row], passages[row + 1]];
  const there = first + number < end ? first + number : first;
  const [[own, ...head], [text]] = await Promise.all([passage(first), passage(there)]);
  return { head, text: there === first ? own : text };
}
