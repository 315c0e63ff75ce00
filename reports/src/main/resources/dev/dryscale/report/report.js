/* Draws the time series of a report with uPlot. Every text from the data reaches the page as text, never as markup. */
(function () {
  'use strict';
  var data = JSON.parse(document.getElementById('data').textContent);
  var COLOURS = {
    light: { text: '#1b1f24', muted: '#57606a', grid: '#e3e7eb', inService: '#56b4e9', pending: '#e69f00',
      terminating: '#cc79a7', series: ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'] },
    dark: { text: '#e6edf3', muted: '#9aa4ae', grid: '#262c34', inService: '#0072b2', pending: '#e69f00',
      terminating: '#cc79a7', series: ['#56b4e9', '#e69f00', '#009e73', '#cc79a7', '#d55e00', '#0072b2'] }
  };
  var DASHES = { solid: [], dashed: [7, 4], dotted: [2, 4] };
  var NEAR_PIXELS = 7;
  var SHOWN_ACTIVITIES = 4;
  var plots = [];

  function highest(charts) {
    return charts.reduce(function (top, chart) {
      return chart.series.reduce(function (t, s) { return s.y.reduce(function (m, v) { return v > m ? v : m; }, t); }, top);
    }, 0);
  }

  /* Candidates below each other share one scale. */
  var fleetTop = highest(data.charts.filter(function (chart) { return chart.activities; }));

  function colour(palette, name) {
    return typeof name === 'number' ? palette.series[name % palette.series.length] : palette[name];
  }

  function number(value) {
    if (value == null) return 'no value';
    var size = Math.abs(value);
    return String(size >= 1000 ? Math.round(value) : size >= 10 ? Math.round(value * 10) / 10 : +value.toPrecision(3));
  }

  function two(n) { return (n < 10 ? '0' : '') + n; }

  function clock(seconds) {
    var d = new Date(seconds * 1000);
    return d.getUTCFullYear() + '-' + two(d.getUTCMonth() + 1) + '-' + two(d.getUTCDate()) + ' '
      + two(d.getUTCHours()) + ':' + two(d.getUTCMinutes()) + (d.getUTCSeconds() ? ':' + two(d.getUTCSeconds()) : '') + ' UTC';
  }

  function ticks(u, splits, axis, space, step) {
    return splits.map(function (s) {
      var d = new Date(s * 1000);
      var day = two(d.getUTCMonth() + 1) + '-' + two(d.getUTCDate());
      if (step >= 86400) return day;
      var time = two(d.getUTCHours()) + ':' + two(d.getUTCMinutes());
      return s % 86400 === 0 ? time + '\n' + day : time;
    });
  }

  function lower(series, i, row) {
    var below = series[i].stacked && series[i + 1] && series[i + 1].stacked ? series[i + 1].y[row] : 0;
    return below == null ? 0 : below;
  }

  function uSeries(chart, palette) {
    return chart.series.map(function (s, i) {
      var stroke = colour(palette, s.colour);
      return {
        label: s.label, stroke: stroke, width: s.stacked ? 0 : 1.4, pxAlign: s.stacked ? 1 : 0, dash: DASHES[s.dash],
        fill: s.stacked ? stroke : undefined, points: { show: false },
        paths: s.stacked ? uPlot.paths.stepped({ align: 1 }) : undefined,
        value: function (u, v, column, row) {
          if (row == null) return '';
          return v == null ? 'no value' : number(v - lower(chart.series, i, row)) + (chart.unit ? ' ' + chart.unit : '');
        }
      };
    });
  }

  function drawActivities(u, activities, palette) {
    var ctx = u.ctx, size = 5 * devicePixelRatio, top = u.bbox.top + size * 1.6;
    ctx.save();
    ctx.beginPath();
    ctx.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
    ctx.clip();
    ctx.fillStyle = palette.text;
    activities.forEach(function (a) {
      var x = u.valToPos(a.t, 'x', true), dy = a.launch ? -size : size;
      ctx.beginPath();
      ctx.moveTo(x, top + dy);
      ctx.lineTo(x - size, top - dy);
      ctx.lineTo(x + size, top - dy);
      ctx.fill();
    });
    ctx.restore();
  }

  function line(parent, tag, text) {
    var element = document.createElement(tag);
    element.textContent = text;
    parent.appendChild(element);
  }

  function near(u, activities) {
    return activities.map(function (a) { return { a: a, d: Math.abs(u.valToPos(a.t, 'x') - u.cursor.left) }; })
      .filter(function (e) { return e.d <= NEAR_PIXELS; })
      .sort(function (e, f) { return e.d - f.d || e.a.t - f.a.t; })
      .map(function (e) { return e.a; });
  }

  function showTip(u, tip, activities) {
    var found = u.cursor.left >= 0 ? near(u, activities) : [];
    tip.style.display = found.length ? 'block' : 'none';
    if (!found.length) return;
    tip.textContent = '';
    found.slice(0, SHOWN_ACTIVITIES).forEach(function (a) {
      line(tip, 'b', (a.launch ? '\u25b2 ' : '\u25bc ') + clock(a.t) + ' \u00b7 ' + a.text);
      line(tip, 'p', a.cause);
    });
    if (found.length > SHOWN_ACTIVITIES) line(tip, 'p', 'and ' + (found.length - SHOWN_ACTIVITIES) + ' more');
    var left = u.over.offsetLeft + u.cursor.left + 14;
    var room = u.root.clientWidth - tip.offsetWidth - 4;
    tip.style.left = Math.max(0, left > room ? left - tip.offsetWidth - 28 : left) + 'px';
    tip.style.top = (u.over.offsetTop + 22) + 'px';
  }

  function activityPlugin(activities, palette) {
    var tip = document.createElement('div');
    tip.className = 'tip';
    tip.setAttribute('role', 'status');
    return { hooks: {
      init: function (u) { u.root.appendChild(tip); },
      draw: function (u) { drawActivities(u, activities, palette); },
      setCursor: function (u) { showTip(u, tip, activities); }
    } };
  }

  function draw(chart, palette) {
    var host = document.getElementById(chart.id);
    host.textContent = '';
    var axis = { stroke: palette.muted, grid: { stroke: palette.grid, width: 1 }, ticks: { stroke: palette.grid, width: 1 } };
    var plot = new uPlot({
      title: chart.title, width: host.clientWidth, height: chart.height,
      tzDate: function (s) { return uPlot.tzDate(new Date(s * 1000), 'Etc/UTC'); },
      cursor: { sync: { key: 'dryscale', setSeries: false }, points: { size: 5 } },
      legend: { markers: { dash: function (u, i) { return i > 0 ? chart.series[i - 1].dash : 'solid'; } } },
      scales: { x: { time: true }, y: { range: function (u, min, max) {
        if (chart.activities) return [0, (fleetTop || 1) * 1.25];
        return [0, (max > 0 ? max : 1) * 1.08];
      } } },
      axes: [Object.assign({ values: ticks }, axis),
        Object.assign({ label: chart.unit, size: 58, labelSize: 20, values: function (u, s) { return s.map(number); } }, axis)],
      series: [{ label: 'time', value: function (u, v) { return v == null ? 'UTC' : clock(v); } }]
        .concat(uSeries(chart, palette)),
      plugins: chart.activities ? [activityPlugin(chart.activities, palette)] : []
    }, [data.t].concat(chart.series.map(function (s) { return s.y; })), host);
    plots.push({ plot: plot, host: host, height: chart.height });
  }

  function drawAll(dark) {
    plots.forEach(function (p) { p.plot.destroy(); });
    plots = [];
    data.charts.forEach(function (chart) { draw(chart, dark ? COLOURS.dark : COLOURS.light); });
  }

  var dark = matchMedia('(prefers-color-scheme: dark)');
  document.documentElement.classList.add('drawn');
  try {
    drawAll(dark.matches);
  } catch (e) {
    document.documentElement.classList.remove('drawn');
    throw e;
  }
  dark.addEventListener('change', function (e) { drawAll(e.matches); });
  addEventListener('beforeprint', function () { drawAll(false); });
  addEventListener('afterprint', function () { drawAll(dark.matches); });
  addEventListener('resize', function () {
    plots.forEach(function (p) { p.plot.setSize({ width: p.host.clientWidth, height: p.height }); });
  });
}());
