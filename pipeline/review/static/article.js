"use strict";
// One article: its text with highlights, its facts as cards, and which of them is looked at.

const cards = () => state.article.facts.filter(f => !f.mirror).sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.evidence[0].start - b.evidence[0].start);
const current = () => cards()[state.at] || null;

function adopt(article) {
  if (!state.article || state.article.source !== article.source) return;
  const seen = current();
  state.article = article;
  state.editor = null;
  state.same = {};
  const again = seen ? cards().findIndex(f => f.id === seen.id) : -1;
  state.at = Math.max(0, Math.min(again >= 0 ? again : state.at, cards().length - 1));
  choose(null);
  drawArticle();
}

function drawArticle() {
  const a = state.article;
  const link = (source, text, key) => h("a.button", source === null ? {"aria-disabled": true} : {href: "#/a/" + encodeURIComponent(source), title: key}, text);
  const kept = document.querySelector(".cards")?.scrollTop || 0;
  view.replaceChildren(
    h("div.tools", {}, link("", "‹ " + t("back"), "Esc"), h("h1", {lang: a.language}, bdi(a.title, 160)),
      h("span.where", {}, bdi(a.source, 100), a.published && ` · ${a.published}`),
      h("span.steps", {}, link(a.previous, t("previous"), "p"), link(a.next, t("next"), "n"),
        h("button", {type: "button", id: "done", class: a.done.length ? "ok" : "", onclick: finish}, a.done.length ? "✓ " + t("is_done", {x: safe(a.done.join(", "), 40)}) : t("mark_done")))),
    h("div.pair", {}, text(), h("aside.cards", {"aria-label": t("facts")}, sections())));
  document.querySelector(".tools a").href = "#";
  document.querySelector(".cards").scrollTop = kept;
  mark(false);
}

function text() {
  const marks = state.article.facts.concat(state.article.gone).flatMap(f => f.mirror ? [] : f.evidence.map(e => ({...e, fact: f.id})));
  const box = h("article.text", {id: "text", lang: state.article.language, dir: "auto", "aria-label": t("text"),
    onmouseover(e) { hot((e.target.dataset?.f || "").split(" ")); },
    onmouseleave() { hot([]); },
    onclick(e) {
      const ids = (e.target.dataset?.f || "").split(" ");
      const at = cards().findIndex(f => ids.includes(f.id));
      if (at >= 0 && getSelection().isCollapsed && !state.editor) focus(at, true);
    }});
  for (const piece of state.article.pieces) {
    if (piece.text !== undefined) box.append(paint(piece.text, piece.start, marks));
    else box.append(gap(piece, marks));
  }
  return box;
}

// What a long article leaves out, on demand and in parts that a browser can show.
function gap(piece, marks) {
  const button = h("button.gap", {type: "button", async onclick() {
    const part = await ask("text", {source: state.article.source, start: piece.start, end: Math.min(piece.end, piece.start + 50000)});
    const to = part.start + Array.from(part.text).length;
    const filled = [paint(part.text, part.start, marks)];
    if (to < piece.end) filled.push(gap({start: to, end: piece.end}, marks));
    button.replaceWith(...filled);
  }}, t("left_out", {n: new Intl.NumberFormat(language).format(piece.end - piece.start)}));
  return button;
}

function sections() {
  const all = cards(), found = [h("section.group", {id: "summary"}, h("h2", {}, t("summary")), told(state.article.summary[language]))];
  for (const kind of KINDS) {
    const facts = all.filter(f => f.kind === kind);
    if (!facts.length) continue;
    const open = facts.filter(f => !f.decision);
    const minor = kind === "amount" || kind === "date";
    const head = [h("span", {}, kindName(kind), h("b", {}, ` ${facts.length}`)),
      minor && open.length > 1 && h("button.quiet.small", {type: "button", async onclick(e) {
        e.preventDefault();
        for (const f of open) await decide("accept", {fact: f.digest});
      }}, t("accept_all", {n: open.length}))];
    const list = facts.map(f => card(f, all.indexOf(f)));
    found.push(minor ? h(`details.group`, {open: state["open-" + kind] ?? facts.length < 4, ontoggle(e) { state["open-" + kind] = e.target.open; }}, h("summary", {}, head), list)
      : h("section.group", {}, h("h2", {}, head), list));
  }
  if (state.editor?.draft && !state.editor.draft.fact) found.splice(1, 0, h("section.group", {}, h("h2", {}, t("new_fact"), " · ", kindName(state.editor.draft.kind)), h("div.card.focus", {}, state.editor.form)));
  if (state.article.gone.length) found.push(h("section.group.gone", {}, h("h2", {}, t("rejected_group"), h("b", {}, ` ${state.article.gone.length}`)), state.article.gone.map(f => card(f, -1))));
  if (state.article.notes.length) found.push(h("details.group", {}, h("summary", {}, t("notes"), h("b", {}, ` ${state.article.notes.length}`)), h("ul.notes", {}, state.article.notes.map(n => h("li", {}, bdi(n, 400))))));
  if (!all.length && found.length === 1) found.push(h("p.hint", {}, t("nothing"), " ", t("select_hint")));
  return found;
}

