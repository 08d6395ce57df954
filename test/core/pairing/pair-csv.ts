/** Two small releases, paired as a comparison pairs them. */
import { alignColumns } from '../../../src/core/align/align-columns.js';
import { planReading } from '../../../src/core/align/plan-reading.js';
import type { PairSide } from '../../../src/core/pairing/join-releases.js';
import { pairReleases, type PairRequest, type Pairing } from '../../../src/core/pairing/pair-releases.js';
import type { ReleaseTable } from '../../../src/core/reading/release-table.js';
import { releaseOf } from '../support/delimited.js';

function side(table: ReleaseTable): PairSide {
  return { records: table.records, columns: table.info(false).map((info, i) => ({ name: info.name, values: table.values(i), type: info.type, typed: info.typed, absent: table.absentEntries(i) })) };
}

export function pairCsv(base: string, revision: string, request: Partial<PairRequest> = {}): Pairing {
  const b = releaseOf(base), r = releaseOf(revision);
  const names = (table: ReleaseTable): string[] => table.info(false).map((info) => info.name);
  const aligned = alignColumns(names(b), names(r), {});
  const plan = planReading(aligned, b.info(true), r.info(true), {});
  b.settle(plan.base);
  r.settle(plan.revision);
  return pairReleases(side(b), side(r), { aligned, key: null, ...request });
}
