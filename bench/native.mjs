/** Whole processes without a browser: the native engine's own reading, and the command. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE_FOLDER, ROOT } from '../scripts/folders.mjs';
import { outlineOf } from './check-report.mjs';
import { residentBytes, sampler } from './processes.mjs';

/** Runs a script with Node from start to exit. */
function runProcess(args) {
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    const memory = sampler(50, () => residentBytes(child.pid));
    let stdout = '', stderr = '';
    child.stdout.on('data', (text) => { stdout += text; });
    child.stderr.on('data', (text) => { stderr += text; });
    child.on('error', reject);
    child.on('close', (status) => {
      const wallMs = performance.now() - begin;
      resolve({ wallMs, status, stdout, stderr, peakBytes: Math.max(...memory.stop().map(({ value }) => value)) });
    });
  });
}

export async function nativeFloor(pair) {
  const { wallMs, peakBytes, status, stdout, stderr } = await runProcess([join(ROOT, 'bench/native-floor.mjs'), pair.base, pair.revision, pair.facts.revision]);
  if (status !== 0) throw new Error(`The native floor failed: ${stderr.trim()}`);
  return { wallMs, peakBytes, ...JSON.parse(stdout) };
}

/** The command's report comes with it, in outline, to be checked against what the generator knows. */
export async function nativeCommand(pair) {
  const folder = join(CACHE_FOLDER, 'reports');
  mkdirSync(folder, { recursive: true });
  const json = join(folder, `report-${process.pid}.json`);
  try {
    const { wallMs, peakBytes, status, stderr } = await runProcess([join(ROOT, 'bin/palimpsest.mjs'), 'compare', pair.base, pair.revision, '--json', json]);
    if (status !== 0 && status !== 1) throw Object.assign(new Error(`The command failed (exit status ${status}): ${stderr.trim().split('\n').slice(-3).join(' ')}`), { peakBytes });
    const report = JSON.parse(readFileSync(json, 'utf8'));
    return { wallMs, peakBytes, stages: report.generator.elapsedMs, engine: report.generator.engine, outline: outlineOf(report) };
  } finally {
    rmSync(json, { force: true });
  }
}

/** Quantities in a process of their own: what a query takes alone, and what its impact does. */
export async function nativeImpact(pair, repeat) {
  const { status, stdout, stderr } = await runProcess([join(ROOT, 'bench/impact.mjs'), pair.base, pair.revision, String(repeat)]);
  if (status !== 0) throw new Error(`The quantities failed: ${stderr.trim().split('\n').slice(-3).join(' ')}`);
  return JSON.parse(stdout);
}

/** Its own tables; above its aim it ends with 1 and is told all the same. */
export async function forestModel() {
  const { status, stdout, stderr } = await runProcess([join(ROOT, 'bench/models.mjs')]);
  if (status !== 0 && status !== 1) throw new Error(`The forest model failed: ${stderr.trim().split('\n').slice(-3).join(' ')}`);
  return stdout;
}
