// The workbench of explore.ipynb: an article as one marked view, in which a selection becomes a
// statement. An anywidget front-end module: it imports nothing, fetches nothing and writes no HTML;
// Python keeps the state ("view"), and each button sends one message ("do") to it.

const make = (name, fields = {}, ...children) => {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(fields)) {
    if (key === "data") Object.assign(node.dataset, value);
    else if (key in node) node[key] = value;
    else node.setAttribute(key, value);
  }
  node.append(...children);
  return node;
};
const points = (text) => Array.from(text).length; // offsets count code points, as Python does
const shorten = (text, most) => (points(text) > most ? Array.from(text).slice(0, most - 1).join("") + "…" : text);
let serial = 0; // names of lists, of which a page may show several

// The offset in the article's text at which a place of the page stands.
const offsetOf = (node, at, article) => {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  if (node.nodeType === Node.TEXT_NODE) {
    const piece = element.closest("[data-start]");
    if (piece && article.contains(piece)) {
      const start = Number(piece.dataset.start);
      const end = Number(piece.dataset.end);
      if ("odd" in piece.dataset) return at > 0 ? end : start; // shown in other letters: all or nothing
      return Math.min(end, start + points(node.data.slice(0, at)));
    }
  }
  // Between pieces: where the next one starts, else where the last one ends.
  const pieces = [...article.querySelectorAll("[data-start]")];
  const place = document.createRange();
  place.setStart(node, at);
  place.collapse(true);
  const next = pieces.find((piece) => place.comparePoint(piece, 0) >= 0);
  return Number(next ? next.dataset.start : pieces.at(-1)?.dataset.end ?? 0);
};

const selected = (article) => {
  const root = article.getRootNode();
  const selection = (root.getSelection ? root : document).getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!article.contains(range.startContainer) || !article.contains(range.endContainer)) return null;
  const start = offsetOf(range.startContainer, range.startOffset, article);
  const end = offsetOf(range.endContainer, range.endOffset, article);
  return start < end ? { start, end, words: selection.toString().replace(/\s+/g, " ").trim() } : null;
};

const articleOf = (view, choose) => {
  const article = make("div", { className: "article", tabIndex: 0, role: "region", "aria-label": "The article" });
  for (const paragraph of view.paragraphs) {
    const box = make(paragraph.kind === "headline" ? "h3" : "p", { className: paragraph.kind });
    for (const [start, end, text, roles, numbers, opens, odd] of paragraph.pieces) {
      for (const n of opens) {
        const label = `statement ${n}`;
        box.append(make("button", { type: "button", className: "number", textContent: n, "aria-label": label, onclick: () => choose(n), data: { n } }));
      }
      const piece = make(numbers.length ? "mark" : "span", { className: roles, textContent: text });
      piece.dataset.start = start;
      piece.dataset.end = end;
      if (odd) piece.dataset.odd = "";
      if (numbers.length) {
        piece.dataset.s = numbers.join(" ");
        piece.addEventListener("click", () => selected(article) || choose(numbers.at(-1)));
      }
      box.append(piece);
    }
    article.append(box);
  }
  return article;
};

