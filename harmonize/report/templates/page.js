"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const say = data.phrases;
  const locale = document.documentElement.lang;
  const compare = new Intl.Collator(locale, { numeric: true }).compare;
  const number = new Intl.NumberFormat("en").format;
  const fill = (phrase, values) => phrase.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const folded = (text) =>
    text.normalize("NFKC").toLowerCase().replace(/>=/g, "≥").replace(/<=/g, "≤").replace(/\s+/g, " ");
  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  // A word finds what contains it; a number does not find what has more digits in front (6/5 does not find 16/5).
  const finder = (word) => {
    const digit = /^\d/.test(word);
    return (text) => {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
        if (!digit || at === 0 || !/[\d.,]/.test(text[at - 1])) return true;
      return false;
    };
  };
  const glossary = data.glossary.map(([name, ...terms]) => [folded(name), terms.map(folded)]);
  // A word that may be one of another language than the page's.
  const foreign = (word) => [...word].some((sign) => sign > "\u3000")
    ? word.length > 1
    : document.documentElement.lang !== "en" && /^[a-z-]{3,}$/.test(word);
  // Each word of the query with the names that the glossary has for it in the language of the page.
  const wanted = (query) => {
    const also = [];
    const words = folded(query).trim().split(" ").filter(Boolean).map((word) => {
      const names = foreign(word)
        ? glossary.filter(([, terms]) => terms.some((term) => term.includes(word))).map(([name]) => name)
        : [];
      also.push(...names);
      return [word, ...names].map(finder);
    });
    return { matches: (text) => words.every((any) => any.some((find) => find(text))), also: [...new Set(also)] };
  };

  // findings
  const form = document.getElementById("filters");
  const table = document.getElementById("gaps");
  const status = document.getElementById("count");
  const search = document.getElementById("q");
  const state = document.getElementById("f-status");
  const least = document.getElementById("f-confidence");
  const selects = [...form.querySelectorAll("[data-filter]")];
  const divider = table.querySelector(".divider");
  const rows = [...table.tBodies].flatMap((body) =>
    [...body.rows].filter((row) => row !== divider).map((row) => ({
      row, body, review: body.id === "unsettled" ? "1" : "0", text: null,
      confidence: Number(row.lastElementChild.textContent),
    })));
  rows.forEach((item, rank) => { item.rank = rank; });
  const splitter = { topic: "|", party: " ", lacks: " ", more: " " };
  const passes = (item, name, value) => {
    const own = item.row.dataset[name];
    return name in splitter ? own.split(splitter[name]).includes(value) : own === value;
  };
  const text = (item) => (item.text ??= folded(
    [...item.row.cells].map((cell) => cell.textContent).join(" ") + " " + item.row.dataset.topic));

  function filter() {
    const query = wanted(search.value);
    const chosen = selects.filter((select) => select.value).map((select) => [select.dataset.filter, select.value]);
    let shown = 0, hiddenReview = 0, review = 0;
    for (const item of rows) {
      const fits = item.confidence >= Number(least.value)
        && chosen.every(([name, value]) => passes(item, name, value))
        && (!search.value.trim() || query.matches(text(item)));
      const visible = fits && (!state.value || state.value === item.review);
      item.row.hidden = !visible;
      if (visible) { shown += 1; review += item.review === "1"; }
      else if (fits && item.review === "1") hiddenReview += 1;
    }
    if (divider) divider.hidden = !review;
    const said = [fill(say.shown, { n: number(shown), all: number(rows.length) })];
    if (hiddenReview) said.push(fill(say.shownMore, { n: number(hiddenReview) }));
    if (query.also.length) said.push(fill(say.also, { words: query.also.slice(0, 5).join(", ") }));
    status.textContent = said.join(data.between);
  }

  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const name = head.textContent;
    const button = element("button", { type: "button", title: fill(say.sort, { column: name }) }, name);
    // Browsers leave buttons out where they repeat the headings on each printed page.
    head.replaceChildren(button, element("span", { class: "printed", "aria-hidden": "true" }, name));
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const keyed = rows.map((item) => [item.row.cells[column].textContent.replace(/^–$/, ""), item]);
      // What is empty stands last both ways; equal rows keep the order of the comparison.
      keyed.sort(([a, left], [b, right]) =>
        (a === "") - (b === "") || (up ? compare(a, b) : compare(b, a)) || left.rank - right.rank);
      for (const body of table.tBodies) {
        const ordered = document.createDocumentFragment();
        for (const [, item] of keyed) if (item.body === body) ordered.append(item.row);
        body.append(ordered);
      }
      filter();
      status.textContent += data.between + fill(up ? say.up : say.down, { column: name });
    });
  });

  let waiting;
  search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 120); });
  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(waiting); filter(); });
  form.addEventListener("reset", () => setTimeout(filter));
  document.getElementById("print").addEventListener("click", () => window.print());
  const showReview = document.getElementById("show-review");
  showReview.hidden = false;
  showReview.addEventListener("click", () => {
    form.reset();
    state.value = "1";
    setTimeout(() => { filter(); document.getElementById("findings").focus(); form.scrollIntoView(); });
  });
  // A link to a finding shows it even where a filter hides it.
  function reveal() {
    const row = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!row || !table.contains(row)) return;
    if (row.hidden) {
      form.reset();
      if (row.parentElement.id === "unsettled") state.value = "";
      filter();
    }
    for (const other of table.querySelectorAll(".found")) other.classList.remove("found");
    row.classList.add("found");
    row.scrollIntoView({ block: "center" });
  }
  window.addEventListener("hashchange", reveal);
  form.hidden = false;
  filter();
  reveal();

  // correspondence table: drawn on demand, a hundred rows at a time
  const STEP = 100;
  const place = document.getElementById("subjects-place");
  const opener = element("button", { type: "button", id: "subjects-open" },
    fill(say.subjectsOpen, { n: number(data.subjects.length) }));
  place.append(opener);
  opener.addEventListener("click", () => {
    const field = (id, label, control) => {
      control.id = id;
      return element("p", {}, element("label", { for: id }, label), control);
    };
    const options = (values) => {
      const select = element("select", {}, element("option", { value: "" }, say.any));
      for (const [value, label] of values) select.append(element("option", { value }, label));
      return select;
    };
    const query = element("input", { type: "search", autocomplete: "off" });
    const categories = [...new Set(data.subjects.map(([, category]) => category))].sort(compare);
    const category = options(categories.map((name) => [name, name]));
    const lacks = options(data.lists.map((name, index) => [String(index), name]));
    const count = element("p", { role: "status", "aria-live": "polite", id: "subjects-count" });
    const back = element("button", { type: "button" }, say.back);
    const next = element("button", { type: "button" }, say.next);
    const body = element("tbody");
    const head = element("tr", {}, ...[say.subject, say.category, ...data.lists, say.item]
      .map((name) => element("th", { scope: "col" }, name)));
    const scroll = element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": say.subjects },
      element("table", { class: "plain", id: "subjects-table" }, element("thead", {}, head), body));
    let first = 0;
    let found = [];
    const draw = () => {
      body.replaceChildren(...found.slice(first, first + STEP).map(([subject, under, label, numbers]) =>
        element("tr", {}, element("th", { scope: "row" }, subject), element("td", {}, under),
          ...numbers.map((own, index) => element("td", { lang: data.languages[index] }, own || "–")),
          element("td", {}, label))));
      back.disabled = first === 0;
      next.disabled = first + STEP >= found.length;
      count.textContent = fill(say.subjectsCount, {
        n: number(found.length), first: number(Math.min(first + 1, found.length)),
        last: number(Math.min(first + STEP, found.length)),
      });
    };
    const choose = () => {
      const { matches } = wanted(query.value);
      found = data.subjects.filter(([subject, under, label, numbers]) =>
        (!category.value || under === category.value)
        && (!lacks.value || !numbers[Number(lacks.value)])
        && (!query.value.trim() || matches(folded([subject, ...numbers, label].join(" ")))));
      first = 0;
      draw();
    };
    query.addEventListener("input", choose);
    category.addEventListener("change", choose);
    lacks.addEventListener("change", choose);
    back.addEventListener("click", () => { first -= STEP; draw(); });
    next.addEventListener("click", () => { first += STEP; draw(); });
    place.replaceChildren(
      element("div", { class: "bar", role: "search", "aria-label": say.subjects },
        field("s-q", say.search, query), field("s-category", say.category, category),
        field("s-lacks", say.lacks, lacks), element("p", {}, element("span", {}, back, " ", next))),
      count, scroll);
    choose();
    query.focus();
  });
})();
