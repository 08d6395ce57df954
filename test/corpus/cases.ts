/** All cases of the corpus, by family. */
import type { Case } from './case.js';
import { columnar } from './families/columnar.js';
import { columns } from './families/columns.js';
import { dates } from './families/dates.js';
import { delimiters } from './families/delimiters.js';
import { encodings } from './families/encodings.js';
import { files } from './families/files.js';
import { headers } from './families/headers.js';
import { json } from './families/json.js';
import { keys } from './families/keys.js';
import { lineEnds } from './families/line-ends.js';
import { missingCodes } from './families/missing-codes.js';
import { numbers } from './families/numbers.js';
import { pairs } from './families/pairs.js';
import { recipes } from './families/recipes.js';
import { records } from './families/records.js';
import { urls } from './families/urls.js';

export const CASES: readonly Case[] = [
  ...files, ...encodings, ...lineEnds, ...delimiters, ...headers, ...records, ...numbers, ...missingCodes, ...dates, ...keys, ...columns, ...pairs, ...json, ...columnar, ...recipes, ...urls,
];

export const FAMILIES: readonly string[] = [...new Set(CASES.map((each) => each.family))];
