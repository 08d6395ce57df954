/** The benchmark's results as Markdown. */

const seconds = (ms) => (ms === null || ms === undefined ? '' : `${(ms / 1000).toFixed(2)} s`);
const whole = (ms) => (ms === null || ms === undefined || Number.isNaN(ms) ? '' : `${Math.round(ms)} ms`);
const gigabytes = (bytes) => `${(bytes / 1e9).toFixed(2)} GB`;
const times = (value) => `${value.toFixed(2)} x`;
const count = (value) => value.toLocaleString('en-US');

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function markdownTable(head, rows) {
  const width = head.map((title, i) => Math.max(title.length, ...rows.map((row) => String(row[i]).length)));
  const line = (cells) => `| ${cells.map((cell, i) => String(cell).padEnd(width[i])).join(' | ')} |`;
  return [line(head), `|${width.map((n) => '-'.repeat(n + 2)).join('|')}|`, ...rows.map(line)].join('\n');
}

const of = (runs, pick) => median(runs.map(pick));

export function browserTable(cases) {
  return markdownTable(
    ['pair', 'records a side', 'bytes a side', 'engine start', 'floor', 'report', 'report / floor', 'load', 'align', 'compare', 'measure', 'diagnose', 'peak floor', 'peak report', 'counts'],
    cases.map(({ name, facts, floor, report, right, failure }) => {
      const start = [name, count(facts.records), `${(facts.bytes.base / 1e6).toFixed(1)} MB`, whole(of(floor, (run) => run.startMs)), seconds(of(floor, (run) => run.loadMs))];
      if (failure !== undefined) return [...start, failure, ...Array(9).fill('')];
      const [base, whole_] = [of(floor, (run) => run.loadMs), of(report, (run) => run.reportMs)];
      return [
        ...start, seconds(whole_), times(whole_ / base), ...['load', 'align', 'compare', 'measure', 'diagnose'].map((stage) => whole(of(report, (run) => run.stages[stage]))),
        gigabytes(of(floor, (run) => run.peakBytes)), gigabytes(of(report, (run) => run.peakBytes)), right ? 'right' : 'WRONG',
      ];
    }),
  );
}

export function nativeTable(cases) {
  return markdownTable(
    ['pair', 'records a side', 'floor', 'command', 'command / floor', 'load', 'align', 'compare', 'measure', 'diagnose', 'peak floor', 'peak command', 'counts'],
    cases.map(({ name, facts, floor, command, right, failure }) => {
      const start = [name, count(facts.records), seconds(of(floor, (run) => run.wallMs))];
      if (failure !== undefined) return [...start, failure, ...Array(9).fill('')];
      return [
        ...start, seconds(of(command, (run) => run.wallMs)), times(of(command, (run) => run.wallMs) / of(floor, (run) => run.wallMs)),
        ...['load', 'align', 'compare', 'measure', 'diagnose'].map((stage) => whole(of(command, (run) => run.stages[stage]))),
        gigabytes(of(floor, (run) => run.peakBytes)), gigabytes(of(command, (run) => run.peakBytes)), right ? 'right' : 'WRONG',
      ];
    }),
  );
}

/** What the threads did in `diagnose`, of cases whose report or command gave `runs`. */
export function diagnosisTable(cases) {
  const told = cases.filter(({ failure, runs }) => failure === undefined && runs.some(({ stages }) => stages.diagnose > 0));
  const parts = Object.keys(told[0]?.runs[0].stages.diagnoseParts ?? {});
  return markdownTable(['pair', 'records a side', 'diagnose', 'in the threads', ...parts], told.map(({ name, facts, runs }) => [
    name, count(facts.records), whole(of(runs, (run) => run.stages.diagnose)), whole(of(runs, ({ stages }) => parts.reduce((sum, part) => sum + stages.diagnoseParts[part], 0))),
    ...parts.map((part) => whole(of(runs, (run) => run.stages.diagnoseParts[part]))),
  ]));
}

