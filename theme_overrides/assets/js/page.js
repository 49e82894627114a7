// The page works without this file. It folds the menu on narrow screens and offers ways to see the section.
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

  // Tables that become cards on narrow screens stay tables for screen readers: some browsers forget it.
  [["thead, tbody", "rowgroup"], ["tr", "row"], ["thead th", "columnheader"], ["tbody th", "rowheader"], ["td", "cell"]].forEach(function (pair) {
    document.querySelectorAll(".roll, .matrix").forEach(function (table) {
      table.setAttribute("role", "table");
      table.querySelectorAll(pair[0]).forEach(function (part) { part.setAttribute("role", pair[1]); });
    });
  });

  var display = document.querySelector(".display");
  if (display) {
    var sheet = document.getElementById("contrast");
    display.querySelectorAll("input").forEach(function (input) {
      input.checked = input.value === (root.dataset[input.name] || (input.name === "text" ? "100" : "auto"));
    });
    display.hidden = false;
    display.addEventListener("change", function (event) {
      var name = event.target.name;
      var chosen = event.target.value;
      var usual = chosen === "auto" || chosen === "100";
      if (usual) delete root.dataset[name];
      else root.dataset[name] = chosen;
      if (name === "contrast") sheet.media = usual ? "screen and (prefers-contrast: more)" : "screen";
      try {
        if (usual) localStorage.removeItem("guongsang." + name);
        else localStorage.setItem("guongsang." + name, chosen);
      } catch (refused) { /* The choice lasts for this page only. */ }
    });
    display.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && display.open) {
        display.open = false;
        display.querySelector("summary").focus();
      }
    });
    document.addEventListener("click", function (event) {
      if (display.open && !display.contains(event.target)) display.open = false;
    });
    display.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !display.contains(event.relatedTarget)) display.open = false;
    });
  }
})();
