/** The address of a comparison: `?base=URL&revision=URL&key=a,b`, read at the start and written as people go. */

export interface Permalink {
  readonly base: string | null;
  readonly revision: string | null;
  readonly key: string;
  /** URL of a ready report. */
  readonly report: string | null;
}

export function readPermalink(search: string): Permalink {
  const query = new URLSearchParams(search);
  const named = (name: string): string | null => query.get(name)?.trim() || null;
  return { base: named('base'), revision: named('revision'), key: named('key') ?? '', report: named('report') };
}

/** The query for two URLs; addresses of this site are written without its origin. */
export function writePermalink(link: Pick<Permalink, 'base' | 'revision' | 'key'>, page: string): string {
  const parts = [['base', link.base], ['revision', link.revision], ['key', link.key]] as const;
  const said = parts.filter(([, value]) => value).map(([name, value]) => `${name}=${readable(name === 'key' ? value! : shortened(value!, page))}`);
  return said.length > 0 ? `?${said.join('&')}` : '';
}

function shortened(url: string, page: string): string {
  const folder = new URL('.', page).href;
  return url.startsWith(folder) ? url.slice(folder.length) : url;
}

/** Commas, slashes and colons stay legible; everything that would break the query is escaped. */
function readable(value: string): string {
  return encodeURIComponent(value).replace(/%2F/g, '/').replace(/%3A/g, ':').replace(/%2C/g, ',');
}

/** Only web addresses are opened; anything else gets a sentence. */
export function webAddress(text: string, page: string): URL | null {
  try {
    const url = new URL(text.trim(), page);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
  } catch {
    return null;
  }
}
