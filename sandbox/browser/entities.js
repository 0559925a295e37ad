// Text with Bot API entities → nodes. Offsets count UTF-16 units, as JavaScript's strings do.

import { el } from "./dom.js";

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote" };

/** The nodes of `text`. `act.command(text)` and `act.link(url)` are called when such a piece is pressed. */
export function nodes(text, entities, act) {
  const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return within(text, 0, text.length, sorted, act);
}

function within(text, start, end, entities, act) {
  const found = [];
  let at = start;
  let rest = entities;
  while (rest.length > 0) {
    const [outer, ...others] = rest;
    const stop = Math.min(outer.offset + outer.length, end);
    if (outer.offset > at) found.push(text.slice(at, outer.offset));
    const inner = others.filter((entity) => entity.offset < stop);
    const node = wrapped(outer, text.slice(outer.offset, stop), act);
    node.append(...within(text, outer.offset, stop, inner, act));
    found.push(node);
    at = node.tagName === "BLOCKQUOTE" && text[stop] === "\n" ? stop + 1 : stop; // a quote ends its own line
    rest = others.filter((entity) => entity.offset >= stop);
  }
  if (at < end) found.push(text.slice(at, end));
  return found;
}

function wrapped(entity, words, act) {
  switch (entity.type) {
    case "text_link":
    case "url":
      return link(entity.url ?? words, act);
    case "email":
      return el("a", { href: `mailto:${words}` });
    case "bot_command":
      return el("button", { className: "inline", type: "button", click: () => act.command(words) });
    case "spoiler":
      return el("span", { className: "spoiler", tabIndex: 0, click: reveal, keydown: (e) => e.key === "Enter" && reveal(e) });
    case "expandable_blockquote":
      return el("blockquote", { className: "folded", click: (event) => event.currentTarget.classList.toggle("folded") });
    default:
      return el(TAGS[entity.type] ?? "span", { className: TAGS[entity.type] ? "" : entity.type });
  }
}

/** A link of http(s) only, whatever the message says; one to our bot stays on the page. */
export function link(url, act) {
  const safe = /^https?:\/\//.test(url) ? url : "#";
  const press = (event) => {
    if (act.link(url)) event.preventDefault();
  };
  return el("a", { href: safe, target: "_blank", rel: "noopener noreferrer", click: press });
}

function reveal(event) {
  event.currentTarget.classList.add("seen");
}
