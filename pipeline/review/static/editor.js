"use strict";
// The form that corrects a fact or says a missed one. It holds a draft: {kind, slots, evidence: [{start,end,field}]}.

const CURRENCIES = ["USD", "TWD", "CNY", "HKD", "EUR", "JPY", "KRW", "GBP", "INR", "SGD"];
const QUALIFIERS = ["exact", "about", "nearly", "over", "at_least", "at_most", "under", "range", "vague"];
const NAMES = ["company", "target", "acquirer", "investor"];

function draftOf(fact, shapes) {
  const slots = {};
  for (const slot of Object.keys(shapes[fact.kind])) if (fact[slot] !== undefined) slots[slot] = structuredClone(fact[slot]);
  return {kind: fact.kind, slots, evidence: fact.evidence.map(({start, end, field}) => ({start, end, field})), fact: fact.digest};
}

const empty = {
  money: text => ({text, value: null, min: null, max: null, currency: null, currency_basis: null, qualifier: "exact"}),
  when: (text, day) => ({text, start: day || "", end: day || "", granularity: "day", edtf: day || ""}),
  name: text => ({name: text, text, id: null}),
};

// Put selected words into a slot; `read` is what the server's finders read there.
function fill(draft, slot, type, chosen, read) {
  const span = at => ({start: at[0], end: at[1], field: slot});
  const here = [chosen.start, chosen.end];
  const found = (kind, make) => {
    const {at, ...value} = read[kind] || {...make(chosen.text), at: here};
    return {value, at: at || here};
  };
  let got;
  if (type === "money" || type === "valuation") {
    got = found("money", empty.money);
    if (type === "valuation") got.value = {...got.value, basis: draft.slots[slot]?.basis ?? null};
  } else if (type === "when") got = found("when", empty.when);
  else if (type === "name") got = {value: read.name || empty.name(chosen.text), at: here};
  else if (type === "number") got = {value: read.ratio?.value ?? read.percent?.value ?? null, at: here};
  else if (type === "investors") {
    const value = {...(read.name || empty.name(chosen.text)), role: "participant"};
    draft.slots[slot] = [...(draft.slots[slot] || []).filter(i => i.text !== value.text), value];
    draft.evidence.push(span(here));
    return;
  } else got = {value: read[slot]?.value ?? chosen.text, at: here};
  draft.slots[slot] = got.value;
  draft.evidence = [...draft.evidence.filter(e => e.field !== slot), span(got.at)];
}

