"use strict";
// Draws the charts of this page from the data that stand in it; without this script the tables say the same.
(function () {
  document.querySelectorAll("[data-chart]").forEach((figure) => {
    const chart = JSON.parse(document.getElementById(figure.dataset.chart).textContent);
    const plot = figure.querySelector(".plot");
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    figure.hidden = false;
    Plotly.newPlot(plot, chart.data, { ...chart.layout, transition: still ? undefined : chart.layout.transition }, {
      displayModeBar: false, responsive: true, showLink: false,
    }).then(() => { plot.dataset.drawn = "yes"; });
    const save = figure.querySelector("[data-save]");
    save.addEventListener("click", () => {
      Plotly.downloadImage(plot, { format: "svg", filename: save.dataset.save, width: 1100, height: 450 });
    });
  });
})();
