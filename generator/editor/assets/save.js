// Saving: what came of it is told where one looks, and nothing typed is ever lost from the page.

import { post, said } from "./send.js";
import { goTo, showTold, tellSignedOut, tellState } from "./try.js";

export const wireSaving = (form) => {
  let dirty = false;
  let busy = false;
  form.addEventListener("input", () => { dirty = true; });
  window.addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });

  const save = async (act, more = {}) => {
    if (busy) return;
    busy = true;
    form.setAttribute("aria-busy", "true");
    tellState("Đang lưu …");
    try {
      const answer = await post("/luu", said(form, { _act: act, ...more }));
      await told(answer, act);
    } catch {
      tellState("Chưa lưu: mất liên lạc với trang soạn. Nội dung vẫn còn trên trang này; bấm Lưu lại.");
    } finally {
      busy = false;
      form.removeAttribute("aria-busy");
    }
  };

  const told = async ({ status, data }, act) => {
    if (data.saved) {
      dirty = false;
      sessionStorage.setItem("saved", sentence(data, act));
      location.assign(data.saved);
    } else if (data.conflict) {
      tellState("Chưa lưu: có người vừa sửa bài này.");
      showConflict(data, act);
    } else if (data.told) {
      showTold(form, data.told);
      dirty = false;
      const stop = act === "submit" ? "Chưa gửi duyệt được" : "Chưa lưu vào bài được";
      tellState(`${stop}: còn chỗ cần sửa. Nội dung đang viết đã được giữ riêng, không mất.`);
      const first = data.told.find((each) => each.severity === "error");
      if (first) goTo(form, first.name);
    } else if (status === 401) {
      tellSignedOut("Phiên làm việc đã hết, chưa lưu.");
    } else {
      tellState(`Chưa lưu. ${data.why ?? ""}`);
    }
  };

  const showConflict = (data, act) => {
    const box = document.getElementById("conflict");
    const head = document.createElement("h2");
    head.textContent = "Bài này vừa có người khác sửa";
    const lead = document.createElement("p");
    lead.textContent = "Chưa có gì bị ghi đè, và nội dung của anh, chị đã được giữ riêng. Chọn bản cần lấy ở từng mục khác nhau rồi lưu.";
    const rows = data.conflict.map((each, number) => versions(each, number));
    const go = document.createElement("button");
    go.type = "button";
    go.className = "button";
    go.textContent = "Lưu theo lựa chọn";
    go.addEventListener("click", () => {
      const theirs = [...box.querySelectorAll("input[value=theirs]:checked")].map((each) => each.dataset.key);
      form.elements._base.value = data.base;
      save(act, { _take: theirs });
    });
    box.replaceChildren(head, lead, ...rows, go);
    box.hidden = false;
    box.focus();
    box.scrollIntoView({ block: "start" });
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save(event.submitter?.value ?? "save");
  });
  document.addEventListener("keydown", (event) => {
    // Enter in a field is no wish to save; on a button it is.
    if (event.key === "Enter" && event.target.matches("#form input:not([type=submit])")) event.preventDefault();
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") { event.preventDefault(); save("save"); }
  });
  const before = sessionStorage.getItem("saved");
  if (before) { sessionStorage.removeItem("saved"); notice(before); }
};

const sentence = (data, act) => {
  if (data.unchanged) return "Không có gì thay đổi.";
  const done = act === "submit" ? "Đã lưu và gửi duyệt." : "Đã lưu.";
  return data.not_recorded ? `${done} Chưa ghi được vào lịch sử Git: ${data.not_recorded}` : done;
};

const notice = (text) => {
  const line = document.createElement("p");
  line.className = "notice notice--good";
  line.setAttribute("role", "status");
  line.textContent = text;
  document.querySelector(".headline").after(line);
};

const versions = (each, number) => {
  const row = document.createElement("fieldset");
  row.className = "versus";
  const legend = document.createElement("legend");
  legend.textContent = each.label;
  const two = document.createElement("div");
  two.className = "versus__two";
  for (const [side, title] of [["mine", "Bản của anh, chị"], ["theirs", "Bản vừa được lưu"]]) {
    const label = document.createElement("label");
    label.className = `versus__${side === "mine" ? "new" : "old"}`;
    const choice = document.createElement("input");
    choice.type = "radio";
    choice.name = `_pick${number}`;
    choice.value = side;
    choice.dataset.key = each.key;
    choice.checked = each.pick === side;
    const name = document.createElement("strong");
    name.textContent = ` ${title}`;
    const text = document.createElement("pre");
    text.textContent = each[side] || "(trống)";
    label.append(choice, name, text);
    two.append(label);
  }
  row.append(legend, two);
  return row;
};
