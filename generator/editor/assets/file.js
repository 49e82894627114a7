// Pictures and files: sent as soon as they are chosen, so that what is wrong with one is told at once.

import { changed } from "./send.js";

const MEGABYTE = 1024 * 1024;
const MOST = 100 * MEGABYTE;

export const wireFiles = (root) => {
  for (const holder of root.querySelectorAll("[data-file]")) {
    const [name, chosen] = holder.querySelectorAll("input");
    const state = holder.querySelector(".file__state");
    chosen.addEventListener("change", async () => {
      const file = chosen.files[0];
      if (!file) return;
      if (file.size > MOST) {
        fail(state, `“${file.name}” nặng ${Math.round(file.size / MEGABYTE)} MB, lớn quá. Thu nhỏ rồi chọn lại.`);
        return;
      }
      state.className = "file__state";
      state.textContent = "Đang tải lên …";
      try {
        const asked = new URLSearchParams({ accept: holder.dataset.accept });
        const answer = await fetch(`/tep/${holder.dataset.folder}?${asked}`, {
          method: "POST", body: file, headers: { "X-File-Name": encodeURIComponent(file.name) },
        });
        const data = await answer.json();
        if (!answer.ok) { fail(state, data.why); return; }
        name.value = data.name;
        state.textContent = `Đã nhận “${file.name}”.`;
        changed(name);
      } catch {
        fail(state, "Không tải lên được. Trang soạn còn chạy không? Thử chọn lại.");
      } finally {
        chosen.value = "";
      }
    });
  }
};

const fail = (state, text) => {
  state.className = "file__state file__state--error";
  state.textContent = text;
};
