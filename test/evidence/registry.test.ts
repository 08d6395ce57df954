/** The evidence is whole: what code and views cite exists, and nothing unverified is printed as if it were. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { doiWords, ruleEvidence, STUDIES, viewCase } from '../../components/evidence/registry.js';
import { RULE_IDS, RULES } from '../../components/evidence/rules.js';
import { NO_STUDY_FOUND, VIEWS } from '../../components/evidence/views.js';
import { filesEndingWith, textOf } from '../architecture/source-files.js';

const sources = [...filesEndingWith('.ts', 'src'), ...filesEndingWith('.ts', 'components'), ...filesEndingWith('.ts', 'test')];

/** “VIEWS R4”, “VIEWS R1 to R23”, “VIEWS R5, R6”. */
function rulesCited(text: string): string[] {
  return [...text.matchAll(/VIEWS (R\d+(?:(?:, | and | to )R\d+)*)/g)].flatMap((found) => found[1]!.match(/R\d+/g) ?? []);
}

/** Elements whose class is a view, by their names. */
function viewsIn(text: string): string[] {
  return [...text.matchAll(/static (?:override )?readonly viewName(?:: string)? = '([^']+)'/g)].map((found) => found[1]!);
}

describe('the rules of the views', () => {
  it('are 23, each with its words', () => {
    assert.deepEqual(RULE_IDS, Array.from({ length: 23 }, (_, i) => `R${i + 1}`));
    for (const id of RULE_IDS) assert.match(RULES[id], /^[A-Z].{20,}[^.]$/, id);
  });

  it('are the only ones that code and tests cite', () => {
    const cited = sources.flatMap((file) => rulesCited(textOf(file)).map((rule) => ({ file, rule })));
    assert.ok(cited.length > 5);
    assert.deepEqual(cited.filter(({ rule }) => !(rule in RULES)), []);
    assert.deepEqual(rulesCited(['VIEWS', 'R4, R99 and R3; VIEWS', 'R1 to R7'].join(' ')), ['R4', 'R99', 'R3', 'R1', 'R7']);
  });

  it('have studies, but for those that are convention or arithmetic', () => {
    const without = RULE_IDS.filter((id) => ruleEvidence(id).for.length === 0);
    assert.deepEqual(without, ['R5', 'R11', 'R14', 'R16']);
  });

  it('show the studies against them', () => {
    const against = Object.fromEntries(RULE_IDS.map((id) => [id, ruleEvidence(id).against.map((study) => study.id)]).filter(([, ids]) => ids!.length > 0));
    assert.deepEqual(against, {
      R4: ['loy2016'], R6: ['mccoleman2022', 'davis2024'], R9: ['ondov2019', 'heer2007'], R15: ['kale2021'], R17: ['effectwording'], R20: ['dasgupta2020'],
    });
  });
});

describe('the studies', () => {
  it('are named once, and speak of rules that exist', () => {
    assert.equal(STUDIES.length, 110);
    assert.equal(new Set(STUDIES.map(({ id }) => id)).size, 110);
    for (const { id, cite, supports = [], contradicts = [], n } of STUDIES) {
      assert.ok(cite.length > 3, id);
      for (const rule of [...supports, ...contradicts]) assert.ok(rule in RULES, `${id}: ${rule}`);
      assert.ok(n === undefined || (Number.isInteger(n) && n > 0), id);
    }
  });

  it('have DOIs that are DOIs', () => {
    const found = STUDIES.map(doiWords).filter((words) => words !== null);
    assert.ok(found.length > 40);
    for (const { doi, href } of found) {
      assert.match(doi, /^10\.\d{4,9}\/\S+$/);
      assert.equal(new URL(href).hostname, 'doi.org');
    }
  });

  it('mark a DOI that was not seen at its source', () => {
    const unseen = STUDIES.filter(({ doi, doiSeen }) => doi !== undefined && doiSeen !== true);
    assert.deepEqual(unseen.map(({ id }) => id), ['wang2022ditl', 'niederer2018taco']);
    for (const study of unseen) assert.equal(doiWords(study)?.mark, ' (DOI not verified)');
    assert.equal(doiWords(STUDIES.find(({ id }) => id === 'harrison2014')!)?.mark, '');
  });

  it('have no grade where they are unverified', () => {
    for (const { id, read, grade } of STUDIES) if (read.every((mark) => mark === 'M')) assert.equal(grade, undefined, id);
  });
});

describe('the views', () => {
  it('rest on studies that exist, or say that they are convention', () => {
    for (const [name, entry] of Object.entries(VIEWS)) {
      assert.match(name, /^change-[a-z-]+$/);
      assert.equal(viewCase(name)?.studies.length, entry.studies.length, `${name} names a study that is not there`);
      assert.ok(entry.studies.length > 0 || entry.convention !== undefined, name);
      if (entry.grade === 'D') assert.ok((entry.convention ?? '').length > 40, `${name} says why`);
    }
    assert.equal(viewCase('change-nothing'), null);
  });

  it('are all in the registry', () => {
    const built = sources.filter((file) => file.startsWith('components/')).flatMap((file) => viewsIn(textOf(file))).filter((name) => name !== '');
    assert.deepEqual(built.filter((name) => !(name in VIEWS)), []);
    assert.deepEqual(viewsIn("static override readonly viewName = 'change-x';"), ['change-x']);
  });

  it('were not studied with this kit, and nobody is said to have studied what nobody did', () => {
    for (const [name, { kitStudies }] of Object.entries(VIEWS)) assert.deepEqual(kitStudies, [], name);
    assert.equal(NO_STUDY_FOUND.length, 12);
  });
});
