/** The colours of classes and of signs are too near to each other to meet in one panel (VIEWS R23): a check for views. */

export type ColourFamily = 'class' | 'sign';

/** Tokens and class names by what they colour; neither for ink, magnitudes and the like. */
export function familyOf(token: string): ColourFamily | null {
  if (/(^|\b|_|-)(added|removed|modified|unchanged)$/.test(token)) return 'class';
  return /(^|_|-)(negative|positive|version-base|version-revision|signed-\d|sure-\d-\d)$/.test(token) ? 'sign' : null;
}

/** A sentence for each panel that uses both families; none is as it should be. */
export function familyFaults(panels: readonly { readonly name: string; readonly tokens: readonly string[] }[]): string[] {
  return panels.flatMap(({ name, tokens }) => {
    const of = (family: ColourFamily): string[] => tokens.filter((token) => familyOf(token) === family);
    const [classes, signs] = [of('class'), of('sign')];
    return classes.length > 0 && signs.length > 0 ? [`${name}: ${classes[0]} beside ${signs[0]}`] : [];
  });
}

/** Tokens that a drawn panel names in `fill`, `stroke` and class names. */
export function tokensIn(panel: Element): string[] {
  const found = new Set<string>();
  for (const element of [panel, ...panel.querySelectorAll('*')]) {
    for (const name of element.classList) if (name.startsWith('tone-') || familyOf(name) !== null) found.add(name);
    for (const attribute of ['fill', 'stroke', 'color']) {
      for (const [, token] of (element.getAttribute(attribute) ?? '').matchAll(/var\((--[\w-]+)/g)) found.add(token!);
    }
  }
  return [...found];
}
