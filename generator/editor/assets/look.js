// The preview beside the form: as on a telephone or on a screen; on a small screen, one of the two.

export const wireLook = () => {
  const desk = document.querySelector(".desk");
  const frame = document.querySelector(".look__frame");
  const fit = () => scale(frame);
  new ResizeObserver(fit).observe(frame);
  for (const button of document.querySelectorAll("[data-tab]")) {
    button.addEventListener("click", () => {
      desk.dataset.showing = button.dataset.tab;
      press(button, "[data-tab]");
    });
  }
  for (const button of document.querySelectorAll("[data-width]")) {
    button.addEventListener("click", () => {
      frame.dataset.width = button.dataset.width;
      press(button, "[data-width]");
      fit();
    });
  }
};

// A page is shown as wide as the screen it is meant for, and made to fit the place there is.
const scale = (frame) => {
  const inner = frame.querySelector("iframe");
  const there = frame.clientWidth;
  const wanted = frame.dataset.width === "phone" ? Math.min(390, there) : Math.max(1180, there);
  const factor = Math.min(1, there / wanted);
  inner.style.width = `${wanted}px`;
  inner.style.height = `${frame.clientHeight / factor}px`;
  inner.style.left = `${Math.max(0, (there - wanted * factor) / 2)}px`;
  inner.style.transform = `scale(${factor})`;
};

const press = (button, all) => {
  document.querySelectorAll(all).forEach((each) => each.setAttribute("aria-pressed", String(each === button)));
};

if (!document.getElementById("form")) wireLook();
