"use strict";
// The review page: a list of articles, one article with its facts, and a queue of decisions that survives a dead server.

const setup = JSON.parse(document.getElementById("setup").textContent);
const {shapes} = setup;
const KINDS = ["funding_round", "investor", "valuation", "revenue", "growth", "acquisition", "listing", "amount", "date"];
const view = document.getElementById("view"), bar = document.getElementById("bar"), say = document.getElementById("say");
const state = {articles: [], article: null, at: 0, editor: null, chosen: null, filter: "", show: "all", more: 0, same: {}};
let reviewer = memory.get("reviewer") || setup.reviewer;

// --- talking to the server -------------------------------------------------------------------------------------

async function ask(path, query) {
  const answer = await fetch(`/api/${path}?` + new URLSearchParams(query || {}));
  const body = await answer.json().catch(() => ({error: answer.statusText}));
  if (!answer.ok) throw new Error(body.error);
  return body;
}

// Every decision is in this queue, in the browser's own store, until the server says that it is on the disk.
const queue = {
  key: "queue-" + setup.run,
  list: null,
  read() {
    if (this.list === null) { try { this.list = JSON.parse(memory.get(this.key)) || []; } catch { this.list = []; } }
    return this.list;
  },
  write(list) {  // a browser that keeps nothing still has the page's own copy
    this.list = list;
    memory.set(this.key, JSON.stringify(list));
  },
  busy: null,
  async send() {
    if (this.busy) return this.busy;
    this.busy = this.drain();
    try { return await this.busy; } finally { this.busy = null; }
  },
  async drain() {
    let last = null;
    for (let list = this.read(); list.length; list = this.read()) {
      let answer, body;
      try {
        answer = await fetch("/api/decide", {method: "POST", headers: {"content-type": "application/json"}, body: JSON.stringify(list[0])});
        body = await answer.json();
      } catch { answer = null; }
      if (!answer || answer.status === 503 || answer.status === 403) {
        warn();
        clearTimeout(this.again);
        this.again = setTimeout(() => this.send().then(fresh => fresh && adopt(fresh)).catch(error => tell(error.message)), 3000);
        return null;
      }
      this.write(this.read().filter(d => d.id !== list[0].id));
      if (!answer.ok) { warn(); throw new Error(body.error); }
      last = body.article;
    }
    warn();
    return last;
  },
};

function warn() {
  const n = queue.read().length;
  const box = document.getElementById("unsaved");
  box.hidden = n === 0;
  box.textContent = n ? t("unsaved", {n}) : "";
}

async function decide(action, more) {
  queue.write([...queue.read(), {id: crypto.randomUUID(), source: state.article.source, reviewer, action, ...more}]);
  try {
    const fresh = await queue.send();
    if (fresh) adopt(fresh);
    return fresh;
  } catch (error) {
    if (state.editor) state.editor.fail(error.message);
    tell(error.message);
    if (!state.editor) await reload();
    return null;
  }
}

function tell(message) {
  say.textContent = message;
  clearTimeout(tell.timer);
  tell.timer = setTimeout(() => { say.textContent = ""; }, 4000);
}

// --- the frame -------------------------------------------------------------------------------------------------

function frame() {
  document.title = `${t("review")} · ${setup.run} · 紀要`;
  const name = h("input", {id: "reviewer", value: reviewer, size: 8, maxlength: 60, onchange() {
    reviewer = this.value.trim() || setup.reviewer;
    this.value = reviewer;
    memory.set("reviewer", reviewer);
  }});
  bar.replaceChildren(
    h("a.brand", {href: "#", lang: "zh-Hant"}, "紀要"), h("span.run", {}, t("review") + " · ", bdi(setup.run)),
    h("label.who", {}, h("span", {}, t("reviewer")), name),
    h("button.quiet", {type: "button", id: "help", "aria-label": t("help"), title: t("help"), onclick: help}, "?"),
    languageButton(() => { frame(); draw(); warn(); }), themeButton());
}

