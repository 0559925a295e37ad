// The messages of one chat, oldest above: new ones, edits in place, the way through them by keyboard.

import { el } from "./dom.js";
import { day, message } from "./message.js";
import { fill, t } from "./texts.js";

const PATIENCE_MS = 20_000; // so long it looks as if the bot were about to answer
const TYPING_S = 6; // sendChatAction lasts about five seconds
const NEAR_PX = 60;

export class List {
  /** `acts`: what pressing the parts of a message does; `world`: of main.js; `counted()`: `unseen` is different. */
  constructor(acts, world, counted) {
    this._acts = acts;
    this._world = world;
    this._counted = counted;
    this._messages = new Map(); // message_id → {told, node}
    this._pinned = true; // to the end, until the visitor scrolls up
    this._top = 0;
    this.unseen = 0;
    this.node = el("ol", { className: "list", role: "log", tabIndex: 0, keydown: (event) => this._walk(event), scroll: () => this._scrolled() });
    new ResizeObserver(() => this._pinned && this.toEnd()).observe(this.node); // also when the pane comes into sight
    this.dots = el("li", { className: "dots", hidden: true, "data-label": "page.typing" }, el("i"), el("i"), el("i"));
    this.down = el("button", { className: "down", type: "button", "data-title": "page.down", hidden: true, click: () => this.toEnd() });
  }

  clear() {
    this._messages.clear();
    this.node.replaceChildren();
    this._day = null;
    this._count(0);
  }

  /** The language is another one. */
  rewrite(person) {
    const told = [...this._messages.values()].map((item) => item.told);
    this.clear();
    for (const item of told) this.put(item, person);
    fill(this.node);
    this.toEnd();
  }

  /** A message that is new, or one that was edited. */
  put(told, person) {
    const id = told.body.message_id;
    const node = message(told, this._acts, this._world.zone);
    const old = this._messages.get(id);
    this._messages.set(id, { told, node });
    if (old) this._replace(old.node, node);
    else this._append(told, node);
    this.mark(person);
  }

  drop(id) {
    this._messages.get(id)?.node.remove();
    this._messages.delete(id);
  }

  body(id) {
    return this._messages.get(id)?.told.body;
  }

  _append(told, node) {
    const today = day(told.body.date, this._world.zone);
    if (today !== this._day) this.node.append(el("li", { className: "day" }, today));
    this._day = today;
    this.node.append(node, this.dots);
    this._arrived = Date.now();
    if (!told.body.from.is_bot) this._pinned = true;
    else if (!this._pinned || !this._visible()) this._count(this.unseen + 1);
  }

  _replace(old, node) {
    const pressed = old.contains(document.activeElement) ? document.activeElement.dataset.data ?? "" : null;
    old.replaceWith(node);
    node.classList.add("changed");
    if (pressed !== null) (node.querySelector(`[data-data="${CSS.escape(pressed)}"]`) ?? node).focus({ preventScroll: true });
  }

  /** What the bot has taken, which buttons wait, whether it is at something. */
  mark(person) {
    this._person = person;
    for (const { told, node } of this._messages.values()) {
      this._ticks(told, node.querySelector(".ticks"));
      for (const key of node.querySelectorAll(".key[data-data]")) {
        const waits = person.waits.some(([id, data]) => id === told.body.message_id && data === key.dataset.data);
        key.classList.toggle("waits", waits);
        key.ariaBusy = String(waits);
      }
    }
    this._showDots();
  }

  _ticks(told, ticks) {
    if (!ticks) return;
    const read = told.body.message_id <= this._person.read_to;
    ticks.textContent = read ? "✓✓" : "✓";
    ticks.title = ticks.ariaLabel = t(read ? "page.read" : "page.sent");
  }

  _showDots() {
    const last = [...this._messages.values()].at(-1);
    const asked = last && !last.told.body.from.is_bot && this._person.standing === "member";
    const typing = this._world.now() / 1000 - this._person.acted_at < TYPING_S;
    this.dots.hidden = !(typing || (asked && Date.now() - this._arrived < PATIENCE_MS));
    clearTimeout(this._dotting);
    if (!this.dots.hidden) this._dotting = setTimeout(() => this._showDots(), 1000);
    if (this._pinned) this.toEnd();
  }

  _visible() {
    return this.node.offsetParent !== null;
  }

  toEnd() {
    this.node.scrollTop = this.node.scrollHeight;
    this._scrolled();
  }

  _scrolled() {
    if (!this._visible()) return;
    const { scrollHeight, scrollTop, clientHeight } = this.node;
    if (scrollHeight - scrollTop - clientHeight < NEAR_PX) this._pinned = true;
    else if (scrollTop < this._top) this._pinned = false; // else only the room has changed
    this._top = scrollTop;
    this._count(this._pinned ? 0 : this.unseen);
  }

  _count(unseen) {
    this.unseen = unseen;
    this.down.textContent = unseen ? `↓ ${unseen}` : "↓";
    this.down.hidden = this._pinned;
    this._counted();
  }

  show(id) {
    const node = this._messages.get(id)?.node;
    node?.scrollIntoView({ block: "center", behavior: "smooth" });
    node?.focus({ preventScroll: true });
  }

  /** Marks the newest button with this label, which a tour presses next; null for none. */
  point(label) {
    for (const key of this.node.querySelectorAll(".key.next")) key.classList.remove("next");
    if (label === null) return;
    const keys = [...this.node.querySelectorAll(".key")].filter((key) => key.textContent.includes(label));
    const newest = keys.at(-1)?.closest(".message");
    keys.find((key) => newest.contains(key))?.classList.add("next");
    if (this._pinned) this.toEnd();
  }

  /** ↑ ↓ walk through the messages, R or Enter answers the one that is reached. */
  _walk(event) {
    const here = document.activeElement.closest(".message");
    if (document.activeElement !== here && document.activeElement !== this.node) return;
    const all = [...this.node.querySelectorAll(".message")];
    const steps = { ArrowUp: -1, ArrowDown: 1 };
    if (event.key in steps) {
      const next = here ? all[all.indexOf(here) + steps[event.key]] : all.at(-1);
      next?.focus();
      event.preventDefault();
    } else if (here && ["Enter", "r", "R"].includes(event.key)) {
      event.preventDefault();
      this._acts.reply(this.body(Number(here.dataset.id)));
    }
  }
}