// The form. `actions`: save(draft), cancel(). Focuses the first control.
function editor(draft, shapes, actions) {
  const shape = shapes[draft.kind];
  const form = h("form.editor", {"aria-label": kindName(draft.kind), onsubmit(event) {
    event.preventDefault();
    actions.save(draft);
  }});
  const row = (slot, ...controls) => h("fieldset", {"data-slot": slot}, h("legend", {}, t(slot)), ...controls);
  const labelled = (label, control) => h("label", {}, h("span", {}, t(label)), control);
  const choice = (options, value, change, optional) => h("select", {value: value ?? "", onchange: e => change(e.target.value || null)},
    optional && h("option", {value: ""}, t("none")), options.map(o => h("option", {value: o, selected: o === value}, t(o))));
  const input = (value, change, more) => h("input", {value: value ?? "", autocomplete: "off", oninput: e => change(e.target.value.trim() || null), ...more});
  const drop = slot => h("button.quiet.small", {type: "button", onclick() {
    draft.slots[slot] = slot === "investors" ? [] : null;
    draft.evidence = draft.evidence.filter(e => e.field !== slot);
    redraw();
  }}, t("remove"));
  const words = value => value && h("q.words", {}, safe(value.text, 80));

  function sum(value, change) {
    const numeric = (key, label) => {
      const shown = h("output.reading", {}, value[key] === null || value[key] === undefined ? "" : number(value[key]));
      return [labelled(label, input(value[key], v => {
        const plain = v === null ? null : Number(v.replaceAll(",", ""));
        change({[key]: plain});
        shown.textContent = plain === null ? "" : Number.isFinite(plain) ? "= " + number(plain) : "?";
      }, {inputmode: "decimal", name: key})), shown];
    };
    const open = ["range", "vague"].includes(value.qualifier);
    return [
      ...(open ? [...numeric("min", "min"), ...numeric("max", "max")] : numeric("value", "value")),
      labelled("currency", input(value.currency, v => change({currency: v && v.toUpperCase(), currency_basis: v && (value.currency_basis || "context")}),
        {list: "currencies", maxlength: 3, size: 4, name: "currency"})),
      labelled("qualifier", choice(QUALIFIERS, value.qualifier, v => {
        change({qualifier: v, ...(["range", "vague"].includes(v) ? {value: null} : {min: null, max: null})});
        redraw();
      })),
    ];
  }

  const make = {
    choice: (slot, info) => row(slot, choice(info.choices, draft.slots[slot] ?? (slot === "status" ? "asserted" : null), v => { draft.slots[slot] = v; }, !info.needed && slot !== "status")),
    text: slot => row(slot, input(draft.slots[slot], v => { draft.slots[slot] = v; }, {name: slot}), draft.slots[slot] && drop(slot)),
    number: slot => row(slot, input(draft.slots[slot], v => { draft.slots[slot] = v === null ? null : Number(v); }, {inputmode: "decimal", name: slot})),
    name(slot) {
      const value = draft.slots[slot];
      return row(slot, words(value), value ? labelled("canonical", input(value.name, v => { value.name = v || value.text; value.id = null; }, {name: slot})) : hint(), value && drop(slot));
    },
    money(slot, info) {
      const value = draft.slots[slot];
      return row(slot, words(value), value ? sum(value, c => Object.assign(value, c)) : hint(),
        value && info.type === "valuation" && labelled("basis", choice(["post_money", "pre_money"], value.basis, v => { value.basis = v; }, true)),
        value && drop(slot));
    },
    when(slot) {
      const value = draft.slots[slot];
      const set = c => {
        Object.assign(value, c);
        if (value.end < value.start) value.end = value.start;
        const one = value.start === value.end;
        Object.assign(value, {granularity: one ? "day" : "span", edtf: one ? value.start : `${value.start}/${value.end}`});
      };
      return row(slot, words(value), value ? ["start", "end"].map(k => labelled(k, input(value[k], v => set({[k]: v}), {type: "date", name: k}))) : hint(), value && drop(slot));
    },
    investors(slot) {
      const list = draft.slots[slot] || [];
      return row(slot, list.map((investor, i) => h("div.investor", {}, words(investor), 
        input(investor.name, v => { investor.name = v || investor.text; investor.id = null; }, {"aria-label": t("canonical")}),
        choice(["lead", "participant", "existing", "adviser"], investor.role, v => { investor.role = v; }),
        h("button.quiet.small", {type: "button", onclick() {
          draft.slots[slot] = list.filter((_, at) => at !== i);
          actions.dropSpans(draft, slot, investor.text);
          redraw();
        }}, t("remove")))), hint());
    },
  };
  make.valuation = make.money;
  const hint = () => h("p.hint", {}, t("select_hint"));

  function redraw() {
    form.replaceChildren(
      ...Object.entries(shape).map(([slot, info]) => make[info.type](slot, info)),
      h("datalist", {id: "currencies"}, CURRENCIES.map(c => h("option", {value: c}))),
      h("p.error", {role: "alert"}),
      h("div.buttons", {}, h("button.primary", {type: "submit"}, t("save")), h("button", {type: "button", onclick: actions.cancel}, t("cancel"))));
  }
  redraw();
  return {form, redraw, draft, fail(message) { form.querySelector(".error").textContent = message; }};
}
