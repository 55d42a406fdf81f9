"use strict";
// Talking to the server: questions, and a queue of decisions that survives a dead server and a closed browser.

async function ask(path, query) {
  const answer = await fetch(`/api/${path}?` + new URLSearchParams(query || {}), {headers: key.headers()});
  const said = await answer.text();
  let body;
  try { body = JSON.parse(said); } catch { body = {error: said || answer.statusText}; }
  if (!answer.ok) throw new Error(body.error);
  return body;
}

// Every decision is in this queue, in the browser's own store, until the server says that it is on the disk.
const queue = {
  get key() { return "queue-" + setup.run; },
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
        answer = await fetch("/api/decide", {method: "POST", headers: key.headers({"content-type": "application/json"}), body: JSON.stringify(list[0])});
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
