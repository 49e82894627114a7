// The search page. All there is to know of what is shown stands in its address.

import { el, marked, number, printedDay } from "./elements.js";
import { facets } from "./search-facets.js";
import { find } from "./search-find.js";
import { narrow, records, sorted } from "./search-records.js";
import { show } from "./search-show.js";

const PER_PAGE = 20;
// Results that a screen has room for are shown before the others have come.
const AT_ONCE = 6;
const ORDERS = ["phu-hop", "ngay", "ten"];
const PATIENCE = 200;

function read(names) {
  const asked = new URLSearchParams(location.search);
  const order = asked.get("xep");
  return {
    typed: (asked.get("q") ?? "").trim(),
    chosen: new Map(names.map((name) => [name, new Set(asked.getAll(name))])),
    order: ORDERS.includes(order) ? order : "",
    page: Math.max(1, Number.parseInt(asked.get("trang"), 10) || 1),
  };
}

function written(state) {
  const asked = new URLSearchParams();
  if (state.typed) asked.set("q", state.typed);
  for (const [name, keys] of state.chosen) for (const key of [...keys].sort()) asked.append(name, key);
  if (state.order) asked.set("xep", state.order);
  if (state.page > 1) asked.set("trang", state.page);
  const text = asked.toString();
  return text ? `?${text}` : location.pathname;
}

const isChosen = (state) => [...state.chosen.values()].some((keys) => keys.size);

function monogram(name) {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word)).slice(-2);
  return words.map((word) => word[0].toUpperCase()).join("");
}

function line(result) {
  const link = el("a", "", ...marked(result.title));
  link.href = result.address;
  const kind = el("p", "card__kind", el("span", "", result.kind));
  if (result.sample) kind.append(el("span", "marks", el("span", "badge badge--sample", "Minh họa")));
  const text = el("div", "result__text", kind, el("h2", "result__title", link));
  if (result.excerpt.length) text.append(el("p", "result__excerpt", ...marked(result.excerpt)));
  const meta = result.meta.map((part) => el("span", "", part));
  if (result.day && !result.person) meta.unshift(el("span", "", printedDay(result.day)));
  if (meta.length) text.append(el("p", "meta", ...meta));
  if (!result.person) return el("li", "result", text);
  const initials = el("span", "mirror__monogram", monogram(result.name));
  initials.setAttribute("aria-hidden", "true");
  return el("li", "result result--person", el("div", "mirror mirror--card", initials), text);
}

// What to say where not every word stands in the pages shown, or stands otherwise than typed.
function remark(answer) {
  if (answer.how === "beginning") {
    return ["Không có từ nào viết đúng như từ cuối bạn gõ; đây là những từ bắt đầu bằng ",
      el("b", "", answer.query.words.at(-1).typed), "."];
  }
  if (answer.how === "telex") return ["Đang hiện kết quả cho ", el("b", "", answer.meant), "."];
  if (answer.how === "some") {
    const left = answer.words.map((word) => el("s", "", word.typed));
    return ["Không có trang nào chứa mọi từ bạn gõ. Đây là những trang gần đúng, không có: ",
      ...left.flatMap((word, at) => (at ? [", ", word] : [word])), "."];
  }
  return null;
}

