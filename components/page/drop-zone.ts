/** Files and folders dropped anywhere, any time. */
import { filesOf, mayBelong, type FoundFile } from './read-folder.js';

export interface Dropped {
  /** In the order of their paths; of folders only files that can hold or describe data. */
  readonly files: readonly FoundFile[];
  /** Names of folders among what was dropped. */
  readonly folders: readonly string[];
}

export class DropZone {
  readonly #take: (dropped: Dropped) => void;
  readonly #over: (dragging: boolean) => void;
  #depth = 0;

  constructor(take: (dropped: Dropped) => void, over: (dragging: boolean) => void) {
    this.#take = take;
    this.#over = over;
  }

  listen(target: EventTarget): void {
    for (const [type, handle] of this.#handlers) target.addEventListener(type, handle as EventListener);
  }

  stop(target: EventTarget): void {
    for (const [type, handle] of this.#handlers) target.removeEventListener(type, handle as EventListener);
  }

  #handlers: readonly (readonly [string, (event: DragEvent) => void])[] = [
    ['dragenter', (event) => { if (this.#carriesFiles(event)) this.#count(1); }],
    ['dragleave', (event) => { if (this.#carriesFiles(event)) this.#count(-1); }],
    ['dragover', (event) => { if (this.#carriesFiles(event)) event.preventDefault(); }],
    ['drop', (event) => {
      if (!this.#carriesFiles(event)) return;
      event.preventDefault();
      this.#count(-this.#depth);
      void sortOut(event.dataTransfer!).then((dropped) => this.#take(dropped));
    }],
  ];

  #carriesFiles(event: DragEvent): boolean {
    return event.dataTransfer?.types.includes('Files') ?? false;
  }

  #count(step: number): void {
    this.#depth = Math.max(0, this.#depth + step);
    this.#over(this.#depth > 0);
  }
}

/** Entries have to be asked for while the drop is handled; a folder also comes as a file that cannot be read. */
async function sortOut(data: DataTransfer): Promise<Dropped> {
  const files = [...data.files];
  const folders = [...data.items].filter((item) => item.kind === 'file').flatMap((item) => item.webkitGetAsEntry?.() ?? []).filter((entry) => entry.isDirectory);
  const single = files.filter((file) => !folders.some((folder) => folder.name === file.name)).map((file): FoundFile => ({ file, path: file.name }));
  const inside = (await filesOf(folders)).filter(({ file }) => mayBelong(file.name));
  const path = new Intl.Collator('en', { numeric: true });
  return { files: [...single, ...inside].sort((a, b) => path.compare(a.path, b.path)), folders: folders.map((folder) => folder.name) };
}
