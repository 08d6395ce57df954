/** Reads a ready report and refuses what is not one, with a sentence that says what to do. */
import { PalimpsestError } from '../../src/core/errors.js';
import { REPORT_SCHEMA, type ChangeReport } from '../../src/core/model/report.js';

export async function fetchReport(url: string, signal: AbortSignal): Promise<ChangeReport> {
  let response: Response;
  try {
    response = await fetch(url, { signal });
  } catch (cause) {
    signal.throwIfAborted();
    throw new PalimpsestError('SourceError', `The report ${url} could not be fetched. Check the address, and that the server allows this page to read it.`, { file: url }, cause);
  }
  if (!response.ok) throw new PalimpsestError('SourceError', `The report ${url} could not be fetched: the server answered ${response.status}. Check the address.`, { file: url });
  return parseReport(await response.text(), url);
}

export function parseReport(text: string, name: string): ChangeReport {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new PalimpsestError('ParseError', `${name} is not readable JSON, so it cannot be shown as a change report.`, { file: name }, cause);
  }
  if (!isReport(value)) throw new PalimpsestError('SchemaError', `${name} is not a change report of this version (“schema” must be “${REPORT_SCHEMA}”). Make it again from the two releases.`, { file: name });
  return value;
}

export function isReport(value: unknown): value is ChangeReport {
  const report = value as Partial<ChangeReport> | null;
  return typeof report === 'object' && report !== null && report.schema === REPORT_SCHEMA
    && Array.isArray(report.columns) && typeof report.records === 'object' && typeof report.cells === 'object';
}
