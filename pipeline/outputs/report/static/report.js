"use strict";
// The report page: what the run says, filtered and sorted where it stands. All text goes in as text.

const data = JSON.parse(document.getElementById("data").textContent);
const KINDS = ["funding_round", "investor", "valuation", "revenue", "growth", "acquisition", "listing", "about", "amount", "date"];
const TABLES = {
  funding_round: {title: "rounds", columns: ["company", "series", "money", "valuation", "investors", "date", "status", "articles"]},
  valuation: {title: "valuations", columns: ["company", "money", "basis", "date", "status", "articles"]},
  revenue: {title: "revenues", columns: ["company", "money", "metric", "period", "status", "articles"]},
};
const PAGE = 100, BRIEF = 8;  // rows of a table, articles with their summaries
const bar = document.getElementById("bar"), view = document.getElementById("view");
const state = {words: "", status: "", currency: "", unit: null, sort: {}, shown: {}, open: new Set()};
data.rows.forEach((row, i) => { row.i = i; });

const names = row => (row.investors || []).map(i => i[0]);
const hay = new Map();
const haystack = row => {
  if (!hay.has(row)) hay.set(row, [row.company, row.series, row.money?.text, row.valuation?.text, ...names(row), ...row.from.flatMap(f => data.articles[f.a].slice(0, 2))].join("\n").toLowerCase());
  return hay.get(row);
};

const wanted = () => state.words.toLowerCase().split(/\s+/).filter(Boolean);

function found(kind) {
  const words = wanted();
  return data.rows.filter(r => r.kind === kind && (!state.status || (r.status || "asserted") === state.status)
    && (!state.currency || r.money?.currency === state.currency) && words.every(w => haystack(r).includes(w)));
}

// What a column sorts by: amounts by their number in one currency after another, the unknown last.
const keys = {
  company: r => r.company.toLowerCase(), series: r => r.series || null, basis: r => r.basis || null, metric: r => t(r.metric || "revenue"),
  money: r => most(r.money), valuation: r => most(r.valuation), investors: r => names(r)[0]?.toLowerCase() ?? null,
  date: r => dayOf(r, data.articles)?.day ?? null, period: r => r.date?.start ?? null, status: r => t(r.status || "asserted"), articles: r => r.n || 1,
};
const most = m => (m ? m.value ?? m.max ?? m.min ?? null : null);

function sorted(kind, rows) {
  const {column, down} = state.sort[kind] || {column: "date", down: true};
  const key = keys[TABLES[kind].columns.includes(column) ? column : "company"];
  const unit = column === "money" || column === "valuation" ? r => r[column]?.currency || "\uffff" : () => "";
  return rows.map(r => [key(r), unit(r), r]).sort(([a, u, r], [b, v, q]) => {
    if (a === null || b === null) return (a === null) - (b === null) || r.i - q.i;
    const order = u !== v ? (u < v ? -1 : 1) : (a < b ? -1 : a > b ? 1 : 0) * (down ? -1 : 1);
    return order || r.i - q.i;
  }).map(x => x[2]);
}

function frame() {
  document.title = `${data.name} · ${t("report")} · 紀要`;
  bar.replaceChildren(h("span.brand", {lang: "zh-Hant"}, "紀要"), h("span.run", {}, t("report") + " · ", bdi(data.name)),
    h("button.quiet", {type: "button", onclick: () => print()}, t("print")), languageButton(() => { frame(); draw(); }), themeButton());
}

function draw() {
  const tiles = [[t("articles"), data.articles.length], ...KINDS.filter(k => data.kinds[k]).map(k => [kindName(k), data.kinds[k]]), [t("failures"), data.failures.length, data.failures.length ? "bad" : ""]];
  const input = h("input", {type: "search", id: "search", placeholder: t("filter"), "aria-label": t("filter"), value: state.words, oninput(e) { state.words = e.target.value; later(); }});
  const options = (id, value, list, all, change) => h("select", {id, "aria-label": all, onchange(e) { change(e.target.value); fill(); }},
    [["", all], ...list].map(([v, text]) => h("option", {value: v, selected: v === value}, text)));
  const units = [...new Set(data.rows.map(r => r.money?.currency).filter(Boolean))].sort();
  view.replaceChildren(h("div", {},
    h("h1", {}, t("glance")),
    h("dl.tiles", {}, tiles.map(([label, n, extra]) => h("div", {class: extra || null}, h("dt", {}, label), h("dd", {}, new Intl.NumberFormat(language).format(n))))),
    failures(),
    h("form.filters", {role: "search", onsubmit: e => e.preventDefault()}, input,
      options("status", state.status, ["asserted", "reported", "planned", "speculated", "denied"].map(x => [x, t(x)]), t("any_status"), v => { state.status = v; }),
      options("currency", state.currency, units.map(u => [u, currency(u)]), t("any_currency"), v => { state.currency = v; })),
    h("section", {id: "summaries"}),
    h("div.charts", {}, h("section", {id: "bars"}), h("section", {id: "timeline"})),
    Object.keys(TABLES).map(kind => h("section.table", {id: kind})),
    legend()));
  fill();
}

