/**
 * Component and browser tests in Chromium, one page at a time. Tests import the TypeScript sources; the engine's
 * worker and wasm come from node_modules; nothing comes from elsewhere.
 */
import { join } from 'node:path';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { BROWSER_ARGUMENTS, requireBrowser } from './scripts/find-browser.mjs';
import { ROOT } from './scripts/folders.mjs';
import { serveExamples, serveReader, serveSharedData, serveTypeScript, urlImports } from './scripts/test-server.mjs';
import { serveNativeCases } from './scripts/native-cases.mjs';
import { serveNativeReports } from './scripts/native-report.mjs';
import { browserReporter } from './scripts/browser-reporter.mjs';

export default {
  files: ['test/components/**/*.test.ts', 'test/browser/**/*.test.ts'],
  rootDir: ROOT,
  nodeResolve: true,
  concurrency: 1,
  concurrentBrowsers: 1,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 600_000,
  testFramework: { config: { timeout: 180_000, retries: 0 } },
  middleware: [serveNativeReports(ROOT), serveNativeCases(ROOT), serveSharedData(), serveExamples(ROOT), serveReader(ROOT), serveTypeScript(ROOT)],
  plugins: [urlImports(), esbuildPlugin({ ts: true, target: 'es2022', tsconfig: join(ROOT, 'tsconfig.base.json') })],
  browsers: [chromeLauncher({
    launchOptions: { executablePath: requireBrowser(), args: [...BROWSER_ARGUMENTS], env: { ...process.env, TZ: process.env.TZ ?? 'America/New_York' } },
  })],
  reporters: [browserReporter(process.env.PALIMPSEST_COUNTS)],
};
