"use strict";
// What both pages share: elements without innerHTML, words, numbers in the reader's script, light and dark.

// h("a.big", {href: "#"}, "text", child): text is always text; attributes starting with "on" take functions.
function h(tag, attributes, ...children) {
  const [name, ...classes] = tag.split(".");
  const svg = ["svg", "g", "rect", "line", "text", "path", "circle", "title", "desc"].includes(name) && h.svg;
  const element = svg ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
  if (classes.length) element.setAttribute("class", classes.join(" "));
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "value") element.value = value;
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.flat(3).filter(c => c !== null && c !== undefined && c !== false));
  return element;
}

// The same for SVG elements.
function s(...args) {
  h.svg = true;
  try { return h(...args); } finally { h.svg = false; }
}

const memory = {
  get(key) { try { return localStorage.getItem("jiyao-" + key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem("jiyao-" + key, value); } catch { /* private window: not kept */ } },
};

let language = memory.get("language") || (navigator.language.toLowerCase().startsWith("zh") ? "zh-Hant" : "en");

// A kind of fact; "about" alone is the qualifier's word.
const kindName = kind => t(kind === "about" ? "about_company" : kind);

function t(key, values) {
  const pair = WORDS[key];
  let text = pair ? pair[language === "en" ? 0 : 1] : String(key);
  for (const [name, value] of Object.entries(values || {})) text = text.replaceAll(`{${name}}`, () => value);
  return text;
}

function setLanguage(next) {
  language = next;
  memory.set("language", next);
  document.documentElement.lang = next;
}

function languageButton(redraw) {
  const button = h("button.quiet", {type: "button", lang: language === "en" ? "zh-Hant" : "en", onclick() {
    setLanguage(language === "en" ? "zh-Hant" : "en");
    redraw();
  }}, language === "en" ? "繁體中文" : "English");
  button.id = "language";
  return button;
}

function themeButton() {
  const dark = () => (document.documentElement.dataset.theme
    || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const button = h("button.quiet", {type: "button", id: "theme", title: t("theme"), "aria-label": t("theme"), onclick() {
    document.documentElement.dataset.theme = dark() ? "light" : "dark";
    memory.set("theme", document.documentElement.dataset.theme);
    button.textContent = dark() ? "☀" : "☾";
  }}, dark() ? "☀" : "☾");
  return button;
}

setLanguage(language);
if (memory.get("theme")) document.documentElement.dataset.theme = memory.get("theme");

// Characters that change how others are read, or that nobody sees. Joiners inside emoji stay.
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2028\u2029\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;
const code = char => "U+" + char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");

// Text from an article for one line of the page: hidden characters by their code, long ones cut.
function safe(text, limit = 300) {
  let shown = Array.from(String(text ?? "").slice(0, limit * 2 + 2));
  const cut = shown.length > limit || String(text ?? "").length > limit * 2 + 2;
  if (cut) shown = shown.slice(0, limit);
  return shown.map(c => (HIDDEN.test(c) ? `⟨${code(c)}⟩` : c)).join("") + (cut ? "…" : "");
}

// The same as an element that keeps its direction to itself.
const bdi = (text, limit) => h("bdi", {}, safe(text, limit));

// A summary in the reader's language, or a note that there is none.
const told = text => (text ? h("p.summary", {lang: language, dir: "auto"}, safe(text, 2000)) : h("p.note", {}, t("no_summary")));

const UNITS = {
  en: [[1e12, " trillion"], [1e9, " billion"], [1e6, " million"]],
  "zh-Hant": [[1e12, "兆"], [1e8, "億"], [1e4, "萬"]],
};

// A number in the reader's script, never rounded: 1.5兆 and not 2兆.
function number(value) {
  const format = new Intl.NumberFormat(language, {maximumFractionDigits: 6});
  for (const [unit, word] of UNITS[language]) {
    if (Math.abs(value) < unit) continue;
    const scaled = Number((value / unit).toPrecision(15));
    const short = Number(scaled.toFixed(4));
    if (Math.abs(short * unit - value) < Math.abs(value) * 1e-12) return format.format(short) + word;
    return format.format(value);
  }
  return format.format(value);
}

function currency(code) {
  if (!code) return t("no_currency");
  if (language === "en") return code;
  try { return new Intl.DisplayNames(["zh-Hant-TW"], {type: "currency"}).of(code); } catch { return code; }
}

// Money in the reader's script: about 3.5億新台幣, over USD 2 billion.
function money(m) {
  if (!m) return "";
  const sum = m.value !== null && m.value !== undefined ? number(m.value)
    : [m.min, m.max].map(v => (v === null || v === undefined ? "?" : number(v))).join("–");
  const how = ["exact", "range", "vague", undefined].includes(m.qualifier) ? "" : t(m.qualifier);
  if (language === "en") return [how, m.currency || "", sum, m.currency ? "" : `(${t("no_currency")})`].filter(Boolean).join(" ");
  return how + sum + (m.currency ? currency(m.currency) : `(${t("no_currency")})`);
}

// A When as short as its granularity lets it be.
function day(when) {
  if (!when) return "";
  return when.start === when.end ? when.start : /^[0-9-]+$/.test(when.edtf) && when.edtf.length < 10 ? when.edtf : `${when.start} – ${when.end}`;
}
