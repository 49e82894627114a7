// Lists: add an item, which the server makes; move it; take it out, with a way back.

import { changed } from "./send.js";

let count = 0;

export const wireLists = (form, wire) => {
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.matches("[data-add]")) add(button, wire);
    else if (button.matches("[data-remove]")) remove(button);
    else if (button.matches("[data-up], [data-down]")) move(button);
  });
  // An item is called by the first words written in it.
  form.addEventListener("input", (event) => {
    const group = event.target.closest(".item__group");
    if (!group) return;
    const summary = group.querySelector(":scope > summary .item__summary");
    const first = [...group.querySelectorAll(":scope > .item__in > .grid > .field :is(input[type=text], textarea)")]
      .map((each) => each.value.trim()).find(Boolean);
    summary.textContent = first ? first.slice(0, 90) : summary.dataset.empty;
  });
};

const add = async (button, wire) => {
  const list = button.closest("[data-list]");
  count += 1;
  const mark = `m${Date.now().toString(36)}${count}`;
  const asked = new URLSearchParams({ name: list.dataset.list, mark });
  const answer = await fetch(`/muc/${list.dataset.folder}?${asked}`);
  if (!answer.ok || answer.redirected) return;
  const holder = document.createElement("template");
  holder.innerHTML = await answer.text();
  const item = holder.content.querySelector(".item");
  list.querySelector(":scope > .list__items").append(item);
  wire(item);
  item.querySelector("input:not([type=hidden]), textarea, select")?.focus();
  changed(list);
};

const remove = (button) => {
  const item = button.closest(".item");
  const list = item.closest("[data-list]");
  const place = item.nextSibling;
  const items = item.parentElement;
  item.remove();
  const back = document.createElement("button");
  back.type = "button";
  back.className = "button button--soft undo";
  back.textContent = "Đã bỏ một mục. Lấy lại";
  back.addEventListener("click", () => {
    items.insertBefore(item, place?.parentNode === items ? place : null);
    back.remove();
    item.querySelector("input:not([type=hidden]), textarea, summary")?.focus();
    changed(list);
  });
  list.querySelectorAll(":scope > .undo").forEach((each) => each.remove());
  list.querySelector(":scope > [data-add]").after(back);
  back.focus();
  changed(list);
};

const move = (button) => {
  const item = button.closest(".item");
  const up = button.matches("[data-up]");
  const other = up ? item.previousElementSibling : item.nextElementSibling;
  if (!other) return;
  if (up) other.before(item); else other.after(item);
  button.focus();
  changed(item);
};
