/** `npm run corpus`: every case on the native engine, the table of how they ended, and what is not right. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildTests } from './build-node.mjs';
import { BUILD_FOLDER, ROOT } from './folders.mjs';

process.chdir(ROOT);
await buildTests();
const load = (file) => import(pathToFileURL(join(BUILD_FOLDER, 'test/corpus', file)).href);
const [{ CASES }, { judge }, { openNativeRun }, { tally }] = await Promise.all(['cases.js', 'judge.js', 'native-run.js', 'tally.js'].map(load));
const native = await openNativeRun();
const ran = [];
for (const each of CASES) {
  const outcome = await native.run(each);
  ran.push([each, outcome]);
  const wrong = judge(each.expected, outcome);
  if (wrong.length > 0) {
    process.exitCode = 1;
    console.log(`${each.family}: ${each.name}\n${wrong.map((sentence) => `  ${sentence}`).join('\n')}`);
  }
}
await native.close();
console.log(tally('native engine', ran));
