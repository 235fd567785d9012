// What a page can do beyond being read: search, filter, meanings beside words, links to copy.
// It knows nothing but what the page prints, and without it the page is whole. Every theme has it:
// the controls come where the template of `part.tools` stands, `data-standard` marks what is a
// standard, and the addresses say what all else is.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const main = byId("part.main");
  const tools = byId("part.tools");
  if (!main || !tools) return;
  const [bar, copyButton, meaning] = tools.content.cloneNode(true).children;
  const words = bar.dataset;
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const formOf = (number) => {
    try {
      return new Intl.PluralRules(document.documentElement.lang).select(number);
    } catch {
      return "other"; // a language that no browser knows
    }
  };
  const say = (text) => (bar.querySelector(".said").textContent = text);
  tools.before(bar);
  main.append(meaning);

  // What lies under the bar must not lie under it when it is jumped to.
  const draft = document.querySelector(".draft-mark");
  const measure = () => {
    const above = draft ? draft.offsetHeight : 0;
    document.documentElement.style.setProperty("--above", `${above}px`);
    document.documentElement.style.setProperty("--bar", `${above + bar.offsetHeight}px`);
  };
  new ResizeObserver(measure).observe(bar);

  // Only expectations have a stroke in their address; what comes before a point says what else is.
  const EXPECTATION = '[id*="/"]';
  const withAddress = (...kinds) => kinds.map((kind) => `[id^="${kind}."]`).join();
  const ENTRY = withAddress("journey", "play", "limit", "moment", "term");
  const COPIED = `${EXPECTATION}, [data-standard][id], ${withAddress("journey", "play", "moment")}`;

  // A standard may be printed in several pieces, as on cards; the first has its address.
  const pieces = new Map();
  for (const piece of all("[data-standard]", main)) {
    const { standard } = piece.dataset;
    if (!pieces.get(standard)?.push(piece)) pieces.set(standard, [piece]);
  }
  const standards = [...pieces.values()].map(([first]) => first);

  /** The text of an element, with a space wherever markup might hide one. */
  function textOf(element, leaveOut) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const parts = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!leaveOut || !node.parentElement.closest(leaveOut)) parts.push(node.data);
    }
    return parts.join(" ").replace(/[ \n\t]+([.,;:!?’”)])/g, "$1").replace(/[ \n\t]+/g, " ").trim();
  }

  /** What a search finds: a standard in all its pieces, a play, a limit, a word. */
  function entryOf(element) {
    const text = (pieces.get(element.id) || [element])
      .map((piece) => textOf(piece, "h2, h3, .n, .copy, [data-unsearched]"))
      .join(" ");
    return { id: element.id, title: titleOf(element), number: element.dataset.number || "", text };
  }

  function titleOf(element) {
    const short = (part) => textOf(part, "small, .badge, .figure, .copy, [data-unsearched]");
    const heading = element.querySelector("h2, h3, dt");
    const around = element.parentElement.closest("article")?.querySelector("h2");
    let named = [heading || element.querySelector(".promise, .large, .also") || element];
    if (element.matches("tr")) named = all("th, td", element).slice(0, 2);
    else if (!heading && around) named = [around, element];
    return named.map(short).join(" – ").slice(0, 90);
  }

  // ---- Filter ----------------------------------------------------------------------------------

  const choose = bar.querySelector(".choose"); // customers have none
  const shown = bar.querySelector(".shown");
  const holds = (item, by) => (item.dataset[by] ? item.dataset[by].split("\n") : []);
  // Where a standard names no role, channel or touchpoint, it holds for each of them.
  const allows = (item, by, value) => {
    const named = holds(item, by);
    return !value || !named.length || named.includes(value);
  };
  const selects = all("select", bar).filter((select) => {
    const { by } = select.dataset;
    const values = [...new Set(standards.flatMap((item) => holds(item, by)))];
    const chosen = values.filter((value) => !standards.every((item) => allows(item, by, value)));
    if (!chosen.length) select.parentElement.remove();
    select.append(...values.map((value) => new Option(value, value)));
    return chosen.length;
  });
  if (!selects.length) choose?.remove();
  const fold = () => choose?.removeAttribute("open");

  // Cards stand so many to a printed sheet: those that are left move up and fill it.
  const sheets = all("[data-holds]", main);
  const cards = sheets.flatMap((sheet) => [...sheet.children]);

  function filter() {
    const wishes = selects.map((select) => [select.dataset.by, select.value]);
    let count = 0;
    for (const printed of pieces.values()) {
      const hidden = !wishes.every(([by, value]) => allows(printed[0], by, value));
      for (const piece of printed) piece.hidden = hidden;
      if (!hidden) count += 1;
    }
    const close = [...cards].sort((a, b) => a.hidden - b.hidden);
    for (const sheet of sheets) sheet.append(...close.splice(0, sheet.dataset.holds));
    for (const section of all("section", main)) {
      const inside = all("[data-standard]", section);
      section.hidden = inside.length > 0 && inside.every((item) => item.hidden);
    }
    for (const entry of all("nav li")) {
      const target = byId(idOf(entry.querySelector("a")));
      entry.hidden = !!target?.closest("[hidden]");
    }
    const chosen = wishes.map(([, value]) => value).filter(Boolean);
    const text = [fill(words.shown, { n: count, m: standards.length }), ...chosen].join(" · ");
    shown.hidden = !chosen.length;
    bar.classList.toggle("chosen", !shown.hidden);
    shown.firstElementChild.textContent = chosen.length ? text : "";
    return chosen.length ? text : words.cleared;
  }

  function clear() {
    for (const select of selects) select.value = "";
    const text = filter();
    if (location.hash.startsWith("#?")) remember();
    return text;
  }

  /** Keep the choice in the address, where it can be bookmarked and passed on. */
  function remember() {
    const wishes = selects.filter((select) => select.value);
    const query = new URLSearchParams(wishes.map((select) => [select.dataset.by, select.value]));
    try {
      history.replaceState(null, "", `#${wishes.length ? `?${query}` : "part.main"}`);
    } catch {
      // Some viewers of files forbid it; the filter works all the same.
    }
  }

  function recall() {
    if (!selects.length || !location.hash.startsWith("#?")) return;
    const query = new URLSearchParams(location.hash.slice(2));
    for (const select of selects) {
      select.value = query.get(select.dataset.by) || "";
      if (select.selectedIndex < 0) select.value = "";
    }
    say(filter());
  }

  choose?.addEventListener("change", () => {
    say(filter());
    remember();
  });
  shown?.querySelector("button").addEventListener("click", () => {
    say(clear());
    choose.firstElementChild.focus();
  });

  // ---- Addresses -------------------------------------------------------------------------------

  function idOf(link) {
    try {
      return decodeURIComponent(link.hash.slice(1));
    } catch {
      return link.hash.slice(1);
    }
  }

  /** Let what an address points at be seen, whatever is filtered or folded. */
  function reveal(id) {
    const target = id && byId(id);
    if (!target || !main.contains(target)) return target;
    if (target.closest("[hidden]")) say(clear());
    const folds = all("details", main).filter((box) => box.contains(target));
    for (const box of folds) box.open = true;
    return target;
  }

  function arrive() {
    const target = location.hash.startsWith("#?") ? null : reveal(idOf(location));
    // Sections that were never drawn have guessed heights: look again once they are known.
    if (target) requestAnimationFrame(() => requestAnimationFrame(() => target.scrollIntoView()));
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    if (link) reveal(idOf(link));
  });
  addEventListener("hashchange", () => {
    recall();
    arrive();
  });

  // A button is made where the pointer or the focus comes by, not one per standard.
  function offerCopy(event) {
    const item = event.target.closest?.(COPIED);
    if (!item || item.dataset.copy) return;
    item.dataset.copy = "1";
    const button = copyButton.cloneNode(true);
    button.dataset.id = item.id;
    const part = item.matches(EXPECTATION);
    const name = part ? textOf(item, ".n").slice(0, 60) : entryOf(item).title;
    button.setAttribute("aria-label", (button.title = fill(words.copy, { title: name })));
    placeOf(item, part)(button);
    if (part) offerCopy({ target: item.parentElement });
    else button.classList.add("whole");
  }

  /** Where a theme has its buttons, else behind a heading or in a first paragraph. */
  function placeOf(item, part) {
    const own = (place) => part || !place.closest(EXPECTATION);
    const place = all(".link-here", item).find(own) || (part && (item.querySelector("p") || item));
    if (place) return (button) => place.append(button);
    const heading = item.querySelector("h2, h3");
    if (heading) return (button) => heading.after(button);
    return (button) => (item.querySelector("article, div") || item).prepend(button);
  }
  main.addEventListener("pointerover", offerCopy);
  main.addEventListener("focusin", offerCopy);
  main.addEventListener("click", async (event) => {
    const button = event.target.closest("button.copy");
    if (!button) return;
    const address = `${location.href.split("#")[0]}#${encodeURI(button.dataset.id)}`;
    try {
      await navigator.clipboard.writeText(address);
      say(words.copied);
      button.classList.add("done");
      setTimeout(() => button.classList.remove("done"), 1600);
    } catch {
      // Where the clipboard is shut, the address bar holds the link.
      location.hash = button.dataset.id;
      say(words.notCopied);
    }
  });

  // ---- Search ----------------------------------------------------------------------------------

  const query = bar.querySelector("input");
  const found = bar.querySelector(".found");
  const list = found.querySelector("ol");
  const LIMIT = 30;
  let entries = null;
  let index = null;
  const terms = new WeakMap(); // of a hit, what was found in it

  const folded = (word) => word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  /** How a text falls into words where no spaces part them. */
  function wordsOf(language) {
    if (!/^(ja|zh|th|lo|km|my)\b/.test(language) || !Intl.Segmenter) return {};
    const segmenter = new Intl.Segmenter(language, { granularity: "word" });
    return { tokenize: (text) => Array.from(segmenter.segment(text), ({ segment }) => segment.trim()).filter(Boolean) };
  }

  function prepare() {
    if (index) return;
    entries = new Map();
    index = new MiniSearch({
      fields: ["title", "number", "text"],
      ...wordsOf(document.documentElement.lang),
      processTerm: (term) => folded(term) || null,
      searchOptions: {
        boost: { title: 4, number: 3 },
        prefix: true,
        fuzzy: (term) => (term.length > 3 && !/^\d+$/.test(term) ? 0.25 : false),
        maxFuzzy: 2,
      },
    });
    for (const element of [...standards, ...all(ENTRY, main)]) {
      entries.set(element.id, entryOf(element));
    }
    index.addAll([...entries.values()]);
  }

  /** The words around the first hit, with every hit marked. */
  function excerpt(entry, terms) {
    const lower = folded(entry.text).length === entry.text.length ? folded(entry.text) : entry.text.toLowerCase();
    const at = Math.min(...terms.map((term) => lower.indexOf(term)).filter((place) => place >= 0));
    const line = document.createElement("span");
    if (at === Infinity) return line;
    const start = at < 40 ? 0 : entry.text.lastIndexOf(" ", at - 30) + 1;
    const piece = entry.text.slice(start, start + 120);
    const pattern = terms.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
    line.append(start ? "… " : "");
    for (const [place, part] of piece.split(new RegExp(`(${pattern})`, "giu")).entries()) {
      const mark = place % 2 ? document.createElement("mark") : null;
      mark?.append(part);
      line.append(mark || part);
    }
    line.append(start + 120 < entry.text.length ? " …" : "");
    return line;
  }

  function search() {
    const wanted = query.value.trim();
    list.replaceChildren();
    found.hidden = !wanted;
    if (!wanted) return say("");
    prepare();
    let hits = index.search(wanted, { combineWith: "AND" });
    if (!hits.length) hits = index.search(wanted);
    for (const hit of hits.slice(0, LIMIT)) {
      const entry = entries.get(hit.id);
      const link = document.createElement("a");
      const title = document.createElement("b");
      const number = document.createElement("span");
      link.href = `#${encodeURI(entry.id)}`;
      number.className = "n";
      number.textContent = entry.number;
      title.textContent = entry.title;
      link.append(number, " ", title, " ", excerpt(entry, hit.terms));
      list.append(document.createElement("li"));
      list.lastChild.append(link);
      terms.set(link, hit.terms);
    }
    const form = hits.length ? words[formOf(hits.length)] ?? words.other : words.none;
    const text = fill(form, { n: hits.length, text: wanted });
    found.firstElementChild.textContent = text;
    fit();
    return say(text);
  }

  /** The list ends where the window does; where little is left of it, the bar moves up. */
  function fit() {
    const above = parseFloat(getComputedStyle(bar).top) || 0;
    if (innerHeight - bar.getBoundingClientRect().bottom < 240) {
      scrollBy({ top: bar.getBoundingClientRect().top - above, behavior: "instant" });
    }
    const room = innerHeight - found.getBoundingClientRect().top - 12;
    found.style.maxHeight = `${Math.max(160, Math.min(room, 560))}px`;
  }

  const links = () => all("a", list);
  function shut() {
    found.hidden = true;
  }

  query.addEventListener("input", search);
  query.addEventListener("focus", () => {
    fold();
    // A book of a thousand standards takes half a second: begin before the first letter.
    (window.requestIdleCallback || setTimeout)(prepare);
    if (query.value.trim()) search();
  });
  bar.addEventListener("keydown", (event) => {
    const place = links().indexOf(document.activeElement);
    const within = place >= 0 || document.activeElement === query;
    if (event.key === "Escape") {
      if (choose?.open) choose.firstElementChild.focus();
      else if (within && !found.hidden) {
        query.focus();
        shut();
      } else return;
      fold();
    } else if (!within || found.hidden) return;
    else if (event.key === "ArrowDown") links()[Math.min(place + 1, links().length - 1)]?.focus();
    else if (event.key === "ArrowUp" && place >= 0) (links()[place - 1] || query).focus();
    else if (event.key === "Enter" && place < 0) links()[0]?.click();
    else return;
    event.preventDefault();
  });
  list.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    shut();
    const target = reveal(idOf(link));
    for (const box of target ? all("details", target) : []) {
      const text = folded(textOf(box));
      box.open ||= terms.get(link).some((term) => text.includes(term));
    }
    if (link.hash === location.hash) target?.scrollIntoView();
    // The keyboard goes on from what was found.
    if (target) target.tabIndex = -1;
    target?.focus({ preventScroll: true });
  });
  for (const kind of ["pointerdown", "focusin"]) {
    document.addEventListener(kind, (event) => {
      if (!bar.querySelector(".find").contains(event.target)) shut();
      if (!choose?.contains(event.target)) fold();
    });
  }

  // One key starts a search; a button turns that off for people whose voice types letters.
  const key = bar.querySelector(".key");
  const isOn = () => key.getAttribute("aria-pressed") === "true";
  key.addEventListener("click", () => key.setAttribute("aria-pressed", String(!isOn())));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || !isOn() || event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = "input:not([type=radio]), select, textarea, [contenteditable]";
    if (event.target.closest?.(typing)) return;
    event.preventDefault();
    query.focus();
    query.select();
  });

  // ---- Meanings --------------------------------------------------------------------------------

  let term = null;
  let timer = 0;

  function hide() {
    clearTimeout(timer);
    term?.removeAttribute("aria-describedby");
    term = null;
    meaning.hidden = true;
  }

  function show(link) {
    clearTimeout(timer);
    if (link === term) return;
    hide();
    const entry = byId(idOf(link));
    const definition = entry?.querySelector("dd")?.cloneNode(true);
    if (!definition) return;
    for (const more of all(".more, .copy", definition)) more.remove();
    for (const inner of all("a", definition)) inner.replaceWith(...inner.childNodes);
    const title = document.createElement("b");
    title.textContent = textOf(entry.querySelector("dt"), "small");
    const body = document.createElement("div");
    body.append(...definition.childNodes);
    meaning.replaceChildren(title, body);
    meaning.hidden = false;
    term = link;
    term.setAttribute("aria-describedby", meaning.id);

    // Below the word, above it where there is no room, and never past an edge.
    const box = link.getClientRects()[0];
    const width = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(box.left, width - meaning.offsetWidth - 8));
    const below = innerHeight - box.bottom > meaning.offsetHeight + 12;
    const top = below ? box.bottom + 4 : box.top - meaning.offsetHeight - 4;
    meaning.style.left = `${left + scrollX}px`;
    meaning.style.top = `${Math.max(0, top + scrollY)}px`;
  }

  const termAt = (event) => event.target.closest?.('a.term[href^="#"]');
  const later = (work, wait) => {
    clearTimeout(timer);
    timer = setTimeout(work, wait);
  };
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = termAt(event);
    if (link && link !== term) later(() => show(link), 150);
    else if (link || event.target.closest?.(".meaning")) clearTimeout(timer);
    else if (term && document.activeElement !== term) later(hide, 300);
    else clearTimeout(timer);
  });
  main.addEventListener("focusin", (event) => {
    const link = termAt(event);
    if (link) show(link);
    else hide();
  });
  main.addEventListener("focusout", (event) => {
    if (termAt(event)) hide();
  });
  let touched = null;
  document.addEventListener("pointerdown", (event) => {
    // A first tap explains, a second one follows the link.
    const link = termAt(event);
    touched = event.pointerType === "touch" && link && link !== term ? link : null;
    if (!link && !event.target.closest?.(".meaning")) hide();
  });
  main.addEventListener("click", (event) => {
    const link = termAt(event);
    if (link && link === touched) {
      event.preventDefault();
      show(link);
    }
    touched = null;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && term) hide();
  });

  measure();
  recall();
  arrive();
})();
