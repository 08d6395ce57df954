/** What the groups of a grid are called: after the key column where its name is a plain word, else just groups. */

export interface Noun { readonly one: string; readonly many: string }

export function groupNoun(name: string): Noun {
  if (!/^[a-z]{2,20}$/i.test(name) || /s$/i.test(name) || name === name.toUpperCase()) return { one: 'group', many: 'groups' };
  const one = name.toLowerCase();
  return { one, many: /[^aeiou]y$/.test(one) ? `${one.slice(0, -1)}ies` : `${one}s` };
}

/** "3 of 50 sites". */
export function partOf(part: number, whole: number, noun: Noun): string {
  return `${part} of ${whole.toLocaleString('en')} ${whole === 1 ? noun.one : noun.many}`;
}
