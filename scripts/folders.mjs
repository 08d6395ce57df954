/** Where things are in the repository, whatever folder a script is started from. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** Transpiled sources and tests for Node's test runner. */
export const BUILD_FOLDER = join(ROOT, '.build');
/** Generated data that is made once and may be deleted at any time. */
export const CACHE_FOLDER = join(ROOT, 'node_modules', '.cache', 'palimpsest');
/** Real release pairs with their answers, beside the repository; tests that use them run where they exist. */
export const SHARED_DATA = join(dirname(ROOT), 'shared', 'data');
