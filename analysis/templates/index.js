"use strict";
const table = document.getElementById("reports");
if (table) {
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const heads = Array.from(table.tHead.rows[0].cells);
  const field = document.getElementById("search");
  const count = document.getElementById("count");
  const order = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
  const compare = (head, a, b) => {
    const x = a.dataset[head.dataset.by], y = b.dataset[head.dataset.by];
    if (!x !== !y) return x ? -1 : 1;  // what is not known comes last, either way
    const by = "number" in head.dataset ? x - y : order.compare(x, y);
    return head.getAttribute("aria-sort") === "descending" ? -by : by;
  };
  const sort = (head) => {
    const first = "number" in head.dataset || head.dataset.by === "date" ? "descending" : "ascending";
    const other = first === "ascending" ? "descending" : "ascending";
    const next = head.getAttribute("aria-sort") === first ? other : first;
    heads.forEach((h) => h.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", next);
    rows.sort((a, b) => compare(head, a, b)).forEach((row) => body.append(row));
  };
  const most = 3;  // statements that are shown below a title
  const said = new Map(rows.map((row) => [row, (row.dataset.said || "").split("\n").filter(Boolean)]));
  const make = (name, text, fields = {}) => Object.assign(document.createElement(name), { textContent: text }, fields);
  const tell = (row, lines) => {
    const list = make("ul", "", { className: "said" });
    lines.slice(0, most).forEach((line) => {
      const [number, speaker, cue, words] = line.split("\t");
      const link = make("a", words, { href: row.dataset.page + "#s" + number });
      const item = make("li", (cue ? speaker + " " + cue : speaker) + ": ");
      item.append(link);
      list.append(item);
    });
    if (lines.length > most) list.append(make("li", "and " + (lines.length - most) + " more"));
    row.cells[0].append(list);
  };
  const search = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const all = (text) => words.every((word) => text.includes(word));
    let found = 0;
    rows.forEach((row) => {
      const old = row.querySelector("ul.said");
      if (old) old.remove();
      const lines = words.length ? said.get(row).filter((line) => all(line.toLowerCase())) : [];
      row.hidden = !all(row.dataset.search) && !lines.length;
      if (lines.length) tell(row, lines);
      if (!row.hidden) found += 1;
    });
    count.textContent = words.length ? found + " of " + rows.length : "";
    document.getElementById("none").hidden = found > 0;
  };
  heads.forEach((head) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", () => sort(head));
    head.replaceChildren(button);
  });
  field.addEventListener("input", search);
  document.querySelector(".controls").hidden = false;
}
