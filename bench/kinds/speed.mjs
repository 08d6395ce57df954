/** A column of a million records, timed: median of three. */
import { markdownTable, median } from '../tables.mjs';
import { makeCase } from './make-case.mjs';

const PLANTED = [['identical'], ['unit'], ['affine'], ['rounding'], ['noise'], ['time-shift'], ['step'], ['drift'], ['rescaled-piecewise'], ['revised'], ['revised here and there'], ['relation'], ['gap-filled'], ['gap-refilled'], ['values-lost here and there'], ['spikes-removed'], ['clipped'], ['redrawn']];
const RECORDS = 1_000_000;

export function timedColumns(classify) {
  return markdownTable(['planted', 'kinds', 'ms'], PLANTED.map((names) => {
    const column = lengthened(makeCase(names, 11, 0).column, RECORDS), times = [];
    let kinds = [];
    for (let k = 0; k < 3; k++) { const start = performance.now(); ({ kinds } = classify(column)); times.push(performance.now() - start); }
    return [names.join(' + '), kinds.map(({ kind }) => kind).join(', '), Math.round(median(times))];
  }));
}

/** The column again and again, each time as other sites. */
function lengthened({ base, revision, time, group }, records) {
  const n = base.length, sites = new Set(group).size, of = (values, shift) => Float64Array.from({ length: records }, (_, i) => values[i % n] + shift * Math.floor(i / n));
  return { base: of(base, 0), revision: of(revision, 0), time: of(time, 0), group: Int32Array.from({ length: records }, (_, i) => group[i % n] + sites * Math.floor(i / n)) };
}
