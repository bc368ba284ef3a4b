import { expect, it } from 'vitest';
import { changed, progressOf, waiting } from './uploads.ts';

const TWO = waiting([
  { name: 'a.png', size: 99 },
  { name: 'b.png', size: 299 },
]);

it('waits with every file at first', () => {
  expect(progressOf(TWO)).toEqual({ percent: 0, stored: 0, failed: [], isOver: false });
});

it('goes by the bytes that are sent, not by the files', () => {
  const half = changed(changed(TWO, 0, { state: 'stored' }), 1, { state: 'sending', sent: 100 });
  expect(progressOf(half)).toMatchObject({ percent: 50, stored: 1, isOver: false });
});

it('is over when each is stored or has failed, and says which have', () => {
  const ended = changed(changed(TWO, 0, { state: 'failed', problem: 'no room' }), 1, { state: 'stored' });
  expect(progressOf(ended)).toMatchObject({
    percent: 100,
    stored: 1,
    failed: [{ name: 'a.png', problem: 'no room' }],
    isOver: true,
  });
});

it('counts files that are empty', () => {
  const empty = waiting([{ name: 'a', size: 0 }]);
  expect(progressOf(empty).percent).toBe(0);
  expect(progressOf(changed(empty, 0, { state: 'stored' })).percent).toBe(100);
});
