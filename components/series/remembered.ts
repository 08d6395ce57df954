/** The last result of costly work, made again only when something that it depends on is another. */
export class Remembered<T> {
  private last: { readonly of: readonly unknown[]; readonly made: T } | null = null;

  /** `of`: values to be compared by identity, always as many. */
  get(of: readonly unknown[], make: () => T): T {
    if (this.last === null || of.some((each, i) => !Object.is(each, this.last!.of[i]))) this.last = { of, made: make() };
    return this.last.made;
  }
}
