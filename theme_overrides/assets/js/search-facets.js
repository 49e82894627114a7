// The choices by which results are narrowed. Their names and order are those of the listings that
// the page offers without JavaScript.

import { el, number } from "./elements.js";
import { fold, plain } from "./search-words.js";

const SHOWN = 6;
const MANY = 15;
// Longest lists first show what most results belong to.
const BY_COUNT = new Set(["linh-vuc", "phong-trao", "don-vi"]);

let made = 0;

function choice(facet, item) {
  made += 1;
  const box = el("input");
  box.type = "checkbox";
  box.name = facet;
  box.value = item.dataset.key;
  box.id = `chon-${made}`;
  const name = item.querySelector("[data-name]").textContent;
  const count = el("span", "facet__count");
  const label = el("label", "", el("span", "", name), count);
  label.htmlFor = box.id;
  const line = el("li", "facet__choice", box, label);
  return { key: box.value, name, folded: fold(plain(name)), box, count, line, found: 0 };
}

function build(section, onChange) {
  const key = section.dataset.facet;
  const title = section.querySelector("[data-title]").textContent;
  const choices = [...section.querySelectorAll("[data-key]")].map((item) => choice(key, item));
  const list = el("ul", "facet__list", ...choices.map((c) => c.line));
  const more = el("button", "facet__more");
  more.type = "button";
  const sought = el("input", "facet__sought");
  sought.type = "text";
  sought.placeholder = "Tìm trong danh sách";
  sought.setAttribute("aria-label", `Tìm trong danh sách ${title}`);
  const group = el("fieldset", "facet", el("legend", "", title), sought, list, more);
  const facet = { key, title, choices, group, open: false };

  facet.draw = () => {
    const offered = choices.filter((c) => c.found > 0 || c.box.checked);
    const letters = fold(plain(sought.value.trim()));
    const many = facet.open && offered.length > MANY;
    const fitting = many && letters ? offered.filter((c) => c.box.checked || c.folded.includes(letters)) : offered;
    let room = facet.open ? Infinity : SHOWN;
    for (const one of [...list.children].map((line) => choices.find((c) => c.line === line))) {
      const shown = fitting.includes(one) && (one.box.checked || room > 0);
      if (shown) room -= 1;
      one.line.hidden = !shown;
      one.count.replaceChildren(number(one.found), el("span", "unseen", " kết quả"));
    }
    sought.hidden = !many;
    const left = offered.length - SHOWN;
    more.hidden = left < 1;
    more.setAttribute("aria-expanded", String(facet.open));
    more.replaceChildren(
      facet.open ? "Thu gọn" : `Thêm ${number(Math.max(left, 0))} lựa chọn`,
      el("span", "unseen", `: ${title}`),
    );
    group.hidden = offered.length === 0;
  };

  more.addEventListener("click", () => {
    facet.open = !facet.open;
    facet.draw();
  });
  sought.addEventListener("input", facet.draw);
  list.addEventListener("change", onChange);
  facet.order = () => {
    const inOrder = BY_COUNT.has(key) ? [...choices].sort((a, b) => b.found - a.found) : choices;
    list.replaceChildren(...inOrder.map((c) => c.line));
  };
  return facet;
}

// *start* holds the listings. Returns what the page needs to show counts and read what is chosen.
export function facets(place, start, onChange) {
  const all = [...start.querySelectorAll("[data-facet]")].map((section) => build(section, onChange));
  place.replaceChildren(...all.map((facet) => facet.group));
  return {
    names: all.map((facet) => facet.key),
    title: (key) => all.find((facet) => facet.key === key)?.title ?? key,
    label: (name, key) => all.find((f) => f.key === name)?.choices.find((c) => c.key === key)?.name ?? key,
    chosen: () => new Map(all.map((facet) => [
      facet.key, new Set(facet.choices.filter((c) => c.box.checked).map((c) => c.key)),
    ])),
    choose: (chosen) => {
      for (const facet of all) for (const c of facet.choices) c.box.checked = chosen.get(facet.key)?.has(c.key) ?? false;
    },
    // *fresh*: the question is another one, so lists may change their order.
    update: (counts, fresh) => {
      for (const facet of all) {
        for (const c of facet.choices) c.found = counts.get(facet.key)?.get(c.key) ?? 0;
        if (fresh) facet.order();
        facet.draw();
      }
    },
  };
}
