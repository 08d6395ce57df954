/**
 * What the classes of a flag mean, only where the name and the values leave no doubt about the convention. The same name
 * means a class in half-hourly data and a fraction from daily data up (Pastorello et al. 2020, Scientific Data 7:225).
 */

export interface FlagConvention {
  /** Where the convention is written down. */
  readonly name: string;
  /** `fraction`: a number from 0 to 1, no class. */
  readonly is: 'class' | 'fraction';
  /** By level as written. */
  readonly meanings: Readonly<Record<string, string>>;
  /** Levels of values that were filled; null where the flag does not say. */
  readonly filled: readonly string[] | null;
}

export interface FlagFacts {
  readonly name: string;
  /** Distinct values of both releases, missing ones not among them. */
  readonly levels: readonly string[];
  /** Usual step of the records in milliseconds, null where it is not known. */
  readonly stepMs: number | null;
}

const FLUXNET = 'FLUXNET2015', DAY = 86_400_000;
const FILL = { '1': 'good gap-filled', '2': 'medium gap-filled', '3': 'poor gap-filled' } as const;

type Rule = { readonly names: RegExp; readonly convention: FlagConvention };
const SUBDAILY: readonly Rule[] = [
  { names: /^(NEE_(CUT|VUT)_(REF|USTAR50|\d\d)|(TA|SW_IN|LW_IN|VPD|CO2|LE|H|G|PPFD_IN)_F_MDS|(TS|SWC)_F_MDS_\d+)_QC$/, convention: { name: FLUXNET, is: 'class', meanings: { '0': 'measured', ...FILL }, filled: ['1', '2', '3'] } },
  { names: /^(TA|SW_IN|LW_IN|VPD)_F_QC$/, convention: { name: FLUXNET, is: 'class', meanings: { '0': 'measured', '1': 'good gap-filled', '2': 'downscaled from ERA' }, filled: ['1', '2'] } },
  { names: /^(P|WS|PA)_F_QC$/, convention: { name: FLUXNET, is: 'class', meanings: { '0': 'measured', '2': 'downscaled from ERA' }, filled: ['2'] } },
  { names: /_fqc$/, convention: { name: 'LaThuile and REddyProc', is: 'class', meanings: { '0': 'measured', ...FILL }, filled: ['1', '2', '3'] } },
  { names: /^NEE_GPP_qc$/, convention: { name: 'LaThuile', is: 'class', meanings: { '1': 'measured', '2': 'measured', '3': 'good gap-filled', '4': 'good gap-filled', '5': 'poor gap-filled', '6': 'poor gap-filled' }, filled: ['3', '4', '5', '6'] } },
];
const ANY_STEP: readonly Rule[] = [
  { names: /_SSITC_TEST(_\d+){0,3}$/, convention: { name: 'AmeriFlux', is: 'class', meanings: { '0': 'good', '1': 'fair', '2': 'poor' }, filled: null } },
];
const FRACTION: FlagConvention = { name: FLUXNET, is: 'fraction', meanings: {}, filled: null };
const OF_MEANS = /^NEE_(CUT|VUT)_MEAN_QC$/;

export function flagConvention({ name, levels, stepMs }: FlagFacts): FlagConvention | null {
  if (levels.length === 0) return null;
  const numbers = levels.map(Number), fraction = numbers.every((v) => v >= 0 && v <= 1), broken = numbers.some((v) => !Number.isInteger(v));
  if (OF_MEANS.test(name)) return fraction ? FRACTION : null;
  const known = SUBDAILY.find(({ names }) => names.test(name))?.convention ?? null;
  if (known !== null) {
    if (known.name === FLUXNET && fraction && (stepMs === null ? broken : stepMs >= DAY)) return FRACTION;
    const covered = levels.every((level) => level in known.meanings);
    // Of 0 and 1 alone nobody can tell a class from a fraction, unless the step of the records is known.
    if (!covered || (stepMs === null ? fraction : stepMs >= DAY)) return null;
    return known;
  }
  const other = ANY_STEP.find(({ names }) => names.test(name))?.convention ?? null;
  return other !== null && levels.every((level) => level in other.meanings) ? other : null;
}

/** Per record, 1 where the flag says that the value was filled in; null where its meaning is not certain. A missing flag says nothing. */
export function filledFlags(convention: FlagConvention | null, levels: readonly string[], codes: ArrayLike<number>): Uint8Array | null {
  if (convention === null || convention.filled === null) return null;
  const filled = new Uint8Array(levels.length + 1), out = new Uint8Array(codes.length);
  levels.forEach((level, i) => { if (convention.filled!.includes(level)) filled[i] = 1; });
  for (let i = 0; i < out.length; i++) out[i] = filled[codes[i]!]!;
  return out;
}
