/**
 * Lets a browser test ask for the report that the native engine gives of the same two files:
 * `/native-report?base=PATH&revision=PATH&recipe=JSON`, with paths as the server serves them.
 */
import { existsSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SHARED_DATA } from './folders.mjs';

export function serveNativeReports(root) {
  const file = (path) => path.startsWith('/shared-data/') ? join(SHARED_DATA, normalize(path.slice('/shared-data/'.length))) : join(root, normalize(path));
  return async (context, next) => {
    if (context.path !== '/native-report') return next();
    const { base, revision, recipe } = context.query;
    const { openNodeSession } = await import(pathToFileURL(join(root, '.build/src/cli/open-node-session.js')).href);
    const session = openNodeSession();
    try {
      for (const path of [base, revision]) if (!existsSync(file(path))) throw new Error(`no file ${path}`);
      const comparison = await session.compare(file(base), file(revision), JSON.parse(recipe ?? '{}'));
      context.status = 200;
      context.type = 'application/json';
      context.body = JSON.stringify(comparison.report());
    } catch (error) {
      context.status = 500;
      context.body = String(error?.message ?? error);
    } finally {
      await session.close();
    }
    return undefined;
  };
}
