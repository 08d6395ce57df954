/** The same job by `daff`, a JavaScript library for differences of tables: parse both files, align, list what differs. */
import daffUrl from 'daff/lib/daff.js?url';

interface DaffTable { readonly height: number }
interface Daff {
  TableView: new (rows: string[][]) => DaffTable;
  CompareFlags: new () => { addPrimaryKey(name: string): void };
  compareTables(base: DaffTable, revision: DaffTable, flags: unknown): { align(): unknown };
  TableDiff: new (alignment: unknown, flags: unknown) => { hilite(output: DaffTable): void };
}

/** A classic script that leaves a global; its last lines look for Node and fail, which does no harm here. */
function loadDaff(): Promise<Daff> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = daffUrl;
    script.onload = () => resolve((globalThis as unknown as { daff: Daff }).daff);
    script.onerror = () => reject(new Error('daff did not load'));
    document.head.append(script);
  });
}

export async function compareByDaff(base: File, revision: File, key: readonly string[]): Promise<{ readMs: number; compareMs: number; rows: number }> {
  const { TableView, CompareFlags, TableDiff, compareTables } = await loadDaff();
  const begin = performance.now();
  const [before, after] = (await Promise.all([base.text(), revision.text()])).map((text) => new TableView(text.trimEnd().split('\n').map((line) => line.split(','))));
  const readMs = performance.now() - begin;
  const comparing = performance.now();
  const flags = new CompareFlags();
  for (const name of key) flags.addPrimaryKey(name);
  const output: string[][] = [];
  new TableDiff(compareTables(before!, after!, flags).align(), flags).hilite(new TableView(output));
  return { readMs, compareMs: performance.now() - comparing, rows: output.length };
}
