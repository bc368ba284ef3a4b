import { describe, expect, it } from 'vitest';
import { escapeXml, parseXml, renderXml } from './xml.ts';

describe('renderXml', () => {
  it('writes elements, repeats lists, and leaves out what is undefined', () => {
    const value = {
      Name: 'a<b>&"c"',
      Item: [1, true],
      Inner: { When: new Date(0) },
      None: undefined,
      Empty: '',
    };
    expect(renderXml('Root', value, 'urn:x')).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<Root xmlns="urn:x"><Name>a&lt;b&gt;&amp;&quot;c&quot;</Name>' +
        '<Item>1</Item><Item>true</Item><Inner><When>1970-01-01T00:00:00.000Z</When></Inner><Empty></Empty></Root>',
    );
  });

  it('writes members that begin with @ as attributes', () => {
    const value = { Grantee: { '@xsi:type': 'a"b', ID: '1' } };
    expect(renderXml('R', value)).toContain('<R><Grantee xsi:type="a&quot;b"><ID>1</ID></Grantee></R>');
  });

  it('escapes what a parser would change', () => {
    expect(escapeXml('a\r\n\tb\u0001')).toBe('a&#xd;\n\tb&#x1;');
  });
});

describe('parseXml', () => {
  it('gives elements by name, without prefixes, attributes and indentation', () => {
    const text =
      '<?xml version="1.0"?>\n<x:Root xmlns:x="u">\n  <A b="c"> 1 </A>\n  <B>2</B><B><C/></B>\n</x:Root>';
    expect(parseXml(text)).toEqual({ Root: { A: ' 1 ', B: ['2', { C: '' }] } });
  });

  it.each([
    ['&#34;&#x22;&quot;', '"""'],
    ['&#39;&#x27;&apos;', "'''"],
    ['a&#13;&#xA;&#x1F6B2;b', 'a\r\n🚲b'],
    ['&amp;#34;&amp;lt;', '&#34;&lt;'],
    ['<![CDATA[&#34;<b>&amp;]]>&#34;', '&#34;<b>&amp;"'],
  ])('reads the references in %j', (content, text) => {
    expect(parseXml(`<R><A>${content}</A></R>`)).toEqual({ R: { A: text } });
  });

  it('reads back what was written', () => {
    const value = { Key: 'é🚲<>&"\'\r\n\u0001', Number: '01' };
    expect(parseXml(renderXml('R', value))).toEqual({ R: value });
  });

  it.each([
    '',
    'text',
    '<a>',
    '<a></b>',
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    '<a>&b;</a>',
    '<a>&amp</a>',
    '<a>&constructor;</a>',
    '<a>&toString;</a>',
    '<a>&#0;</a>',
    '<a>&#xd800;</a>',
    '<a>&#x110000;</a>',
    '<constructor/>',
    '<a><__proto__>b</__proto__></a>',
  ])('refuses %j', (text) => {
    expect(() => parseXml(text)).toThrow(SyntaxError);
  });
});
