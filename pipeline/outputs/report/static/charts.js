"use strict";
// Two charts without a library: bars of amounts by company, squares of rounds by month. Each has a table that says the same.

const BARS = 15;

// What is drawn of a round: its one number; a range or a vague amount has none, and a denied round is not money.
const drawn = row => row.status !== "denied" && row.money && Number.isFinite(row.money.value);

const nameless = "—";

// Companies with their rounds in one currency, the largest total first.
function byCompany(rows, unit) {
  const found = new Map();
  for (const row of rows) {
    if (!drawn(row) || row.company === nameless || row.money.currency !== unit) continue;
    const key = row.company;
    if (!found.has(key)) found.set(key, {company: key, total: 0, rounds: []});
    found.get(key).rounds.push(row);
    found.get(key).total += row.money.value;
  }
  return [...found.values()].sort((a, b) => b.total - a.total || (a.company < b.company ? -1 : 1));
}

function bars(rows, unit, width, pick) {
  const all = byCompany(rows, unit), shown = all.slice(0, BARS);
  const wide = width > 560, label = wide ? Math.min(190, width * 0.3) : 0, value = 130;
  const row = wide ? 30 : 44, top = shown.length ? shown[0].total : 1;
  const scale = v => v / top * Math.max(40, width - label - value);
  const svg = s("svg", {...size(width, shown.length * row + 6), role: "img", "aria-label": t("chart")}, shown.map((c, i) => {
    const y = i * row + (wide ? 5 : 20);
    let x = label;
    return s("g", {}, s("text", {x: wide ? label - 8 : 0, y: wide ? y + 15 : y - 5, "text-anchor": wide ? "end" : "start", class: "name"}, clip(c.company, wide ? 16 : 34)),
      c.rounds.sort((a, b) => b.money.value - a.money.value).map(r => {
        const w = Math.max(1.5, scale(r.money.value));
        const bar = s("rect", {x, y, width: Math.max(1, w - 1), height: 20, rx: 2, class: `bar st-${r.status || "asserted"}`, onclick: () => pick(r)}, s("title", {}, title(r)));
        x += w;
        return bar;
      }),
      s("text", {x: x + 6, y: y + 15, class: "value"}, number(c.total)));
  }));
  const rest = all.length - shown.length;
  return h("figure", {}, svg, rest > 0 && h("p.note", {}, t("other", {n: rest})),
    h("details", {}, h("summary", {}, t("as_table")), h("table.plain", {}, h("thead", {}, h("tr", {}, [t("company"), t("count"), `${t("total")} (${currency(unit)})`].map(x => h("th", {scope: "col"}, x)))),
      h("tbody", {}, all.map(c => h("tr", {}, h("th", {scope: "row"}, bdi(c.company, 80)), h("td.n", {}, c.rounds.length), h("td.n", {}, number(c.total))))))));
}

// A drawing that shrinks where there is less room than there was, such as on paper.
const size = (width, height) => ({width, height, viewBox: `0 0 ${width} ${height}`});
const clip = (text, length) => safe(text, length);
const title = r => `${safe(r.company, 60)}${r.series ? " · " + safe(r.series, 20) : ""} · ${money(r.money)} · ${t(r.status || "asserted")}${r.conflict ? " · " + t("why_conflict") : ""}`;

// The day a round is drawn at, and whether the article states it.
function dayOf(row, articles) {
  if (row.date) return {day: row.date.start, stated: true};
  const days = row.from.map(f => articles[f.a][2]).filter(Boolean).sort();
  return days.length ? {day: days[0], stated: false} : null;
}

// Months in a row from first to last; years when there are too many.
function columns(days) {
  const months = days.map(d => d.slice(0, 7)).sort();
  const [from, to] = [months[0], months.at(-1)];
  const n = (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5)) + 1;
  if (n > 48) return Array.from({length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1}, (_, i) => String(Number(from.slice(0, 4)) + i).padStart(4, "0"));
  return Array.from({length: n}, (_, i) => {
    const month = Number(from.slice(5)) - 1 + i;
    return `${String(Number(from.slice(0, 4)) + Math.floor(month / 12)).padStart(4, "0")}-${String(month % 12 + 1).padStart(2, "0")}`;
  });
}

function timeline(rows, articles, width, pick) {
  const placed = rows.map(row => ({row, at: dayOf(row, articles)})).filter(p => p.at);
  if (!placed.length) return h("p.note", {}, t("nothing"));
  const names = columns(placed.map(p => p.at.day)), digits = names[0].length;
  const stacks = new Map(names.map(n => [n, []]));
  for (const p of placed) stacks.get(p.at.day.slice(0, digits)).push(p);
  const most = Math.max(...[...stacks.values()].map(x => x.length));
  const step = Math.min(120, (width - 4) / names.length), tallest = 210;
  let cell = 13, across = 1;  // squares side by side in a column, smaller when the fullest would grow too tall
  for (; cell > 1; cell -= 0.5) {
    across = Math.max(1, Math.floor((step - 8) / cell));
    if (Math.ceil(most / across) * cell <= tallest) break;
  }
  const height = Math.max(60, Math.ceil(most / across) * cell), side = Math.max(0.6, cell - (cell > 5 ? 2 : 0.4));
  const every = Math.ceil((digits === 4 ? 38 : 58) / step);
  const svg = s("svg", {...size(width, height + 28), role: "img", "aria-label": t("timeline")},
    s("line", {x1: 0, x2: Math.max(width - 4, 0), y1: height + 4, y2: height + 4, class: "axis"}),
    names.map((name, i) => s("g", {},
      stacks.get(name).sort((a, b) => (a.at.day < b.at.day ? -1 : 1)).map((p, j) => s("rect", {
        x: i * step + 4 + (j % across) * cell, y: height - (Math.floor(j / across) + 1) * cell + 2, width: side, height: side, rx: cell > 6 ? 2 : 0,
        class: `round st-${p.row.status || "asserted"}${p.at.stated ? "" : " guess"}`, onclick: () => pick(p.row)}, s("title", {}, `${p.at.day} · ${title(p.row)}`))),
      i % every === 0 && s("text", {x: i * step + 4, y: height + 20, class: "tick"}, name))));
  return h("figure", {}, svg, h("details", {}, h("summary", {}, t("as_table")), h("table.plain", {}, h("thead", {}, h("tr", {}, [t("month"), t("count"), t("companies")].map(x => h("th", {scope: "col"}, x)))),
    h("tbody", {}, names.filter(n => stacks.get(n).length).map(n => h("tr", {}, h("th", {scope: "row"}, n), h("td.n", {}, stacks.get(n).length), h("td", {}, safe([...new Set(stacks.get(n).map(p => p.row.company))].join(language === "en" ? ", " : "、"), 400))))))));
}
