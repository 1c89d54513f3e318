"use strict";
/* The page tells everything without this script; with it, tables can be sorted and searched, and
   a statement lights up as a whole. */
(() => {
  const make = (name, fields = {}) => Object.assign(document.createElement(name), fields);
  const words = (cell) => cell.textContent.trim();
  const number = (text) => {
    const found = Number.parseFloat(text.replace(/,/g, "").replace("−", "-"));
    return Number.isNaN(found) ? -Infinity : found;
  };

  const sortable = (table) => {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, at) => {
      const button = make("button", { type: "button", textContent: words(head), className: "sort" });
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const up = head.getAttribute("aria-sort") !== "ascending";
        const rows = [...table.tBodies[0].rows];
        const numeric = head.classList.contains("number") || head.classList.contains("number-of");
        rows.sort((a, b) => {
          const [x, y] = [words(a.cells[at]), words(b.cells[at])];
          const order = numeric ? number(x) - number(y) || 0 : x.localeCompare(y, "en");
          return up ? order : -order;
        });
        table.tBodies[0].append(...rows);
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
      });
    });
  };

  const searchable = (table, name) => {
    const bar = make("p", { className: "controls" });
    const label = make("label", { textContent: "Search " });
    const input = make("input", { type: "search" });
    const told = make("span", { className: "told" });
    told.setAttribute("role", "status");
    label.append(input);
    bar.append(label, told);
    const speakers = [...new Set([...table.tBodies[0].rows].map((row) => row.dataset.speaker))];
    const choice = make("select");
    if (speakers.filter(Boolean).length > 1) {
      choice.append(make("option", { value: "", textContent: "everybody" }));
      speakers.filter(Boolean).forEach((s) => choice.append(make("option", { value: s, textContent: s })));
      const who = make("label", { textContent: "Speaker " });
      who.append(choice);
      label.before(who);
    }
    const show = () => {
      const wanted = input.value.trim().toLowerCase();
      let count = 0;
      for (const row of table.tBodies[0].rows) {
        const fits = row.textContent.toLowerCase().includes(wanted) && (!choice.value || row.dataset.speaker === choice.value);
        row.hidden = !fits;
        count += fits;
      }
      told.textContent = wanted || choice.value ? `${count} of ${table.tBodies[0].rows.length} ${name}` : "";
    };
    input.addEventListener("input", show);
    choice.addEventListener("change", show);
    table.closest(".scroll").before(bar);
    // A link to a row that is filtered away brings it back.
    addEventListener("hashchange", () => {
      const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (row && row.hidden) {
        input.value = choice.value = "";
        show();
        row.scrollIntoView();
      }
    });
  };

  // What was said in many articles: search, filters, and no more than a page of it at once.
  const sayings = (box) => {
    const page = 50;
    const rows = [...box.querySelectorAll("li")];
    const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
    const bar = make("div", { className: "controls" });
    const field = (label, node) => {
      const told = make("label", { textContent: label });
      told.append(node);
      bar.append(told);
      return node;
    };
    const choices = (key, all) => {
      const counts = new Map();
      rows.forEach((row) => counts.set(row.dataset[key], (counts.get(row.dataset[key]) || 0) + 1));
      const node = make("select");
      node.append(make("option", { value: "", textContent: all }));
      [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], "en")).forEach(([value, n]) => {
        node.append(make("option", { value, textContent: `${value} (${n})` }));
      });
      return node;
    };
    const words = field("Search", make("input", { type: "search" }));
    const speaker = field("Speaker", choices("speaker", "everybody"));
    const outlet = field("Outlet", choices("outlet", "all"));
    const dated = rows.some((row) => row.dataset.date);
    const from = make("input", { type: "date" }), to = make("input", { type: "date" });
    if (dated) {
      field("From", from);
      field("to", to);
    }
    const told = make("span", { className: "told" });
    told.setAttribute("role", "status");
    bar.append(told);
    const more = make("button", { type: "button", className: "more" });
    let most = page;
    const show = () => {
      const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
      const fits = (row) => wanted.every((word) => texts.get(row).includes(word)) &&
        (!speaker.value || row.dataset.speaker === speaker.value) &&
        (!outlet.value || row.dataset.outlet === outlet.value) &&
        (!from.value || (row.dataset.date && row.dataset.date >= from.value)) &&
        (!to.value || (row.dataset.date && row.dataset.date <= to.value));
      const found = new Set(rows.filter(fits));
      let shown = 0;
      for (const row of rows) row.hidden = !found.has(row) || (shown += 1) > most;
      told.textContent = `${found.size.toLocaleString("en")} of ${rows.length.toLocaleString("en")} statements`;
      more.hidden = found.size <= most;
      more.textContent = `Show ${Math.min(page, found.size - most)} more`;
    };
    const again = () => { most = page; show(); };
    for (const node of [words, speaker, outlet, from, to]) node.addEventListener("input", again);
    more.addEventListener("click", () => { most += page; show(); });
    box.querySelector("ol").before(bar);
    box.append(more);
    show();
  };

  const light = (of, on) => {
    for (const mark of document.querySelectorAll("mark[data-s]")) {
      if (mark.dataset.s.split(" ").some((n) => of.includes(n))) mark.classList.toggle("lit", on);
    }
  };

  for (const box of document.querySelectorAll("main .said")) sayings(box);
  for (const table of document.querySelectorAll("main table")) {
    const rows = table.tBodies[0].rows.length;
    if (rows > 3) sortable(table);
    if (rows > 7) searchable(table, table.dataset.of || "rows");
  }
  for (const mark of document.querySelectorAll("mark[data-s]")) {
    const of = mark.dataset.s.split(" ").slice(-1);
    mark.addEventListener("mouseenter", () => light(of, true));
    mark.addEventListener("mouseleave", () => light(of, false));
  }
  for (const number of document.querySelectorAll("a.number")) {
    const of = [number.id.slice(1)];
    number.addEventListener("focus", () => light(of, true));
    number.addEventListener("blur", () => light(of, false));
  }
  const target = () => {
    const there = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let fold = there?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    light([...document.querySelectorAll("mark.lit")].flatMap((m) => m.dataset.s.split(" ")), false);
    const found = /^#(?:s(\d+)|a(\d+s\d+))$/.exec(location.hash);
    if (found) light([found[1] || found[2]], true);
  };
  addEventListener("hashchange", target);
  target();
})();
