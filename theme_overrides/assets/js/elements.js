// Parts of pages made by scripts.

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
