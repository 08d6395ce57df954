/**
 * Changes as the contract means them, planted in a column. Written from the meaning of each kind, not from the rules
 * that find it. `prepare` may change what the base holds; `apply` makes the revision; both say what is so in `truth`,
 * what may be said besides in `may`, and the figures that a good answer gives.
 */
import { measured, PERIOD, printed, SITES, spread, STEPS } from './series.mjs';

const MEASURES = ['NEE', 'LE', 'H', 'TA', 'RH', 'VPD', 'SW_IN', 'NETRAD', 'WS', 'USTAR', 'CO2'];

const each = (s, change, from = 0, to = s.n) => { for (let i = from; i < to; i++) if (s.revision[i] === s.revision[i]) s.revision[i] = change(s.revision[i], i); };
const says = (s, kind, ...figures) => { s.truth.add(kind); for (const [key, value] of figures) s.figures.push({ kind, key, value }); };
/** A stretch of one site: a tenth to a half of it, away from the ends. */
const stretch = (s, share = [0.1, 0.4]) => {
  const site = s.dice.whole(0, SITES - 1), length = Math.round(STEPS * (share[0] + (share[1] - share[0]) * s.dice.next()));
  const from = site * STEPS + s.dice.whole(60, STEPS - length - 60);
  return [from, from + length];
};
const ownOffset = (s) => { const offset = printed((s.dice.chance(0.5) ? 1 : -1) * spread(s.revision) * (0.1 + s.dice.next()), s.decimals ?? 3); return offset === 0 ? 10 ** -(s.decimals ?? 3) : offset; };
const ownGain = (s) => Number((1 + (s.dice.chance(0.5) ? 1 : -1) * (0.02 + 0.2 * s.dice.next())).toFixed(s.dice.whole(2, 5)));
const finer = (s) => (s.decimals === null ? null : s.decimals + 1);
const bell = (s, sd) => sd * s.dice.bell();

const UNITS = {
  TA: [[1, 273.15], [1.8, 32]], VPD: [[0.1, 0], [100, 0]], WS: [[3600 / 1852, 0], [3.6, 0], [1 / 0.44704, 0]], USTAR: [[100, 0]], NEE: [[1.0377504, 0], [12e-6 * 86400, 0]],
  SW_IN: [[0.0864, 0], [4.57, 0]], RH: [[0.01, 0]], LE: [[0.0864 / 2.45, 0]], H: [[0.0864, 0]], NETRAD: [[0.0864, 0]], CO2: [[0.001, 0], [1000, 0]],
};

