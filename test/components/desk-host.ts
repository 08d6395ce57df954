/** A `<change-report>` that holds a comparison of arrays, for views to stand in. */
import type { ChangeReportElement } from '../../components/report/report.element.js';
import type { Session } from '../../src/session/session.js';
import type { DeskComparison } from './desk-comparison.js';
import { mount } from './mount.js';

export async function hostOf(comparison: DeskComparison): Promise<ChangeReportElement> {
  const session = { compare: () => Promise.resolve(comparison), close: () => Promise.resolve() } as unknown as Session;
  const host = await mount('change-report', { session });
  // Something of the page's own in it, so that it renders no views by itself.
  host.innerHTML = '<change-summary hidden></change-summary>';
  await host.compare(new Blob([]), new Blob([]));
  return host;
}
