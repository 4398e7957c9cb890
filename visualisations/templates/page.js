"use strict";
// Draws the scene of this page and lets the legend filter it. Every text comes from the scene as data and goes to the
// page as text; nothing is ever read as HTML. Whoever puts another scene into the page says so with the event `scene`.
(function () {
  const canvas = document.getElementById("canvas");
  const each = (selector, act) => document.querySelectorAll(selector).forEach(act);

  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const hidden = new Set();
  let scene = JSON.parse(document.getElementById("scene").textContent);
  let near = new Set();
  const isNear = (id) => near.size === 0 || near.has(id);
  const isShown = (id) => { const item = nodes.get(id) || edges.get(id); return item && !item.hidden; };

  each(".still", (picture) => { picture.hidden = true; });
  canvas.hidden = false;
  document.querySelector(".controls").hidden = false;

  const network = new vis.Network(canvas, { nodes, edges }, scene.options);
  const frame = canvas.querySelector(".vis-network");
  frame.setAttribute("role", "img");
  frame.setAttribute("aria-labelledby", "network-heading");
  frame.setAttribute("aria-describedby", "alternative");

  network.on("afterDrawing", (pen) => {
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.setLineDash([]);
    scene.marks.filter((mark) => isShown(mark.element)).forEach((mark) => {
      pen.globalAlpha = isNear(mark.element) ? 1 : 0.2;
      pen.font = "bold 12px " + scene.face;
      pen.lineWidth = 4;
      pen.strokeStyle = scene.paper;
      pen.strokeText(mark.text, mark.x, mark.y);
      pen.fillStyle = mark.colour;
      pen.fillText(mark.text, mark.x, mark.y);
    });
    scene.badges.filter((badge) => isShown(badge.element)).forEach((badge) => {
      pen.globalAlpha = isNear(badge.element) ? 1 : 0.2;
      pen.beginPath();
      pen.arc(badge.x, badge.y, 8, 0, 2 * Math.PI);
      pen.fillStyle = badge.fill;
      pen.fill();
      pen.lineWidth = 2;
      pen.strokeStyle = badge.border;
      pen.stroke();
      pen.font = "bold 11px " + scene.face;
      pen.fillStyle = badge.ink;
      pen.fillText(badge.text, badge.x, badge.y + 0.5);
    });
    pen.globalAlpha = 1;
  });

  // Puts a scene on the canvas. Who stays in the picture stays where they are.
  function show(next) {
    scene = next;
    const staying = new Set(scene.nodes.map((node) => node.id));
    nodes.remove(nodes.getIds().filter((id) => !staying.has(id)));
    nodes.update(scene.nodes);
    edges.clear();
    edges.add(scene.edges);
    each("[data-layer], [data-finding], [data-scripted]", (element) => { element.hidden = false; });
    each("[data-layer]", (box) => { box.checked = !hidden.has(box.dataset.layer); });
    near = new Set([...near].filter((id) => nodes.get(id) || edges.get(id)));
    filter();
    focus([...near].filter((id) => nodes.get(id)), [...near].filter((id) => edges.get(id)));
  }

  function whole() {
    // A page that is not shown yet has no size; `resize` comes when it gets one.
    if (!canvas.clientWidth || !canvas.clientHeight) { return; }
    const { left, top, width, height } = scene.frame;
    const scale = Math.min(canvas.clientWidth / width, canvas.clientHeight / height, 1.4);
    network.moveTo({ position: { x: left + width / 2, y: top + height / 2 }, scale });
  }

  function zoom(factor) {
    network.moveTo({ scale: Math.min(6, Math.max(0.05, network.getScale() * factor)) });
  }

  function filter() {
    nodes.update(scene.nodes.map((node) => ({ id: node.id, hidden: hidden.has(scene.layers[node.id]) })));
    edges.update(scene.edges.map((edge) => ({
      id: edge.id,
      hidden: hidden.has(scene.layers[edge.id]) || !isShown(edge.from) || !isShown(edge.to),
    })));
    each("[data-element]", (element) => { element.toggleAttribute("hidden", !isShown(element.dataset.element)); });
    count();
  }

  function count() {
    const people = scene.nodes.filter((node) => !node.id.startsWith("domain:"));
    const numbers = {
      dots: people.filter((node) => isShown(node.id)).length, all_dots: people.length,
      lines: scene.edges.filter((edge) => isShown(edge.id)).length, all_lines: scene.edges.length,
    };
    document.getElementById("visible").textContent =
      scene.visible.replace(/\{(\w+)\}/g, (_, name) => String(numbers[name]));
  }

  // Everything but the given dots and lines steps back; without them everything comes forward again.
  function focus(dots, lines) {
    near = new Set([...dots, ...lines]);
    nodes.update(scene.nodes.map((node) => ({ id: node.id, opacity: isNear(node.id) ? 1 : 0.2 })));
    edges.update(scene.edges.map((edge) => ({
      id: edge.id, color: { ...edge.color, opacity: isNear(edge.id) ? 1 : 0.12 },
    })));
    network.setSelection({ nodes: dots, edges: lines }, { highlightEdges: false });
    each("[data-element]", (row) => { row.classList.toggle("chosen", near.has(row.dataset.element)); });
  }

  function pointAt(finding) {
    const place = scene.finding_ids.indexOf(finding);
    const about = (id) => (scene.findings[id] || []).includes(place) && isShown(id);
    const lines = edges.getIds().filter(about);
    const ends = lines.flatMap((id) => [edges.get(id).from, edges.get(id).to]);
    focus([...new Set([...nodes.getIds().filter(about), ...ends])], lines);
    whole();
    canvas.scrollIntoView({ block: "center" });
  }

  function around(dot) {
    const lines = scene.edges.filter((edge) => (edge.from === dot || edge.to === dot) && isShown(edge.id));
    focus([...new Set([dot, ...lines.flatMap((edge) => [edge.from, edge.to])])], lines.map((edge) => edge.id));
  }

  function along(line) {
    const edge = edges.get(line);
    focus([edge.from, edge.to], [line]);
  }

  const deeds = {
    "zoom-in": () => zoom(1.25),
    "zoom-out": () => zoom(0.8),
    "whole": () => { focus([], []); whole(); },
    "show-all": () => {
      each("[data-layer]", (box) => { box.checked = true; });
      hidden.clear();
      filter();
      focus([], []);
    },
  };
  // What is in the page may be put there later, so the page listens and not each thing in it.
  document.addEventListener("click", ({ target }) => {
    const chosen = target.closest("[data-does], [data-finding], tr[data-element]");
    if (!chosen) { return; }
    const { does, finding, element } = chosen.dataset;
    if (deeds[does]) { deeds[does](); }
    if (finding) { pointAt(finding); }
    if (element && nodes.get(element)) { around(element); }
    if (element && edges.get(element)) { along(element); }
  });
  document.addEventListener("change", ({ target }) => {
    if (target.dataset.layer) {
      if (target.checked) { hidden.delete(target.dataset.layer); } else { hidden.add(target.dataset.layer); }
      filter();
    }
    if (target.hasAttribute("data-focus")) {
      if (target.value && nodes.get(target.value)) { around(target.value); } else { focus([], []); }
    }
  });
  document.addEventListener("scene", ({ detail }) => show(detail));
  network.on("click", ({ nodes: [dot], edges: lines }) => {
    if (dot) { around(dot); } else if (lines.length) { along(lines[0]); } else { focus([], []); }
  });
  // An address can name a finding, as that of a card elsewhere does.
  function pointAtNamed() {
    const named = window.location.hash.slice(1);
    if (scene.finding_ids.includes(named)) { pointAt(named); }
  }

  window.addEventListener("resize", whole);
  // The browser goes to what the address names when all is there; the picture is shown after that.
  window.addEventListener("load", pointAtNamed);
  window.addEventListener("hashchange", pointAtNamed);
  show(scene);
  whole();
  canvas.dataset.drawn = "yes";
})();