function card(f, at) {
  const editing = state.editor?.draft.fact === f.digest;
  const box = h(`div.card.k-${f.kind}`, {"data-f": f.id, "data-at": at, tabindex: -1, role: "group", "aria-label": `${kindName(f.kind)} ${headline(f)}`,
    onmouseenter() { hot([f.id]); }, onmouseleave() { hot([]); },
    onclick(e) { if (at >= 0 && !e.target.closest("button,input,select,a,form")) focus(at, true); }});
  if (f.decision) box.classList.add("d-" + f.decision);
  if (editing) { box.append(state.editor.form); return box; }
  box.append(h("div.head", {}, h("strong", {}, headline(f)), f.why.map(r => badge(r))), h("dl.slots", {}, slots(f)));
  if (f.decision) box.append(h("p.verdict", {}, `${t("d_" + f.decision)} · ${safe(f.by.join(", "), 40)}`));
  if (f.disputed) box.append(h("p.alert", {}, t("disputed")));
  if (f.state === "lost") box.append(h("p.alert", {}, t("lost")));
  if (f.state === "changed" && f.machine) box.append(h("p.alert", {}, t("changed", {x: safe(f.machine, 200)}),
    at >= 0 && h("button.small", {type: "button", onclick: () => decide("accept", {fact: f.digest})}, t("keep_mine"))));
  const others = state.same[f.digest] || 0;
  box.append(h("div.buttons", {},
    at >= 0 && h("button.small.yes", {type: "button", title: "a", onclick: () => verdict("accept", f)}, t("accept")),
    at >= 0 && h("button.small.no", {type: "button", title: "x", onclick: () => verdict("reject", f)}, t("reject")),
    at >= 0 && h("button.small", {type: "button", title: "e", onclick: () => edit(f)}, t("correct")),
    f.decision && h("button.small.quiet", {type: "button", onclick: () => decide("undo", {fact: f.digest})}, t("undo")),
    others > 0 && h("label.same", {}, h("input", {type: "checkbox"}), t("everywhere", {n: others}))));
  return box;
}

function headline(f) {
  const who = f.company || f.target || f.investor;
  const what = f.kind === "investor" ? f.company?.name : f.kind === "about" ? t(f.topic) : f.money ? money(f.money) : f.kind === "date" ? day(f.date) : f.ratio ? `× ${f.ratio}` : f.percent ? `${f.percent}${f.percent_max ? `–${f.percent_max}` : ""} %` : "";
  return [who && safe(who.name, 60), f.series, what].filter(Boolean).join(" · ");
}

function slots(f) {
  const shown = [];
  const put = (slot, ...values) => shown.push(h("dt", {}, t(slot)), h("dd", {}, values));
  const name = v => h("button.name", {type: "button", title: t("name_button", {x: safe(v.text, 60)}), onclick: () => aboutName(v)}, bdi(v.text, 60), v.name !== v.text && h("small", {}, " ", bdi(v.name, 60)));
  for (const [slot, info] of Object.entries(shapes[f.kind])) {
    const v = f[slot];
    if (v === null || v === undefined || (Array.isArray(v) && !v.length)) continue;
    if (info.type === "name") put(slot, name(v));
    else if (info.type === "money" || info.type === "valuation") put(slot, h(`span.s-${slot}`, {}, bdi(v.text, 60)), h("small", {}, ` = ${money(v)}`), v.basis && h("small", {}, ` ${t(v.basis)}`));
    else if (info.type === "when") put(slot, h(`span.s-${slot}`, {}, bdi(v.text, 60)), h("small", {}, ` = ${day(v)}`));
    else if (info.type === "investors") put(slot, h("ul.investors", {}, v.map(i => h("li", {}, name(i), h("small", {}, ` ${t(i.role)}`)))));
    else if (slot === "status") { if (v !== "asserted") put(slot, h(`span.st-${v}`, {}, t(v))); }
    else put(slot, info.type === "choice" ? t(v) : h(`span.s-${slot}`, {}, safe(v, 200)));
  }
  return shown;
}
