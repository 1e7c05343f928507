/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const colours = ["#3b76d6", "#d9822b", "#9a55c2", "#2f9c76", "#c2434f", "#6b7a1f", "#a0683a"];
  const byId = (id) => document.getElementById(id);
  const round = (value, digits) =>
    value === null
      ? "–"
      : value.toLocaleString("en", {
          minimumFractionDigits: digits,
          maximumFractionDigits: digits,
        });
  const millis = (micros) => round(micros / 1000, 2);

  function element(name, text, className) {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function table(where, header, rows) {
    const made = element("table", "", "figures");
    const head = made.createTHead().insertRow();
    header.forEach((title) => head.append(element("th", title)));
    const body = made.createTBody();
    rows.forEach((cells) => {
      const row = body.insertRow();
      cells.forEach((cell) =>
        row.append(cell instanceof Node ? cell : element("td", cell)),
      );
    });
    byId(where).append(made);
  }

  function bar(value, largest, text) {
    const cell = element("td", text, "bar");
    const fill = document.createElement("span");
    fill.style.width = `${(100 * value) / largest}%`;
    cell.append(fill);
    return cell;
  }

  function terms(where, entries) {
    entries.forEach(([term, text]) =>
      byId(where).append(element("dt", term), element("dd", text)),
    );
  }

  const many = (callers) => `${callers} caller${callers === 1 ? "" : "s"}`;

  function chart([title, origin, figure], place) {
    const rows = data.summary.filter(
      (row) => row.operation === "write" && row.origin === origin,
    );
    const callers = [...new Set(rows.map((row) => row.callers))].sort(
      (a, b) => a - b,
    );
    const systems = data.systems.filter((system) =>
      rows.some((row) => row.system === system.id),
    );
    const lines = systems.map((system) =>
      callers.map((count) => {
        const row = rows.find(
          (r) => r.system === system.id && r.callers === count,
        );
        return row ? figure(row) : null;
      }),
    );
    const ink = getComputedStyle(document.body).color;
    const axis = { stroke: ink, grid: { stroke: "#8883" }, ticks: { stroke: "#8883" } };
    new uPlot(
      {
        title,
        width: Math.max(320, place.clientWidth),
        height: 280,
        scales: { x: { time: false, distr: 3, log: 2 }, y: { distr: 3 } },
        axes: [
          { ...axis, label: "callers", splits: () => callers, values: (u, at) => at },
          {
            ...axis,
            size: 70,
            values: (u, at) =>
              at.map((v) => (v === null ? "" : v.toLocaleString("en"))),
          },
        ],
        series: [
          { label: "callers" },
          ...systems.map((system) => {
            const number = data.systems.indexOf(system);
            return {
              label: system.id,
              stroke: colours[number % colours.length],
              width: 2,
              points: { show: true, size: 6 },
              value: (u, v) => (v === null ? "–" : round(v, v < 100 ? 2 : 0)),
            };
          }),
        ],
      },
      [callers, ...lines],
      place,
    );
  }

  byId("when").textContent =
    `${data.started}, ${round(data.elapsedSeconds, 0)} s, ratios against ${data.reference}`;

  table(
    "targets",
    ["target", "asked", "measured", "verdict"],
    data.targets.map((target) => {
      const unit = target.unit === "×" ? "×" : ` ${target.unit}`;
      const verdict = { met: "met", "NOT MET": "missed" }[target.verdict];
      return [
        target.text,
        `${target.atLeast ? "≥" : "≤"} ${round(target.bound, 2)}${unit}`,
        target.measured === null ? "–" : round(target.measured, 2) + unit,
        element("td", target.verdict, verdict),
      ];
    }),
  );

  const charts = ["leader", "follower"].flatMap((origin) => [
    [`Writes per second, on the ${origin}`, origin, (row) => row.operationsPerSecond],
    [`Median latency in ms, on the ${origin}`, origin, (row) => row.p50Micros / 1000],
    [`99th percentile in ms, on the ${origin}`, origin, (row) => row.p99Micros / 1000],
  ]);
  // All places first: a chart asks its place for its width, which depends on the others.
  const places = charts.map(() => byId("writes").appendChild(document.createElement("div")));
  charts.forEach((one, i) => chart(one, places[i]));

  const reads = data.summary.filter((row) => row.operation.startsWith("read-"));
  const fastest = Math.max(...reads.map((row) => row.operationsPerSecond));
  table(
    "reads",
    ["read", "calls/s", "p50 ms", "p99 ms"],
    reads.map((row) => [
      `${row.operation.replace("read-", "")}, ${row.origin}, ${many(row.callers)}: ${row.system}`,
      bar(row.operationsPerSecond, fastest, round(row.operationsPerSecond, 0)),
      millis(row.p50Micros),
      millis(row.p99Micros),
    ]),
  );

  table(
    "catchUp",
    ["system", "away s", "missed entries", "s since process", "s since start"],
    data.catchUp.map((row) => [
      row.system,
      round(row.awaySeconds, 0),
      round(row.missedEntries, 0),
      round(row.secondsSinceProcess, 2),
      round(row.secondsSinceStart, 2),
    ]),
  );

  table(
    "topics",
    ["callers", "system", "publ/s", "p50 ms", "p99 ms", "to all/s", "p50 ms", "p99 ms", "cpu µs",
      "failed", "publ/s ratio", "to all p50 ratio"],
    data.summary
      .filter((row) => row.operation === "publish")
      .map((row) => [
        `${row.origin}, ${many(row.callers)}`,
        row.system,
        round(row.operationsPerSecond, 0),
        millis(row.p50Micros),
        millis(row.p99Micros),
        round(row.deliveredPerSecond, 0),
        millis(row.endToEndP50Micros),
        millis(row.endToEndP99Micros),
        round(row.cpuMicrosPerCall, 1),
        round(row.failed, 0),
        round(row.ratio, 2),
        round(row.endToEndP50Ratio, 2),
      ]),
  );

  const memory = data.memory;
  const mebibytes = (bytes) => (bytes === null ? "–" : round(bytes / 1048576, 1));
  byId("memoryText").textContent = memory
    ? `A follower with ${memory.subscribers} subscribers, of which ${memory.silent} never ` +
      `acknowledge and ${memory.unread} of those stop reading; ${round(memory.messages, 0)} ` +
      `messages in ${round(memory.seconds, 0)} s. ${memory.receivedAll} of the ` +
      `${memory.subscribers - memory.silent} that acknowledge got every message in order. ` +
      "In MiB, after a full collection, but for the highest."
    : "Not measured.";
  table(
    "memory",
    ["when", "serving: resident", "heap in use", "other follower: resident", "heap in use"],
    (memory ? memory.samples : []).map((row) => [
      row.when,
      mebibytes(row.servingResidentBytes),
      mebibytes(row.servingHeapBytes),
      mebibytes(row.otherResidentBytes),
      mebibytes(row.otherHeapBytes),
    ]),
  );

  table(
    "figures",
    ["workload", "system", "calls/s", "p50 ms", "p99 ms", "p99.9 ms", "cpu µs", "failed", "ratio"],
    data.summary.filter((row) => row.operation !== "publish").map((row) => [
      `${row.operation}, ${row.origin}, ${many(row.callers)}`,
      row.system,
      round(row.operationsPerSecond, 0),
      millis(row.p50Micros),
      millis(row.p99Micros),
      millis(row.p999Micros),
      round(row.cpuMicrosPerCall, 1),
      round(row.failed, 0),
      round(row.ratio, 2),
    ]),
  );

  table(
    "replicas",
    ["system", "acknowledged", "uncertain", "counted", "verdict"],
    data.replicas.map((row) => [
      row.system + (row.part === "topics" ? ", messages" : ""),
      round(row.acknowledged, 0),
      round(row.uncertain, 0),
      row.totals.map((total) => round(total, 0)).join(" / "),
      element("td", row.agree ? "agree" : "DISAGREE", row.agree ? "met" : "missed"),
    ]),
  );

  terms(
    "systems",
    data.systems.map((system) => [
      system.id,
      `${system.title}: ${system.settings.join("; ")}; ` +
        `idle ${round(system.idleCpuPercent, 1)} % of one core`,
    ]),
  );
  terms("environment", Object.entries(data.environment));
  data.disturbances.forEach((text) =>
    byId("disturbances").append(element("li", text)),
  );
  if (data.disturbances.length === 0) {
    byId("disturbances").append(element("li", "none"));
  }
})();
