// One message as it stands in a chat.

import { el } from "./dom.js";
import { link, nodes } from "./entities.js";
import { locale, t } from "./texts.js";

/** `told`: {chat, body, file} from the server. `act`: what pressing its parts does (pane.js). */
export function message(told, act, zone) {
  const { body, file } = told;
  const mine = !body.from.is_bot;
  const bubble = el(
    "div",
    { className: "bubble" },
    body.reply_to_message ? quote(body.reply_to_message, act) : null,
    body.photo ? photo(file) : null,
    body.document ? document_(body.document, file) : null,
    text(body, act, el("span", { className: "meta" }, ...meta(body, mine, zone))),
  );
  return el(
    "li",
    { className: mine ? "message mine" : "message theirs", tabIndex: -1, "data-id": String(body.message_id) },
    el("div", { className: "line" }, bubble, replyButton(body, act)),
    body.reply_markup ? keys(body, act) : null,
  );
}

export function clockTime(seconds, zone) {
  return new Intl.DateTimeFormat("vi-VN", { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(seconds * 1000);
}

export function day(seconds, zone) {
  const words = { weekday: "long", day: "numeric", month: "long", timeZone: zone };
  return new Intl.DateTimeFormat(locale(), words).format(seconds * 1000);
}

/** What stands for a message where there is only one line. */
export function gist(body) {
  return body.text ?? body.caption ?? body.document?.file_name ?? t("page.photo");
}

const JOINED = /^(\/start) \S+$/; // as Telegram's apps show a link that was opened

/** The words, with the time at the end of their last line where it fits. */
function text(body, act, meta_) {
  const words = (body.text ?? body.caption)?.replace(JOINED, "$1");
  return words ? el("div", { className: "text" }, ...nodes(words, body.entities ?? body.caption_entities, act), meta_) : meta_;
}

function quote(answered, act) {
  return el(
    "button",
    { className: "quote", type: "button", click: () => act.show(answered.message_id) },
    el("b", {}, answered.from.first_name),
    el("span", {}, gist(answered)),
  );
}

function photo(file) {
  return el("a", { href: file, target: "_blank", className: "photo" }, el("img", { src: file, alt: t("page.photo") }));
}

function document_(about, file) {
  const name = about.file_name ?? "";
  const kind = name.includes(".") ? name.split(".").pop().slice(0, 4) : "";
  return el(
    "a",
    { href: file, download: name, className: "file" },
    el("span", { className: "kind", "aria-hidden": "true" }, kind.toUpperCase()),
    el("span", { className: "name" }, name, el("small", {}, size(about.file_size ?? 0))),
  );
}

function size(bytes) {
  const kilo = bytes / 1000;
  const number = new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 });
  return kilo < 1000 ? `${number.format(Math.max(kilo, 0.1))} kB` : `${number.format(kilo / 1000)} MB`;
}

function meta(body, mine, zone) {
  const parts = [body.edit_date ? `${t("page.edited")} ` : "", clockTime(body.date, zone)];
  return mine ? [...parts, el("span", { className: "ticks" })] : parts;
}

function replyButton(body, act) {
  const press = () => act.reply(body);
  return el("button", { className: "answer", type: "button", title: t("page.reply"), ariaLabel: t("page.reply"), click: press }, "↩");
}

function keys(body, act) {
  const rows = body.reply_markup.inline_keyboard.map((row, r) =>
    el("div", { className: "row" }, ...row.map((button, c) => key(button, () => act.press(body, r, c), act))),
  );
  return el("div", { className: "keys" }, ...rows);
}

function key(button, press, act) {
  if (button.url) {
    const node = link(button.url, act);
    node.className = "key";
    node.append(button.text, " ↗");
    return node;
  }
  return el("button", { className: "key", type: "button", "data-data": button.callback_data ?? "", click: press }, button.text);
}
