// Runs before the first paint: marks that scripts work and applies the appearance chosen earlier.
(function (root) {
  root.classList.replace("no-js", "js");
  try {
    var chosen = localStorage.getItem("guongsang.appearance");
    if (chosen === "light" || chosen === "dark") root.dataset.appearance = chosen;
  } catch (refused) { /* Storage is off: the device's own setting applies. */ }
})(document.documentElement);
