// Where a person writes: text, commands, files, an answer to a message.

import { el } from "./dom.js";
import { gist } from "./message.js";
import { fill, t } from "./texts.js";

const PICTURES = /^image\/(png|jpeg|webp|gif)$/;

export class Composer {
  /** `send({text, files, replyTo})` hands over what was written; `commands()` is the bot's menu. */
  constructor(send, commands) {
    this._send = send;
    this._commands = commands;
    this._files = [];
    this._answered = null;
    this._build();
  }

  _build() {
    this.menu = el("ul", { className: "commands", role: "listbox", hidden: true });
    this.answer = el("div", { className: "answering", hidden: true });
    this.strip = el("div", { className: "strip", hidden: true });
    this.input = el("textarea", { rows: 1, "data-hint": "page.write", "data-label": "page.write", keydown: (e) => this._key(e), input: () => this._typed(), paste: (e) => this._pasted(e) });
    this.picker = el("input", { type: "file", multiple: true, hidden: true, change: () => this._picked() });
    const tool = (sign, title, click) => el("button", { className: "round", type: "button", "data-title": title, click }, sign);
    this.node = el(
      "form",
      { className: "composer", submit: (event) => this._submit(event) },
      this.menu,
      this.answer,
      this.strip,
      el(
        "div",
        { className: "writing" },
        tool("/", "page.commands", () => this._menu("")),
        this.input,
        this.picker,
        tool("📎", "page.attach", () => this.picker.click()),
        el("button", { className: "round go", "data-title": "page.send" }, "➤"),
      ),
    );
    fill(this.node);
  }

  focus() {
    this.input.focus();
  }

  /** The next message answers this one. */
  replyTo(body) {
    this._answered = body;
    const drop = el("button", { className: "round", type: "button", "data-title": "page.remove", click: () => this.replyTo(null) }, "×");
    this.answer.replaceChildren(...(body ? [el("b", {}, body.from.first_name), el("span", {}, gist(body)), drop] : []));
    this.answer.hidden = !body;
    fill(this.answer);
    this.focus();
  }

  /** Files that go with the next message; pictures as pictures unless `plain`. */
  attach(files, plain = false) {
    for (const file of files) this._files.push({ file, photo: !plain && PICTURES.test(file.type) });
    this._showStrip();
    this.focus();
  }

  _showStrip() {
    const chips = this._files.map((item, place) => {
      const drop = () => {
        this._files.splice(place, 1);
        this._showStrip();
      };
      const remove = el("button", { type: "button", "data-title": "page.remove", click: drop }, "×");
      return el("span", { className: "chip" }, `${item.photo ? "🖼" : "📄"} ${item.file.name}`, remove);
    });
    this.strip.replaceChildren(...chips);
    this.strip.hidden = chips.length === 0;
    fill(this.strip);
  }

  _picked() {
    this.attach(this.picker.files, true);
    this.picker.value = "";
  }

  _pasted(event) {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    this.attach(event.clipboardData.files);
  }

  _submit(event) {
    event.preventDefault();
    const text = this.input.value.trim();
    if (!text && this._files.length === 0) return;
    this._hand(text);
    this.input.value = "";
    this._typed();
  }

  _hand(text) {
    this._send({ text, files: this._files, replyTo: this._answered?.message_id });
    this._files = [];
    this._showStrip();
    this.replyTo(null);
  }

  _typed() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 160)}px`;
    const word = /^\/(\w*)$/.exec(this.input.value);
    if (word) this._menu(word[1]);
    else this.menu.hidden = true;
  }

  _menu(beginning) {
    const found = this._commands().filter((item) => item.command.startsWith(beginning));
    const lines = found.map((item, place) =>
      el(
        "li",
        { role: "option", ariaSelected: String(place === 0), "data-command": item.command, click: () => this._choose(item.command) },
        el("b", {}, `/${item.command}`),
        el("span", {}, item.description),
      ),
    );
    this.menu.replaceChildren(...lines);
    this.menu.ariaLabel = t("page.commands");
    this.menu.hidden = found.length === 0;
    this.focus();
  }

  _choose(command) {
    this.menu.hidden = true;
    this.input.value = "";
    this._hand(`/${command}`);
  }

  _key(event) {
    if (!this.menu.hidden && this._inMenu(event.key)) event.preventDefault();
    else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this._submit(event);
    else if (event.key === "Escape") this.replyTo(null);
  }

  /** ↑ ↓ choose, Enter sends, Tab completes, Esc leaves. True when the key was for the menu. */
  _inMenu(key) {
    const chosen = this.menu.querySelector("[aria-selected=true]");
    const next = { ArrowDown: chosen.nextElementSibling, ArrowUp: chosen.previousElementSibling }[key];
    if (next) {
      chosen.ariaSelected = "false";
      next.ariaSelected = "true";
      next.scrollIntoView({ block: "nearest" });
    } else if (key === "Enter") this._choose(chosen.dataset.command);
    else if (key === "Tab") this.input.value = `/${chosen.dataset.command} `;
    if (key === "Tab" || key === "Escape") this.menu.hidden = true;
    return ["ArrowDown", "ArrowUp", "Enter", "Tab", "Escape"].includes(key);
  }
}