function render({ model, el }) {
  const state = { chosen: null, selection: null, tab: "check" };
  const list = `sayso-names-${(serial += 1)}`;
  const root = make("div", { className: "sayso-bench" });
  const tools = make("div", { className: "tools" });
  const names = make("datalist", { id: list });
  const message = make("p", { className: "message", role: "status" });
  let article = make("div");
  let view = {};
  el.append(root);

  const act = (what, more = {}) => {
    const note = tools.querySelector(".note-field")?.value ?? "";
    model.send({ do: what, number: state.chosen, note, ...more });
  };
  const button = (label, what, more, fields = {}) =>
    make("button", { type: "button", textContent: label, onclick: () => act(what, typeof more === "function" ? more() : more), ...fields });
  const field = (label, value, fields = {}) => {
    const input = make("input", { type: "text", value, ...fields });
    return [make("label", {}, make("span", { textContent: label }), input), input];
  };
  const one = (n) => view.statements.find((s) => s.number === n);

  const choose = (n, scroll = false) => {
    state.chosen = n;
    light(scroll);
    panel();
  };
  const light = (scroll) => {
    for (const mark of article.querySelectorAll("mark")) {
      mark.classList.toggle("lit", mark.dataset.s.split(" ").includes(String(state.chosen)));
    }
    const first = article.querySelector(`.number[data-n="${state.chosen}"]`);
    if (scroll && first) article.scrollTop += first.getBoundingClientRect().top - article.getBoundingClientRect().top - 80;
  };

  const selectionCard = () => {
    const { start, end, words } = state.selection;
    const [label, who] = field("Said by", "", { placeholder: "a name; empty for nobody", className: "who-new" });
    who.setAttribute("list", list);
    const card = make("section", { className: "card selection", "aria-label": "Selected words" });
    card.append(make("h4", { textContent: "Selected words" }), make("p", { className: "words", textContent: `“${shorten(words, 160)}”` }), label);
    const row = make("div", { className: "row" });
    row.append(button("New statement", "add", () => ({ start, end, speaker: who.value }), { className: "main" }));
    const s = one(state.chosen);
    if (s) {
      row.append(
        button(`Words of no. ${s.number}`, "words", { start, end }),
        button(`Source of no. ${s.number}`, "source", { start, end }),
        button(`Cue of no. ${s.number}`, "cue", { start, end }),
      );
      if (s.spans.some(([from, to]) => from <= start && start < to && start > s.spans[0][0])) {
        row.append(button(`Split no. ${s.number} here`, "split", () => ({ start, speaker: who.value })));
      }
    }
    card.append(row);
    return card;
  };

  const statementCard = () => {
    const s = one(state.chosen);
    const card = make("section", { className: "card statement", "aria-label": "Statement" });
    if (!s) {
      card.append(make("p", { className: "dim", textContent: "Click a statement in the article, or select words to make a new one." }));
      return card;
    }
    card.append(make("h4", { textContent: `No. ${s.number}: ${s.name}` }), make("p", { className: "words", textContent: shorten(s.words, 220) }));
    card.append(make("p", { className: "dim", textContent: s.facts }));
    if (s.reason) card.append(make("p", { className: "doubt", textContent: s.reason }));
    const [label, who] = field("Said by", s.speaker, { placeholder: "a name; empty for nobody", className: "who" });
    who.setAttribute("list", list);
    const row = make("div", { className: "row" });
    row.append(button("Set speaker", "speaker", () => ({ speaker: who.value })));
    if (!s.checked) row.prepend(button("Right as it is", "accept", {}, { className: "main" }));
    if (s.second) row.append(button(`It is ${shorten(s.second, 40)}`, "second", {}));
    row.append(button("Not a statement", "drop", {}));
    const others = view.statements.filter((other) => other.number !== s.number);
    card.append(label, row);
    if (others.length) {
      const pick = make("select", { className: "other" });
      for (const other of others) pick.append(make("option", { value: other.number, textContent: `${other.number}  ${shorten(other.words, 40)}` }));
      const next = others.find((other) => other.number > s.number) ?? others.at(-1);
      pick.value = next.number;
      const merged = make("div", { className: "row" });
      merged.append(make("label", {}, make("span", { textContent: "One with" }), pick), button("Merge", "merge", () => ({ other: Number(pick.value) })));
      card.append(merged);
    }
    return card;
  };

  const checkList = () => {
    const box = make("div", { className: "queue" });
    if (!view.queue.length) box.append(make("p", { className: "dim", textContent: "Nothing is left that Sayso is unsure of." }));
    const rows = make("ol");
    for (const row of view.queue) {
      const s = one(row.number);
      const open = make("button", { type: "button", className: "item", onclick: () => choose(row.number, true) });
      open.append(make("strong", { textContent: `${row.number}  ${s.name}` }), make("span", { className: "said", textContent: shorten(s.words, 70) }), make("span", { className: "doubt", textContent: row.reason }));
      rows.append(make("li", {}, open));
    }
    box.append(rows);
    return box;
  };

  const everything = () => {
    const rows = make("ol");
    for (const s of view.statements) {
      const open = make("button", { type: "button", className: "item", onclick: () => choose(s.number, true) });
      open.append(make("strong", { textContent: `${s.number}  ${s.name}` }), make("span", { className: "said", textContent: shorten(s.words, 70) }));
      rows.append(make("li", {}, open));
    }
    return make("div", { className: "queue" }, rows);
  };

  const aliasForm = () => {
    const [first, actor] = field("Actor", "", { className: "actor" });
    actor.setAttribute("list", list);
    const [second, other] = field("is also called", "", { className: "alias" });
    const row = make("div", { className: "row" }, button("Join names", "alias", () => ({ actor: actor.value, name: other.value })));
    return make("div", { className: "queue" }, first, second, row);
  };

  const history = () => {
    const box = make("div", { className: "queue" });
    if (!view.log.length) box.append(make("p", { className: "dim", textContent: "No corrections yet." }));
    const rows = make("ol");
    for (const { line, who, fits } of view.log) rows.append(make("li", { className: fits ? "" : "doubt" }, make("span", { textContent: line }), make("span", { className: "dim", textContent: who })));
    box.append(rows);
    return box;
  };

  const tabs = () => {
    const bar = make("div", { className: "tabs", role: "tablist", "aria-label": "Lists" });
    const known = { check: `To check (${view.queue.length})`, all: `All (${view.statements.length})`, names: "Names", log: `Corrections (${view.log.length})` };
    for (const [key, label] of Object.entries(known)) {
      const tab = make("button", { type: "button", role: "tab", textContent: label, onclick: () => { state.tab = key; panel(); } });
      tab.setAttribute("aria-selected", String(state.tab === key));
      bar.append(tab);
    }
    return bar;
  };

  const panel = () => {
    const kept = tools.querySelector(".note-field")?.value ?? "";
    const [label] = field("Note", kept, { className: "note-field", placeholder: "why (kept in the file)" });
    const foot = make("div", { className: "row foot" });
    foot.append(button("Undo", "undo", {}, { disabled: !view.log.length }), button("Save", "save", {}, { className: "main", disabled: view.saved }), make("span", { className: "dim state", textContent: view.saved ? "All is saved." : "Not saved yet." }));
    const lists = { check: checkList, all: everything, names: aliasForm, log: history };
    tools.replaceChildren(...(state.selection ? [selectionCard()] : []), statementCard(), label, foot, message, tabs(), lists[state.tab]());
  };

  const fill = () => {
    view = model.get("view");
    if (!view.statements) return;
    if (view.chosen) state.chosen = view.chosen;
    if (!one(state.chosen)) state.chosen = null;
    state.selection = null;
    const top = article.scrollTop ?? 0;
    const fresh = articleOf(view, choose);
    names.replaceChildren(...view.names.map((name) => make("option", { value: name })));
    message.textContent = view.message;
    message.classList.toggle("wrong", Boolean(view.wrong));
    article = fresh;
    root.replaceChildren(make("p", { className: "head" }, make("strong", { textContent: view.title }), make("span", { className: "dim", textContent: view.facts })), make("div", { className: "columns" }, article, tools), names);
    article.scrollTop = top;
    panel();
    light(Boolean(view.chosen));
  };

  const onSelect = () => {
    const now = selected(article);
    if (now) {
      state.selection = now;
      panel();
    }
  };
  const drop = () => {
    if (state.selection && !selected(article)) {
      state.selection = null;
      panel();
    }
  };
  root.addEventListener("mouseup", (event) => (article.contains(event.target) ? setTimeout(() => (onSelect(), drop())) : undefined));
  document.addEventListener("mouseup", onOutside);
  function onOutside(event) {
    if (!root.contains(event.target)) onSelect(); // a selection that ended beside the article
  }
  root.addEventListener("keyup", (event) => (article.contains(event.target) ? (onSelect(), drop()) : undefined));
  // JupyterLab takes single keys as its own commands; within these fields they are letters.
  root.addEventListener("keydown", (event) => event.stopPropagation());
  root.dataset.lmSuppressShortcuts = "true";
  model.on("change:view", fill);
  fill();
  return () => {
    model.off("change:view", fill);
    document.removeEventListener("mouseup", onOutside);
  };
}

export default { render };
