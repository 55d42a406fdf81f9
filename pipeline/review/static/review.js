"use strict";
// The review page: its frame, the list of articles, and where it begins. The other scripts stand before this one.

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
    ["0–9", "k_kinds"], ["d", "k_done"], ["n p", "k_article"], ["Esc", "k_back"], ["?", "k_help"]];
  dialog(t("help"), h("dl.keys", {}, keys.map(([key, what]) => [h("dt", {}, key.split(" ").map(k => h("kbd", {}, k))), h("dd", {}, t(what))])),
    h("ol.kinds", {}, KINDS.map(kind => h("li", {}, kindName(kind)))));
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
      ({articles: state.articles, damaged: state.damaged} = await ask("articles"));
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
      ["all", "eyes", "open", "done"].map(o => h("option", {value: o, selected: o === state.show}, t(o === "all" ? o : o + "_only")))), count),
    ...damage(), list);
  fill();
}

// What is told of damaged files: no element where there is none, for a page would print the word false.
function damage() {
  if (!state.damaged.length) return [];
  return [h("section.error", {id: "damaged"}, h("h2", {}, t("damaged")), h("ul", {}, state.damaged.map(line => h("li", {}, bdi(line)))))];
}

function item(a) {
  const counts = KINDS.filter(k => a.counts[k]).map(k => h("span.count-of", {}, `${kindName(k)} `, h("b", {}, a.counts[k])));
  return h(a.done.length ? "li.finished" : "li", {}, h("a", {href: "#/a/" + encodeURIComponent(a.source)},
    h("span.title", {lang: a.language}, bdi(a.title, 120)),
    h("span.where", {}, bdi(a.source, 100), a.published && ` · ${a.published}`),
    h("span.counts", {}, counts),
    h("span.badges", {}, Object.entries(a.reasons).map(([r, n]) => badge(r, n)),
      a.decided > 0 && h("span.badge", {}, `${t("decided")} ${a.decided}`),
      a.done.length > 0 && h("span.badge.ok", {}, "✓ ", t("is_done", {x: safe(a.done.join(", "), 40)})))));
}

// --- beginning -------------------------------------------------------------------------------------------------

addEventListener("hashchange", () => (key.take() ? location.reload() : route()));
addEventListener("focus", () => reload().catch(() => {}));
addEventListener("online", () => queue.send().then(fresh => fresh && adopt(fresh)).catch(() => {}));

async function enter() {
  key.take();
  try {
    Object.assign(setup, await ask("setup"));
  } catch (error) {
    view.replaceChildren(h("p.error", {role: "alert"}, error.message || t("no_server")));
    return;
  }
  reviewer = memory.get("reviewer") || setup.reviewer;
  frame();
  warn();
  await queue.send().catch(error => tell(error.message));
  await route();
}
enter();