function later() {
  clearTimeout(later.timer);
  later.timer = setTimeout(fill, 120);
}

function failures() {
  if (!data.failures.length) return null;
  return h("details.failures", {}, h("summary", {}, `${t("failures")} (${data.failures.length})`),
    h("ul", {}, data.failures.map(f => h("li", {}, bdi(f.source, 200), " — ", bdi(f.reason || "", 60), f.message && " — ", f.message && bdi(f.message, 300)))));
}

function legend() {
  const fields = ["company", "money", "valuation", "series", "investors", "date", "metric", "status"];
  return h("p.legend", {}, t("legend"), fields.map(f => h(`span.m.s-${f}`, {}, t(f))));
}

function fill() {
  summaries();
  charts();
  for (const kind of Object.keys(TABLES)) table(kind);
}

// The articles, the latest first, each with its summary in the reader's language.
function summaries() {
  const section = document.getElementById("summaries"), words = wanted(), limit = state.shown.summaries || BRIEF;
  const list = data.articles.filter(a => words.every(w => a.join("\n").toLowerCase().includes(w)))
    .sort((a, b) => ((a[2] || "") < (b[2] || "") ? 1 : (a[2] || "") > (b[2] || "") ? -1 : 0));
  section.replaceChildren(h("h2", {}, t("summaries"), h("small", {}, ` ${list.length}`)),
    list.length ? h("ol.summaries", {}, list.slice(0, limit).map(summary)) : h("p.note", {}, t("nothing")),
    list.length > limit && h("button.more", {type: "button", onclick() { state.shown.summaries = limit + 5 * BRIEF; summaries(); }}, t("more", {n: Math.min(5 * BRIEF, list.length - limit)})));
}

function summary([source, name, published, lang, chinese, english]) {
  return h("li", {}, h("h3", {lang}, bdi(name, 160)), h("p.where", {}, bdi(source, 160), published && ` · ${published}`), told(language === "en" ? english : chinese));
}

function charts() {
  const rows = found("funding_round");
  const box = document.getElementById("bars"), line = document.getElementById("timeline");
  const units = [...new Set(rows.filter(drawn).map(r => r.money.currency).filter(Boolean))];
  const many = u => rows.filter(r => drawn(r) && r.money.currency === u).length;
  units.sort((a, b) => many(b) - many(a) || (a < b ? -1 : 1));
  const unit = units.includes(state.unit) ? state.unit : units[0];
  const pick = row => { table("funding_round"); reveal(row); };
  box.replaceChildren(h("h2", {}, t("chart"), units.length > 1 && h("select", {id: "unit", "aria-label": t("currency"), onchange(e) { state.unit = e.target.value; charts(); }},
    units.map(u => h("option", {value: u, selected: u === unit}, `${currency(u)} (${many(u)})`)))));
  if (unit) {
    box.append(bars(rows, unit, box.clientWidth - 34, pick), note("chart", rows.filter(r => r.status !== "denied" && r.money && !drawn(r)).length, {x: currency(unit)}));
  } else box.append(h("p.note", {}, t("nothing")));
  line.replaceChildren(h("h2", {}, t("timeline")), timeline(rows, data.articles, line.clientWidth - 34, pick),
    note("timeline", rows.filter(r => !dayOf(r, data.articles)).length));
}

// What a chart shows, what its colours mean, and how much it leaves out.
function note(name, left, values) {
  const colours = [["asserted", t("asserted")], ["reported", `${t("reported")} · ${t("planned")} · ${t("speculated")}`], ...(name === "timeline" ? [["denied", t("denied")]] : [])];
  return h("p.note", {}, colours.map(([status, text]) => h("span.key", {}, h(`i.st-${status}`, {}), text)), t(name + "_note", values), left > 0 && " " + t(name + "_left", {n: left}));
}

function table(kind) {
  const section = document.getElementById(kind), {title: heading, columns: cols} = TABLES[kind];
  const rows = sorted(kind, found(kind)), limit = state.shown[kind] || PAGE, sort = state.sort[kind] || {column: "date", down: true};
  const head = cols.map(c => h("th", {scope: "col", "aria-sort": sort.column === c ? (sort.down ? "descending" : "ascending") : null},
    h("button", {type: "button", title: t("sort_by", {x: t(c)}), onclick() {
      state.sort[kind] = {column: c, down: sort.column === c ? !sort.down : ["money", "valuation", "date", "articles"].includes(c)};
      table(kind);
      document.querySelectorAll(`#${kind} th button`)[cols.indexOf(c)].focus();
    }}, t(c), h("span", {"aria-hidden": true}, sort.column === c ? (sort.down ? " ▾" : " ▴") : ""))));
  section.replaceChildren(h("div", {}, h("h2", {}, t(heading), h("small", {}, ` ${rows.length}`)),
    rows.length ? h("table", {"aria-label": t(heading)}, h("thead", {}, h("tr", {}, head)), h("tbody", {}, rows.slice(0, limit).flatMap(r => lines(r, cols)))) : h("p.note", {}, t("nothing")),
    rows.length > limit && h("button.more", {type: "button", onclick() { state.shown[kind] = limit + 5 * PAGE; table(kind); }}, t("more", {n: Math.min(5 * PAGE, rows.length - limit)}))));
}

