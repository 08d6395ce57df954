/**
 * `npm run bench:kinds`: how often planted changes of a column are named right, and how often a change is named where
 * there is none. Every plant alone and in pairs, at three levels of other revised cells, with twenty seeds.
 *
 *   npm run bench:kinds                               all cases
 *   npm run bench:kinds -- --seeds 5                  fewer
 *   npm run bench:kinds -- --only drift,unit          plants (and pairs with them)
 *   npm run bench:kinds -- --only shifts          small shifts in noise
 *   npm run bench:kinds -- --case "unit + step" --seed 3 --level 1     one case, told in full
 *   npm run bench:kinds -- --speed                    a column of a million records of each whole-column plant, timed
 *
 * Precision: of the columns for which a kind was claimed, the share in which it is so. Recall: of those in which it is
 * so, the share for which it was claimed. The exit status is 1 below the aims.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { buildCommand } from '../scripts/build-node.mjs';
import { ROOT } from '../scripts/folders.mjs';
import { CONTROL_NAMES, LEVELS, makeCase, NAMES, SHIFT_NAMES } from './kinds/make-case.mjs';
import { confusions, falseAlarms, figureTable, kindTable, levelTable, scoreOf } from './kinds/score.mjs';
import { timedColumns } from './kinds/speed.mjs';

const AIMS = { precision: 0.95, recall: 0.95, falseAlarms: 0.05, figures: 0.95 };
const { values: options } = parseArgs({ options: { seeds: { type: 'string', default: '20' }, first: { type: 'string', default: '1' }, only: { type: 'string' }, case: { type: 'string' }, seed: { type: 'string', default: '1' }, level: { type: 'string', default: '0' }, failures: { type: 'string', default: '25' }, speed: { type: 'boolean', default: false } } });

await buildCommand();
const { classifyColumn } = await import(pathToFileURL(join(ROOT, 'dist/src/core/kinds/classify-column.js')).href);

if (options.speed) console.log(timedColumns(classifyColumn));
else if (options.case !== undefined) {
  const made = makeCase(options.case.split(' + '), Number(options.seed), LEVELS[Number(options.level)]);
  console.log(JSON.stringify({ measure: made.measure, truth: [...made.truth], may: [...made.may], figures: made.figures, found: classifyColumn(made.column) }, null, 1));
} else {
  const words = options.only?.split(','), chosen = [...NAMES, ...CONTROL_NAMES, ...SHIFT_NAMES].filter((names) => words === undefined || names.some((name) => words.includes(name)) || words.includes('shifts') && SHIFT_NAMES.includes(names));
  const scores = [];
  const started = performance.now();
  for (const names of chosen) for (let k = 0; k < Number(options.seeds); k++) for (const level of NAMES.includes(names) ? LEVELS : [0]) {
    const made = makeCase(names, Number(options.first) + k, level);
    scores.push(scoreOf(made, classifyColumn(made.column).kinds));
  }
  const kinds = kindTable(scores), figures = figureTable(scores), alarms = falseAlarms(scores.filter(({ control }) => control)), blurred = falseAlarms(scores.filter((score) => score.blurred), 'columns whose small shift is lost in noise');
  console.log(`${kinds.text}\n\n${levelTable(scores)}\n\n${figures.text}\n\n${confusions(scores)}\n\nFalse alarms: ${alarms.text}\nFalse alarms: ${blurred.text}\n${scores.length} columns in ${((performance.now() - started) / 1000).toFixed(0)} s.`);
  const wrong = scores.filter(({ missed, extra, off }) => missed.length + extra.length + off.length > 0).slice(0, Number(options.failures));
  if (wrong.length > 0) console.log(`\n${wrong.map(({ title, missed, extra, off }) => `${title}: ${[missed.length > 0 ? `missed ${missed.join(', ')}` : '', extra.length > 0 ? `not so: ${extra.join(', ')}` : '', ...off].filter((part) => part !== '').join('; ')}`).join('\n')}`);
  process.exitCode = kinds.rows.some(({ precision, recall }) => precision < AIMS.precision || recall < AIMS.recall) || alarms.share > AIMS.falseAlarms || blurred.share > AIMS.falseAlarms || figures.share < AIMS.figures ? 1 : 0;
}
