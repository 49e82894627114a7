// The first results under the search field while someone types: a combobox with a list.
// The form works without it.

import { el, marked, number } from "./elements.js";

const MOST = 6;
const FEWEST_LETTERS = 2;
const PAUSE = 160;

let boxes = 0;

// What searches, and its table of contents: loaded when someone is about to type.
async function load() {
  const [{ suggest }, { show }, { contents }] = await Promise.all([
    import("./search-find.js"), import("./search-show.js"), import("./search-files.js"),
  ]);
  await contents();
  return { suggest, show };
}

export function attach(form) {
  const input = form.querySelector("input[type=search]");
  const list = el("ul", "suggest__list");
  const said = el("p", "unseen");
  const panel = el("div", "suggest", list);
  boxes += 1;
  list.id = `goi-y-${boxes}`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Kết quả gợi ý");
  said.setAttribute("role", "status");
  panel.hidden = true;
  form.append(panel, said);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
    autocomplete: "off",
  })) input.setAttribute(name, value);

  let asked = 0;
  let timer = 0;
  let active = -1;
  let composing = false;

  function options() {
    return [...list.children];
  }

  function close() {
    asked += 1;
    clearTimeout(timer);
    panel.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(at) {
    const all = options();
    all[active]?.setAttribute("aria-selected", "false");
    active = at;
    if (at < 0) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    all[at].setAttribute("aria-selected", "true");
    all[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", all[at].id);
  }

  function option(content, at, go) {
    const made = el("li", "suggest__option", ...content);
    made.id = `${list.id}-${at}`;
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    made.addEventListener("mousedown", (event) => event.preventDefault());
    made.addEventListener("click", go);
    return made;
  }

  async function look() {
    const typed = input.value;
    const mine = (asked += 1);
    if (typed.trim().length < FEWEST_LETTERS) {
      close();
      return;
    }
    let found;
    let shown;
    try {
      const { suggest, show } = await load();
      found = await suggest(typed);
      if (mine !== asked) return;
      shown = await Promise.all(found.pages.slice(0, MOST).map((page) => show(page, found)));
    } catch {
      close();
      return;
    }
    if (mine !== asked) return;
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.replaceChildren(...shown.map((result, at) => option(
      [
        el("span", "suggest__title", ...marked(result.title)),
        el("span", "suggest__kind", [result.kind, ...result.meta.slice(0, 1)].join(" · ")),
      ],
      at,
      () => location.assign(result.address),
    )));
    if (found.pages.length > shown.length) {
      list.append(option(
        [el("span", "suggest__all", `Xem tất cả ${number(found.pages.length)} kết quả`)],
        shown.length,
        () => { close(); form.requestSubmit(); },
      ));
    }
    panel.hidden = !shown.length;
    input.setAttribute("aria-expanded", String(shown.length > 0));
    said.textContent = shown.length
      ? `${number(found.pages.length)} kết quả, dùng phím mũi tên để chọn`
      : "Chưa thấy kết quả nào";
  }

  input.addEventListener("focus", () => load().catch(() => {}), { once: true });
  input.addEventListener("compositionstart", () => { composing = true; });
  input.addEventListener("compositionend", () => { composing = false; });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (composing || event.isComposing) return;
    const all = options();
    const isOpen = !panel.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!isOpen) {
        if (event.key === "ArrowDown") look();
        return;
      }
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(((active + 1 + step + all.length + 1) % (all.length + 1)) - 1);
    } else if (event.key === "Enter" && isOpen && active >= 0) {
      event.preventDefault();
      all[active].click();
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      close();
    } else if (event.key === "Tab") {
      close();
    }
  });
  form.addEventListener("submit", close);
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) close();
  });
  return { close };
}
