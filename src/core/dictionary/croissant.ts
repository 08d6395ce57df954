/** Croissant (MLCommons JSON-LD): record sets with fields, their types, units and key, and the file that each comes from. */
import { columnOf, dictionaryOf, said, typeOfWord, unitSaid, type Dictionary } from './dictionary.js';
import { isObject } from './frictionless.js';

type Json = Readonly<Record<string, unknown>>;

export function isCroissant(value: unknown): boolean {
  return isObject(value) && list(member(value, 'recordSet')).some((set) => list(member(set, 'field')).length > 0);
}

export function readCroissant(value: unknown, name: string): Dictionary[] {
  const top = value as Json;
  const files = new Map(list(member(top, 'distribution')).flatMap((file) => { const id = said(file['@id']) ?? said(file.name); return id === null ? [] : [[id, said(member(file, 'contentUrl')) ?? said(member(file, 'includes')) ?? said(file.name)] as const]; }));
  return list(member(top, 'recordSet')).map((set) => {
    const setId = said(set['@id']) ?? said(set.name) ?? '';
    const fields = list(member(set, 'field'));
    const columns = fields.map((field) => {
      const typeWord = said(list(member(field, 'dataType'), true).map((each) => (typeof each === 'string' ? each : said((each as Json)['@id'])))[0]);
      return columnOf(nameOf(field, setId), { unit: unitSaid(unitOf(field)), definition: said(field.description), type: typeOfWord(typeWord), typeWord });
    });
    const source = fields.map((field) => sourceOf(field)).find((each) => each !== null) ?? null;
    const key = list(member(set, 'key'), true).flatMap((each) => {
      const id = typeof each === 'string' ? each : said((each as Json)['@id']);
      const field = fields.find((candidate) => id !== null && (said(candidate['@id']) === id || said(candidate.name) === id));
      return field === undefined ? [] : [nameOf(field, setId)];
    });
    return dictionaryOf(name, 'croissant', { describes: source === null ? null : files.get(source) ?? source, columns, key: key.length > 0 ? key : null, version: said(top.version) });
  });
}

/** The column in the file, where the source says it; else the field's name, without the record set's before it. */
function nameOf(field: Json, setId: string): string {
  const extract = member(member(field, 'source'), 'extract');
  const column = said(member(extract, 'column'));
  const name = said(field.name) ?? said(field['@id']) ?? '';
  return column ?? (setId !== '' && name.startsWith(`${setId}/`) ? name.slice(setId.length + 1) : name);
}

function sourceOf(field: Json): string | null {
  const source = member(field, 'source');
  for (const by of ['fileObject', 'fileSet', 'distribution']) {
    const file = member(source, by);
    const id = typeof file === 'string' ? file : said(member(file, '@id'));
    if (id !== null) return id;
  }
  return null;
}

function unitOf(field: Json): unknown {
  const unit = member(field, 'unit') ?? field.unitText ?? field.unitCode ?? field['qudt:unit'] ?? field['schema:unitText'];
  return isObject(unit) ? unit['@id'] ?? unit.name : unit;
}

/** A member under its plain name or with Croissant's prefix. */
function member(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] ?? value[`cr:${name}`] ?? value[`sc:${name}`] : undefined;
}

function list(value: unknown): Json[];
function list(value: unknown, texts: true): (Json | string)[];
function list(value: unknown, texts = false): (Json | string)[] {
  const items = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return items.filter((each): each is Json | string => isObject(each) || (texts && typeof each === 'string'));
}
