/** Counts who uses a thing that comparisons share; what nobody uses any more is ended. */
export class Uses<Thing> {
  private readonly counts = new Map<Thing, number>();

  constructor(private readonly end: (thing: Thing) => Promise<void>) {}

  take(things: Iterable<Thing>): void {
    for (const thing of things) this.counts.set(thing, (this.counts.get(thing) ?? 0) + 1);
  }

  async give(things: Iterable<Thing>): Promise<void> {
    const ended = [...things].filter((thing) => {
      const left = (this.counts.get(thing) ?? 0) - 1;
      if (left > 0) this.counts.set(thing, left);
      else this.counts.delete(thing);
      return left <= 0;
    });
    await Promise.all(ended.map((thing) => this.end(thing)));
  }
}
