/** src/core is values in, values out: the compiler knows no DOM and no Node there. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { ROOT } from './source-files.js';

const CORE = join(ROOT, 'src/core/tsconfig.json');

function coreOptions(): ts.CompilerOptions {
  const read = ts.getParsedCommandLineOfConfigFile(CORE, {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (problem) => { throw new Error(ts.flattenDiagnosticMessageText(problem.messageText, '\n')); } });
  assert.ok(read);
  return read.options;
}

/** Compiles one file in a scratch project that extends the core's, and returns the compiler's words. */
function compileAsCore(text: string): { status: number | null; output: string } {
  const folder = mkdtempSync(join(tmpdir(), 'palimpsest-core-'));
  try {
    writeFileSync(join(folder, 'probe.ts'), text);
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({
      extends: CORE, include: ['probe.ts'],
      compilerOptions: { rootDir: '.', outDir: 'out', tsBuildInfoFile: 'out/info.tsbuildinfo', noEmit: true, composite: false, declaration: false, incremental: false },
    }));
    const { status, stdout } = spawnSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', folder, '--pretty', 'false'], { encoding: 'utf8' });
    return { status, output: stdout };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('src/core', () => {
  it('is compiled with the language alone', () => {
    const options = coreOptions();
    assert.deepEqual(options.lib, ['lib.es2023.d.ts']);
    assert.deepEqual(options.types, []);
    assert.equal(options.strict, true);
  });

  it('compiles plain TypeScript (so that the next tests fail for the right reason)', () => {
    const { status, output } = compileAsCore('export const twice = (values: readonly number[]): number[] => values.map((value) => 2 * value);\n');
    assert.equal(status, 0, output);
  });

  it('does not compile with names of the DOM or of Node', () => {
    const names = ['document', 'window', 'fetch', 'Worker', 'performance', 'console', 'TextDecoder', 'process', 'Buffer', 'setTimeout'];
    const { status, output } = compileAsCore(names.map((name, i) => `export const used${i} = ${name};\n`).join(''));
    assert.notEqual(status, 0);
    for (const name of names) assert.match(output, new RegExp(`TS(2304|2584|2580|2591): Cannot find name '${name}'`), output);
  });
});
