// While one types: every problem at its field, and the real page beside the form.

import { post, said } from "./send.js";

const PAUSE = 600;

export const wireTrying = (form) => {
  const preview = document.getElementById("preview");
  let timer = 0;
  let running = null;
  // What nobody has come to yet is not told of a new form until one wants to save it.
  const fresh = form.elements._mark.value !== "";

  const run = async () => {
    running?.abort();
    running = new AbortController();
    try {
      const { ok, data } = await post("/thu", said(form), running.signal);
      if (!ok) { if (data.signed_out) tellSignedOut("Phiên làm việc đã hết."); return; }
      showTold(form, fresh ? data.told.filter((each) => !each.blank) : data.told);
      if (fresh && data.told.some((each) => each.blank)) tellState("Còn mục cần điền.");
      show(preview, data.preview);
    } catch (error) {
      if (error.name !== "AbortError") tellState("Mất liên lạc với trang soạn. Nội dung vẫn còn trên trang này.");
    }
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(run, PAUSE);
  });
  run();
  return { run };
};

export const tellState = (text) => { document.getElementById("state").textContent = text; };

// Said once: a link that is put there anew cannot be clicked.
export const tellSignedOut = (text) => {
  const state = document.getElementById("state");
  if (state.querySelector("a")) return;
  const link = document.createElement("a");
  link.href = "/dang-nhap";
  link.target = "_blank";
  link.rel = "noopener";
  link.textContent = "đăng nhập lại ở thẻ mới, rồi bấm Lưu lần nữa";
  state.replaceChildren(`${text} Nội dung vẫn còn trên trang này: `, link);
};

const show = (frame, address) => {
  // The same address again would not be loaded again.
  const [plain] = address.split("?");
  frame.src = `${plain}?v=${Date.now().toString(36)}`;
};

export const showTold = (form, told) => {
  for (const place of form.querySelectorAll("[data-told]")) place.replaceChildren();
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
  for (const problem of told) {
    const place = placeOf(form, problem.name);
    place.append(message(problem, place.dataset.told === problem.name));
    if (problem.severity === "error") reveal(form, place);
    const field = document.getElementById(`f-${problem.name}`);
    if (field && problem.severity === "error") field.setAttribute("aria-invalid", "true");
  }
  summarise(form, told);
};

// What is wrong must be seen: groups around it are opened, once, as they may be closed again.
const revealed = new WeakSet();
const reveal = (form, place) => {
  for (let at = place; at && at !== form; at = at.parentElement) {
    if (at.tagName === "DETAILS" && !revealed.has(at)) { at.open = true; revealed.add(at); }
  }
};

// The place of a field's messages, or of the nearest group around it that the form shows.
const placeOf = (form, name) => {
  let at = name;
  while (at) {
    const place = form.querySelector(`[data-told="${CSS.escape(at)}"]`);
    if (place) return place;
    at = at.includes(".") ? at.slice(0, at.lastIndexOf(".")) : "";
  }
  return form.querySelector('[data-told=""]');
};

const message = (problem, own) => {
  const line = document.createElement("p");
  line.className = `message message--${problem.later ? "later" : problem.severity}`;
  const sort = { error: problem.later ? "Cần trước khi duyệt" : "Lỗi", warning: "Lưu ý", info: "Để biết" }[problem.severity];
  const head = document.createElement("strong");
  head.textContent = `${sort}: `;
  line.append(head, own ? "" : `${problem.label} – `, `${problem.what} `);
  const cure = document.createElement("span");
  cure.textContent = problem.cure;
  line.append(cure);
  return line;
};

const summarise = (form, told) => {
  const box = document.getElementById("summary");
  const errors = told.filter((each) => each.severity === "error");
  const now = errors.filter((each) => !each.later);
  const counts = [];
  if (now.length) counts.push(`${now.length} lỗi`);
  if (errors.length > now.length) counts.push(`${errors.length - now.length} điều cần trước khi duyệt`);
  const warnings = told.filter((each) => each.severity === "warning").length;
  if (warnings) counts.push(`${warnings} lưu ý`);
  tellState(counts.length ? counts.join(", ") : "Không có lỗi.");
  if (!errors.length) { box.hidden = true; return; }
  const head = document.createElement("h2");
  head.textContent = now.length ? "Những chỗ cần sửa" : "Cần có trước khi gửi duyệt";
  const list = document.createElement("ul");
  for (const each of errors) {
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.href = `#f-${each.name}`;
    link.textContent = each.label || "Tệp";
    link.addEventListener("click", (event) => { event.preventDefault(); goTo(form, each.name); });
    line.append(link, `: ${each.what}`);
    list.append(line);
  }
  box.replaceChildren(head, list);
  box.hidden = false;
};

export const goTo = (form, name) => {
  const place = placeOf(form, name);
  for (let at = place; at && at !== form; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  const holder = place.closest("[data-field]") ?? place;
  const field = document.getElementById(`f-${name}`)
    ?? holder.querySelector("input:not([type=hidden]), textarea, select, summary, button");
  field?.focus();
  field?.scrollIntoView({ block: "center" });
};
