// Buttons that copy an address. Without this file the address can still be selected by hand.
(function () {
  if (!navigator.clipboard) return;
  document.querySelectorAll("[data-copies]").forEach(function (button) {
    var field = document.getElementById(button.dataset.copies);
    var words = button.firstChild;
    var said = words.data;
    button.hidden = false;
    button.addEventListener("click", function () {
      field.select();
      navigator.clipboard.writeText(field.value).then(function () {
        words.data = button.dataset.done;
        setTimeout(function () { words.data = said; }, 2000);
      });
    });
  });
})();
