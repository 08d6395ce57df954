/**
 * Whether a report pairs a made-up case rightly. The pairs that follow from the reported key are formed here anew, from
 * the texts of both files and from which record is which; the report's own pairing is only counted against them.
 */

/**
 * `key`: `right`, `wrong` (records are paired that are not the same, or fewer than the data allow), `none`; null where
 * the case says nothing of a key. `renames`: right, wrong, missed, with names. `other`: what else is not as it is.
 */
export function scoreCase(made, report) {
  const { truth } = made;
  const base = table(made.base), revision = table(made.revision);
  const columns = report.columns.filter((column) => column.status === 'matched');
  const renames = scoreRenames(truth, columns);
  const other = [];
  if (truth.swapped.length > 0 && !renames.swapped && !report.kinds.some((kind) => kind.kind === 'column-shift')) other.push('the swapped names were not noticed');
  if (report.pairing.mode !== 'keyed') {
    if (truth.claim === 'known') return { key: 'none', keySays: [], renames, other: truth.rekeyed ? ['no key, so nothing was said of the renumbered tail'] : other };
    return { key: truth.claim === 'none' ? 'rightly-none' : null, keySays: [], renames, other };
  }
  const names = report.recipe.key.map((name) => columns.find((column) => column.base[0] === name));
  if (names.some((column) => column === undefined)) return { key: 'wrong', keySays: report.recipe.key, renames, other: ['the reported key names a column that is not matched'] };
  const pairs = pairsUnder(base, revision, names.map((column) => [column.base[0], column.revision[0]]), truth);
  const right = pairs.filter(([b, r]) => truth.records.base[b] === truth.records.revision[r]).length;
  const keySays = names.map((column) => column.name);
  if (report.records.matched !== pairs.length) other.push(`${report.records.matched} records matched, ${pairs.length} by recount under the reported key`);
  if (truth.claim === 'none') return { key: 'wrong', keySays, renames, other };
  if (truth.claim === 'unpaired') return { key: pairs.length === 0 ? null : 'wrong', keySays, renames, other };
  if (truth.rekeyed) {
    const isKey = truth.key.length === names.length && truth.key.every((name) => report.recipe.key.includes(name));
    if (!isKey && right < pairs.length) return { key: 'wrong', keySays, renames, other };
    if (isKey && !(report.offers ?? []).some((offer) => offer.recipe.rekey === true)) other.push('the renumbered tail was not noticed');
    return { key: 'right', keySays, renames, other };
  }
  const possible = pairsUnder(base, revision, truth.key.map((name, i) => [name, truth.keyInRevision[i]]), truth).length;
  const isRight = right === pairs.length && pairs.length >= possible;
  if (!isRight) other.push(`${right} of ${pairs.length} pairs are the same record; the key gives ${possible}`);
  return { key: isRight ? 'right' : 'wrong', keySays, renames, other };
}

function scoreRenames(truth, columns) {
  const said = columns.filter((column) => column.base[0] !== column.revision[0]).map((column) => [column.base[0], column.revision[0]]);
  const swaps = truth.swapped.flatMap(([a, b]) => [`${a} > ${b}`, `${b} > ${a}`]);
  const allowed = new Set([...truth.either.map(([from, to]) => `${from} > ${to}`), ...swaps]);
  const expected = new Set(Object.entries(truth.renames).map(([from, to]) => `${from} > ${to}`));
  const names = said.map(([from, to]) => `${from} > ${to}`);
  return {
    right: names.filter((name) => expected.has(name)), wrong: names.filter((name) => !expected.has(name) && !allowed.has(name)),
    missed: [...expected].filter((name) => !names.includes(name)), swapped: swaps.some((name) => names.includes(name)),
  };
}

/** Pairs of record numbers whose key occurs once on each side. */
export function pairsUnder(base, revision, key, truth) {
  const keysOf = (side, file, i) => {
    const columns = key.map((names) => ({ at: file.header.indexOf(names[i]), written: truth.written[names[0]] }));
    const found = new Map();
    file.rows.forEach((row, record) => {
      const text = JSON.stringify(columns.map(({ at, written }) => (written ? written[truth.records[side][record]] : plain(row[at]))));
      found.set(text, found.has(text) ? -1 : record);
    });
    return found;
  };
  const left = keysOf('base', base, 0), right = keysOf('revision', revision, 1);
  return [...left].filter(([text, record]) => record >= 0 && (right.get(text) ?? -1) >= 0).map(([text, record]) => [record, right.get(text)]);
}

/** Numbers by their value, all else by its text without outer white space. */
function plain(text) {
  const trimmed = text.trim();
  return trimmed !== '' && Number.isFinite(Number(trimmed)) && !/^0\d/.test(trimmed) ? String(Number(trimmed)) : trimmed;
}

/** The made-up files quote nothing; an unnamed column is called by its place, as a report does. */
export function table(content) {
  const [header, ...rows] = content.split('\n').slice(0, -1).map((line) => line.split(','));
  return { header: header.map((name, i) => (name === '' ? `column ${i + 1}` : name)), rows };
}
