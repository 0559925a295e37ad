// Files dragged over a pane.

import { el } from "./dom.js";

/** The signs that appear over `pane`; `take(files, plain)` gets what is dropped, `plain` when pictures shall go as files. */
export function dropping(pane, welcome, take) {
  const leave = () => pane.classList.remove("over", "pictures");
  pane.addEventListener("dragover", (event) => {
    if (!welcome() || !event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    const items = [...event.dataTransfer.items];
    pane.classList.add("over");
    pane.classList.toggle("pictures", items.length > 0 && items.every((item) => item.type.startsWith("image/")));
  });
  pane.addEventListener("dragleave", (event) => {
    if (!pane.contains(event.relatedTarget)) leave();
  });
  pane.addEventListener("drop", (event) => {
    event.preventDefault();
    if (welcome()) take(event.dataTransfer.files, "plain" in event.target.dataset && pane.classList.contains("pictures"));
    leave();
  });
  return el("div", { className: "dropping" }, el("p", { "data-text": "page.drop_file", "data-plain": "" }), el("p", { className: "as-photo", "data-text": "page.drop_photo" }));
}
