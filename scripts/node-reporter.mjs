/**
 * Reporter for Node's test runner: one line a file, every failure in full, every skip with its reason; the counts
 * go to the file named by PALIMPSEST_COUNTS. Suites are not counted, only tests; a suite that fails by itself
 * (a hook, an error while it was built) counts as one failure, and so does a file in which no test ran.
 */
import { writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { inspect } from 'node:util';

export default async function* report(events) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const files = new Map();
  const of = (file) => {
    const source = sourceOf(file);
    if (!files.has(source)) files.set(source, { passed: 0, failed: 0, skipped: 0, ms: 0 });
    return files.get(source);
  };
  for await (const { type, data } of events) {
    if (type === 'test:stdout' || type === 'test:stderr') {
      yield data.message;
      continue;
    }
    if (type === 'test:diagnostic' && /^(Warning|Error):/.test(data.message)) yield `${data.file ? `${sourceOf(data.file)}  ` : ''}${data.message}\n`;
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const name = nameOf(data);
    if (isFile(data)) {
      const counted = of(data.file);
      const ran = counted.passed + counted.failed + counted.skipped;
      if (type === 'test:fail' && counted.failed === 0) {
        counted.failed += 1;
        yield failure(name, data);
      } else if (ran === 0) {
        counted.failed += 1;
        yield `\nFAILED  ${name}\n  No test ran in this file.\n\n`;
      }
      continue;
    }
    const counted = of(data.file);
    if (data.nesting === 0) counted.ms += data.details?.duration_ms ?? 0;
    if (data.details?.type === 'suite') {
      if (type === 'test:fail' && data.details.error?.failureType !== 'subtestsFailed') {
        counted.failed += 1;
        yield failure(name, data);
      }
    } else if (data.skip !== undefined && data.skip !== false) {
      counted.skipped += 1;
      yield `skipped  ${name}${typeof data.skip === 'string' && data.skip !== '' ? `: ${data.skip}` : ''}\n`;
    } else if (type === 'test:pass') counted.passed += 1;
    else if (data.details.error?.failureType !== 'subtestsFailed') {
      counted.failed += 1;
      yield failure(name, data);
    }
  }
  for (const [file, counted] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    yield `${counted.failed > 0 ? 'FAILED' : 'ok    '}  ${file}  ${counted.passed} passed${counted.failed > 0 ? `, ${counted.failed} failed` : ''}${counted.skipped > 0 ? `, ${counted.skipped} skipped` : ''}${seconds(counted.ms)}\n`;
    for (const name of Object.keys(counts)) counts[name] += counted[name];
  }
  writeFileSync(process.env.PALIMPSEST_COUNTS, JSON.stringify({ ...counts, files: [...files.keys()] }));
}

/** What is worth knowing of a file's time: nothing below five seconds. */
export function seconds(ms) {
  return ms < 5000 ? '' : `, ${Math.round(ms / 1000)} s`;
}

/** Node reports a file that ran no test, or that ended badly, as a test of the file's name. */
function isFile(data) {
  return data.nesting === 0 && data.file !== undefined && (data.name === data.file || data.file.endsWith(data.name) && /\.test\.js$/.test(data.name));
}

function sourceOf(file) {
  return relative(process.cwd(), resolve(file ?? 'unknown')).replace(/^\.build[\\/]/, '').replace(/\.js$/, '.ts');
}

function nameOf(data) {
  return isFile(data) ? sourceOf(data.file) : `${sourceOf(data.file)}  ${data.name}`;
}

function failure(name, data) {
  const error = data.details?.error;
  const cause = error?.cause ?? error;
  const text = typeof cause === 'object' ? inspect(cause, { depth: 6, breakLength: 140 }) : String(cause);
  const ending = error?.exitCode ? ` (exit status ${error.exitCode})` : error?.signal ? ` (${error.signal})` : '';
  return `\nFAILED  ${name}${ending}\n${text.replace(/^/gm, '  ')}\n\n`;
}
