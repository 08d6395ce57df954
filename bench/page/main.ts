/** What the benchmark asks of a page: each function is one measurement, timed in the page itself. */
import { cancelDuring, compareAfterCancel } from './cancel.js';
import { compareByDaff } from './daff.js';
import { loadByEngine } from './floor.js';
import { reportOnce } from './report.js';
import { viewsOnce } from './views.js';

const file = (id: string): File => {
  const [chosen] = (document.getElementById(id) as HTMLInputElement).files ?? [];
  if (chosen === undefined) throw new Error(`No file was given as ${id}.`);
  return chosen;
};

export const bench = {
  floor: (kind: string) => loadByEngine(file('base'), file('revision'), kind),
  report: () => reportOnce(file('base'), file('revision')),
  cancel: (stage: Parameters<typeof cancelDuring>[2]) => cancelDuring(file('base'), file('revision'), stage),
  afterCancel: () => compareAfterCancel(),
  views: () => viewsOnce(file('base'), file('revision')),
  daff: (key: string[]) => compareByDaff(file('base'), file('revision'), key),
};
Object.assign(globalThis, { bench });
