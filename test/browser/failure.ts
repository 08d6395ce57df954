/** The error of work that has to fail. */
export async function failure(work: Promise<unknown>): Promise<Error & { tag?: string }> {
  try {
    await work;
  } catch (error) {
    return error as Error;
  }
  throw new Error('it did not fail');
}
