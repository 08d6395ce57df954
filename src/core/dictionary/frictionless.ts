/** Frictionless data packages (`datapackage.json`), resources, and bare table schemas: types, units, codes and keys of each resource. */
import { columnOf, dictionaryOf, said, typeOfWord, unitSaid, type Dictionary, type DictionaryColumn } from './dictionary.js';

type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

export function isFrictionless(value: unknown): boolean {
  return isObject(value) && (Array.isArray(value.resources) ? value.resources.some((each) => isObject(each) && (isObject(each.schema) || each.path !== undefined)) : isSchema(value) || isSchema(value.schema));
}

function isSchema(value: unknown): boolean {
  return isObject(value) && Array.isArray(value.fields) && value.fields.some((field) => isObject(field) && typeof field.name === 'string');
}

export function readFrictionless(value: unknown, name: string): Dictionary[] {
  const top = value as Json;
  const version = said(top.version);
  if (isSchema(top)) return [tableOf(top, name, null, version)];
  const resources = Array.isArray(top.resources) ? top.resources.filter(isObject) : [top];
  return resources.flatMap((resource) => {
    const path = Array.isArray(resource.path) ? said(resource.path[0]) : said(resource.path);
    return isSchema(resource.schema) ? [tableOf(resource.schema as Json, name, path, said(resource.version) ?? version)] : [];
  });
}

function tableOf(schema: Json, name: string, describes: string | null, version: string | null): Dictionary {
  const missing = codes(schema.missingValues);
  const columns = (schema.fields as unknown[]).filter(isObject).flatMap((field) => (typeof field.name === 'string' ? [fieldOf(field, field.name, missing)] : []));
  const key = typeof schema.primaryKey === 'string' ? [schema.primaryKey] : Array.isArray(schema.primaryKey) ? schema.primaryKey.filter((each): each is string => typeof each === 'string') : [];
  return dictionaryOf(name, 'frictionless', { describes, columns, key: key.length > 0 ? key : null, version });
}

function fieldOf(field: Json, name: string, missing: readonly string[] | null): DictionaryColumn {
  const typeWord = said(field.type);
  return columnOf(name, { unit: unitSaid(field.unit ?? field.units), definition: said(field.description), longName: said(field.title), type: typeOfWord(typeWord), typeWord, missing: codes(field.missingValues) ?? missing });
}

/** Texts, or objects with a value and a label; empty text is missing anyway. */
function codes(value: unknown): string[] | null {
  if (!Array.isArray(value)) return null;
  const texts = value.flatMap((each) => { const text = said(isObject(each) ? each.value : each); return text === null ? [] : [text]; });
  return texts.length > 0 ? texts : null;
}
