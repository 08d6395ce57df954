/**
 * For the browser's run of the corpus: `/native-case?family=&name=&origin=` tells how a case ends on the native
 * engine, `/faulty/…` are its URLs, and what is posted to `/print` is printed.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { answerFaultyUrl } from './faulty-urls.mjs';

export function serveNativeCases(root) {
  const load = (file) => import(pathToFileURL(join(root, '.build/test/corpus', file)).href);
  let opening = null;
  const native = () => (opening ??= load('native-run.js').then(({ openNativeRun }) => openNativeRun()));
  return async (context, next) => {
    if (context.path.startsWith('/faulty/')) {
      const { faultyFiles } = await load('native-run.js');
      context.respond = false;
      answerFaultyUrl(context.path, context.res, faultyFiles());
    } else if (context.path === '/native-case') {
      const { family, name, origin } = context.query;
      const { CASES } = await load('cases.js');
      const found = CASES.find((each) => each.family === family && each.name === name);
      const run = await native();
      context.status = found ? 200 : 404;
      context.body = found ? JSON.stringify(await run.run(found, origin)) : `no case ${name}`;
      context.type = 'application/json';
    } else if (context.path === '/print') {
      let text = '';
      for await (const chunk of context.req) text += chunk;
      console.log(text);
      context.status = 204;
    } else return next();
    return undefined;
  };
}
