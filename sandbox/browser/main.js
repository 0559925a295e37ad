// Puts the page together and hands the news round.

import { avatar, el } from "./dom.js";
import { Clock } from "./clock.js";
import { Pane } from "./pane.js";
import { listen, post } from "./server.js";
import * as texts from "./texts.js";
import * as theme from "./theme.js";
import { Tour } from "./tour.js";
import { Troubles } from "./troubles.js";

const byId = (id) => document.getElementById(id);
const panes = new Map(); // person's id → Pane
const clock = new Clock(byId("clock"), byId("clock-menu"));
const troubles = new Troubles(byId("troubles"), byId("troubles-menu"));
const tour = new Tour(byId("tour"), point);
const world = {
  bot: { username: "" },
  get zone() {
    return clock.zone;
  },
  now: () => clock.now(),
  counted: (pane) => count(pane),
  close,
  menu,
  openLink,
};
const known = { people: [], troubles: [], tour: null };

function hear(news, fresh) {
  if (fresh) for (const pane of panes.values()) pane.list.clear();
  if (news.bot) world.bot = news.bot;
  if (news.clock) clock.set(news.clock);
  for (const person of news.people ?? []) meet(person);
  for (const told of news.messages ?? []) panes.get(told.chat)?.put(told);
  for (const [chat, id] of news.gone ?? []) panes.get(chat)?.list.drop(id);
  for (const toast of news.toasts ?? []) tell(toast);
  for (const name of ["people", "troubles", "tour"]) if (news[name]) known[name] = news[name];
  if ("running" in news) byId("ended").hidden = news.running;
  if (news.people || news.troubles) troubles.set(known.troubles, known.people);
  if (news.tour || news.messages) tour.set(known.tour, known.people);
}

function meet(person) {
  const pane = panes.get(person.id);
  if (pane) return pane.update(person);
  const fresh = new Pane(person, world);
  fresh.node.classList.toggle("open", person.shown);
  panes.set(person.id, fresh);
  byId("panes").append(fresh.node);
  fresh.tab = el(
    "button",
    { className: "tab", type: "button", ariaLabel: person.name, title: person.name, click: () => open(fresh) },
    avatar(person),
    el("span", {}, person.name),
    el("b", { className: "badge", hidden: true }),
  );
  document.querySelector(".tabs").append(fresh.tab);
  if (panes.size === 1) choose(fresh);
  mark();
}

function open(pane) {
  pane.node.classList.add("open");
  choose(pane);
  pane.node.scrollIntoView({ inline: "nearest", block: "nearest" });
  pane.focus();
}

/** The one that a narrow screen shows. */
function choose(pane) {
  for (const other of panes.values()) other.node.classList.toggle("current", other === pane);
  mark();
  pane.tab.scrollIntoView({ inline: "nearest", block: "nearest" });
}

function close(pane) {
  pane.node.classList.remove("open");
  mark();
}

function mark() {
  for (const pane of panes.values()) {
    pane.tab.ariaPressed = String(pane.visible());
    pane.tab.classList.toggle("current", pane.node.classList.contains("current"));
  }
}

function count(pane) {
  const badge = pane.tab?.querySelector(".badge");
  if (!badge) return;
  badge.textContent = pane.unseen;
  badge.hidden = pane.unseen === 0;
}

function tell({ chat, text, show_alert: alert }) {
  if (!alert) return panes.get(chat)?.say(text);
  const dialog = el("dialog", { className: "alert", close: () => dialog.remove() }, el("p", {}, text), el("form", { method: "dialog" }, el("button", { className: "primary" }, "OK")));
  document.body.append(dialog);
  dialog.showModal();
}

/** A small menu beside the button that opens it. */
function menu(button, items) {
  const place = button.getBoundingClientRect();
  const node = el("div", { className: "menu", popover: "auto", toggle: (event) => event.newState === "closed" && node.remove() });
  const choose_ = (item) => () => {
    node.hidePopover();
    item.act();
  };
  node.append(...items.map((item) => el("button", { className: "item", type: "button", disabled: item.off, click: choose_(item) }, item.text)));
  document.body.append(node);
  node.style.top = `${place.bottom + 4}px`;
  node.style.right = `${Math.max(innerWidth - place.right, 8)}px`;
  node.showPopover();
  node.querySelector("button:not([disabled])")?.focus();
}

/** An invitation opens the pane of the person it was made for, and presses Start there; another link, where it stands. */
async function openLink(code, pane) {
  try {
    const { id } = await post("/page/links", { code });
    open(panes.get(id));
  } catch {
    if (pane) await post(`/sandbox/people/${pane.person.id}/send`, { text: `/start ${code}` });
  }
}

function point(state) {
  for (const pane of panes.values()) {
    const turn = state !== null && pane.person.id === state.who;
    pane.node.classList.toggle("turn", turn);
    pane.tab?.classList.toggle("turn", turn);
    pane.list.point(turn && state.act === "press" ? state.shown : null);
    if (turn && state.playing) choose(pane);
  }
}

function rewrite() {
  byId("language").textContent = texts.other().toUpperCase();
  for (const pane of panes.values()) pane.rewrite();
  clock.show();
  troubles.show();
  tour.show();
}

/** Alt+1, Alt+2 … go to a person. */
function shortcut(event) {
  const pane = event.altKey && /^[1-9]$/.test(event.key) ? [...panes.values()][event.key - 1] : null;
  if (!pane) return;
  event.preventDefault();
  open(pane);
}

async function start() {
  theme.start(byId("theme"));
  document.addEventListener("languagechange", rewrite);
  document.addEventListener("keydown", shortcut);
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => event.preventDefault());
  addEventListener("resize", mark);
  byId("restart").addEventListener("click", () => post("/page/bot"));
  byId("language").addEventListener("click", () => texts.choose(texts.other()));
  await texts.load();
  const code = new URLSearchParams(location.search).get("start");
  let opened = !code;
  listen(
    (news, fresh) => {
      hear(news, fresh);
      if (!opened) openLink(code);
      opened = true;
      history.replaceState(null, "", "/");
    },
    (lost) => (byId("lost").hidden = !lost),
  );
}

start();
