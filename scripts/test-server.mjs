/** What the browser tests' server does beyond serving files: TypeScript by its `.js` name, URLs of assets, shared data. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { basename, join, normalize, sep } from 'node:path';
import { build } from 'esbuild';
import { BUILD_FOLDER, SHARED_DATA } from './folders.mjs';
import { prepareExamples } from './prepare-examples.mjs';
import { prepareReports } from './prepare-reports.mjs';

/**
 * A request for `x.js` that only exists as `x.ts` gets the latter. Imports between TypeScript files are resolved by
 * the esbuild plugin; this is for URLs made at run time, as of workers.
 */
export function serveTypeScript(root) {
  return (context, next) => {
    if (context.path.endsWith('.js') && !context.path.includes('/node_modules/')) {
      const path = join(root, normalize(decodeURIComponent(context.path)));
      const source = `${path.slice(0, -3)}.ts`;
      if (!existsSync(path) && existsSync(source)) context.path = `${context.path.slice(0, -3)}.ts`;
    }
    return next();
  };
}

/** `import url from 'x?url'` gives the URL that `x` resolves to, as in Vite. */
export function urlImports() {
  const suffix = /[?&]url(&|$)/;
  return {
    name: 'url-imports',
    resolveImport({ source, context }) {
      if (!suffix.test(source)) return undefined;
      const bare = source.slice(0, source.indexOf('?'));
      if (bare.startsWith('.') || bare.startsWith('/')) return `${new URL(bare, `http://localhost${context.path}`).pathname}?url`;
      return `/node_modules/${bare}?url`;
    },
    serve(context) {
      if (!suffix.test(context.url)) return undefined;
      return { body: `export default ${JSON.stringify(context.path)};\n`, type: 'js' };
    },
  };
}

/** The release pairs beside the repository, read-only, under `/shared-data/`; 404 for all of them where there are none. */
export function serveSharedData(folder = SHARED_DATA) {
  const prefix = '/shared-data/';
  return async (context, next) => {
    if (!context.path.startsWith(prefix)) return next();
    const path = normalize(join(folder, decodeURIComponent(context.path.slice(prefix.length))));
    const inside = path.startsWith(folder + sep);
    if (!inside || !['GET', 'HEAD'].includes(context.method) || !existsSync(path) || !statSync(path).isFile()) {
      context.status = 404;
      return undefined;
    }
    context.status = 200;
    context.length = statSync(path).size;
    context.type = path.endsWith('.json') ? 'application/json' : 'application/octet-stream';
    if (context.method === 'GET') context.body = createReadStream(path);
    return undefined;
  };
}

/**
 * The reading worker as one file, made once, its rarer readers beside it: every comparison starts two, and each
 * would ask for all of its modules, one by one.
 */
export function serveReader(root) {
  const folder = '/src/io/workshop/', entry = `${folder}browser-worker`;
  let bundled = null;
  const bundle = async () => {
    const { outputFiles } = await build({
      entryPoints: [join(root, `${entry}.ts`)], outdir: join(root, folder), chunkNames: 'reading-[hash]', bundle: true, splitting: true, minifySyntax: true, minifyWhitespace: true,
      write: false, format: 'esm', target: 'es2022', logLevel: 'warning',
    });
    return new Map(outputFiles.map(({ path, text }) => [`${folder}${basename(path)}`, text]));
  };
  return async (context, next) => {
    const path = context.path === `${entry}.ts` ? `${entry}.js` : context.path;
    if (path !== `${entry}.js` && !path.startsWith(`${folder}reading-`)) return next();
    bundled ??= bundle();
    const text = (await bundled).get(path);
    if (text === undefined) return next();
    context.body = text;
    context.type = 'text/javascript';
    context.status = 200;
    return undefined;
  };
}

/** The examples and their reports as the page has them, made when first asked for. */
export function serveExamples(root) {
  let prepared = null;
  return async (context, next) => {
    if (!context.path.startsWith('/examples/')) return next();
    prepared ??= (async () => { prepareExamples(); await prepareReports(BUILD_FOLDER); })();
    await prepared;
    const path = join(root, 'public', normalize(decodeURIComponent(context.path)));
    if (!existsSync(path)) return next();
    context.type = path.endsWith('.json') ? 'application/json' : 'application/octet-stream';
    context.body = createReadStream(path);
    return undefined;
  };
}
