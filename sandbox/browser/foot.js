// What is under a chat: the field to write in, or what stands in its way (not started, blocked).

import { el } from "./dom.js";
import { fill, t } from "./texts.js";

export class Foot {
  /** `acts`: {start(event), unblock(), say(text)} of the pane. */
  constructor(composer, acts) {
    this._composer = composer;
    this._acts = acts;
    this._keyboard = el("div", { className: "keyboard" });
    this.node = el("div", { className: "foot" });
  }

  show(person) {
    if (this._standing !== person.standing) this.rewrite(person);
    this._standing = person.standing;
    this._keyboard.replaceChildren(...person.keyboard.map((row) => el("div", { className: "row" }, ...row.map((label) => this._key(label)))));
  }

  rewrite(person) {
    const big = (key, act) => el("button", { className: "big", type: "button", "data-text": key, click: act });
    const feet = {
      stranger: () => [this._invitation(person), big("page.start", this._acts.start)],
      blocked: () => [big("page.unblock", this._acts.unblock)],
      deactivated: () => [el("p", { "data-text": "page.deactivated" })],
    };
    const here = this.node.contains(document.activeElement);
    this.node.replaceChildren(...(feet[person.standing]?.() ?? [this._keyboard, this._composer.node]));
    fill(this.node);
    if (here) this.node.querySelector("textarea, .big")?.focus();
  }

  _invitation(person) {
    const link = el("a", { href: person.link, click: this._acts.start }, person.link.replace("https://", ""));
    return el("div", { className: "invitation" }, el("p", {}, t("page.invited", { name: person.name })), link);
  }

  _key(label) {
    return el("button", { className: "key", type: "button", click: () => this._acts.say(label) }, label);
  }
}
