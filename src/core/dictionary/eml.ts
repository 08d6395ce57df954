/** EML (Ecological Metadata Language 2.x): the attribute list of each data table, with units, types, codes, the primary key and the file's name. */
import { columnOf, dictionaryOf, said, typeOfWord, unitSaid, type Dictionary, type DictionaryColumn, type DictionaryType } from './dictionary.js';
import { childOf, descendants, textIn, type XmlElement } from './read-xml.js';

export function isEml(root: XmlElement): boolean {
  return root.name === 'eml' || descendants(root, 'attributeList').length > 0 || root.name === 'attributeList';
}

export function readEml(root: XmlElement, name: string): Dictionary[] {
  const tables = [...descendants(root, 'dataTable'), ...descendants(root, 'otherEntity')].filter((table) => childOf(table, 'attributeList') !== null);
  if (tables.length > 0) return tables.map((table) => tableOf(table, name));
  const lists = root.name === 'attributeList' ? [root] : descendants(root, 'attributeList');
  return lists.map((list) => dictionaryOf(name, 'eml', { columns: columnsOf(list) }));
}

function tableOf(table: XmlElement, name: string): Dictionary {
  const list = childOf(table, 'attributeList')!;
  const ids = new Map(descendants(list, 'attribute').map((attribute) => [attribute.attributes.get('id') ?? '', textIn(childOf(attribute, 'attributeName'))]));
  const keyed = descendants(table, 'primaryKey')[0];
  const key = keyed === undefined ? [] : descendants(keyed, 'attributeReference').map((reference) => ids.get(textIn(reference)) ?? textIn(reference)).filter((each) => each !== '');
  return dictionaryOf(name, 'eml', {
    describes: said(textIn(childOf(table, 'physical', 'objectName'))) ?? said(textIn(childOf(table, 'entityName'))), columns: columnsOf(list), key: key.length > 0 ? key : null,
  });
}

function columnsOf(list: XmlElement): DictionaryColumn[] {
  return list.children.filter((child) => child.name === 'attribute').flatMap((attribute) => {
    const name = said(textIn(childOf(attribute, 'attributeName')));
    if (name === null) return [];
    const scale = childOf(attribute, 'measurementScale')?.children[0] ?? null;
    const unit = childOf(scale, 'unit', 'standardUnit') ?? childOf(scale, 'unit', 'customUnit');
    const codes = attribute.children.filter((child) => child.name === 'missingValueCode').flatMap((each) => { const code = said(textIn(childOf(each, 'code'))); return code === null ? [] : [code]; });
    const { type, typeWord } = typeIn(attribute, scale);
    return [columnOf(name, { unit: unitSaid(textIn(unit)), definition: said(textIn(childOf(attribute, 'attributeDefinition'))), longName: said(textIn(childOf(attribute, 'attributeLabel'))), type, typeWord, missing: codes.length > 0 ? codes : null })];
  });
}

/** The measurement scale is required and checked; the storage type is a free word. */
function typeIn(attribute: XmlElement, scale: XmlElement | null): { type: DictionaryType | null; typeWord: string | null } {
  const storage = said(textIn(childOf(attribute, 'storageType')));
  const domain = said(textIn(childOf(scale, 'numericDomain', 'numberType')));
  switch (scale?.name) {
    case 'dateTime': return { type: 'time', typeWord: storage ?? 'dateTime' };
    case 'nominal': case 'ordinal': return { type: 'text', typeWord: storage ?? scale.name };
    case 'interval': case 'ratio': return { type: domain === null || domain === 'real' ? 'number' : 'integer', typeWord: domain ?? storage ?? scale.name };
    default: return { type: typeOfWord(storage), typeWord: storage };
  }
}
