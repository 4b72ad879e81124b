"use strict";
// Links words and facts both ways. Without it the page still works: every mark is a link to its fact, and back.
(() => {
  const tip = document.getElementById("tip");
  const marks = new Map();
  for (const mark of document.querySelectorAll("[data-facts]")) {
    for (const fact of mark.dataset.facts.split(" ")) {
      if (!marks.has(fact)) marks.set(fact, []);
      marks.get(fact).push(mark);
    }
  }
  const card = (fact) => document.querySelector(`[data-fact="${CSS.escape(fact)}"]`);
  let lit = [];
  const light = (facts) => {
    for (const element of lit) element.classList.remove("lit");
    lit = facts.flatMap((fact) => [...(marks.get(fact) ?? []), card(fact)]).filter(Boolean);
    for (const element of lit) element.classList.add("lit");
  };
  const facts = (element) => {
    const mark = element.closest("[data-facts]");
    if (mark) return [mark.dataset.facts.split(" ")[0]];
    const fact = element.closest("[data-fact]");
    return fact ? [fact.dataset.fact] : [];
  };

  // The chain of the innermost statement that is pointed at.
  const chainOf = (element) => {
    const mark = element.closest("article [data-facts]");
    const said = mark?.dataset.facts.split(" ").map(card).find((found) => found?.className.includes("root-"));
    return said?.querySelector(".chain")?.textContent;
  };
  const show = (element) => {
    light(facts(element));
    const chain = chainOf(element);
    tip.hidden = !chain;
    if (!chain) return;
    tip.textContent = chain;
    const box = element.getClientRects()[0];
    const left = Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 8);
    const above = box.top - tip.offsetHeight - 8;
    tip.style.left = `${Math.max(8, left) + scrollX}px`;
    tip.style.top = `${(above < 0 ? box.bottom + 8 : above) + scrollY}px`;
  };
  const hide = () => { light([]); tip.hidden = true; };

  document.addEventListener("pointerover", (event) => show(event.target));
  document.addEventListener("focusin", (event) => show(event.target));
  document.addEventListener("focusout", hide);
  document.documentElement.addEventListener("pointerleave", hide);

  // A card leads to its words, words to their card; neither jumps when it is in view.
  const go = (target) => {
    target.scrollIntoView({ block: "nearest" });
    target.focus({ preventScroll: true });
  };
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("article [data-facts], .timeline [data-facts], td [data-facts]");
    const found = mark && card(mark.dataset.facts.split(" ")[0]);
    if (found) {
      event.preventDefault();
      go(found.tabIndex < 0 ? found.closest("[tabindex]") : found);
      light([mark.dataset.facts.split(" ")[0]]);
      return;
    }
    const fact = event.target.closest("[data-fact]");
    const words = fact && !event.target.closest("a.stance") && marks.get(fact.dataset.fact)?.find((m) => m.closest("article"));
    if (words && !getSelection().toString()) {
      event.preventDefault();
      words.scrollIntoView({ block: "center" });
      light([fact.dataset.fact]);
    }
  });
  document.addEventListener("keydown", (event) => {
    const fact = document.activeElement?.closest("[data-fact]");
    if (event.key === "Escape") hide();
    if (!fact || event.target !== fact) return;
    const all = [...document.querySelectorAll("[data-fact][tabindex]")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      all[all.indexOf(fact) + step]?.focus();
    } else if (event.key === "Enter") {
      const words = marks.get(fact.dataset.fact)?.find((mark) => mark.closest("article"));
      words?.scrollIntoView({ block: "center" });
      words?.focus({ preventScroll: true });
    }
  });
})();