function help() {
  const keys = [["j k", "k_move"], ["a", "k_accept"], ["x", "k_reject"], ["A X", "k_all"], ["e", "k_edit"], ["␣", "k_skip"], ["⌫", "k_undo"],
    ["1–9", "k_kinds"], ["d", "k_done"], ["n p", "k_article"], ["Esc", "k_back"], ["?", "k_help"]];
  dialog(t("help"), h("dl.keys", {}, keys.map(([key, what]) => [h("dt", {}, key.split(" ").map(k => h("kbd", {}, k))), h("dd", {}, t(what))])),
    h("ol.kinds", {}, KINDS.map(kind => h("li", {}, t(kind)))));
}

function dialog(title, ...content) {
  const box = h("dialog", {"aria-label": title, onclose() { box.remove(); }},
    h("h2", {}, title), ...content, h("button.quiet.closer", {type: "button", "aria-label": t("close"), onclick: () => box.close()}, "×"));
  document.body.append(box);
  box.showModal();
  return box;
}

async function route() {
  const source = location.hash.startsWith("#/a/") ? decodeURIComponent(location.hash.slice(4)) : null;
  state.editor = null;
  state.same = {};
  choose(null);
  try {
    if (source === null) {
      state.article = null;
      state.articles = (await ask("articles")).articles;
    } else if (state.article?.source !== source) {
      state.article = await ask("article", {source});
      state.at = 0;
      scrollTo(0, 0);
    }
  } catch (error) {
    view.replaceChildren(h("p.error", {role: "alert"}, error.message || t("no_server")), h("a", {href: "#"}, t("back")));
    return;
  }
  draw();
}

async function reload() {
  if (!state.article || state.editor) return;
  adopt(await ask("article", {source: state.article.source}));
}

function draw() {
  document.body.classList.toggle("reading", Boolean(state.article));
  if (state.article) drawArticle();
  else drawList();
}

// --- the list --------------------------------------------------------------------------------------------------

const badge = (reason, n) => h(`span.badge.why-${reason}`, {}, t("why_" + reason), n > 1 && h("b", {}, ` ${n}`));

function drawList() {
  const shown = () => {
    const wanted = state.filter.toLowerCase();
    return state.articles.filter(a => (!wanted || `${a.title} ${a.source}`.toLowerCase().includes(wanted))
      && (state.show === "all" || (state.show === "done") === a.done.length > 0 && (state.show !== "eyes" || Object.keys(a.reasons).length > 0)));
  };
  const list = h("ol.articles"), count = h("p.count", {role: "status"});
  const fill = () => {
    const found = shown();
    list.replaceChildren(...found.map(item));
    count.textContent = t("shown_n", {n: found.length, m: state.articles.length});
  };
  view.replaceChildren(h("div.tools", {},
    h("h1", {}, t("articles")),
    h("input", {type: "search", id: "search", placeholder: t("search"), "aria-label": t("search"), value: state.filter, oninput(e) { state.filter = e.target.value; fill(); }}),
    h("select", {id: "show", "aria-label": t("show"), onchange(e) { state.show = e.target.value; fill(); }},
      ["all", "eyes", "open", "done"].map(o => h("option", {value: o, selected: o === state.show}, t(o === "all" ? o : o + "_only")))), count), list);
  fill();
}

function item(a) {
  const counts = KINDS.filter(k => a.counts[k]).map(k => h("span.count-of", {}, `${t(k)} `, h("b", {}, a.counts[k])));
  return h(a.done.length ? "li.finished" : "li", {}, h("a", {href: "#/a/" + encodeURIComponent(a.source)},
    h("span.title", {lang: a.language}, bdi(a.title, 120)),
    h("span.where", {}, bdi(a.source, 100), a.published && ` · ${a.published}`),
    h("span.counts", {}, counts),
    h("span.badges", {}, Object.entries(a.reasons).map(([r, n]) => badge(r, n)),
      a.decided > 0 && h("span.badge", {}, `${t("decided")} ${a.decided}`),
      a.done.length > 0 && h("span.badge.ok", {}, "✓ ", t("is_done", {x: safe(a.done.join(", "), 40)})))));
}

