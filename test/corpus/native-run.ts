/** A session on the native engine and a server of faulty URLs, for running cases in Node. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'fflate';
import { openNodeSession } from '../../src/cli/open-node-session.js';
import type { Case } from './case.js';
import type { Outcome } from './judge.js';
import { runCase } from './run-case.js';
import { revisionFile } from './towers.js';

/** `origin`: where the URLs are asked, if not at the run's own server. */
export interface NativeRun { run(each: Case, origin?: string): Promise<Outcome>; close(): Promise<void> }

export async function openNativeRun(): Promise<NativeRun> {
  const { answerFaultyUrl } = await import(pathToFileURL(join(process.cwd(), 'scripts/faulty-urls.mjs')).href) as { answerFaultyUrl(path: string, response: unknown, files: object): void };
  const server = createServer((request, response) => answerFaultyUrl(request.url ?? '', response, faultyFiles()));
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const session = openNodeSession();
  return {
    run: (each, other = origin) => runCase(session, each, other),
    close: async () => {
      await session.close();
      await new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); });
    },
  };
}

export function faultyFiles(): { revision: Uint8Array; gzipped: Uint8Array } {
  return { revision: revisionFile(), gzipped: gzipSync(revisionFile(), { mtime: 0 }) };
}
