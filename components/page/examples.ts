/** The examples that ship with the page: pairs of releases, described, opened by one press. */

export interface Example {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly source?: string;
  readonly licence?: string;
  readonly base: { readonly name: string; readonly url: string };
  readonly revision: { readonly name: string; readonly url: string };
  readonly key?: readonly string[];
  readonly simulated?: boolean;
}

/** Addresses are relative to the page and come back absolute; a page without examples is not an error. */
export async function fetchExamples(page: string): Promise<Example[]> {
  try {
    const response = await fetch(new URL('examples/index.json', page));
    if (!response.ok) return [];
    const list: unknown = await response.json();
    if (!Array.isArray(list)) return [];
    const absolute = (side: Example['base']): Example['base'] => ({ ...side, url: new URL(side.url, page).href });
    return (list as Example[]).map((example) => ({ ...example, base: absolute(example.base), revision: absolute(example.revision) }));
  } catch {
    return [];
  }
}
