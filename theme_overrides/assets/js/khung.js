// In a frame of the portal: tells the page around it how high this page is, and leads links out of the frame.
(function () {
  "use strict";
  var script = document.currentScript;
  var around = script.dataset.portals.split(" ").filter(Boolean);
  var root = script.dataset.root;
  var here = new URL(script.dataset.top, location.href).href;
  if (window.parent === window) return;

  // Told to the one portal that is around, by the name of its origin: no other page gets to know.
  var seen = "";
  try { seen = location.ancestorOrigins ? location.ancestorOrigins[0] : new URL(document.referrer).origin; }
  catch (unknown) { /* The portal does not say who it is: each one named is told. */ }
  var told = seen ? around.filter(function (origin) { return origin === seen; }) : around;

  var last = 0;
  function tell() {
    var height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === last) return;
    last = height;
    told.forEach(function (origin) {
      window.parent.postMessage({ type: "guongsang.height", height: height, title: document.title }, origin);
    });
  }
  new ResizeObserver(tell).observe(document.body);
  tell();

  // Links that scripts make, as those of the search, lead to the section's own pages, too.
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href]");
    if (!link || link.getAttribute("href").charAt(0) === "#") return;
    if (link.href.indexOf(here) === 0) link.href = root + link.href.slice(here.length);
  }, true);
})();
