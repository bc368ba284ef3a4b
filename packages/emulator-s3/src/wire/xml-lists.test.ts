import { parseXml, renderXml, type XmlValue } from '@scones/emulator-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toElements, toMembers } from './xml-lists.ts';

const text = fc.stringMatching(/^[a-z]{1,5}$/);
const tags = fc.array(fc.record({ Key: text, Value: text }), { maxLength: 3 });

function throughXml(members: XmlValue): unknown {
  const { Root } = parseXml(renderXml('Root', toElements(members)));
  return Root === '' ? {} : toMembers(Root as Parameters<typeof toMembers>[0]);
}

describe('the lists of a document', () => {
  it('come back from XML, of one or of many', () => {
    const documents = fc.record({
      TagSet: tags,
      Rules: fc.array(fc.record({ ID: text }), { minLength: 1, maxLength: 3 }),
      CORSRules: fc.array(
        fc.record({ AllowedMethods: fc.array(text, { minLength: 1, maxLength: 3 }), ID: text }),
        { minLength: 1, maxLength: 2 },
      ),
    });
    fc.assert(
      fc.property(documents, (document) => {
        expect(throughXml(document)).toEqual(document);
      }),
      { seed: 9, numRuns: 200 },
    );
  });

  it('are elements of another name, or within one of their own', () => {
    expect(toElements({ Rules: [{ ID: 'a' }], TagSet: [{ Key: 'k' }], Name: 'n' })).toEqual({
      Rule: [{ ID: 'a' }],
      TagSet: { Tag: [{ Key: 'k' }] },
      Name: 'n',
    });
  });

  it('of a list of access have their grantees’ kind in an attribute', () => {
    const xml = renderXml(
      'AccessControlPolicy',
      toElements({ Grants: [{ Grantee: { ID: 'me', Type: 'CanonicalUser' }, Permission: 'READ' }] }),
    );
    expect(xml).toContain('<AccessControlList><Grant><Grantee xmlns:xsi=');
    expect(xml).toContain('xsi:type="CanonicalUser"><ID>me</ID>');
  });

  it.each([
    ['<Filter><Tag><Key>k</Key></Tag></Filter>', { Filter: { Tag: { Key: 'k' } } }],
    [
      '<Filter><And><Prefix>p</Prefix><Tag><Key>k</Key></Tag></And></Filter>',
      { Filter: { And: { Prefix: 'p', Tags: [{ Key: 'k' }] } } },
    ],
    ['<Tags><Tag><Key>k</Key></Tag></Tags>', { Tags: [{ Key: 'k' }] }],
    ['<TagSet></TagSet>', { TagSet: [] }],
    ['<TagSet/>', { TagSet: [] }],
  ])('are read from %s', (xml, members) => {
    const { Root } = parseXml(`<Root>${xml}</Root>`);
    expect(toMembers(Root as Parameters<typeof toMembers>[0])).toEqual(members);
  });
});
