/**
 * Work on both releases at once. Where both fail, the fault of the base is told, whichever thread
 * was faster: the same files get the same sentence every time.
 */
export async function bothSides<B, R>(base: Promise<B>, revision: Promise<R>): Promise<[B, R]> {
  revision.catch(() => undefined);
  const first = await base;
  return [first, await revision];
}
