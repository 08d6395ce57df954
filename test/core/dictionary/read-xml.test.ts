import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { childOf, descendants, readXml, textIn } from '../../../src/core/dictionary/read-xml.js';
import { isPalimpsestError } from '../../../src/core/errors.js';

describe('XML is read', () => {
  it('elements, attributes, text', () => {
    const root = readXml('\ufeff<?xml version="1.0"?>\n<!DOCTYPE a SYSTEM "a.dtd">\n<n:a x="1 &lt; 2" y=\'"\'>one <b/>two<c>3</c></n:a>\n', 'f');
    assert.deepEqual([root.name, [...root.attributes], root.text, root.children.map((child) => child.name)], ['a', [['x', '1 < 2'], ['y', '"']], 'one two', ['b', 'c']]);
    assert.equal(textIn(childOf(root, 'c')), '3');
    assert.equal(childOf(root, 'c', 'd'), null);
  });
  it('entities and CDATA', () => assert.equal(readXml('<a>&amp;&lt;&gt;&quot;&apos;&#176;&#xB5;<![CDATA[<&>]]></a>', 'f').text, '&<>"\'°µ<&>'));
  it('elements at any depth', () => assert.equal(descendants(readXml('<a><b><c/><b><c/></b></b></a>', 'f'), 'c').length, 2));
});

describe('XML that is not well-formed is refused with its line', () => {
  const TABLE: readonly (readonly [string, string, RegExp])[] = [
    ['an element that is not closed', '<a>\n<b>\n</a>', /f, line 3: .*closes “a”/],
    ['an end before the end', '<a><b>', /ends inside the element “b”/],
    ['a closing tag too many', '<a/></a>', /closes “a”/],
    ['two elements', '<a/><b/>', /does not hold one element/],
    ['nothing', '', /does not hold one element/],
    ['an attribute without quotes', '<a b=1/>', /not well-formed/],
    ['a lone bracket', '<a>1 < 2</a>', /not well-formed/],
    ['an unknown entity', '<a>&nbsp;</a>', /“&nbsp;”, which stands for nothing known/],
    ['a lone ampersand', '<a>R & D</a>', /stands for nothing known/],
    ['entities of its own', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', /declares entities of its own/],
    ['an endless nest', '<a>'.repeat(300), /nests more than 200/],
  ];
  for (const [what, source, sentence] of TABLE) it(what, () => assert.throws(() => readXml(source, 'f'), (error) => isPalimpsestError(error, 'ParseError') && sentence.test(error.message)));
});
