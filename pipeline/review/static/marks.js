"use strict";
// Text with overlapping highlights, and selections in it. All offsets are code points, as in the report;
// the browser counts UTF-16 units, so 😀 and 𠮷 are two for it and one here.

// The text as spans; each has data-s (its first code point). marks: [{start, end, field, fact}].
function paint(text, start, marks) {
  const chars = Array.from(text);
  const end = start + chars.length;
  const inside = marks.filter(m => m.end > start && m.start < end);
  const edges = new Set([start, end]);
  for (const m of inside) {
    edges.add(Math.max(start, m.start));
    edges.add(Math.min(end, m.end));
  }
  const sorted = [...edges].sort((a, b) => a - b);
  const open = inside.slice().sort((a, b) => a.start - b.start);
  const fragment = document.createDocumentFragment();
  let active = [], next = 0;
  for (let i = 0; i + 1 < sorted.length; i++) {
    const [from, to] = [sorted[i], sorted[i + 1]];
    while (next < open.length && open[next].start <= from) active.push(open[next++]);
    active = active.filter(m => m.end > from);
    fragment.append(...leaves(chars.slice(from - start, to - start), from, active));
  }
  return fragment;
}

// One stretch under the same highlights; hidden characters stand alone, shown by their code.
function leaves(chars, start, active) {
  const found = [];
  let run = [], at = start;
  const fields = [...new Set(active.map(m => m.field))];
  const attributes = base => active.length ? {"data-s": base, "data-f": [...new Set(active.map(m => m.fact))].join(" "),
    title: fields.map(f => t(f)).join(", ")} : {"data-s": base};
  const tag = active.length ? `span.m.s-${fields[0]}${fields.length > 1 ? ".also" : ""}` : "span";
  const flush = () => {
    if (run.length) found.push(h(tag, attributes(at), run.join("")));
    at += run.length;
    run = [];
  };
  for (const char of chars) {
    if (char !== "\n" && char !== "\t" && HIDDEN.test(char)) {
      flush();
      found.push(h("span.hidden", {"data-s": at, "data-one": true, title: code(char)}, code(char)));
      at += 1;
    } else run.push(char);
  }
  flush();
  return found;
}

// The selected code points in `root` as {start, end, text}, without blanks at the ends; null when nothing is selected.
function selection(root) {
  const chosen = getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed) return null;
  const range = chosen.getRangeAt(0);
  if (!range.intersectsNode(root)) return null;
  let start = null, end = null, text = "";
  for (const leaf of root.querySelectorAll("[data-s]")) {
    if (!range.intersectsNode(leaf)) continue;
    const base = Number(leaf.dataset.s), chars = Array.from(leaf.textContent), one = leaf.hasAttribute("data-one");
    const at = (node, offset, otherwise) => !leaf.contains(node) ? otherwise
      : one ? (offset > 0 ? 1 : 0) : node === leaf ? (offset ? chars.length : 0) : Array.from(node.data.slice(0, offset)).length;
    const from = at(range.startContainer, range.startOffset, 0);
    const to = at(range.endContainer, range.endOffset, one ? 1 : chars.length);
    if (to <= from) continue;
    if (start === null) start = base + from;
    end = base + to;
    text += one ? "\ufffc" : chars.slice(from, to).join("");
  }
  if (start === null) return null;
  const chars = Array.from(text);
  while (chars.length && /\s/u.test(chars[0])) { chars.shift(); start++; }
  while (chars.length && /\s/u.test(chars.at(-1))) { chars.pop(); end--; }
  return chars.length && end - start === chars.length ? {start, end, text: chars.join("")} : null;
}
