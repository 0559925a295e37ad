// One person's chat with the bot.

import { Composer } from "./composer.js";
import { avatar, el } from "./dom.js";
import { dropping } from "./drop.js";
import { Foot } from "./foot.js";
import { List } from "./list.js";
import { post } from "./server.js";
import { fill, t } from "./texts.js";

const TOAST_MS = 3500;

export class Pane {
  /** `world`: {zone, now(), bot, openLink(code, pane), close(pane), menu(button, items), counted(pane)} of main.js. */
  constructor(person, world) {
    this.person = person;
    this.world = world;
    this.composer = new Composer((written) => this._send(written), () => this.person.commands);
    this.list = new List(this._acts(), world, () => world.counted(this));
    this.foot = new Foot(this.composer, {
      start: (event) => this._link(this.person.link) && event.preventDefault(),
      unblock: () => this._act("unblock"),
      say: (text) => this._send({ text, files: [] }),
    });
    this._build();
    this.update(person);
  }

  _build() {
    this.subtitle = el("small");
    this.toast = el("p", { className: "toast", role: "status", hidden: true });
    const more = el("button", { className: "round", type: "button", "data-title": "page.more", click: (event) => this._menu(event.currentTarget) }, "⋮");
    const name = el("div", { className: "who" }, el("b", {}, this.person.name), this.subtitle);
    this.node = el(
      "section",
      { className: "pane", ariaLabel: this.person.name, "data-person": String(this.person.id) },
      el("header", {}, avatar(this.person), name, more),
      this.list.node,
      this.list.down,
      this.toast,
      this.foot.node,
    );
    const welcome = () => this.person.standing === "member";
    this.node.append(dropping(this.node, welcome, (files, plain) => this.composer.attach(files, plain)));
    fill(this.node);
  }

  get unseen() {
    return this.list.unseen;
  }

  /** The person or the state of their chat is different. */
  update(person) {
    this.person = person;
    this.subtitle.textContent = [person.position, person.unit].filter(Boolean).join(" · ");
    this.foot.show(person);
    this.list.mark(person);
  }

  /** The language is another one. */
  rewrite() {
    fill(this.node);
    this.foot.rewrite(this.person);
    this.list.rewrite(this.person);
  }

  put(told) {
    this.list.put(told, this.person);
  }

  say(text) {
    this.toast.textContent = text;
    this.toast.hidden = false;
    clearTimeout(this._toasting);
    this._toasting = setTimeout(() => (this.toast.hidden = true), TOAST_MS);
  }

  visible() {
    return this.node.offsetParent !== null;
  }

  focus() {
    this.list.toEnd();
    (this.foot.node.querySelector("textarea, .big") ?? this.list.node).focus();
  }

  _acts() {
    return {
      press: (body, row, column) => this._try(post(`${this._path()}/press`, { message_id: body.message_id, row, column })),
      command: (text) => this._send({ text, files: [] }),
      link: (url) => this._link(url),
      reply: (body) => this.composer.replyTo(body),
      show: (id) => this.list.show(id),
    };
  }

  _path() {
    return `/sandbox/people/${this.person.id}`;
  }

  async _send({ text, files, replyTo }) {
    if (files.length === 0) return this._try(post(`${this._path()}/send`, { text, reply_to: replyTo ?? null }));
    let words = text;
    for (const [album, together] of albums(files)) {
      for (const { file, photo } of together) {
        const query = new URLSearchParams({ name: file.name });
        if (photo) query.set("photo", "1");
        if (replyTo) query.set("reply_to", replyTo);
        if (words) query.set("caption", words);
        if (together.length > 1) query.set("album", album);
        words = "";
        await this._try(post(`${this._path()}/upload?${query}`, file));
      }
    }
  }

  async _try(act) {
    try {
      await act;
    } catch (error) {
      this.say(error.message);
    }
  }

  /** True when the link is our bot's own: it is opened here. */
  _link(url) {
    const [address, code] = url.split("?start=");
    if (address.toLowerCase() !== `https://t.me/${this.world.bot.username}`.toLowerCase() || !code) return false;
    this.world.openLink(code, this);
    return true;
  }

  _act(name) {
    return this._try(post(`${this._path()}/act/${name}`));
  }

  _menu(button) {
    const { standing, link } = this.person;
    const block = standing === "blocked" ? "unblock" : "block";
    this.world.menu(button, [
      { text: t(`page.${block}`), act: () => this._act(block), off: standing === "stranger" },
      { text: t("page.copy_link"), act: () => navigator.clipboard.writeText(link) },
      { text: t("page.close"), act: () => this.world.close(this) },
    ]);
  }
}

const LARGEST_ALBUM = 10;

/** As an app sends them: pictures together, other files together, ten at a time; each lot with a key of its own. */
function albums(files) {
  const lots = [];
  for (const photo of [true, false]) {
    const alike = files.filter((item) => item.photo === photo);
    for (let at = 0; at < alike.length; at += LARGEST_ALBUM) lots.push([crypto.randomUUID(), alike.slice(at, at + LARGEST_ALBUM)]);
  }
  return lots;
}