export const PLANTS = {
  unit: { apply(s) {
    const [factor, offset] = s.dice.pick(UNITS[s.name]), keep = s.decimals + Math.max(0, Math.ceil(-Math.log10(factor) - 1e-9));
    s.decimals = s.dice.chance(0.25) ? null : keep;
    s.image *= factor;
    each(s, (v) => printed(factor * v + offset, s.decimals));
    says(s, 'unit', ['factor', factor]);
  } },
  offset: { apply(s) { const offset = ownOffset(s); each(s, (v) => printed(v + offset, s.decimals)); says(s, 'offset', ['offset', offset]); } },
  affine: { apply(s) {
    const factor = ownGain(s), offset = s.dice.chance(0.5) ? 0 : ownOffset(s);
    s.image *= factor;
    s.decimals = s.dice.chance(0.2) ? null : finer(s);
    each(s, (v) => printed(factor * v + offset, s.decimals));
    says(s, 'affine', ['factor', factor], ...(offset === 0 ? [] : [['offset', offset]]));
  } },
  sign: { avoid: ['SW_IN'], apply(s) { each(s, (v) => (v === 0 ? 0 : -v)); says(s, 'sign'); } },
  'time-shift': { apply(s) {
    const lag = (s.dice.chance(0.5) ? 1 : -1) * s.dice.pick([1, 1, 2, 4, 10, 12, 16, 26]), before = s.revision.slice(), partial = s.dice.chance(0.3), [from, to] = partial ? stretch(s) : [0, s.n];
    // Summer time: the same stretch at every site.
    const within = (i) => !partial || (i % STEPS >= from % STEPS && i % STEPS < from % STEPS + (to - from));
    for (let i = 0; i < s.n; i++) if (within(i)) { const k = i - lag; s.revision[i] = k >= 0 && k < s.n && s.group[k] === s.group[i] ? before[k] : NaN; }
    says(s, 'time-shift', ['lag', lag]);
    if (!partial) return;
    // Where the clock changes, an hour stands twice or nowhere.
    s.may.add('segment');
  } },
  rounding: { apply(s) {
    const mode = s.dice.pick(['nearest', 'nearest', 'toward-zero', 'down']), decimals = Math.floor(-Math.log10(4 * s.image)) - (spread(s.revision) > 2000 * s.image ? s.dice.whole(0, 1) : 0), p = 10 ** decimals;
    each(s, (v) => (mode === 'nearest' ? printed(v, decimals) : printed((mode === 'down' ? Math.floor(v * p + 1e-7) : Math.trunc(v * p + Math.sign(v) * 1e-7)) / p, decimals)));
    s.decimals = decimals;
    says(s, 'rounding', ['decimals', decimals]);
  } },
  'rounding to single precision': { prepare(s) { unrounded(s); }, apply(s) { each(s, Math.fround); says(s, 'rounding', ['mode', 'float32']); } },
  'rounding to significant digits': { avoid: ['RH', 'CO2'], prepare(s) { unrounded(s); }, apply(s) { const digits = s.dice.whole(3, 5); each(s, (v) => Number(v.toPrecision(digits))); s.decimals = null; says(s, 'rounding', ['digits', digits]); } },
  'more digits': { prepare(s) { s.full = s.base.slice(); const decimals = s.decimals - 1; s.base = s.base.map((v) => printed(v, decimals)); }, apply(s) { s.revision = s.full.slice(); says(s, 'rounding', ['direction', 'finer']); } },
  noise: { apply(s) { const ulp = s.dice.chance(0.5); each(s, (v) => (ulp ? v * (1 + 2 ** -52 * s.dice.whole(-2, 2)) : v + bell(s, 1e-9))); s.decimals = null; says(s, 'noise'); } },
  'recoded flag': { only: 'flag', apply(s) { const map = s.dice.pick([[0, 1, 1, 2], [1, 0, 3, 2], [3, 2, 1, 0], [0, 0, 1, 1], [10, 20, 30, 40], [0, 1, 2, 9]]); each(s, (v) => map[v]); says(s, 'recoded', ['map 3', map[3]]); } },
  'recoded value': { prepare(s) { s.stuck = printed(s.base.find((v) => v === v && v !== 0), s.decimals); for (let i = 0; i < s.n; i++) if (s.base[i] === s.base[i] && s.dice.chance(0.02)) s.base[i] = s.stuck; }, apply(s) { const to = printed(s.stuck * 2 + 1.5, s.decimals); each(s, (v) => (v === s.stuck ? to : v)); says(s, 'recoded'); } },
  clipped: { apply(s) {
    const sorted = s.revision.filter((v) => v === v).sort(), upper = s.dice.chance(0.6), bound = printed(sorted[Math.floor(sorted.length * (upper ? 0.9 + 0.08 * s.dice.next() : 0.02 + 0.08 * s.dice.next()))], s.decimals);
    if (!sorted.some((v) => (upper ? v > bound : v < bound))) return;
    each(s, (v) => (upper ? Math.min(v, bound) : Math.max(v, bound)));
    says(s, 'clipped', ['bound', bound]);
  }, avoid: ['SW_IN', 'RH'] },
  'gap-filled': { avoid: ['SW_IN'], apply(s) { fill(s, s.dice.pick(['linear', 'constant', 'last', 'cycle-mean', 'other'])); } },
  'gap-refilled': { avoid: ['SW_IN'], prepare(s) { prefill(s); }, apply(s) { refill(s); says(s, 'gap-refilled'); } },
  'gap-refilled by flag': { prepare(s) { prefill(s, true); s.filled = { base: s.wasGap, revision: s.wasGap }; }, apply(s) { refill(s); says(s, 'gap-refilled'); } },
  'values-lost beyond': { avoid: ['RH'], apply(s) {
    const sorted = s.revision.filter((v) => v === v).sort(), upper = s.name === 'SW_IN' || s.dice.chance(0.5), limit = sorted[Math.floor(sorted.length * (upper ? 0.92 + 0.06 * s.dice.next() : 0.02 + 0.06 * s.dice.next()))];
    each(s, (v) => ((upper ? v > limit : v < limit) ? NaN : v));
    says(s, 'values-lost', ['pattern', 'threshold'], ['side', upper ? 'upper' : 'lower']);
  } },
  'values-lost in blocks': { apply(s) { for (let k = s.dice.whole(1, 4); k > 0; k--) { const [from, to] = stretch(s, [0.02, 0.1]); each(s, () => NaN, from, to); } says(s, 'values-lost'); } },
  'values-lost here and there': { apply(s) { const share = 0.01 + 0.15 * s.dice.next(); each(s, (v) => (s.dice.chance(share) ? NaN : v)); says(s, 'values-lost'); } },
  'spikes-removed': { prepare(s) {
    s.spikes = [];
    const size = 8 * spread(s.base);
    for (let i = 30; i < s.n - 30; i += s.dice.whole(120, 600)) if (s.base[i] === s.base[i]) { s.calm = s.base[i]; s.spikes.push([i, s.base[i]]); s.base[i] = printed(s.base[i] + (s.dice.chance(0.5) ? 1 : -1) * size * (1 + s.dice.next()), s.decimals); }
  }, apply(s) {
    const replaced = s.dice.chance(0.5);
    for (const [i] of s.spikes) {
      if (!(s.revision[i] === s.revision[i])) continue;
      const near = [-2, -1, 1, 2].map((k) => s.revision[i + k]).filter((v) => v === v).sort((a, b) => a - b);
      s.revision[i] = replaced && near.length > 0 ? printed(near[near.length >> 1], s.decimals) : NaN;
    }
    says(s, 'spikes-removed');
  } },
  step: { apply(s) {
    const both = !s.paired && s.dice.chance(0.4), sites = s.dice.chance(0.5) ? [0, 1, 2] : [s.dice.whole(0, 2)], at = s.dice.whole(200, STEPS - 200), first = ownOffset(s), second = both ? ownOffset(s) : 0;
    for (const site of sites) { each(s, (v) => printed(v + first, s.decimals), site * STEPS + at, (site + 1) * STEPS); if (second !== 0) each(s, (v) => printed(v + second, s.decimals), site * STEPS, site * STEPS + at); }
    // Over another offset a step up is a step down from the other level.
    says(s, 'step', ...(both || s.truth.has('affine') ? [] : [['offset', first]]));
  } },
  drift: { apply(s) {
    const gain = s.dice.chance(0.3) && s.name !== 'SW_IN', whole = s.dice.chance(0.5), size = spread(s.revision) * (0.3 + s.dice.next()), [a, b] = stretch(s, [0.3, 0.7]);
    for (const [from, to] of whole ? [0, 1, 2].map((site) => [site * STEPS, (site + 1) * STEPS]) : [[a, b]]) each(s, (v, i) => printed(gain ? v * (1 + 0.2 * (i - from) / (to - from)) : v + size * (i - from) / (to - from), finer(s)), from, to);
    s.decimals = finer(s);
    says(s, 'drift');
  } },
  'segment with an offset': { apply(s) { const [from, to] = stretch(s), offset = ownOffset(s); each(s, (v) => printed(v + offset, s.decimals), from, to); says(s, 'offset', ['offset', offset]); says(s, 'segment'); } },
  'segment with a gain': { apply(s) { const [from, to] = stretch(s), factor = ownGain(s); each(s, (v) => printed(v * factor, finer(s)), from, to); says(s, 'affine', ['factor', factor]); says(s, 'segment'); } },
  'segment of the other sign': { avoid: ['SW_IN'], apply(s) { const [from, to] = stretch(s); each(s, (v) => (v === 0 ? 0 : -v), from, to); says(s, 'sign'); says(s, 'segment'); } },
  'site in another unit': { apply(s) { const site = s.dice.whole(0, 2), [factor, offset] = s.dice.pick(UNITS[s.name]); each(s, (v) => printed(factor * v + offset, s.decimals + Math.max(0, Math.ceil(-Math.log10(factor) - 1e-9))), site * STEPS, (site + 1) * STEPS); says(s, 'unit', ['factor', factor]); says(s, 'segment'); } },
  'segment made anew': { apply(s) { const [from, to] = stretch(s), sd = spread(s.revision); let e = 0; each(s, (v) => { e = 0.8 * e + bell(s, 0.3 * sd); return printed(v + e + 10 ** -s.decimals, s.decimals); }, from, to); says(s, 'segment'); says(s, 'revised'); } },
  'rescaled-piecewise': { apply(s) {
    const parts = s.dice.whole(2, 3), factors = Array.from({ length: parts }, (_, k) => Number((ownGain(s) + 0.3 * k).toFixed(3))), cuts = Array.from({ length: parts + 1 }, (_, k) => Math.round(STEPS * k / parts)), everywhere = s.dice.chance(0.5);
    for (const site of everywhere ? [0, 1, 2] : [s.dice.whole(0, 2)]) factors.forEach((factor, k) => each(s, (v) => printed(v * factor, finer(s)), site * STEPS + cuts[k], site * STEPS + cuts[k + 1]));
    s.decimals = finer(s);
    says(s, 'rescaled-piecewise');
  } },
  revised: { apply(s) { const sd = spread(s.revision), memory = s.dice.pick([0, 0.5, 0.9]), size = sd * (0.05 + 0.5 * s.dice.next()); let e = 0; each(s, (v) => { e = memory * e + bell(s, size * Math.sqrt(1 - memory * memory)); return printed(v + e, s.decimals); }); says(s, 'revised'); } },
  'revised here and there': { apply(s) { const size = 0.3 * spread(s.revision), share = 0.02 + 0.3 * s.dice.next(); each(s, (v) => (s.dice.chance(share) ? printed(v + bell(s, size), s.decimals) : v)); says(s, 'revised'); } },
  'revised with a shift': { apply(s) { const sd = spread(s.revision), shift = sd * (0.2 + s.dice.next()), gain = 1 + 0.2 * s.dice.next(); each(s, (v) => printed(gain * v + shift + bell(s, 0.2 * sd), s.decimals)); says(s, 'revised'); } },
  smoothed: { apply(s) { const before = s.revision.slice(); each(s, (v, i) => { const near = [i - 1, i, i + 1].filter((k) => s.group[k] === s.group[i] && before[k] === before[k]); return near.length < 3 ? v : printed((before[i - 1] + before[i] + before[i + 1]) / 3, finer(s)); }); s.decimals = finer(s); says(s, 'revised'); } },
  relation: { apply(s) { const days = STEPS / PERIOD, before = s.revision.slice(); for (let site = 0; site < SITES; site++) { const order = s.dice.shuffled(Array.from({ length: days }, (_, d) => d)); for (let d = 0; d < days; d++) for (let h = 0; h < PERIOD; h++) s.revision[site * STEPS + d * PERIOD + h] = before[site * STEPS + order[d] * PERIOD + h]; } says(s, 'relation'); s.hides = true; } },
  'constant-became-real': { prepare(s) { s.real = s.base.slice(); const value = s.dice.pick([0, 1, 5]); s.base = s.base.map((v) => (v === v ? value : NaN)); }, apply(s) { s.revision = s.real.slice(); says(s, 'constant-became-real'); s.hides = true; } },
  'missing-code': { apply() {}, finish(s) {
    const code = s.dice.pick([-9999, -6999, -999.9]), to = s.dice.pick([NaN, -7777]);
    if (!s.base.some((v, i) => v !== v && s.revision[i] !== s.revision[i])) return;
    s.base = s.base.map((v) => (v === v ? v : code));
    s.revision = s.revision.map((v) => (v === v ? v : to));
    says(s, 'missing-code', ['from', code]);
  } },
};

