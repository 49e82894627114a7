// Finds names within a long list on its own page, with or without accents. Hidden where it cannot work.
(function () {
  var fold = function (text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐðÐ]/g, "d").toLowerCase();
  };
  document.querySelectorAll("[data-filters]").forEach(function (form) {
    var field = form.querySelector("input");
    var said = form.querySelector("[role=status]");
    var rows = Array.from(document.querySelectorAll(form.dataset.filters)).map(function (row) {
      return { row: row, text: fold(row.textContent) };
    });
    form.hidden = false;
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    field.addEventListener("input", function () {
      var words = fold(field.value).split(/\s+/).filter(Boolean);
      var shown = 0;
      rows.forEach(function (each) {
        var fits = words.every(function (word) { return each.text.includes(word); });
        each.row.hidden = !fits;
        if (fits) shown += 1;
      });
      said.textContent = words.length ? shown + " trường hợp" : "";
    });
  });
})();
