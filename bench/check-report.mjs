/**
 * Whether a report is right: what it says is held against the facts that the generator made, so that no measurement
 * counts whose answer is wrong. Besides records and cells that are the key, the new names of columns, the sentinel's
 * cells, the units, and how both files were read; a dirty pair tells by them that nothing was found by chance.
 */

/** The part of a report that the facts speak of; it is small enough to be handed out of a page. */
export function outlineOf({ records, cells, columns, recipe, base, revision }) {
  return {
    key: recipe.key, cells, records: { base: records.base, revision: records.revision, matched: records.matched, changed: records.changed },
    reading: [base, revision].map(({ sources }) => { const { delimiter, newline, encoding, unitRow = false } = sources[0].dialect; return { delimiter, newline, encoding, unitRow }; }),
    columns: columns.map(({ base: before, revision: after, status, cells: { value, filled, lost, notation }, unit, missing = [] }) => ({
      base: before, revision: after, status, unit: unit ?? null, cells: { notation, value, filled, lost },
      gaps: { base: missing.reduce((sum, each) => sum + each.base, 0), revision: missing.reduce((sum, each) => sum + each.revision, 0) },
    })),
  };
}

/** What is wrong, in one short sentence each; empty where all is right. */
export function faultsOf(outline, facts) {
  const { records, cells, columns } = outline;
  const faults = [];
  const expect = (what, found, expected) => { if (!isSame(found, expected)) faults.push(`${what}: ${JSON.stringify(found)} and not ${JSON.stringify(expected)}`); };
  for (const name of ['base', 'revision', 'matched', 'changed']) expect(`records ${name}`, records[name], facts.records[name]);
  for (const name of ['compared', 'unchanged', 'notation', 'value', 'filled', 'lost']) expect(`cells ${name}`, cells[name], facts.cells[name]);
  expect('key', outline.key, facts.key);
  for (const [i, side] of ['base', 'revision'].entries()) expect(`reading of ${side}`, outline.reading[i], facts.reading);
  expect('columns on one side', columns.filter(({ status }) => status !== 'matched').flatMap(({ base, revision }) => [...base, ...revision]), []);
  expect('renames', Object.fromEntries(columns.filter(({ base, revision }) => !isSame(base, revision)).map(({ base, revision }) => [base.join(' '), revision.join(' ')])), facts.renames);
  expect('changes by column', Object.fromEntries(columns.filter(({ cells: counts }) => Object.values(counts).some((n) => n > 0)).map(({ base, cells: counts }) => [base[0], counts])), facts.columns);
  for (const side of ['base', 'revision']) {
    expect(`units of ${side}`, Object.fromEntries(columns.filter(({ unit }) => unit?.[side]).map(({ base, unit }) => [base[0], unit[side]])), facts.units);
    expect(`gaps of ${side}`, columns.reduce((sum, { gaps }) => sum + gaps[side], 0), facts.gaps[side]);
  }
  return faults;
}

/** Equal as JSON, whatever the order of names. */
function isSame(a, b) {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b;
  const names = Object.keys(a);
  return Array.isArray(a) === Array.isArray(b) && names.length === Object.keys(b).length && names.every((name) => name in b && isSame(a[name], b[name]));
}
