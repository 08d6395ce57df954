/**
 * Controls: a shift of up to a printed unit within noise of a tenth of a unit to a whole one, over a whole column. Rounding makes
 * the noise whole units, many of them alike: no map is true that leaves what such noise leaves, but where the noise is so small
 * that it is hardly printed and nearly all cells moved by one and the same unit.
 */
import { printed } from './series.mjs';

const SHIFTS = [0, 0.3, 0.5, 0.8, 1], NOISES = [0.1, 0.2, 0.3, 0.5, 1];
/** Share of the cells that one printed difference must have for it to be an offset: what a map of a part must reproduce. */
const OFFSET = 0.97;

export const SHIFTS_IN_NOISE = Object.fromEntries(SHIFTS.flatMap((shift) => NOISES.map((noise) => [`shift of ${shift} in noise of ${noise}`, { apply: (s) => blur(s, shift, noise) }])));

/** Both in printed units. */
function blur(s, shift, noise) {
  const unit = 10 ** -s.decimals, times = new Map();
  let cells = 0;
  for (let i = 0; i < s.n; i++) {
    const before = s.revision[i];
    if (before !== before) continue;
    s.revision[i] = printed(before + unit * (shift + noise * s.dice.bell()), s.decimals);
    const steps = Math.round((s.revision[i] - before) / unit);
    times.set(steps, (times.get(steps) ?? 0) + 1);
    cells++;
  }
  const [steps, alike] = [...times].reduce((most, each) => (each[1] > most[1] ? each : most)), moved = alike >= OFFSET * cells && steps !== 0;
  if (moved) s.may.add('offset');
  if (moved ? alike < cells : cells > (times.get(0) ?? 0)) s.truth.add('revised');
  s.may.add('noise');
}
