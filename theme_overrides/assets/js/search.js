// Searching: the field in the header, and the search page. Both work without this file, as a form
// that leads to the page and as listings.

import { attach } from "./search-box.js";

for (const form of document.querySelectorAll("form[role=search]")) attach(form);
const page = document.querySelector("[data-search-page]");
if (page) import("./search-page.js").then(({ run }) => run(page));
