// What the page says, in the language of the visitor.

const KEY = "dondoc.language";
let texts = {};
let language = "vi";

export async function load() {
  texts = await (await fetch("/page/texts")).json();
  choose(localStorage.getItem(KEY) ?? (navigator.language.startsWith("vi") ? "vi" : "en"));
}

/** The text of `key` with its %(names)s filled in. */
export function t(key, values = {}) {
  const text = texts[language]?.[key] ?? key;
  return text.replace(/%\((\w+)\)s/g, (_, name) => values[name] ?? "");
}

export function locale() {
  return language === "vi" ? "vi-VN" : "en-GB";
}

export function other() {
  return language === "vi" ? "en" : "vi";
}

export function choose(wanted) {
  language = wanted in texts ? wanted : "vi";
  localStorage.setItem(KEY, language);
  document.documentElement.lang = language;
  fill(document);
  document.dispatchEvent(new Event("languagechange"));
}

/** Fills in what the markup names: data-text, data-title, data-label, data-hint. */
export function fill(root) {
  for (const node of root.querySelectorAll("[data-text]")) node.textContent = t(node.dataset.text);
  for (const node of root.querySelectorAll("[data-hint]")) node.placeholder = t(node.dataset.hint);
  for (const node of root.querySelectorAll("[data-label]")) node.ariaLabel = t(node.dataset.label);
  for (const node of root.querySelectorAll("[data-title]")) node.title = node.ariaLabel = t(node.dataset.title);
}
