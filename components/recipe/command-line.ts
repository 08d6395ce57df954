/** The command that compares the same releases without a browser. */

export function commandLine(base: string, revision: string): string {
  return `palimpsest compare ${quoted(base)} ${quoted(revision)} --recipe recipe.json`;
}

/** For a POSIX shell; a name that begins with a hyphen would be taken for an option. */
function quoted(name: string): string {
  const plain = name.startsWith('-') ? `./${name}` : name;
  return /^[\w@%+=:,./-]+$/.test(plain) ? plain : `'${plain.replaceAll("'", `'\\''`)}'`;
}
