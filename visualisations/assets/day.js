"use strict";
// Lets the reader go through the days. The server makes the page of every day; what is about the day is taken from it
// and put in the place of what was there, so that what is seen is always what the server says.
(function () {
  const form = document.getElementById("day-form");
  const slider = document.getElementById("day-slider");
  const play = document.getElementById("day-play");
  const written = document.getElementById("day-written");
  if (!form || !slider) { return; }
  const days = JSON.parse(document.getElementById("days").textContent);
  const pause = 900;
  let asked = 0;
  let timer = null;

  document.querySelectorAll("[data-day-scripted]").forEach((element) => { element.hidden = false; });
  document.querySelectorAll("[data-day-plain]").forEach((element) => { element.hidden = true; });

  function address(day) {
    const url = new URL(window.location.href);
    url.searchParams.set("day", day);
    return url;
  }

  function iso(offset) {
    const day = new Date(days.first + "T00:00:00Z");
    day.setUTCDate(day.getUTCDate() + Number(offset));
    return day.toISOString().slice(0, 10);
  }

  function offset(day) {
    return Math.round((new Date(day + "T00:00:00Z") - new Date(days.first + "T00:00:00Z")) / 86400000);
  }

  function told(day) {
    const words = new Intl.DateTimeFormat(document.documentElement.lang === "nl" ? "nl-NL" : "en-GB",
      { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(day + "T00:00:00Z"));
    written.textContent = words;
    slider.setAttribute("aria-valuetext", words);
  }

  async function show(day) {
    const mine = ++asked;
    told(day);
    let answer;
    try {
      answer = await fetch(address(day), { headers: { "Accept": "text/html" } });
    } catch {
      window.location.assign(address(day));
      return;
    }
    const made = new DOMParser().parseFromString(await answer.text(), "text/html");
    // A later question was asked meanwhile: its answer is the one that counts.
    if (mine !== asked) { return; }
    if (!answer.ok || !made.getElementById("scene")) { window.location.assign(address(day)); return; }
    document.querySelectorAll("[data-of-day]").forEach((part) => {
      const fresh = made.getElementById(part.id);
      if (fresh) { part.replaceWith(document.adoptNode(fresh)); }
    });
    window.history.replaceState(null, "", address(day));
    const scene = JSON.parse(made.getElementById("scene").textContent);
    document.dispatchEvent(new CustomEvent("scene", { detail: scene }));
    document.getElementById("canvas").dataset.day = day;
  }

  function stop() {
    window.clearTimeout(timer);
    timer = null;
    play.textContent = play.dataset.play;
    play.setAttribute("aria-pressed", "false");
  }

  async function step() {
    const here = iso(slider.value);
    const next = days.changes.find((day) => day > here);
    if (!next) { stop(); return; }
    slider.value = String(offset(next));
    await show(next);
    if (timer !== null) { timer = window.setTimeout(step, pause); }
  }

  play.addEventListener("click", () => {
    if (timer !== null) { stop(); return; }
    if (!days.changes.some((day) => day > iso(slider.value))) {
      slider.value = "0";
      show(iso(0));
    }
    play.textContent = play.dataset.stop;
    play.setAttribute("aria-pressed", "true");
    timer = window.setTimeout(step, 0);
  });
  slider.addEventListener("input", () => { stop(); told(iso(slider.value)); });
  slider.addEventListener("change", () => { show(iso(slider.value)); });
  told(iso(slider.value));
})();