export const CONTROLS = {
  identical: { apply() {} },
  redrawn: { apply(s) { s.revision = measured(s.seed + 500_000, s.name).map((v, i) => (s.base[i] === s.base[i] && v === v ? v : s.base[i])); says(s, 'revised'); } },
  'redrawn with the same gaps': { apply(s) { let e = 0; const sd = spread(s.base), mean = s.base.filter((v) => v === v).reduce((sum, v, _, all) => sum + v / all.length, 0); each(s, () => { e = 0.95 * e + bell(s, sd * Math.sqrt(1 - 0.95 ** 2)); return printed(mean + e, s.decimals); }); says(s, 'revised'); } },
  'another column': { apply(s) { const other = measured(s.seed, s.dice.pick(MEASURES.filter((name) => name !== s.name))); each(s, (v, i) => (other[i] === other[i] ? other[i] : v)); says(s, 'revised'); } },
};

/** Alone and over one another: maps of the whole column, then changes of some of its cells. */
export const PAIRS = [
  ...['unit', 'offset', 'affine', 'sign', 'time-shift', 'rounding', 'noise'].flatMap((whole) => ['gap-filled', 'values-lost beyond', 'values-lost in blocks', 'spikes-removed'].map((part) => (whole === 'time-shift' && part === 'spikes-removed' ? [part, whole] : [whole, part]))),
  ...['unit', 'offset', 'affine'].flatMap((whole) => ['rounding', 'step', 'segment made anew', 'clipped', 'gap-refilled'].map((part) => [whole, part])).filter(([a, b]) => !(a === 'offset' && b === 'step')),
  ['time-shift', 'unit'], ['unit', 'segment with a gain'], ['unit', 'revised here and there'], ['rounding', 'clipped'], ['rounding', 'segment made anew'],
  ['step', 'gap-filled'], ['step', 'values-lost in blocks'], ['drift', 'gap-filled'], ['drift', 'spikes-removed'], ['clipped', 'gap-filled'], ['segment with an offset', 'gap-filled'], ['segment with a gain', 'spikes-removed'],
  ['rescaled-piecewise', 'gap-filled'], ['gap-refilled', 'values-lost in blocks'], ['missing-code', 'unit'], ['missing-code', 'step'], ['recoded flag', 'values-lost in blocks'], ['more digits', 'gap-filled'], ['spikes-removed', 'values-lost in blocks'],
];

