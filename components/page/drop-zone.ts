/** Files dropped anywhere, any time. */

export class DropZone {
  readonly #take: (files: File[]) => void;
  readonly #over: (dragging: boolean) => void;
  #depth = 0;

  constructor(take: (files: File[]) => void, over: (dragging: boolean) => void) {
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
      this.#take([...(event.dataTransfer?.files ?? [])]);
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
