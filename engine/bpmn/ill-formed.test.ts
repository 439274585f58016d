import { describe, expect, it } from '@jest/globals';
import { compile } from '../compile.ts';
import { bpmn, flows } from '../testing.ts';
import { xmlTokens } from './xml-tokens.ts';

const sound = bpmn(`<startEvent id="s"/><userTask id="t" name="NAME"/><endEvent id="e"/>${flows('s t e')}`);
const named = (name: string) => sound.replace('NAME', () => name);

async function faultsOf(xml: string): Promise<readonly string[]> {
  const result = await compile(xml);
  return result.ok ? [] : result.problems.map((problem) => `${problem.rule}: ${problem.reason.en}`);
}

describe('what XML forbids and its reader lets pass', () => {
  it.each([
    ['an entity nobody declared', named('&nbsp;'), 'An & is written'],
    ['a lone &', named('Đất & nhà'), 'An & is written'],
    ['a reference to nothing', named('&#0;'), 'An & is written'],
    ['a reference to half a character', named('&#xD800;'), 'An & is written'],
    ['a reference the reader would cut', named('&#x1F600;'), 'An & is written'],
    ['an attribute without quotes', sound.replace('id="e"', 'id=e'), 'Attributes are written'],
    ['an attribute without a value', sound.replace('id="e"', 'id="e" default'), 'Attributes are written'],
    ['quotes that do not end', sound.replace('id="e"', 'id="e'), 'Attributes are written'],
    ['attributes that touch', sound.replace('id="t" ', 'id="t"'), 'Attributes are written'],
    // The reader takes minutes for it.
    ['thousands of loose quotes', sound.replace('<endEvent', `${'<a b="'.repeat(100_001)}<endEvent`), 'Attributes are'],
    ['a control character', named('a\u0001b'), 'a character that XML does not allow'],
    ['half a character', named('a\ud800b'), 'a character that XML does not allow'],
    [
      'a document type',
      sound.replace('<definitions', '<!DOCTYPE definitions><definitions'),
      'document type declaration',
    ],
    [
      'entities that grow',
      sound
        .replace('<definitions', '<!DOCTYPE d [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><definitions')
        .replace('NAME', '&b;'),
      'document type declaration',
    ],
    [
      'an element with an unbound prefix',
      sound.replace('<endEvent id="e"/>', '<bpmn:endEvent id="e"/>'),
      'bound to no namespace',
    ],
    ['an attribute with an unbound prefix', named('a" camunda:assignee="b'), 'bound to no namespace'],
  ])('is refused: %s', async (_what, xml, reason) => {
    expect(await faultsOf(xml)).toEqual([expect.stringMatching(new RegExp(`^xml: .*${reason}`))]);
  });

  it.each([
    ['the references XML knows', named('&lt;&amp;&gt;&quot;&apos;&#272;&#x1EA5;')],
    ['a value that looks like an attribute', named('xmlns:a b:c=')],
    ['an & in a comment', sound.replace('<endEvent', '<!-- a & b --><endEvent')],
    [
      'an & in character data',
      sound.replace('<endEvent', '<documentation><![CDATA[a & b &x;]]></documentation><endEvent'),
    ],
    ['letters beyond 16 bits', named('😀')],
  ])('is not: %s', async (_what, xml) => {
    expect((await faultsOf(xml)).filter((fault) => fault.startsWith('xml'))).toEqual([]);
  });
});

it.each([
  ['no XML', 'a'.repeat(100_000)],
  ['an entity', named(`&${'a'.repeat(100_000)};`)],
  ['an unknown reference', sound.replace('targetRef="e"', `targetRef="${'a'.repeat(100_000)}"`)],
])('is not repeated at length: %s', async (_what, xml) => {
  const faults = await faultsOf(xml);
  expect(faults.length).toBeGreaterThan(0);
  expect(faults.join('').length).toBeLessThan(5_000);
});

describe('the tags of a text', () => {
  it('are found where the reader finds them', () => {
    const found = [...xmlTokens(`<?xml?><!-- <a> --><b:c d="<e>" f='>'/><g h="'"></g ><![CDATA[<i>]]><j k=<l>`)];
    expect(
      found
        .filter(({ name }) => name !== undefined)
        .map(({ prefix, name, closes, empty }) => [prefix, name, closes, empty]),
    ).toEqual([
      ['b', 'c', false, true],
      [undefined, 'g', false, false],
      [undefined, 'g', true, false],
      [undefined, 'j', false, false],
    ]);
  });

  // With a search that goes back, each of these takes minutes.
  it.each(['<!--', '<![CDATA[', '<?x ', '<a b="', `<a b='"`, '<a ', '<'])('are looked for once: %s', (piece) => {
    expect([...xmlTokens(piece.repeat(200_000))].length).toBeLessThanOrEqual(200_000);
  });
});
