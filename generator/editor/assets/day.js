// A day is typed as people write it; the machine's own calendar is one button away.

import { changed } from "./send.js";

export const wireDays = (root) => {
  for (const day of root.querySelectorAll("[data-day]")) {
    const [typed, native] = day.querySelectorAll("input");
    day.querySelector("button").addEventListener("click", () => {
      const found = typed.value.match(/(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\s*$/);
      if (found) native.value = `${found[3]}-${found[2].padStart(2, "0")}-${found[1].padStart(2, "0")}`;
      native.showPicker();
    });
    native.addEventListener("change", () => {
      const [year, month, date] = native.value.split("-");
      if (!year) return;
      const clock = typed.value.match(/^\d{1,2}:\d{2}/);
      typed.value = `${clock ? `${clock[0]} ` : ""}${date}/${month}/${year}`;
      changed(typed);
      typed.focus();
    });
  }
};
