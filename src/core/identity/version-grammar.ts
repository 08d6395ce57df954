/**
 * What file names and preambles of flux archives say of a release: site, version, DOI. The parts of a version have
 * a meaning, and the order of the parts depends on the product: data and processing are told apart here.
 */

export interface ReleaseIdentity {
  readonly site: string | null;
  /** As the archive writes it. */
  readonly version: string | null;
  readonly doi: string | null;
  /** Version of the site's own data, and of the processing; null where the product has no such part. */
  readonly data: string | null;
  readonly processing: string | null;
  readonly years: string | null;
  readonly product: string | null;
}

const NONE: ReleaseIdentity = { site: null, version: null, doi: null, data: null, processing: null, years: null, product: null };
const SITE = '([A-Z]{2}-[A-Za-z0-9]{3})';
const END = '(?:\\.[A-Za-z.]+)?$';

const FLUXNET2015 = new RegExp(`(?:^|/)FLX_${SITE}_FLUXNET2015_(?:SUBSET|FULLSET|AUXMETEO|AUXNEE|ERAI)(?:_(?:HH|HR|DD|WW|MM|YY))?_(\\d{4}-\\d{4})_(\\d+|[a-z]+)-(\\d+)${END}`, 'i');
const FLUXNET = new RegExp(`(?:^|/)[A-Z]+_${SITE}_FLUXNET(?:_[A-Z0-9]+)*?_(\\d{4}-\\d{4})_(v[\\d.]+?)_(r\\d+)${END}`, 'i');
const BASE = new RegExp(`(?:^|/)AMF_${SITE}_BASE(?:-BADM)?(?:_(?:HH|HR))?_(\\d+)-(\\d+)${END}`, 'i');
const CDIAC = new RegExp(`(?:^|/)AMF_([A-Z]{2})([A-Za-z0-9]{3})_(\\d{4})_L\\d_[A-Z]+_(V\\d+)${END}`, 'i');
const WARM_WINTER = new RegExp(`(?:^|/)FLX_${SITE}_FLUXNET2015_.*?_(\\d{4}-\\d{4})_(beta)-(\\d+)${END}`, 'i');

/** From the name of a file. */
export function identityOfName(name: string): ReleaseIdentity {
  const flx = FLUXNET2015.exec(name) ?? WARM_WINTER.exec(name);
  if (flx) return { ...NONE, product: 'FLUXNET2015', site: flx[1]!, years: flx[2]!, data: flx[3]!, processing: flx[4]!, version: `${flx[3]}-${flx[4]}` };
  const fluxnet = FLUXNET.exec(name);
  if (fluxnet) return { ...NONE, product: 'FLUXNET', site: fluxnet[1]!, years: fluxnet[2]!, processing: fluxnet[3]!, data: fluxnet[4]!, version: `${fluxnet[3]}_${fluxnet[4]}` };
  const base = BASE.exec(name);
  if (base) return { ...NONE, product: 'AmeriFlux BASE', site: base[1]!, data: base[2]!, processing: base[3]!, version: `${base[2]}-${base[3]}` };
  const cdiac = CDIAC.exec(name);
  return cdiac ? { ...NONE, product: 'AmeriFlux CDIAC', site: `${cdiac[1]}-${cdiac[2]}`, years: cdiac[3]!, version: cdiac[4]! } : NONE;
}

const DOI = /\b(10\.\d{4,9}\/[^\s"'<>,;]+)/;

/** From the lines above the header. */
export function identityOfPreamble(lines: readonly string[]): ReleaseIdentity {
  const field = (name: string): string | null => {
    for (const line of lines) {
      const match = new RegExp(`^[#%/\\s"]*${name}\\s*[:=]\\s*(.+?)["\\s,;]*$`, 'i').exec(line);
      if (match) return match[1]!;
    }
    return null;
  };
  const version = field('version'), site = field('site(?:[ _]id)?');
  const parts = /^(\d+)-(\d+)$/.exec(version ?? '');
  const isAmeriFlux = site !== null && new RegExp(`^${SITE}$`).test(site) && parts !== null;
  const doi = lines.map((line) => DOI.exec(line)).find((match) => match !== null)?.[1]?.replace(/[.)\]]+$/, '') ?? null;
  return { ...NONE, version, site, doi, ...(isAmeriFlux ? { product: 'AmeriFlux BASE', data: parts![1]!, processing: parts![2]! } : {}) };
}

/** The preamble stands in the data; it holds where it and the name differ. A file in an archive may say more than the archive. */
export function identityOf(name: string, member: string | null, preamble: readonly string[]): ReleaseIdentity {
  const inside = identityOfPreamble(preamble), inArchive = member === null ? NONE : identityOfName(member);
  const outside = inArchive.version !== null ? inArchive : identityOfName(name);
  const parts = inside.version === null || inside.version === outside.version ? outside : inside;
  return { ...parts, site: inside.site ?? outside.site, version: inside.version ?? outside.version, doi: inside.doi, years: outside.years };
}

/** What the two versions say of why the releases differ, as a sentence; null where they say nothing. */
export function versionCause(base: ReleaseIdentity, revision: ReleaseIdentity, sameContent: boolean): { code: string; severity: 'note' | 'warning'; sentence: string } | null {
  if (base.site !== null && revision.site !== null && base.site !== revision.site) return { code: 'other-site', severity: 'warning', sentence: `Base is of the site ${base.site} and revision of ${revision.site}: these are no two releases of one dataset.` };
  if (base.product === null || base.product !== revision.product || base.data === null || revision.data === null || base.processing === null || revision.processing === null) return null;
  const data = base.data !== revision.data, processing = base.processing !== revision.processing;
  const from = `${base.version} to ${revision.version}`;
  const years = base.years !== null && revision.years !== null && base.years !== revision.years ? ` The years went from ${base.years} to ${revision.years}: the years in both are compared.` : '';
  if (data && processing) return { code: 'version-both', severity: 'note', sentence: `The version went from ${from}: site data and processing both moved, so their effects cannot be told apart.${years}` };
  if (data) return { code: 'version-data', severity: 'note', sentence: `The version went from ${from}: only the site's data moved, so the site resubmitted data and the processing is the same.${years}` };
  if (processing) return { code: 'version-processing', severity: 'note', sentence: `The version went from ${from}: only the processing moved; the site's data are the same, and many fields may change at all sites.${years}` };
  if (years !== '') return { code: 'version-years', severity: 'note', sentence: `The version is ${base.version} in both.${years}` };
  return sameContent ? null : { code: 'version-silent', severity: 'warning', sentence: `Both releases say that they are version ${base.version}, and they differ: the change was made without a new version.` };
}
