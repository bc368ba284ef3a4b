import { expect, it } from 'vitest';
import { jsonLines, placeOf } from './json-lines.ts';

const document = {
  StartAt: 'A',
  States: { 'A/B': { Type: 'Pass', Empty: {}, List: [1, { x: null }] } },
  None: [],
};

it('writes as JSON.stringify does', () => {
  expect(jsonLines(document).lines.join('\n')).toBe(JSON.stringify(document, undefined, 2));
  expect(jsonLines('text').lines).toEqual(['"text"']);
});

it('knows where each member begins and ends', () => {
  const { places } = jsonLines(document);
  expect(places.get('/StartAt')).toEqual({ first: 1, last: 1 });
  expect(places.get('/States/A~1B')).toEqual({ first: 3, last: 12 });
  expect(places.get('/States/A~1B/List/1/x')).toEqual({ first: 9, last: 9 });
});

it('takes what is around a pointer that leads nowhere', () => {
  const { places } = jsonLines(document);
  expect(placeOf('/States/A~1B/Type/Deeper', places)).toEqual(places.get('/States/A~1B/Type'));
  expect(placeOf('/Other', places)).toEqual(places.get(''));
});
