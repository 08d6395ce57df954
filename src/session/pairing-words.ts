/** Findings about keys with the texts that their sentences name, as they stand in the sources. */
import type { AlignedColumn } from '../core/align/align-columns.js';
import type { SampledRow } from '../core/pairing/sample-rows.js';
import { describeRekeyed, describeWrittenKeys, type PairingWords } from '../core/report/describe-pairing.js';
import type { Side } from '../io/workshop/holdings.js';
import type { PairingInfo } from '../io/workshop/pairing-info.js';
import type { Threads } from './read-releases.js';

export async function pairingWords(pairing: PairingInfo, aligned: readonly AlignedColumn[], threads: Threads): Promise<PairingWords> {
  const column = (id: string): AlignedColumn => aligned.find((each) => each.id === id)!;
  const texts = (side: Side, rows: readonly SampledRow[], ids: readonly string[]): Promise<(string | null)[][]> =>
    threads[side].call('texts', [side, rows.map((row) => row[side]!), ids.map((id) => column(id)[side]!)]);
  const written = await Promise.all(pairing.written.map(async ({ id, rule, records, examples }) => {
    const [base, revision] = await Promise.all([texts('base', examples, [id]), texts('revision', examples, [id])]);
    return { name: column(id).name, rule, records, examples: examples.map((_, k) => ({ base: base[k]![0]!, revision: revision[k]![0]! })) };
  }));
  const words = [describeWrittenKeys(written, pairing.matched)];
  if (pairing.rekeyed !== null) {
    const { first } = pairing.rekeyed;
    const [base, revision] = await Promise.all([texts('base', [first], pairing.key), texts('revision', [first], pairing.key)]);
    words.push(describeRekeyed({ ...pairing.rekeyed, names: pairing.key.map((id) => column(id).name), first: { base: base[0]!, revision: revision[0]! } }));
  }
  return { kinds: words.flatMap((each) => each.kinds), findings: words.flatMap((each) => each.findings), offers: words.flatMap((each) => each.offers) };
}
