import { expect, it } from 'vitest';
import { element, escapeText } from '../charts/svg.ts';
import { html, Html } from './html.ts';

it('escapes whatever is put into the page', () => {
  expect(html`<p title="${`"'`}">${'<b>&</b>'} ${7}</p>`.markup).toBe(
    '<p title="&quot;&#39;">&lt;b&gt;&amp;&lt;/b&gt; 7</p>',
  );
});

it('leaves markup as it is, one piece or several', () => {
  const rows = ['a', '<b>'].map((name) => html`<td>${name}</td>`);
  expect(html`${rows}${new Html('<hr>')}`.markup).toBe('<td>a</td><td>&lt;b&gt;</td><hr>');
});

it('writes nothing for what is not there', () => {
  expect(html`a${undefined}b${false}c${[]}`.markup).toBe('abc');
});

it('writes zero and empty text', () => {
  expect(html`${0}|${''}`.markup).toBe('0|');
});

it('replaces control characters, which XML does not allow at all', () => {
  expect(escapeText('a\u0000b\u001fc\n\t')).toBe('a\ufffdb\ufffdc\n\t');
});

it('rounds numbers of a drawing to two decimals, and never writes minus zero', () => {
  expect(element('line', { x1: 1 / 3, x2: -0.001, y1: undefined, class: '"' })).toBe(
    '<line x1="0.33" x2="0" class="&quot;"/>',
  );
});
