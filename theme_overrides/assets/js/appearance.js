// Runs before the first paint: marks that scripts work and applies how the reader chose to see the section.
(function (root) {
  root.classList.replace("no-js", "js");
  var offered = { appearance: ["light", "dark"], text: ["125", "150"], contrast: ["more"] };
  Object.keys(offered).forEach(function (name) {
    try {
      var chosen = localStorage.getItem("guongsang." + name);
      if (offered[name].indexOf(chosen) !== -1) root.dataset[name] = chosen;
    } catch (refused) { /* Storage is off: the device's own setting applies. */ }
  });
  // The sheet stands in the page for readers whose device asks for more contrast.
  if (root.dataset.contrast) document.getElementById("contrast").media = "screen";
})(document.documentElement);
