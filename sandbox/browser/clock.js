// The office's clock in the corner, and the ways to move it on.

import { el } from "./dom.js";
import { post } from "./server.js";
import { locale, t } from "./texts.js";

export class Clock {
  constructor(button, menu) {
    this._button = button;
    this._menu = menu;
    this.zone = undefined;
    this._ahead = 0;
    menu.addEventListener("beforetoggle", () => this._fill());
    setInterval(() => this.show(), 1000);
  }

  /** The office's time in milliseconds. */
  now() {
    return Date.now() + this._ahead;
  }

  set({ now, zone }) {
    this._ahead = now * 1000 - Date.now();
    this.zone = zone;
    this.show();
  }

  show() {
    if (!this.zone) return;
    const words = { weekday: "long", day: "2-digit", month: "2-digit", hour: "2-digit", minute: "2-digit", timeZone: this.zone };
    const part = Object.fromEntries(new Intl.DateTimeFormat(locale(), words).formatToParts(this.now()).map((p) => [p.type, p.value]));
    const weekday = part.weekday[0].toUpperCase() + part.weekday.slice(1);
    this._button.textContent = `${weekday} ${part.day}/${part.month} · ${part.hour}:${part.minute}`;
  }

  /** The office's day, `days` on, at this hour, as the server takes it (no zone: the office's). */
  _morning(days, hour) {
    return `${this._local(days).slice(0, 10)}T${hour}`;
  }

  _local(days = 0, hours = 0) {
    const day = new Date(this.now() + (days * 24 + hours) * 3_600_000);
    return new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short", timeZone: this.zone }).format(day).replace(" ", "T");
  }

  _toMonday() {
    const weekday = new Date(`${this._local().slice(0, 10)}T00:00Z`).getUTCDay();
    return (8 - weekday) % 7 || 7;
  }

  _fill() {
    const item = (key, to) => el("button", { className: "item", type: "button", click: () => this._move(to) }, t(key));
    const when = el("input", { type: "datetime-local", value: this._local(1), ariaLabel: t("page.to_time") });
    this._menu.replaceChildren(
      el("p", { className: "hint" }, t("page.clock_hint")),
      item("page.in_an_hour", this._local(0, 1)),
      item("page.tomorrow", this._morning(1, "08:00")),
      item("page.to_monday", this._morning(this._toMonday(), "07:30")),
      el("form", { className: "when", submit: (e) => { e.preventDefault(); this._move(when.value); } }, when, el("button", {}, t("page.go"))),
      this._said = el("p", { className: "wrong", role: "status" }),
    );
  }

  async _move(to) {
    try {
      await post("/page/clock", { to });
      this._menu.hidePopover();
    } catch {
      this._said.textContent = t("page.only_forward");
    }
  }
}
