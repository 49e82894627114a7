// Trên trang của cổng có khung <iframe data-guongsang src="https://…">: khung tự cao bằng trang bên trong.
//   <script src="https://…/nhung.js" defer></script>
(function () {
  "use strict";
  function fit(event) {
    var said = event.data;
    if (!said || said.type !== "guongsang.height" || !(said.height > 0 && said.height < 100000)) return;
    document.querySelectorAll("iframe[data-guongsang]").forEach(function (frame) {
      // Only the page within this very frame, and only from where the frame was told to load it.
      if (frame.contentWindow !== event.source) return;
      if (new URL(frame.src, location.href).origin !== event.origin) return;
      frame.style.height = Math.ceil(said.height) + "px";
    });
  }
  window.addEventListener("message", fit);
})();
