/** Files of dropped folders, with their paths: looked through to their end, but not without end. */
import { dictionaryFormat } from '../../src/core/dictionary/dictionary-name.js';

export interface FoundFile { readonly file: File; readonly path: string }

/** Beyond this, a folder is no release but somebody's disk. */
const MOST_FILES = 500;

/** Hidden files, and those that systems put beside others, are left out. */
export async function filesOf(entries: readonly FileSystemEntry[]): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  const waiting = [...entries];
  for (let entry = waiting.shift(); entry !== undefined && found.length < MOST_FILES; entry = waiting.shift()) {
    if (/^(\.|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i.test(entry.name)) continue;
    if (entry.isDirectory) waiting.push(...await entriesOf(entry as FileSystemDirectoryEntry));
    else found.push({ file: await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)), path: entry.fullPath });
  }
  return found;
}

/** A reader gives a folder's entries in parts, the last of them empty. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader(), all: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) return all;
    all.push(...part);
  }
}

const DATA = /\.(csv|tsv|tab|txt|dat|json|ndjson|jsonl|parquet|arrow|feather|ipc)(\.gz)?$|\.(zip|gz)$/i;

/** Whether a file of that name can hold data or describe some. */
export function mayBelong(name: string): boolean {
  return DATA.test(name) || dictionaryFormat(name) !== null;
}