export function largeTable(rows) {
  return markdownTable(
    ['where', 'pair', 'records a side', 'bytes a side', 'time', '1 M', 'time / 1 M', 'records / 1 M', 'load', 'align', 'compare', 'measure', 'diagnose', 'peak', 'counts'],
    rows.map(({ where, name, records, bytes, ms, smallMs, growth, stages, peakBytes, right, failure }) => [
      where, name, count(records), bytes === null ? '' : `${(bytes / 1e6).toFixed(0)} MB`, failure === undefined ? seconds(ms) : failure.replaceAll('|', '\\|'), seconds(smallMs),
      failure === undefined && smallMs !== null ? times(ms / smallMs) : '', times(growth), ...['load', 'align', 'compare', 'measure', 'diagnose'].map((stage) => seconds(stages?.[stage])),
      peakBytes === null ? '' : gigabytes(peakBytes), failure !== undefined ? '' : right ? 'right' : 'WRONG',
    ]),
  );
}

export function cancelTable(cases) {
  return markdownTable(
    ['cancelled in', 'acknowledged', 'work stopped', 'next small comparison'],
    cases.map(({ stage, runs, failure }) => {
      if (failure !== undefined) return [stage, failure, '', ''];
      const reached = runs.filter((run) => run.reached);
      if (reached.length === 0) return [stage, 'the stage was over too soon', '', ''];
      return [stage, whole(of(reached, (run) => run.acknowledgedMs)), whole(of(reached, (run) => run.stoppedMs)), whole(of(reached, (run) => run.nextMs))];
    }),
  );
}

export function viewsTable(cases) {
  return markdownTable(
    ['pair', 'records a side', 'views', 'cells', 'report paints', 'focus, first pictures', 'focus, refined', 'brush frame, median', 'brush frame, 95 %', 'after the brush, exact'],
    cases.map(({ name, records, runs }) => [name, count(records), runs[0]?.views.length ?? 'failed', count(runs[0]?.cells ?? 0), ...['paintMs', 'focusMs', 'refinedMs', 'brushMedianMs', 'brushP95Ms', 'settledMs'].map((key) => (runs.length === 0 ? '' : key.startsWith('brush') ? `${of(runs, (run) => run[key]).toFixed(1)} ms` : whole(of(runs, (run) => run[key]))))]),
  );
}

/** What quantities take, each against what it is to be held against. */
export function impactTable({ mean, eight, product, resilience, whole, firstMs }) {
  const ms = (value) => `${Math.round(value)} ms`, times = (value) => `${value.toFixed(1)} x`, one = ({ bothMs }) => bothMs / 2;
  return markdownTable(['measurement', 'takes', 'against', 'ratio', 'aim'], [
    ['mean of a column, both releases', ms(mean.bothMs), `${ms(mean.plainMs)} (plain queries)`, times(mean.bothMs / mean.plainMs), '1.5 x'],
    ['sum of eight means, both releases', ms(eight.bothMs), `${ms(eight.plainMs)} (plain queries)`, times(eight.bothMs / eight.plainMs), '1.5 x'],
    ['sum of a product of eight, both releases', ms(product.bothMs), `${ms(product.plainMs)} (plain queries)`, times(product.bothMs / product.plainMs), '1.5 x'],
    [`sum of eight means, parts of ${eight.players} columns, ${eight.method}, ${eight.evaluations} hybrids`, ms(eight.attributionMs), `${ms(one(eight))} (one evaluation)`, times(eight.attributionMs / one(eight)), '60 x'],
    [`sum of a product of eight, parts of ${product.players} columns, ${product.method}, ${product.evaluations} hybrids`, ms(product.attributionMs), `${ms(one(product))} (one evaluation)`, times(product.attributionMs / one(product)), `${product.method === 'exact' ? 256 : 70} evaluations`],
    [`resilience of a mean, ${resilience.points.join(' + ')} points, ${resilience.records.toLocaleString('en-US')} changed records`, ms(resilience.ms), '', '', '1 s'],
    ['all parts of a mean', ms(whole.ms), `${ms(one(mean))} (one evaluation)`, times(whole.ms / one(mean)), ''],
    ['first question, with its relation', ms(firstMs), '', '', ''],
  ]);
}
