/** Pairs of releases that are odd as a pair. */
import { family } from '../case.js';
import { BASE, baseText, HEADER, REVISION, revisionText, TRUTH } from '../towers.js';
import { writeText } from '../write-table.js';

const GOOD = baseText();
const SWAPPED = { ...TRUTH, columns: { site: { unchanged: 11 }, temp: { unchanged: 8, value: 1, lost: 1, notation: 1 }, count: { unchanged: 9, value: 1, filled: 1 }, note: { unchanged: 8, value: 1, filled: 1, lost: 1 } }, cells: { unchanged: 36, value: 3, filled: 2, lost: 2, notation: 1 }, bias: { count: -5.4 } };
const doubled = (rows: typeof BASE): typeof BASE => [...rows, ...rows.map((row) => [String(Number(row[0]) + 100), ...row.slice(1)])];

export const pairs = family('pairs', [
  ['the same file twice', GOOD, GOOD, { status: 'identical', findings: [/^same-bytes/], cells: { unchanged: 48 }, records: { matched: 12, changed: 0 } }],
  ['the same records in another order', GOOD, writeText(HEADER, [...BASE].reverse()), { status: 'identical', findings: [/^same-content/], kinds: ['reordered'], cells: { unchanged: 48 } }],
  ['the same records in another dialect', GOOD, baseText({ delimiter: ';', newline: '\r\n', quoting: 'all' }), { status: 'identical', findings: [/^same-content/], cells: { unchanged: 48 } }],
  ['base and revision exchanged', revisionText(), GOOD, SWAPPED],
  ['two files about other things', 'species,count\noak,3\nelm,4\n', 'when,flow\n2020-01-01,1.5\n2020-01-02,2.5\n', { status: 'disjoint', cells: {}, findings: [/^no-common-column/], statuses: { species: 'removed', flow: 'added' } }],
  ['other records under the same header', GOOD, writeText(HEADER, BASE.map((row) => [String(Number(row[0]) + 500), ...row.slice(1).map((cell, i) => (i === 0 ? `${cell} 2` : cell === '' ? '' : i === 3 ? 'new' : `${cell}1`))])), { records: { matched: 0 } }, { key: ['id'] }],
  ['a header against records', `${HEADER.join(',')}\n`, GOOD, { status: 'empty', records: { base: 0, revision: 12, matched: 0, added: 12, removed: 0 } }],
  ['one record of twelve', GOOD, `${GOOD.split('\n').slice(0, 2).join('\n')}\n`, { key: ['id'], records: { base: 12, revision: 1, matched: 1, removed: 11, added: 0 } }],
  ['twice as many records', GOOD, writeText(HEADER, doubled(BASE)), { status: 'extension', key: ['id'], records: { matched: 12, added: 12, removed: 0 }, cells: { unchanged: 48 } }],
  ['every value changed', 'id,x\n1,1.5\n2,2.5\n3,3.5\n', 'id,x\n1,2.25\n2,3.5\n3,4.75\n', { key: ['id'], cells: { value: 3 }, bias: { x: 1 } }],
  ['every number written otherwise', 'id,x\n1,1.5\n2,2.5\n3,3.5\n', 'id,x\n1,1.50\n2,2.50\n3,3.50\n', { key: ['id'], cells: { notation: 3 }, records: { changed: 0, matched: 3 }, columnKinds: { x: ['format'] } }],
  ['the records of the one side twice in the other', GOOD, writeText(HEADER, [...REVISION, ...REVISION]), { key: ['id'], records: { revision: 24, matched: 0, ambiguous: [11, 24, 12] } }, { key: ['id'] }],
]);
