"use strict";
// What the review page knows: what the server said when it made the page, and where the reviewer is.

const setup = JSON.parse(document.getElementById("setup").textContent);
const {shapes} = setup;
const KINDS = ["funding_round", "investor", "valuation", "revenue", "growth", "acquisition", "listing", "about", "amount", "date"];
const view = document.getElementById("view"), bar = document.getElementById("bar"), say = document.getElementById("say");
const state = {articles: [], article: null, at: 0, editor: null, chosen: null, filter: "", show: "all", more: 0, same: {}};
let reviewer = memory.get("reviewer") || setup.reviewer;
