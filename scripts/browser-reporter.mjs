/**
 * Reporter for the browser tests, in the form of the Node one: one line a file, every failure in full, every skip;
 * the counts go to a file. A file that does not load, or in which no test ran, counts as one failure.
 */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { seconds } from './node-reporter.mjs';

export function browserReporter(countsFile) {
  const counts = { passed: 0, failed: 0, skipped: 0, files: [] };
  return {
    reportTestFileResults({ sessionsForTestFile, testFile, logger }) {
      const file = relative(process.cwd(), testFile);
      for (const session of sessionsForTestFile) {
        const text = reportSession(file, session, counts);
        logger.log(text.trimEnd());
      }
      counts.files.push(file);
    },
    stop() {
      if (countsFile) writeFileSync(countsFile, JSON.stringify(counts));
    },
  };
}

/** Adds to the counts and returns what to print. */
export function reportSession(file, session, counts) {
  const lines = [];
  const own = { passed: 0, failed: 0, skipped: 0 };
  let ms = 0;
  const fail = (name, error) => {
    own.failed += 1;
    lines.push(`\nFAILED  ${name}\n${describe(error)}\n`);
  };
  const walk = (suite, path) => {
    for (const test of suite.tests) {
      ms += test.duration ?? 0;
      const name = [file, [...path, test.name].join(' > ')].join('  ');
      if (test.skipped) { own.skipped += 1; lines.push(`skipped  ${name}`); }
      else if (test.passed) own.passed += 1;
      else fail(name, test.error);
    }
    for (const inner of suite.suites) walk(inner, [...path, inner.name]);
  };
  if (session.testResults) walk(session.testResults, []);
  for (const error of session.errors) fail(file, error);
  if (own.passed + own.failed + own.skipped === 0) fail(file, { message: 'No test ran in this file.' });
  else if (!session.passed && own.failed === 0) fail(file, { message: 'The file failed outside its tests.' });
  if (own.failed > 0) {
    for (const log of session.logs ?? []) lines.push(`  console: ${log.map(String).join(' ')}`);
    for (const path of session.request404s ?? []) lines.push(`  not found: ${path}`);
  }
  lines.push(`${own.failed > 0 ? 'FAILED' : 'ok    '}  ${file}  ${own.passed} passed${own.failed > 0 ? `, ${own.failed} failed` : ''}${own.skipped > 0 ? `, ${own.skipped} skipped` : ''}${seconds(ms)}`);
  for (const name of ['passed', 'failed', 'skipped']) counts[name] += own[name];
  return `${lines.join('\n')}\n`;
}

function describe(error) {
  if (!error) return '  (no error was given)';
  const head = error.stack?.includes(error.message ?? '') ? error.stack : `${error.name ? `${error.name}: ` : ''}${error.message ?? ''}\n${error.stack ?? ''}`;
  const compared = error.expected !== undefined || error.actual !== undefined ? `\nexpected: ${error.expected}\nactual:   ${error.actual}` : '';
  return `${head}${compared}`.trimEnd().replace(/^/gm, '  ');
}
