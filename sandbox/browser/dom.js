// Elements, never markup: what people write can only become text.

/** An element with properties ("class" and "data-…" as attributes, functions as listeners) and children. */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") node.addEventListener(name, value);
    else if (name in node) node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** The first letter of the last two words: "Hoàng Thị Nga" → "TN". */
export function initials(name) {
  return name.split(" ").slice(-2).map((word) => word[0]).join("").toUpperCase();
}

/** A round picture with the initials, always of the same colour for the same person. */
export function avatar(person) {
  return el("span", { className: "avatar", "data-hue": String(person.id % 6), "aria-hidden": "true" }, initials(person.name));
}
