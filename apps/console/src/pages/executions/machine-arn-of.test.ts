import { expect, it } from 'vitest';
import { machineArnOf } from './machine-arn-of.ts';

const prefix = 'arn:aws:states:us-east-1:000000000000';

it('has the machine of an execution', () => {
  expect(machineArnOf(`${prefix}:execution:Sort:one`)).toBe(`${prefix}:stateMachine:Sort`);
});

it('has the machine of a child of a Map Run', () => {
  expect(machineArnOf(`${prefix}:execution:Sort/Batch:one`)).toBe(`${prefix}:stateMachine:Sort`);
});
