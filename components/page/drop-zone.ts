/** Files dropped anywhere, any time; folders are told apart, for they cannot be read as releases. */

export interface Dropped {
  readonly files: readonly File[];
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
      this.#take(sortOut(event.dataTransfer!));
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

/** Entries have to be asked for while the drop is handled; a folder comes as a file that cannot be read. */
function sortOut(data: DataTransfer): Dropped {
  const entries = [...data.items].filter((item) => item.kind === 'file').map((item) => item.webkitGetAsEntry?.() ?? null);
  const folders = entries.flatMap((entry) => (entry?.isDirectory ? [entry.name] : []));
  return { files: [...data.files], folders };
}
