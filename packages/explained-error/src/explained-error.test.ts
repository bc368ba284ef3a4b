import { describe, expect, it } from 'vitest';
import { describeFailure } from './describe-failure.ts';
import { ExplainedError } from './explained-error.ts';

class KettleError extends ExplainedError<'NO_WATER'> {
  override readonly name = 'KettleError';
}

describe('an explained error', () => {
  it('has a code, a hint and its cause', () => {
    const cause = new Error('dry');
    const error = new KettleError('NO_WATER', 'The kettle is empty', 'Fill it.', { cause });
    expect(error).toMatchObject({
      code: 'NO_WATER',
      message: 'The kettle is empty',
      hint: 'Fill it.',
      cause,
    });
  });

  it('is told apart by its class and by its name', () => {
    const error = new KettleError('NO_WATER', 'The kettle is empty', 'Fill it.');
    expect(error).toBeInstanceOf(ExplainedError);
    expect(error.name).toBe('KettleError');
    expect(String(error)).toBe('KettleError: The kettle is empty');
    expect(new ExplainedError('ODD', 'Odd', 'Look.').name).toBe('ExplainedError');
  });
});

describe('the description of a failure', () => {
  it.each([
    ['The kettle is empty', 'The kettle is empty. Fill it.'],
    ['The kettle is empty.', 'The kettle is empty. Fill it.'],
    ['Is it empty?', 'Is it empty? Fill it.'],
    ['Empty\n  and cold ', 'Empty | and cold. Fill it.'],
  ])('puts the hint after %j', (message, description) => {
    expect(describeFailure(new KettleError('NO_WATER', message, 'Fill it.'))).toBe(description);
  });

  it('is the message of another error, on one line', () => {
    expect(describeFailure(new TypeError('odd\nthing'))).toBe('odd | thing');
  });

  it.each([
    ['text', 'text'],
    [undefined, 'undefined'],
    [7, '7'],
  ])('is the text of %j, which is no error', (thrown, description) => {
    expect(describeFailure(thrown)).toBe(description);
  });
});
