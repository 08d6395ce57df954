/** What a number that counts is called beside where it stands: a record number says nothing by itself. Null for a year, which does. */
export function countName(timeName: string): string | null {
  return timeName === '' || /year/i.test(timeName) ? null : timeName;
}
