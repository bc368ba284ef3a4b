import { expect, it } from 'vitest';
import { standingOf } from './standing.ts';
import type { Step } from './workflow-steps.ts';

const steps = (...states: Step['state'][]): Step[] =>
  states.map((state, index) => ({
    title: ['Provision', 'Stage', 'Train'][index] ?? '',
    what: '',
    state,
    to: '/',
    command: `command ${index}`,
  }));

it('names the first step that is open', () => {
  const { sentence, next } = standingOf(steps('done', 'open', 'open'));
  expect(sentence).toBe('1 of 3 steps are done. Next: Stage.');
  expect(next?.command).toBe('command 1');
});

it('says what runs, and asks for nothing meanwhile', () => {
  expect(standingOf(steps('done', 'running', 'open'))).toEqual({
    sentence: '1 of 3 steps are done. Stage runs.',
    next: undefined,
  });
});

it('points to what failed', () => {
  expect(standingOf(steps('done', 'failed', 'open')).sentence).toBe(
    '1 of 3 steps are done. Stage failed: look why.',
  );
});

it('says when all is done, also where an alarm rings', () => {
  expect(standingOf(steps('done', 'done', 'rings'))).toEqual({
    sentence: 'All steps are done.',
    next: undefined,
  });
});