// --- an article ------------------------------------------------------------------------------------------------

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
  const found = [], all = cards();
  for (const kind of KINDS) {
    const facts = all.filter(f => f.kind === kind);
    if (!facts.length) continue;
    const open = facts.filter(f => !f.decision);
    const minor = kind === "amount" || kind === "date";
    const head = [h("span", {}, t(kind), h("b", {}, ` ${facts.length}`)),
      minor && open.length > 1 && h("button.quiet.small", {type: "button", async onclick(e) {
        e.preventDefault();
        for (const f of open) await decide("accept", {fact: f.digest});
      }}, t("accept_all", {n: open.length}))];
    const list = facts.map(f => card(f, all.indexOf(f)));
    found.push(minor ? h(`details.group`, {open: state["open-" + kind] ?? facts.length < 4, ontoggle(e) { state["open-" + kind] = e.target.open; }}, h("summary", {}, head), list)
      : h("section.group", {}, h("h2", {}, head), list));
  }
  if (state.editor?.draft && !state.editor.draft.fact) found.unshift(h("section.group", {}, h("h2", {}, t("new_fact"), " · ", t(state.editor.draft.kind)), h("div.card.focus", {}, state.editor.form)));
  if (state.article.gone.length) found.push(h("section.group.gone", {}, h("h2", {}, t("rejected_group"), h("b", {}, ` ${state.article.gone.length}`)), state.article.gone.map(f => card(f, -1))));
  if (state.article.notes.length) found.push(h("details.group", {}, h("summary", {}, t("notes"), h("b", {}, ` ${state.article.notes.length}`)), h("ul.notes", {}, state.article.notes.map(n => h("li", {}, bdi(n, 400))))));
  if (!all.length && !found.length) found.push(h("p.hint", {}, t("nothing"), " ", t("select_hint")));
  return found;
}

