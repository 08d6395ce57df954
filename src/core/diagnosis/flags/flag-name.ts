/**
 * Which measures a quality flag speaks of, by how the names are made: a mark before or after the name of the
 * measure (`NEE_VUT_REF_QC`, `qc_LE`, `FC_SSITC_TEST_1_1_1`, `Tair_fqc`). A name that has a mark is a flag of a measure
 * only where the table has that measure.
 */

export interface FlagName {
  /** What is left without the mark; empty for a flag of whole records. */
  readonly stem: string;
  readonly mark: string;
}

const MARKS = 'ssitc_test|quality_?flag|quality_?code|quality|qc_?flag|qcode|qflag|final_?qf|finalqf|qaqc|fqc|flag_w|flags?|qcf|qc|qa|qf';
const POSITION = '(?:_\\d+){1,3}';
const AFTER = new RegExp(`^(.+?)[_ .-](${MARKS})(${POSITION})?$`, 'i');
/** Without a sign between, only in another case: `TairQC`, `tempSingleFinalQF`. */
const JOINED = /^(.*?[a-z0-9])(FinalQF|QC|QF|Flag)$/;
const BEFORE = /^((?:outlier)?flags?|qc_?flag|qaqc|qc|qf|fqc)[_ .-](.+)$/i;
const ALONE = new RegExp(`^(?:${MARKS})$`, 'i');
/** USGS: codes of qualification beside the numbers of parameter and statistic. */
const USGS = /^(.*\d{5}(?:_\d{5})?)_(cd)$/i;

export function parseFlagName(name: string): FlagName | null {
  const trimmed = name.trim();
  if (ALONE.test(trimmed)) return { stem: '', mark: trimmed };
  const after = AFTER.exec(trimmed) ?? USGS.exec(trimmed);
  if (after !== null) return { stem: `${after[1]!}${after[3] ?? ''}`, mark: after[2]! };
  const before = BEFORE.exec(trimmed);
  if (before !== null) return { stem: before[2]!, mark: before[1]! };
  const joined = JOINED.exec(trimmed);
  return joined === null ? null : { stem: joined[1]!, mark: joined[2]! };
}

/** Marks that are ordinary words or units of other things: the measure must be there. */
const AMBIGUOUS = /^(qa|quality)$/i;

export interface FlagOf {
  readonly flag: string;
  /** Empty where the flag speaks of whole records. */
  readonly measures: readonly string[];
  readonly by: 'name' | 'behaviour';
}

/** Flags of the table, in its order; columns that have a mark but no measure are left out, but for flags of whole records. */
export function pairFlags(columns: readonly string[]): FlagOf[] {
  const byName = new Map<string, string>();
  for (const name of columns) if (!byName.has(fold(name))) byName.set(fold(name), name);
  return columns.flatMap((flag): FlagOf[] => {
    const parsed = parseFlagName(flag);
    if (parsed === null) return [];
    if (parsed.stem === '') return AMBIGUOUS.test(parsed.mark) ? [] : [{ flag, measures: [], by: 'name' }];
    const measures = measuresOf(parsed, (name) => byName.get(fold(name)) ?? null).filter((name) => name !== flag && parseFlagName(name) === null);
    return measures.length > 0 ? [{ flag, measures: [...new Set(measures)], by: 'name' }] : [];
  });
}

function measuresOf({ stem, mark }: FlagName, named: (name: string) => string | null): string[] {
  const whole = named(stem), found: (string | null)[] = [whole];
  // LaThuile and REddyProc: Ta_fqc is of Ta_f, and of Ta where that stands alone.
  if (/^fqc$/i.test(mark)) found.unshift(named(`${stem}_f`));
  // NEON: one flag of the mean, least and largest.
  if (/^final_?qf$/i.test(mark)) found.push(named(`${stem}Mean`), named(`${stem}Minimum`), named(`${stem}Maximum`));
  // FLUXNET2015: the flag of a gap-filled flux serves the corrected one.
  const corrected = /^(LE|H)_F_MDS$/.exec(stem);
  if (corrected !== null) found.push(named(`${corrected[1]!}_CORR`));
  if (!found.some((name) => name !== null) && /^qc$/i.test(mark)) {
    // One flag of several: NEE_GPP_qc is of NEE_f and GPP_f.
    const parts = stem.split('_').map((part) => named(`${part}_f`) ?? named(part));
    if (parts.length > 1 && !parts.includes(null)) found.push(...parts);
  }
  return found.filter((name) => name !== null);
}

function fold(name: string): string {
  return name.trim().toLowerCase().replace(/[ .-]/g, '_');
}