function lines(row, cols) {
  const open = state.open.has(row.i);
  const toggle = () => {
    if (state.open.has(row.i)) state.open.delete(row.i); else state.open.add(row.i);
    const line = document.getElementById("r" + row.i);
    if (line.nextElementSibling?.classList.contains("detail")) line.nextElementSibling.remove();
    line.replaceWith(...lines(row, cols));
    document.querySelector(`#r${row.i} button`).focus();
  };
  const line = h(open ? "tr.open" : "tr", {id: "r" + row.i, onclick(e) { if (!e.target.closest("button,a") && getSelection().isCollapsed) toggle(); }},
    cols.map((c, i) => h(c === "company" ? "th" : ["money", "valuation", "articles"].includes(c) ? "td.n" : ["status", "date", "series", "period"].includes(c) ? "td.short" : "td", {"data-label": t(c), scope: c === "company" ? "row" : null, "data-empty": cell[c](row) ? null : true, "data-usual": (c === "status" && !row.status) || (c === "articles" && !row.n)},
      i === 0 ? h("button.toggle", {type: "button", "aria-expanded": open, onclick: toggle}, h("span", {"aria-hidden": true}, open ? "▾ " : "▸ "), bdi(row.company, 80)) : cell[c](row))));
  return open ? [line, h("tr.detail", {}, h("td", {colspan: cols.length}, detail(row)))] : [line];
}

const badge = slot => h("span.badge.why-conflict", {}, `≠ ${t(slot)}`);
const cell = {
  company: r => r.company,
  series: r => r.series && safe(r.series, 20),
  money: r => r.money && [h("span", {title: safe(r.money.text, 60)}, money(r.money)), r.conflict?.includes("money") && [" ", badge("why_conflict")]],
  valuation: r => r.valuation && [h("span", {title: safe(r.valuation.text, 60)}, money(r.valuation)), r.basis && h("small", {}, " " + t(r.basis)), r.conflict?.includes("valuation") && [" ", badge("why_conflict")]],
  investors: r => r.investors && r.investors.map(([name, role], i) => [i > 0 && (language === "en" ? ", " : "、"), bdi(name, 60), role !== "participant" && h("small", {}, ` ${t(role)}`)]),
  date: r => {
    if (r.date) return day(r.date);
    const at = dayOf(r, data.articles);
    return at && h("small", {}, `(${t("date_from")} ${at.day})`);
  },
  period: r => r.date && day(r.date),
  basis: r => r.basis && t(r.basis),
  metric: r => t(r.metric),
  status: r => h(`span.st-${r.status || "asserted"}`, {}, t(r.status || "asserted")),
  articles: r => String(r.n || 1),
};

function detail(row) {
  const others = Object.entries(row.others || {}).map(([slot, list]) => h("p.alert", {}, `≠ ${t(slot)}: `, list.map(m => money(m)).join(language === "en" ? " / " : "/")));
  return [...others, row.from.map(f => {
    const [source, name, published, lang] = data.articles[f.a];
    return h("div.source", {}, h("p.where", {}, h("strong", {lang}, bdi(name, 160)), h("span", {}, " ", bdi(source, 160), published && ` · ${published}`, f.status && ` · ${t(f.status)}`, " · ", h("code", {}, safe(f.rule, 60)))),
      f.p.map(([start, text, spans]) => h("blockquote", {lang, dir: "auto"}, paint(text, start, spans.map(([s, e, field]) => ({start: s, end: e, field, fact: ""}))))));
  }), (row.n || 1) > row.from.length && h("p.note", {}, t("articles_same", {n: row.n}))];
}

// Open a row that a chart pointed at, and go there.
function reveal(row) {
  state.open.add(row.i);
  const at = sorted("funding_round", found("funding_round")).indexOf(row);
  state.shown.funding_round = Math.max(state.shown.funding_round || PAGE, at + 1);
  table("funding_round");
  const line = document.getElementById("r" + row.i);
  line?.scrollIntoView({block: "center"});
  line?.querySelector("button").focus({preventScroll: true});
}

addEventListener("beforeprint", () => {  // on paper there is nothing to press
  for (const kind of Object.keys(TABLES)) { state.shown[kind] = Infinity; table(kind); }
  state.shown.summaries = Infinity;
  summaries();
});
let width = innerWidth;
addEventListener("resize", () => {
  if (Math.abs(innerWidth - width) < 8) return;
  width = innerWidth;
  clearTimeout(charts.timer);
  charts.timer = setTimeout(charts, 150);
});
frame();
draw();