function unrounded(s) {
  s.base = s.base.map((v) => v * 1.0000123 + 1e-4 * s.dice.next());
  s.decimals = null;
}

function gapsOf(values, group) {
  const out = [];
  for (let i = 0; i < values.length; i++) {
    if (values[i] === values[i]) continue;
    const last = out.at(-1);
    if (last !== undefined && last[1] === i - 1 && group[i] === group[i - 1]) last[1] = i; else out.push([i, i]);
  }
  return out;
}

function filledGap(s, values, method, [from, to], decimals) {
  const p = from > 0 && s.group[from - 1] === s.group[from] ? values[from - 1] : NaN, f = to + 1 < s.n && s.group[to + 1] === s.group[to] ? values[to + 1] : NaN;
  for (let i = from; i <= to; i++) {
    if (method === 'linear' && p === p && f === f) s.out[i] = printed(p + (f - p) * (i - from + 1) / (to - from + 2), decimals);
    else if (method === 'last' && p === p) s.out[i] = p;
    else if (method === 'constant') s.out[i] = s.constant;
    else if (method === 'cycle-mean') s.out[i] = printed(s.cycle[s.group[i]][i % PERIOD], decimals);
    else if (method === 'other') s.out[i] = printed((p === p ? p : f === f ? f : s.constant) + bell(s, 0.4 * s.sd), decimals);
  }
}

