"use strict";
// What the review page knows: what the server said when it made the page, and where the reviewer is.

const setup = JSON.parse(document.getElementById("setup").textContent);
const {shapes} = setup;
const KINDS = ["funding_round", "investor", "valuation", "revenue", "growth", "acquisition", "listing", "about", "amount", "date"];
const view = document.getElementById("view"), bar = document.getElementById("bar"), say = document.getElementById("say");
const state = {articles: [], damaged: [], article: null, at: 0, editor: null, chosen: null, filter: "", show: "all", more: 0, same: {}};
let reviewer = "";

// The key of this start stands in the address's fragment, which no server is sent; from there it goes to this tab's own
// store, which no other port and no other tab can read.
const key = {
  value: "",
  take() {
    const given = /^#key=([\w-]+)$/.exec(location.hash);
    if (given) history.replaceState(null, "", "/");
    try {
      if (given) sessionStorage.setItem("jiyao-key", given[1]);
      this.value = (given && given[1]) || sessionStorage.getItem("jiyao-key") || "";
    } catch { this.value = given ? given[1] : this.value; }
    return Boolean(given);
  },
  headers(more) { return {authorization: `Bearer ${this.value}`, ...more}; },
};
