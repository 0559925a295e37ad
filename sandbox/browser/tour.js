// The story that plays itself, a step at a time or all at once.

import { el } from "./dom.js";
import { post } from "./server.js";
import { t } from "./texts.js";

const KEY = "dondoc.tour";
const SIGNS = { press: (words) => `[${words}]`, send: (words) => `📎 ${words}`, move: (words) => `⏰ ${words}` };

export class Tour {
  /** `point(state)` shows on the panes what comes next. */
  constructor(node, point) {
    this._node = node;
    this._point = point;
    this._state = null;
    this._people = [];
  }

  set(state, people) {
    this._state = state;
    this._people = people;
    this.show();
  }

  show() {
    const state = this._state;
    this._node.hidden = !state || sessionStorage.getItem(KEY) === "closed";
    if (this._node.hidden) return this._point(null);
    const focused = document.activeElement?.dataset?.tour;
    this._node.replaceChildren(
      el("progress", { max: state.of, value: state.at, "aria-hidden": "true" }),
      el("span", { className: "count" }, `${state.at}/${state.of}`),
      el("div", { className: "caption" }, el("p", {}, this._caption()), this._next()),
      el("div", { className: "acts" }, ...this._buttons()),
    );
    if (focused) this._node.querySelector(`[data-tour="${focused}"]:not([disabled])`)?.focus();
    this._point(state.failed || !state.name ? null : state);
  }

  _caption() {
    const { at, of, name, failed } = this._state;
    if (failed) return t("page.tour_failed");
    if (at === of) return t("tour.end");
    return t(`tour.${name}`);
  }

  _next() {
    const { who, act, shown, failed } = this._state;
    if (failed) return el("small", { className: "wrong" }, failed);
    const person = this._people.find((candidate) => candidate.id === who);
    if (!person) return null;
    const words = SIGNS[act]?.(shown) ?? shown;
    return el("small", {}, act === "move" ? words : `${person.name} → ${words}`);
  }

  _buttons() {
    const { at, of, busy, playing } = this._state;
    const button = (name, text, className, disabled) =>
      el("button", { type: "button", className, disabled, "data-tour": name, click: () => post("/page/tour", { act: name }) }, text);
    const close = el("button", { type: "button", className: "round", title: t("page.close"), ariaLabel: t("page.close"), click: () => this._close() }, "×");
    if (at === of) return [close];
    return [
      button("step", t("page.step"), "primary", busy || playing),
      playing ? button("pause", t("page.pause"), "", false) : button("play", t("page.play"), "", busy),
      close,
    ];
  }

  _close() {
    sessionStorage.setItem(KEY, "closed");
    this.show();
  }
}
