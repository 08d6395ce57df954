import { expect } from 'chai';
import { render } from 'lit';
import { gradeWords, renderEvidenceCard } from '../../components/evidence/evidence-card.js';
import { ruleEvidence } from '../../components/evidence/registry.js';
import { RULE_IDS } from '../../components/evidence/rules.js';
import { VIEWS } from '../../components/evidence/views.js';
import { textOf } from './mount.js';

function card(view: string): HTMLElement {
  const place = document.createElement('div');
  render(renderEvidenceCard(view, 4), place);
  return place;
}

describe('“Why this chart?”', () => {
  it('names the studies with DOI, people, finding and grade', () => {
    const words = textOf(card('change-agreement'));
    expect(words).to.contain('doi:10.1109/tvcg.2014.2346979 n = 1,687, grade B');
    expect(words).to.contain('Grade B/D: a controlled experiment on this task, or several near it; a convention of the field; no user study found.');
    expect(words).to.contain('Studied in this kit: none yet.');
  });

  it('shows what speaks against a rule under the rule, for every view that follows one', () => {
    let shown = 0;
    for (const view of Object.keys(VIEWS)) {
      for (const item of card(view).querySelectorAll<HTMLElement>('[data-rule]')) {
        const { against } = ruleEvidence(item.dataset['rule'] as (typeof RULE_IDS)[number]);
        expect(item.querySelectorAll('.contrary').length, `${view} ${item.dataset['rule']}`).to.equal(against.length);
        for (const study of against) expect(textOf(item)).to.contain(study.cite.replace(/\s+/g, ' '));
        shown += against.length;
      }
    }
    expect(shown).to.be.above(5);
  });

  it('never shows an unverified DOI unmarked', () => {
    expect(textOf(card('change-columns'))).to.contain('doi:10.1145/3491102.3502123 (DOI not verified)');
    for (const view of Object.keys(VIEWS)) {
      for (const link of card(view).querySelectorAll('a')) {
        const marked = textOf(link.parentElement).includes(`${textOf(link)} (DOI not verified)`);
        expect(marked, textOf(link)).to.equal(/3502123|2745298/.test(textOf(link)));
      }
    }
  });

  it('says that a view is convention, and why', () => {
    expect(textOf(card('change-reference-figure'))).to.match(/Grade D: a convention .* Convention\. The picture by which a community/);
    expect(textOf(card('change-resilience'))).to.contain('Convention. The concept is new here');
    expect(textOf(card('change-resilience'))).not.to.contain('Studies');
  });

  it('says what is only known at second hand or unverified', () => {
    expect(textOf(card('change-effects'))).to.contain('unverified');
    expect(textOf(card('change-pairs'))).to.contain('known at second hand');
  });

  it('puts every grade into words', () => {
    for (const [view, { grade }] of Object.entries(VIEWS)) expect(gradeWords(grade), view).to.match(/^[a-z]/);
    expect(gradeWords('A-')).to.equal('several controlled experiments on this task');
    expect(gradeWords('B (Q-Q) / D (shift function)').split(';')).to.have.length(3);
  });
});
