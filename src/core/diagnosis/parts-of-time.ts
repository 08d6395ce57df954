/** How long each part of a diagnosis took, over all columns: what is slow should be seen in every report. */

/** `cells`: laying records in the order of the key and taking their cells; the others by what they find. */
export const DIAGNOSIS_PARTS = ['cells', 'kinds', 'statistics', 'where', 'missingness', 'time', 'flags', 'relations', 'pictures'] as const;

export type DiagnosisPart = (typeof DIAGNOSIS_PARTS)[number];

/** Milliseconds of each part. */
export type PartTimes = Readonly<Record<DiagnosisPart, number>>;

export function addTimes(all: readonly PartTimes[]): PartTimes {
  const total = noTime();
  for (const each of all) for (const part of DIAGNOSIS_PARTS) total[part] += each[part];
  return total;
}

export function wholeTimes(times: PartTimes): PartTimes {
  return Object.fromEntries(DIAGNOSIS_PARTS.map((part) => [part, Math.round(times[part])])) as Record<DiagnosisPart, number>;
}

function noTime(): Record<DiagnosisPart, number> {
  return Object.fromEntries(DIAGNOSIS_PARTS.map((part) => [part, 0])) as Record<DiagnosisPart, number>;
}

/** `now` in milliseconds: this layer has no clock of its own. */
export class PartClock {
  readonly times = noTime();

  constructor(private readonly now: () => number) {}

  /** Time spent within another part is that part's. */
  time<T>(part: DiagnosisPart, work: () => T): T {
    const outside = this.total(), start = this.now();
    try {
      return work();
    } finally {
      this.times[part] += this.now() - start - (this.total() - outside);
    }
  }

  private total(): number {
    let sum = 0;
    for (const part of DIAGNOSIS_PARTS) sum += this.times[part];
    return sum;
  }
}
