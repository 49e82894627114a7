// Tin mới nhất của chuyên trang, trên bất kỳ trang nào của cổng. Đặt vào trang ấy:
//   <div data-moi-nhat data-so-tin="5"><a href="https://…/">Thi đua, khen thưởng</a></div>
//   <script src="https://…/moi-nhat.js" defer></script>
// data-moi-nhat="phong-trao" lấy nguồn tin feeds/phong-trao.json; để trống thì lấy tất cả.
// What stands within the element is for readers without scripts, and for when the feed does not come.
(function () {
  "use strict";
  var script = document.currentScript;
  var root = new URL(".", script.src);
  var day = new Intl.DateTimeFormat("vi-VN", { timeZone: "Asia/Ho_Chi_Minh", day: "2-digit", month: "2-digit", year: "numeric" });

  // The feed is text of someone else: it becomes text nodes and web addresses, never markup.
  function address(text) {
    try {
      var found = new URL(typeof text === "string" && text.trim() ? text : "javascript:", root);
      return /^https?:$/.test(found.protocol) ? found.href : null;
    } catch (wrong) { return null; }
  }

  function words(value) {
    return typeof value === "string" ? value.replace(/\s+/g, " ").trim().slice(0, 300) : "";
  }

  function line(item) {
    var href = item && address(item.url);
    var title = item && words(item.title);
    if (!href || !title) return null;
    var entry = document.createElement("li");
    var link = document.createElement("a");
    link.href = href;
    link.textContent = title;
    entry.append(link);
    var moment = new Date(item.date_published);
    if (!isNaN(moment)) {
      var time = document.createElement("time");
      time.dateTime = moment.toISOString();
      time.textContent = day.format(moment);
      entry.append(" ", time);
    }
    return entry;
  }

  function show(place) {
    var name = place.dataset.moiNhat || "tat-ca";
    var most = Math.min(Math.max(parseInt(place.dataset.soTin, 10) || 5, 1), 50);
    if (!/^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(name)) return Promise.resolve();
    return fetch(new URL("feeds/" + name + ".json", root), { credentials: "omit" })
      .then(function (answer) { return answer.ok ? answer.json() : Promise.reject(answer.status); })
      .then(function (feed) {
        var items = Array.isArray(feed.items) ? feed.items : [];
        var lines = items.map(line).filter(Boolean).slice(0, most);
        if (!lines.length) return;
        var list = document.createElement("ul");
        list.className = "moi-nhat";
        list.append.apply(list, lines);
        place.replaceChildren(list);
      })
      .catch(function () { /* The link that stands there goes on standing there. */ });
  }

  function start() {
    document.querySelectorAll("[data-moi-nhat]").forEach(show);
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
