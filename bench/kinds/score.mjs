/** Planted against claimed: precision, recall, confusion, figures, false alarms. */
import { markdownTable } from '../tables.mjs';
import { CONTROL_NAMES, SHIFT_NAMES } from './make-case.mjs';

const CONTROLS = CONTROL_NAMES.flat(), SHIFTS = SHIFT_NAMES.flat();

export function scoreOf({ names, seed, level, truth, may, figures, measure }, claimed) {
  const found = new Set(claimed.map(({ kind }) => kind)), missed = [...truth].filter((kind) => !found.has(kind)), extra = [...found].filter((kind) => !truth.has(kind) && !may.has(kind));
  const checked = figures.filter(({ kind }) => found.has(kind)), off = checked.flatMap(({ kind, key, value }) => {
    const given = claimed.filter((each) => each.kind === kind).map(({ evidence }) => (key.startsWith('map ') ? evidence.map?.[key.slice(4)] : evidence[key]));
    return given.some((each) => (typeof value === 'number' ? Math.abs(each - value) <= 0.01 * Math.abs(value) : each === value)) ? [] : [`${kind}: ${key} ${given.join(' or ')} instead of ${value}`];
  });
  return { title: `${names.join(' + ')} (${measure}, seed ${seed}, ${level * 100} % others)`, control: CONTROLS.includes(names[0]), blurred: SHIFTS.includes(names[0]), pair: names.length > 1, level, truth: [...truth], right: [...truth].filter((kind) => found.has(kind)), missed, extra, off, figures: checked };
}

export function kindTable(scores) {
  const kinds = [...new Set(scores.flatMap(({ truth, extra }) => [...truth, ...extra]))].sort();
  const rows = kinds.map((kind) => {
    const planted = scores.filter(({ truth }) => truth.includes(kind)).length, right = scores.filter((score) => score.right.includes(kind)).length, wrong = scores.filter(({ extra }) => extra.includes(kind)).length;
    return { kind, planted, right, wrong, precision: right + wrong === 0 ? 1 : right / (right + wrong), recall: planted === 0 ? 1 : right / planted };
  });
  return { rows, text: markdownTable(['kind', 'planted', 'found', 'not so', 'precision', 'recall'], rows.map(({ kind, planted, right, wrong, precision, recall }) => [kind, planted, right, wrong, precision.toFixed(3), recall.toFixed(3)])) };
}

/** All kinds together, alone and in pairs, by the share of other revised cells. */
export function levelTable(scores) {
  const planted = scores.filter(({ control, blurred }) => !control && !blurred), levels = [...new Set(planted.map(({ level }) => level))];
  const rows = [false, true].flatMap((pair) => levels.map((level) => {
    const of = planted.filter((score) => score.pair === pair && score.level === level), sum = (what) => of.reduce((n, score) => n + score[what].length, 0);
    return [pair ? 'in pairs' : 'alone', `${level * 100} %`, of.length, (sum('right') / (sum('right') + sum('extra'))).toFixed(3), (sum('right') / sum('truth')).toFixed(3), (of.filter(({ missed, extra }) => missed.length + extra.length === 0).length / of.length).toFixed(3)];
  }));
  return markdownTable(['planted', 'others revised', 'columns', 'precision', 'recall', 'all kinds right'], rows.filter((row) => row[2] > 0));
}

/** All figures, and those that the pairs determine (identifiable.mjs). */
export function figureTable(scores) {
  const all = scores.flatMap(({ figures, off }) => figures.map(({ kind, key, identifiable }) => ({ kind, key: key.split(' ')[0], identifiable, off: off.some((text) => text.startsWith(`${kind}: ${key} `)) })));
  const share = (of) => (of.length === 0 ? 1 : of.filter(({ off }) => !off).length / of.length);
  const names = [...new Set(all.map(({ kind, key }) => `${kind} ${key}`))].sort();
  const rows = names.map((name) => { const of = all.filter(({ kind, key }) => `${kind} ${key}` === name), known = of.filter(({ identifiable }) => identifiable !== false); return [name, of.length, share(of).toFixed(3), known.length, share(known).toFixed(3)]; });
  return { share: share(all), text: markdownTable(['figure', 'checked', 'exact or within 1 %', 'identifiable', 'of these'], rows) };
}

/** What was said instead of, or beside, a planted kind. */
export function confusions(scores) {
  const counts = new Map();
  for (const { missed, extra } of scores) for (const kind of missed.length > 0 ? missed : ['(all found)']) for (const other of extra.length > 0 ? extra : missed.length > 0 ? ['(nothing)'] : []) counts.set(`${kind}|${other}`, (counts.get(`${kind}|${other}`) ?? 0) + 1);
  const rows = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 25).map(([key, n]) => [...key.split('|'), n]);
  return rows.length === 0 ? 'No confusion.' : markdownTable(['planted and missed', 'claimed', 'columns'], rows);
}

export function falseAlarms(controls, of = 'columns without a planted kind') {
  const wrong = controls.filter(({ extra }) => extra.length > 0).length;
  return { share: controls.length === 0 ? 0 : wrong / controls.length, text: `${wrong} of ${controls.length} ${of} (${controls.length === 0 ? 0 : (100 * wrong / controls.length).toFixed(1)} %).` };
}
