/** A stage of work in words: "Reading base, 34 of 108 MB". */
import type { Progress } from '../../src/core/cancellation.js';
import { formatBytesOf, formatCount } from '../shared/format-number.js';

const STAGES: Readonly<Record<Progress['stage'], string>> = {
  load: 'Preparing', read: 'Reading', pair: 'Pairing records', compare: 'Comparing cells', measure: 'Measuring changes', diagnose: 'Finding the kinds of change', impact: 'Computing quantities',
};

export function describeProgress(progress: Progress | null): string {
  return progress?.note === undefined ? describeStage(progress) : `${describeStage(progress)}. ${progress.note}`;
}

function describeStage(progress: Progress | null): string {
  if (!progress) return 'Starting…';
  const what = STAGES[progress.stage] + (progress.side ? ` ${progress.side}` : '');
  if (progress.total <= 0) return `${what}…`;
  if (progress.unit === 'bytes') return `${what}, ${formatBytesOf(progress.done, progress.total)}`;
  if (progress.unit === 'steps') return `${what}…`;
  return `${what}, ${formatCount(progress.done)} of ${formatCount(progress.total)} ${progress.unit}`;
}

/** 0..1, or null while the end is unknown. */
export function progressShare(progress: Progress | null): number | null {
  return progress && progress.total > 0 ? Math.min(1, progress.done / progress.total) : null;
}
