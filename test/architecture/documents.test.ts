/** Links of the documents lead somewhere, and the commands they name exist. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, it } from 'node:test';
import { filesEndingWith, ROOT, textOf } from './source-files.js';

const documents = filesEndingWith('.md');

/** Targets of inline links, images and reference definitions, outside of code. */
function linksOf(text: string): string[] {
  const prose = text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
  const inline = [...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)].map((match) => match[1]!);
  const definitions = [...prose.matchAll(/^\[[^\]]+\]:\s*<?(\S+?)>?\s*$/gm)].map((match) => match[1]!);
  return [...inline, ...definitions];
}

/** Anchors as the common renderers make them from headings. */
function anchorsOf(text: string): Set<string> {
  const headings = [...text.replace(/```[\s\S]*?```/g, '').matchAll(/^#{1,6}\s+(.*?)\s*#*$/gm)].map((match) => match[1]!);
  return new Set(headings.map((heading) => heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').trim().replace(/\s/g, '-')));
}

function brokenLink(document: string, link: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(link)) return null;
  const [path = '', anchor] = decodeURIComponent(link).split('#');
  const target = path === '' ? document : posix.normalize(posix.join(posix.dirname(document), path));
  if (target.startsWith('..') || !existsSync(join(ROOT, target))) return `${document}: ${link} does not exist`;
  if (anchor !== undefined && target.endsWith('.md') && !anchorsOf(textOf(target)).has(anchor)) return `${document}: ${link} has no such heading`;
  return null;
}

describe('documents', () => {
  it('link to what exists', () => {
    assert.ok(documents.length > 0);
    assert.deepEqual(documents.flatMap((document) => linksOf(textOf(document)).map((link) => brokenLink(document, link))).filter((sentence) => sentence !== null), []);
  });

  it('name scripts that package.json has', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    const named = documents.flatMap((document) => [...textOf(document).matchAll(/npm (?:run ([\w:-]+)|(start|test))/g)].map((match) => `${document}: ${match[1] ?? match[2]}`));
    assert.deepEqual(named.filter((entry) => !((entry.split(': ')[1] ?? '') in scripts)), []);
  });

  it('are checked by a rule that finds a broken link', () => {
    assert.deepEqual(linksOf('[a](b.md) ![c](<d.png>) `[e](f)`\n[g]: h.md'), ['b.md', 'd.png', 'h.md']);
    assert.notEqual(brokenLink('CONTRIBUTING.md', 'no-such-file.md'), null);
    assert.notEqual(brokenLink('CONTRIBUTING.md', '#no-such-heading'), null);
    assert.equal(brokenLink('CONTRIBUTING.md', 'https://example.org/x'), null);
  });
});
