import { expect, it } from 'vitest';
import { readCause } from './read-cause.ts';

it('finds the sentence in the error document of a function', () => {
  const cause = JSON.stringify({ errorType: 'PictureNotFound', errorMessage: 'There is none.', trace: [] });
  expect(readCause(cause)).toEqual({ message: 'There is none.', isDocument: true });
});

it('takes what is no such document as it is', () => {
  expect(readCause('It rained.')).toEqual({ message: 'It rained.', isDocument: false });
  expect(readCause('{"a":1}')).toEqual({ message: '{"a":1}', isDocument: false });
  expect(readCause('{"errorMessage":7}')).toEqual({ message: '{"errorMessage":7}', isDocument: false });
  expect(readCause('')).toEqual({ message: '', isDocument: false });
  expect(readCause('null')).toEqual({ message: 'null', isDocument: false });
});

it('finds the sentence in what a service answered', () => {
  expect(readCause('{"Message":"Rate exceeded"}').message).toBe('Rate exceeded');
});
