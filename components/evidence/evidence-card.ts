/** “Why this chart?”: the studies behind a view, what speaks against its rules, and what nobody has studied. */
import { html, nothing, type TemplateResult } from 'lit';
import { RULES } from './rules.js';
import { doiWords, viewCase, type RuleEvidence, type ViewCase } from './registry.js';
import type { Study } from './study.js';

const KINDS_OF_GRADE: Readonly<Record<string, string>> = {
  A: 'several controlled experiments on this task', B: 'a controlled experiment on this task, or several near it',
  C: 'design studies, qualitative studies or expert surveys', D: 'a convention of the field; no user study found',
};

export function renderEvidenceCard(view: string, level: number): TemplateResult {
  const found = viewCase(view);
  return html`<section class="evidence" aria-labelledby="why">
    <p id="why" class="title" role="heading" aria-level=${level}>Why this chart?</p>
    ${found === null ? html`<p>No evidence was collected for this chart: it is a convention.</p>` : renderCase(found, Math.min(6, level + 1))}
  </section>`;
}

function renderCase(found: ViewCase, level: number): TemplateResult {
  return html`
    <p>Grade ${found.grade}: ${gradeWords(found.grade)}.</p>
    ${found.convention === undefined ? nothing : html`<p>Convention. ${found.convention}</p>`}
    <p>Studied in this kit: ${found.kitStudies.length === 0 ? 'none yet' : found.kitStudies.map(({ n, date }) => `${n} people, ${date}`).join('; ')}.</p>
    ${found.studies.length === 0 ? nothing : html`<p class="title" role="heading" aria-level=${level}>Studies</p><ul>${found.studies.map((study) => html`<li>${renderStudy(study)}</li>`)}</ul>`}
    ${found.rules.length === 0 ? nothing : html`<p class="title" role="heading" aria-level=${level}>Rules it follows</p><ul>${found.rules.map(renderRule)}</ul>`}`;
}

/** The words of every grade that the letter or letters name: “B/D” has two. */
export function gradeWords(grade: string): string {
  const letters = [...new Set(grade.match(/\b[A-D]/g) ?? [])];
  return letters.map((letter) => KINDS_OF_GRADE[letter] ?? '').join('; ');
}

function renderRule({ rule, for: supporting, against }: RuleEvidence): TemplateResult {
  return html`<li data-rule=${rule}>
    <p><strong>${rule}</strong> ${RULES[rule]}. <span class="muted">${supporting.length === 0 ? 'No study speaks for it.' : `For it: ${supporting.map(shortName).join(', ')}.`}</span></p>
    ${against.map((study) => html`<div class="contrary"><p>Against it:</p>${renderStudy(study)}</div>`)}
  </li>`;
}

function renderStudy(study: Study): TemplateResult {
  const doi = doiWords(study);
  const facts = [
    study.n === undefined ? 'n not known' : `n = ${study.n.toLocaleString('en')}`, study.grade === undefined ? study.kind : `grade ${study.grade}`,
    ...(study.read.every((mark) => mark === 'M') ? ['unverified'] : study.read.every((mark) => mark === 'C' || mark === 'J') ? ['known at second hand'] : []),
  ];
  const year = study.year === undefined || study.cite.includes(String(study.year)) ? '' : ` (${study.year})`;
  return html`<p>${study.cite}${study.venue === undefined ? nothing : html`, ${study.venue}`}${year}.
    ${doi === null ? study.altId ?? nothing : html`<a href=${doi.href} rel="noreferrer">doi:${doi.doi}</a>${doi.mark}`}
    <span class="muted">${facts.join(', ')}</span></p>
    ${study.result === undefined ? nothing : html`<p>${study.result}.${study.effect === undefined ? nothing : html` <span class="muted">${study.effect}</span>`}</p>`}
    ${study.note === undefined ? nothing : html`<p class="muted small">Note: ${study.note}.</p>`}`;
}

function shortName(study: Study): string {
  const authors = study.cite.split(/[.:]/)[0] ?? study.cite;
  return study.year === undefined || authors.includes(String(study.year)) ? authors : `${authors} ${study.year}`;
}
