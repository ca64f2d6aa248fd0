// Draws the tables of a report as charts: what a chart shows, its table says.
const figures = [...document.querySelectorAll("[data-chart]")];

// Okabe and Ito's colours that stand out from light and from dark paper, each with a shape.
const series = [
  { colour: "#0072b2", dark: "#56b4e9", point: "circle", dash: [] },
  { colour: "#d55e00", dark: "#e69f00", point: "rect", dash: [6, 3] },
  { colour: "#007a5a", dark: "#009e73", point: "triangle", dash: [2, 3] },
];
const night = matchMedia("(prefers-color-scheme: dark)");
const still = matchMedia("(prefers-reduced-motion: reduce)");
const variable = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const colourOf = i => (night.matches ? series[i].dark : series[i].colour);

const read = figure => {
  const table = figure.querySelector("table");
  const rows = [...table.tBodies[0].rows];
  const heads = [...table.tHead.rows[0].cells].slice(1).filter(each => !("sum" in each.dataset));
  return {
    labels: rows.map(row => row.cells[0].textContent.trim()),
    names: heads.map(each => each.textContent.trim()),
    values: heads.map((head, i) => rows.map(row => Number(row.cells[i + 1].dataset.value))),
  };
};

// Stripes, so that the second bar is told from the first without its colour.
const striped = colour => {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 8;
  const pen = tile.getContext("2d");
  pen.strokeStyle = colour;
  pen.lineWidth = 2;
  pen.beginPath();
  for (const at of [-4, 4, 12]) {
    pen.moveTo(at - 4, 12);
    pen.lineTo(at + 12, -4);
  }
  pen.stroke();
  return pen.createPattern(tile, "repeat");
};

// Names stand at the ends of lines, and values at the ends of bars, instead of in a legend.
const named = {
  id: "named",
  afterDatasetsDraw(chart) {
    const pen = chart.ctx;
    pen.save();
    pen.font = `13px ${variable("--sans") || "sans-serif"}`;
    pen.textBaseline = "middle";
    const taken = [];
    chart.data.datasets.forEach((set, i) => {
      const points = chart.getDatasetMeta(i).data;
      pen.fillStyle = chart.config.type == "line" ? set.borderColor : variable("--ink");
      if (chart.config.type == "line") {
        const last = points[points.length - 1];
        let y = last.y;
        while (taken.some(each => Math.abs(each - y) < 16)) y -= 16;
        taken.push(y);
        pen.fillText(set.label, last.x + 10, y);
      } else {
        points.forEach((bar, at) => pen.fillText(
            i == 0 ? String(set.data[at]) : `${set.data[at]} ${set.label.toLowerCase()}`, bar.x + 6, bar.y));
      }
    });
    pen.restore();
  },
};

const drawn = [];
const draw = () => {
  drawn.splice(0).forEach(chart => chart.destroy());
  Chart.defaults.color = variable("--quiet");
  Chart.defaults.borderColor = variable("--line");
  Chart.defaults.font.family = variable("--sans") || "sans-serif";
  Chart.defaults.font.size = 13;
  Chart.defaults.animation = still.matches ? false : { duration: 120 };
  for (const figure of figures) {
    const { labels, names, values } = read(figure);
    const lines = figure.dataset.chart == "lines";
    const shown = names.map((name, i) => i).filter(i => i == 0 || values[i].some(each => each > 0));
    const longest = Math.max(...names.map(name => name.length)) * 8 + 16;
    drawn.push(new Chart(figure.querySelector("canvas"), {
      type: lines ? "line" : "bar",
      data: {
        labels,
        datasets: shown.map(i => ({
          label: names[i],
          data: values[i],
          borderColor: colourOf(i),
          backgroundColor: lines || i == 0 ? colourOf(i) : striped(colourOf(i)),
          borderWidth: lines ? 2 : i == 0 ? 0 : 1,
          borderDash: lines ? series[i].dash : undefined,
          pointStyle: series[i].point,
          pointRadius: labels.length > 45 ? 0 : 3,
          maxBarThickness: 16,
        })),
      },
      options: {
        indexAxis: lines ? "x" : "y",
        responsive: true,
        maintainAspectRatio: false,
        interaction: { mode: "index", intersect: false },
        layout: { padding: { right: lines ? longest : 90, top: 8 } },
        plugins: { legend: { display: false } },
        scales: {
          [lines ? "y" : "x"]: { beginAtZero: true, ticks: { precision: 0, maxTicksLimit: 5 } },
          [lines ? "x" : "y"]: { grid: { display: false }, ticks: { autoSkip: lines, maxRotation: 0 } },
        },
      },
      plugins: [named],
    }));
  }
};

if (figures.length && window.Chart) {
  draw();
  night.addEventListener("change", draw);
  still.addEventListener("change", draw);
  addEventListener("beforeprint", () => drawn.forEach(chart => chart.resize()));
}
