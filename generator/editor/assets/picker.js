// A picker of records: a combobox (WAI-ARIA) over what the server finds; accents need not be typed.

import { changed } from "./send.js";

export const wirePickers = (root) => {
  for (const picker of root.querySelectorAll("[data-picker]")) wire(picker);
};

const wire = (picker) => {
  const [held, shown] = picker.querySelectorAll("input");
  const list = picker.querySelector("[role=listbox]");
  let at = -1;
  let asked = 0;

  const close = () => {
    list.hidden = true;
    shown.setAttribute("aria-expanded", "false");
    shown.removeAttribute("aria-activedescendant");
    at = -1;
  };
  const point = (to) => {
    const options = list.querySelectorAll("[role=option]");
    if (!options.length) return;
    at = (to + options.length) % options.length;
    options.forEach((option, number) => option.setAttribute("aria-selected", String(number === at)));
    shown.setAttribute("aria-activedescendant", options[at].id);
    options[at].scrollIntoView({ block: "nearest" });
  };
  const take = (option) => {
    held.value = option.dataset.id;
    shown.value = option.dataset.title;
    close();
    changed(held);
  };
  const open = async () => {
    asked += 1;
    const mine = asked;
    const words = shown.value.trim();
    const query = new URLSearchParams({ kinds: picker.dataset.kinds, q: words });
    const answer = await fetch(`/chon?${query}`, { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const { choices, total } = await answer.json();
    if (mine !== asked) return; // other words have been typed since
    list.replaceChildren(...choices.map((choice, number) => option(list, choice, number)));
    if (total > choices.length || !choices.length) {
      const more = document.createElement("li");
      more.className = "picker__more";
      more.setAttribute("role", "presentation");
      more.textContent = choices.length ? `Còn ${total - choices.length} mục nữa: gõ thêm để thu hẹp` : "Không có mục nào khớp";
      list.append(more);
    }
    list.hidden = false;
    shown.setAttribute("aria-expanded", "true");
    at = -1;
  };

  shown.addEventListener("input", () => {
    close(); // what is listed was found for other words: it must not be chosen by a quick Enter
    // What is typed is no choice yet: an id typed in full is, and nothing at all is one, too.
    held.value = /^[a-z0-9][a-z0-9-]*$/.test(shown.value.trim()) ? shown.value.trim() : shown.value.trim() ? shown.value : "";
    open();
  });
  shown.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) open(); else point(at + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && !list.hidden) {
      const option = list.querySelectorAll("[role=option]")[Math.max(at, 0)];
      if (option) take(option); else close();
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  shown.addEventListener("click", () => { if (list.hidden) open(); });
  shown.addEventListener("blur", () => setTimeout(close, 150));
  list.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[role=option]");
    event.preventDefault();
    if (option) take(option);
  });
};

const option = (list, choice, number) => {
  const made = document.createElement("li");
  made.id = `${list.id}-${number}`;
  made.setAttribute("role", "option");
  made.setAttribute("aria-selected", "false");
  made.dataset.id = choice.id;
  made.dataset.title = choice.title;
  const title = document.createElement("span");
  title.textContent = choice.title;
  const more = document.createElement("span");
  more.className = "quiet";
  more.textContent = choice.more ? ` ${choice.more}` : "";
  made.append(title, more);
  return made;
};