function around(s, values) {
  s.constant = printed(s.dice.pick([0, values.find((v) => v === v)]), s.decimals);
  s.sd = spread(values);
  s.cycle = Array.from({ length: SITES }, (_, site) => Array.from({ length: PERIOD }, (__, h) => { let sum = 0, n = 0; for (let k = h; k < STEPS; k += PERIOD) { const v = values[site * STEPS + k]; if (v === v) { sum += v; n++; } } return sum / n; }));
}

function fill(s, method) {
  const values = s.revision;
  around(s, values);
  s.out = values.slice();
  for (const gap of gapsOf(values, s.group)) filledGap(s, values, method, gap, s.decimals === null ? null : s.decimals);
  s.revision = s.out;
  says(s, 'gap-filled', ['method', method === 'other' ? 'model-or-other-source' : method]);
}

/** The base's gaps filled before anything else, linearly or with the value before. */
function prefill(s, freely = false) {
  const values = s.base, method = freely ? 'other' : s.dice.pick(['linear', 'linear', 'last']);
  around(s, values);
  s.out = values.slice();
  s.wasGap = new Uint8Array(s.n);
  for (const gap of gapsOf(values, s.group)) { filledGap(s, values, method, gap, s.decimals); for (let i = gap[0]; i <= gap[1]; i++) if (s.out[i] === s.out[i]) s.wasGap[i] = 1; }
  s.base = s.out;
}

function refill(s) {
  const sd = spread(s.revision);
  each(s, (v, i) => (s.wasGap[i] === 1 ? printed(v + bell(s, 0.3 * sd) + 10 ** -(s.decimals ?? 3), s.decimals) : v));
}