function card(f, at) {
  const editing = state.editor?.draft.fact === f.digest;
  const box = h(`div.card.k-${f.kind}`, {"data-f": f.id, "data-at": at, tabindex: -1, role: "group", "aria-label": `${t(f.kind)} ${headline(f)}`,
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
  const what = f.kind === "investor" ? f.company?.name : f.money ? money(f.money) : f.kind === "date" ? day(f.date) : f.ratio ? `× ${f.ratio}` : f.percent ? `${f.percent} %` : "";
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
    else put(slot, info.type === "choice" ? t(v) : safe(v, 80));
  }
  return shown;
}

// --- deciding --------------------------------------------------------------------------------------------------

const boxOf = f => document.querySelector(`.card[data-f="${CSS.escape(f.id)}"]`);

async function verdict(action, f, all) {
  const everywhere = all || Boolean(boxOf(f)?.querySelector(".same input")?.checked);
  const at = state.at, here = current()?.id === f.id;
  const fresh = await decide(action, {fact: f.digest, everywhere});
  if (fresh && here) skip(action === "reject" ? at - 1 : at);
}

function skip(from = state.at) {
  const all = cards();
  for (let i = 1; i <= all.length; i++) {
    const at = (from + i + all.length) % all.length;
    if (!all[at].decision) return focus(at, true);
  }
  return focus(Math.min(Math.max(from, 0), all.length - 1), true);
}

function move(by) {
  const at = state.at + by;
  if (at < 0 || at >= cards().length) return tell(t(at < 0 ? "first_fact" : "last_fact"));
  return focus(at, true);
}

function focus(at, scroll) {
  state.at = at;
  mark(scroll);
}

function mark(scroll) {
  const f = current();
  for (const c of document.querySelectorAll(".card.focus")) if (!c.querySelector("form")) c.classList.remove("focus");
  for (const m of document.querySelectorAll("#text .m.focus")) m.classList.remove("focus");
  if (!f) return;
  const box = boxOf(f);
  box?.classList.add("focus");
  const marks = [...document.querySelectorAll("#text .m")].filter(m => m.dataset.f.split(" ").includes(f.id));
  marks.forEach(m => m.classList.add("focus"));
  if (scroll) {
    box?.closest("details")?.setAttribute("open", "");
    marks[0]?.scrollIntoView({block: "nearest"});
    box?.scrollIntoView({block: "nearest"});
    box?.focus({preventScroll: true});
  }
  if (state.same[f.digest] === undefined && !state.editor) {
    state.same[f.digest] = 0;
    ask("identical", {source: state.article.source, fact: f.digest}).then(found => {
      state.same[f.digest] = found.articles - 1;
      if (found.articles > 1 && boxOf(f) && !state.editor) { boxOf(f).replaceWith(card(f, cards().indexOf(f))); mark(false); }
    }).catch(() => {});
  }
}

function hot(ids) {
  for (const e of document.querySelectorAll(".hot")) e.classList.remove("hot");
  for (const e of document.querySelectorAll("[data-f]")) if (e.dataset.f.split(" ").some(id => id && ids.includes(id))) e.classList.add("hot");
}

function finish() {
  if (!state.article.done.includes(reviewer)) decide("done").then(fresh => fresh && tell(t("is_done", {x: reviewer})));
}

function aboutName(v) {
  const choice = h("select", {name: "verdict", "aria-label": t("name_title")}, h("option", {value: "alias"}, t("alias_of")), h("option", {value: "not_a_company"}, t("not_company")));
  const canonical = h("input", {name: "canonical", value: v.name, "aria-label": t("canonical")});
  const all = h("input", {type: "checkbox", name: "everywhere"});
  choice.onchange = () => { canonical.hidden = choice.value !== "alias"; };
  const box = dialog(t("name_title"), h("form", {method: "dialog", onsubmit() {
    const alias = choice.value === "alias";
    decide("name", {name: {text: v.text, verdict: choice.value, canonical: alias ? canonical.value.trim() || null : null}, everywhere: all.checked});
  }}, h("p", {}, h("q.words", {}, safe(v.text, 80))), choice, canonical, h("label.same", {}, all, t("name_everywhere")), h("button.primary", {type: "submit"}, t("save"))));
  return box;
}

// --- correcting ------------------------------------------------------------------------------------------------

function edit(f) {
  open(draftOf(f, shapes));
}

function open(draft) {
  state.editor = editor(draft, shapes, {
    async save(d) {
      const body = {kind: d.kind, slots: d.slots, evidence: d.evidence};
      const fresh = await decide(d.fact ? "correct" : "add", d.fact ? {fact: d.fact, draft: body} : {draft: body});
      if (fresh) tell(t("saved"));
    },
    cancel() { state.editor = null; drawArticle(); },
    dropSpans(d, slot, words) {
      const chars = e => state.article.pieces.map(p => p.text === undefined ? "" : Array.from(p.text).slice(Math.max(0, e.start - p.start), Math.max(0, e.end - p.start)).join("")).join("");
      d.evidence = d.evidence.filter(e => e.field !== slot || chars(e) !== words);
    },
  });
  drawArticle();
  state.editor.form.closest(".card").scrollIntoView({block: "nearest"});
  state.editor.form.closest(".card").classList.add("focus");
}

// The bar that says what the selected words can become.
function choose(chosen) {
  state.chosen = chosen;
  const box = document.getElementById("chosen");
  box.hidden = !chosen;
  if (!chosen) return;
  const f = state.editor ? state.editor.draft : current();
  const fits = f ? Object.entries(shapes[f.kind]).filter(([, info]) => info.type !== "choice") : [];
  box.replaceChildren(h("div", {}, h("p", {}, t("selected"), " ", h("q.words", {}, safe(chosen.text, 60))),
    f && h("p", {}, t("set_slot"), " ", fits.map(([slot]) => h("button.small", {type: "button", "data-slot": slot, onclick: () => use(slot)}, t(slot)))),
    !state.editor && h("p", {}, t("new_fact"), " ", KINDS.map((kind, i) => h("button.small", {type: "button", "data-kind": kind, onclick: () => begin(kind)}, h("kbd", {}, i + 1), " ", t(kind))))));
}

const readings = chosen => ask("read", {source: state.article.source, start: chosen.start, end: chosen.end}).catch(() => ({}));

async function use(slot) {
  const chosen = state.chosen, f = current();
  const draft = state.editor?.draft || draftOf(f, shapes);
  fill(draft, slot, shapes[draft.kind][slot].type, chosen, await readings(chosen));
  getSelection().removeAllRanges();
  choose(null);
  if (state.editor) state.editor.redraw();
  else open(draft);
}

async function begin(kind) {
  const chosen = state.chosen, f = current();
  if (!chosen) return;
  if (kind === "investor" && f?.kind === "funding_round") { await use("investors"); return; }
  const read = await readings(chosen), shape = shapes[kind];
  const draft = {kind, slots: {status: "asserted"}, evidence: [], fact: null};
  for (const [slot, info] of Object.entries(shape)) if (info.needed && info.type === "choice") draft.slots[slot] = info.choices[0];
  const of = type => Object.keys(shape).find(s => shape[s].type === type);
  const main = (read.money && of("money")) || (read.when && of("when")) || (kind === "investor" ? "investor" : of("name")) || Object.keys(shape)[0];
  fill(draft, main, shape[main].type, chosen, read);
  const company = f && (f.company ? "company" : f.target ? "target" : null);
  if (shape.company && main !== "company" && company) {  // most missed facts are about the company just looked at
    draft.slots.company = structuredClone(f[company]);
    draft.evidence.push(...f.evidence.filter(e => e.field === company).map(({start, end}) => ({start, end, field: "company"})));
  }
  getSelection().removeAllRanges();
  choose(null);
  open(draft);
}

// --- keys ------------------------------------------------------------------------------------------------------

document.addEventListener("selectionchange", () => {
  clearTimeout(choose.timer);
  choose.timer = setTimeout(() => {
    const box = document.getElementById("text");
    const chosen = box && selection(box);
    if (chosen || state.chosen) choose(chosen);
  }, 120);
});

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const typing = event.target.closest("input,select,textarea");
  if (event.key === "Escape") {
    if (state.editor) { state.editor = null; drawArticle(); } else if (state.chosen) { getSelection().removeAllRanges(); choose(null); } else if (typing) typing.blur(); else if (state.article) location.hash = "";
    return;
  }
  if (typing) return;
  if (event.key === "?") { event.preventDefault(); help(); return; }
  if (!state.article || (state.editor && !/^[1-9]$/.test(event.key))) return;
  if (event.key === " " && event.target.closest("button,summary,a")) return;
  const f = current();
  const does = {
    a: () => f && verdict("accept", f), x: () => f && verdict("reject", f), A: () => f && verdict("accept", f, true), X: () => f && verdict("reject", f, true),
    e: () => f && edit(f), " ": () => skip(), Backspace: () => decide("undo").then(fresh => fresh && tell(t("undone"))),
    j: () => move(1), k: () => move(-1), d: finish,
    n: () => state.article.next !== null && (location.hash = "#/a/" + encodeURIComponent(state.article.next)),
    p: () => state.article.previous !== null && (location.hash = "#/a/" + encodeURIComponent(state.article.previous)),
  }[event.key];
  if (does) { event.preventDefault(); does(); return; }
  const kind = /^[1-9]$/.test(event.key) && KINDS[event.key - 1];
  if (!kind) return;
  event.preventDefault();
  const chosen = selection(document.getElementById("text"));
  if (chosen) { state.chosen = chosen; begin(kind); return; }
  const all = cards();
  for (let i = 1; i <= all.length; i++) if (all[(state.at + i) % all.length].kind === kind) { focus((state.at + i) % all.length, true); return; }
  tell(t("need_select"));
});

addEventListener("hashchange", route);
addEventListener("focus", () => reload().catch(() => {}));
addEventListener("online", () => queue.send().then(fresh => fresh && adopt(fresh)).catch(() => {}));
frame();
warn();
queue.send().catch(error => tell(error.message)).then(route);
