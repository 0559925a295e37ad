// What goes wrong, switched on and off.

import { el } from "./dom.js";
import { post } from "./server.js";
import { t } from "./texts.js";

const NAMES = ["slow", "too_many", "no_network"];

export class Troubles {
  constructor(button, menu) {
    this._button = button;
    this._menu = menu;
    this._on = [];
    this._people = [];
    menu.addEventListener("beforetoggle", () => this.show());
  }

  set(on, people) {
    this._on = on;
    this._people = people;
    this.show();
  }

  show() {
    const blocked = this._people.filter((person) => person.standing === "blocked");
    const count = this._on.length + blocked.length;
    this._button.dataset.count = count || "";
    const there = this._people.filter((person) => ["member", "blocked"].includes(person.standing));
    const focused = document.activeElement?.dataset?.switch;
    this._menu.replaceChildren(
      el("p", { className: "hint" }, t("page.troubles_hint")),
      ...NAMES.map((name) => this._switch(name, t(`page.trouble.${name}`), this._on.includes(name), (on) => post("/page/troubles", { name, on }))),
      el("p", { className: "hint" }, t("page.blocked_by")),
      ...there.map((person) =>
        this._switch(String(person.id), person.name, blocked.includes(person), (on) => post(`/sandbox/people/${person.id}/act/${on ? "block" : "unblock"}`)),
      ),
    );
    if (focused) this._menu.querySelector(`[data-switch="${focused}"]`)?.focus();
  }

  _switch(name, label, checked, change) {
    const box = el("input", { type: "checkbox", role: "switch", checked, "data-switch": name, change: (event) => change(event.target.checked) });
    return el("label", { className: "switch" }, el("span", {}, label), box);
  }
}
