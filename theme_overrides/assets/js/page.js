// The page works without this file. It folds the menu on narrow screens and offers the appearance switch.
(function () {
  var root = document.documentElement;

  var fold = document.querySelector(".menu__fold");
  if (fold) {
    var wide = matchMedia("(min-width: 64rem)");
    var settle = function () { fold.open = wide.matches; };
    settle();
    wide.addEventListener("change", settle);
    fold.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && !wide.matches && fold.open) {
        fold.open = false;
        fold.querySelector("summary").focus();
      }
    });
    document.addEventListener("click", function (event) {
      if (!wide.matches && fold.open && !fold.contains(event.target)) fold.open = false;
    });
  }

  var appearance = document.querySelector(".appearance");
  if (appearance) {
    var now = root.dataset.appearance || "auto";
    appearance.querySelectorAll("input").forEach(function (input) {
      input.checked = input.value === now;
    });
    appearance.hidden = false;
    appearance.addEventListener("change", function (event) {
      var chosen = event.target.value;
      if (chosen === "auto") delete root.dataset.appearance;
      else root.dataset.appearance = chosen;
      try {
        if (chosen === "auto") localStorage.removeItem("guongsang.appearance");
        else localStorage.setItem("guongsang.appearance", chosen);
      } catch (refused) { /* The choice lasts for this page only. */ }
    });
  }
})();
