/** URLs that fail, break off, or give something else. */
import { family } from '../case.js';
import { baseText, TRUTH } from '../towers.js';

const GOOD = baseText();
const at = (path: string): { path: string } => ({ path: `/faulty/${path}` });

export const urls = family('URLs', [
  ['a URL that works', GOOD, at('revision.csv'), TRUTH],
  ['a URL of gzip', GOOD, at('revision.csv.gz'), TRUTH],
  ['a URL that leads to another', GOOD, at('moved.csv'), TRUTH],
  ['a URL that is not there', GOOD, at('none.csv'), { fails: 'SourceError', sentence: /none\.csv could not be fetched: the server answered 404 Not Found\. Check the address\./ }],
  ['a URL as base that is not there', at('none.csv'), GOOD, { fails: 'SourceError', sentence: /none\.csv could not be fetched: the server answered 404/ }],
  ['a URL that is forbidden', GOOD, at('forbidden.csv'), { fails: 'SourceError', sentence: /forbidden\.csv could not be fetched: the server answered 403/ }],
  ['a URL whose server fails', GOOD, at('error.csv'), { fails: 'SourceError', sentence: /error\.csv could not be fetched: the server answered 500/ }],
  ['a URL that breaks off', GOOD, at('broken.csv'), { fails: 'SourceError', sentence: /broken\.csv broke off after \d+ bytes\. Try again\./ }],
  ['a URL that gives nothing', GOOD, at('empty.csv'), { fails: 'ParseError', sentence: /empty\.csv is empty: it holds no bytes/ }],
  ['a URL that gives a web page', GOOD, at('page.csv'), { fails: 'SourceError', sentence: /page\.csv is a web page and not a data file/ }],
  ['a URL whose server is not there', GOOD, { path: 'http://127.0.0.1:1/x.csv' }, { fails: 'SourceError', sentence: /x\.csv could not be fetched: the server did not answer/ }],
]);