export function run(root) {
  const part = (name) => root.querySelector(`[data-found="${name}"]`);
  const start = document.querySelector("[data-search-start]");
  const form = document.querySelector("form[data-search-form]");
  const input = form.querySelector("input[type=search]");
  const order = part("order");
  const choices = facets(part("facets"), start, () => go({ chosen: choices.chosen(), page: 1 }));
  const title = document.title;
  let state = read(choices.names);
  let drawn = 0;
  let lastTyped = null;
  let answered = { typed: null, answer: null };

  async function answer(typed) {
    if (answered.typed !== typed) answered = { typed, answer: typed ? await find(typed) : null };
    return answered.answer;
  }

  // Take up a change and show it; *replace* where it is no step to go back to.
  function go(change, { replace = false, focus = false } = {}) {
    state = { ...state, ...change };
    history[replace ? "replaceState" : "pushState"](null, "", written(state));
    draw(focus);
  }

  function link(page, content, name) {
    const made = el("a", "", ...content);
    made.href = written({ ...state, page });
    if (name) made.setAttribute("rel", name);
    made.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      go({ page }, { focus: true });
    });
    return made;
  }

  function drawPager(pages) {
    const nav = part("pager");
    nav.hidden = pages < 2;
    if (nav.hidden) return;
    const numbers = el("ol");
    let gap = false;
    for (let n = 1; n <= pages; n += 1) {
      if (n > 1 && n < pages && Math.abs(n - state.page) > 2) {
        if (!gap) {
          const dots = el("li", "pager__gap", "…");
          dots.setAttribute("aria-hidden", "true");
          numbers.append(dots);
        }
        gap = true;
        continue;
      }
      gap = false;
      const one = link(n, [el("span", "unseen", "Trang "), String(n)]);
      if (n === state.page) one.setAttribute("aria-current", "page");
      numbers.append(el("li", "", one));
    }
    nav.replaceChildren(
      ...(state.page > 1 ? [link(state.page - 1, ["Trước"], "prev")] : []),
      numbers,
      ...(state.page < pages ? [link(state.page + 1, ["Sau"], "next")] : []),
    );
  }

  function drawChosen() {
    const list = part("chosen");
    const buttons = [...state.chosen].flatMap(([name, keys]) => [...keys].map((key) => {
      const label = choices.label(name, key);
      const button = el("button", "chip", el("span", "unseen", `Bỏ lọc ${choices.title(name)}: `), label);
      button.type = "button";
      button.addEventListener("click", () => {
        const left = new Map(state.chosen);
        left.set(name, new Set([...keys].filter((k) => k !== key)));
        go({ chosen: left, page: 1 }, { focus: true });
      });
      return el("li", "", button);
    }));
    if (buttons.length > 1) {
      const all = el("button", "chip chip--all", "Bỏ hết bộ lọc");
      all.type = "button";
      all.addEventListener("click", () => go({ chosen: new Map(), page: 1 }, { focus: true }));
      buttons.push(el("li", "", all));
    }
    list.replaceChildren(...buttons);
    list.hidden = !buttons.length;
    part("chosen-count").textContent = buttons.length ? ` (${Math.max(1, buttons.length - (buttons.length > 1))})` : "";
  }

  function say(total, pages) {
    const quoted = state.typed ? ` cho “${state.typed}”` : "";
    const where = pages > 1 ? `, trang ${number(state.page)}/${number(pages)}` : "";
    part("count").textContent = total ? `${number(total)} kết quả${quoted}${where}` : `Không có kết quả nào${quoted}`;
    document.title = state.typed ? `${state.typed} – ${title}` : title;
  }

  function drawNone() {
    const tips = el("ul", "points",
      el("li", "", "Thử ít từ hơn, hoặc từ khác gần nghĩa."),
      el("li", "", "Tên người: gõ họ và tên, có dấu hay không dấu đều được."),
      el("li", "", "Văn bản: gõ số ký hiệu, ví dụ 46/KH-STTTT."));
    if (isChosen(state)) tips.prepend(el("li", "", "Bỏ bớt bộ lọc đang chọn."));
    part("list").replaceChildren(el("li", "found__none", el("p", "", "Bạn có thể:"), tips));
  }

  async function draw(focus = false) {
    const mine = (drawn += 1);
    const fresh = state.typed !== lastTyped;
    // What someone typed before this script was there stays.
    if (mine > 1 || !input.value) input.value = state.typed;
    choices.choose(state.chosen);
    const asked = state.typed !== "" || isChosen(state);
    root.hidden = !asked;
    start.hidden = asked;
    if (!asked) {
      lastTyped = null;
      document.title = title;
      return;
    }
    order.value = state.order || (state.typed ? "phu-hop" : "ngay");
    order.querySelector("[value=phu-hop]").disabled = !state.typed;
    drawChosen();
    root.setAttribute("aria-busy", "true");
    const waiting = setTimeout(() => root.classList.add("found--waiting"), PATIENCE);
    try {
      const [table, found] = await Promise.all([records(), answer(state.typed)]);
      if (mine !== drawn) return;
      const left = narrow(table, found?.pages ?? (found ? [] : null), state.chosen);
      const pages = Math.max(1, Math.ceil(left.pages.length / PER_PAGE));
      state.page = Math.min(state.page, pages);
      const inOrder = sorted(table, left.pages, order.value);
      const from = (state.page - 1) * PER_PAGE;
      const results = inOrder.slice(from, from + PER_PAGE).map((row) => show(row, found));
      // One that fails before it is waited for is waited for all the same.
      for (const result of results) result.catch(() => {});
      const first = await Promise.all(results.slice(0, AT_ONCE));
      if (mine !== drawn) return;
      const said = found && remark(found);
      part("notice").hidden = !said || !left.pages.length;
      part("notice-text").replaceChildren(...(said ?? []));
      part("list").start = from + 1;
      if (first.length) part("list").replaceChildren(...first.map(line));
      else drawNone();
      choices.update(left.counts, fresh);
      part("narrow").hidden = !left.pages.length && !isChosen(state);
      order.parentElement.hidden = left.pages.length < 2;
      drawPager(pages);
      say(left.pages.length, pages);
      start.hidden = left.pages.length > 0;
      lastTyped = state.typed;
      const rest = await Promise.all(results.slice(AT_ONCE));
      if (mine === drawn) part("list").append(...rest.map(line));
    } catch (error) {
      if (mine !== drawn) return;
      root.dataset.failed = String(error);
      part("count").textContent = "Chưa tìm được";
      part("notice").hidden = false;
      part("notice-text").textContent = "Không tải được phần tìm kiếm. Hãy thử tải lại trang, hoặc xem theo các danh sách dưới đây.";
      part("list").replaceChildren();
      part("narrow").hidden = true;
      part("pager").hidden = true;
      start.hidden = false;
    } finally {
      clearTimeout(waiting);
      if (mine === drawn) {
        root.classList.remove("found--waiting");
        root.setAttribute("aria-busy", "false");
        if (focus) part("count").focus();
      }
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go({ typed: input.value.trim(), page: 1 });
  });
  order.addEventListener("change", () => {
    const usual = state.typed ? "phu-hop" : "ngay";
    go({ order: order.value === usual ? "" : order.value, page: 1 });
  });
  window.addEventListener("popstate", () => {
    state = read(choices.names);
    draw();
  });
  const fold = part("narrow-fold");
  const wide = matchMedia("(min-width: 64rem)");
  const settle = () => { fold.open = wide.matches; };
  settle();
  wide.addEventListener("change", settle);
  draw();
}
