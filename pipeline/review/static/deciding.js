"use strict";
// Accepting, rejecting, correcting, adding; and the keys that do it.

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
    !state.editor && h("p", {}, t("new_fact"), " ", KINDS.map((kind, i) => h("button.small", {type: "button", "data-kind": kind, onclick: () => begin(kind)}, h("kbd", {}, (i + 1) % 10), " ", kindName(kind))))));
}

const readings = chosen => ask("read", {source: state.article.source, start: chosen.start, end: chosen.end}).catch(() => ({}));

// The chosen words, taken: the selection is given up at once, since what the reader selects while the server reads is the next one.
function take() {
  const chosen = state.chosen;
  getSelection().removeAllRanges();
  choose(null);
  return chosen;
}

async function use(slot) {
  const chosen = take(), f = current();
  const draft = state.editor?.draft || draftOf(f, shapes);
  fill(draft, slot, shapes[draft.kind][slot].type, chosen, await readings(chosen));
  if (state.editor) state.editor.redraw();
  else open(draft);
}

async function begin(kind) {
  const f = current();
  if (!state.chosen) return;
  if (kind === "investor" && f?.kind === "funding_round") { await use("investors"); return; }
  const chosen = take();
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
  if (!state.article || (state.editor && !/^[0-9]$/.test(event.key))) return;
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
  const kind = /^[0-9]$/.test(event.key) && KINDS[(Number(event.key) + 9) % 10];  // 0 is the tenth
  if (!kind) return;
  event.preventDefault();
  const chosen = selection(document.getElementById("text"));
  if (chosen) { state.chosen = chosen; begin(kind); return; }
  const all = cards();
  for (let i = 1; i <= all.length; i++) if (all[(state.at + i) % all.length].kind === kind) { focus((state.at + i) % all.length, true); return; }
  tell(t("need_select"));
});
