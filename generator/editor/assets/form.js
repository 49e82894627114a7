// The form of a record: its parts put to work. Each module minds one thing.

import { wireDays } from "./day.js";
import { wireFiles } from "./file.js";
import { wireLists } from "./list.js";
import { wireLook } from "./look.js";
import { wirePickers } from "./picker.js";
import { wireSaving } from "./save.js";
import { wireTrying } from "./try.js";

const form = document.getElementById("form");

const wire = (root) => {
  wirePickers(root);
  wireDays(root);
  wireFiles(root);
};

wire(form);
wireLists(form, wire);
wireLook();
const tried = wireTrying(form);
wireSaving(form, tried);
