import * as sdk from '@aws-sdk/client-sns';
import { operationsWithoutOutput } from '@scones/emulator-core/testing';
import { expect, it } from 'vitest';
import { operations, WITHOUT_RESULT } from './operations.ts';

it('answers no result for exactly the operations that have no output in AWS’s model', () => {
  expect(WITHOUT_RESULT.toSorted()).toEqual(operationsWithoutOutput(sdk, Object.keys(operations)));
});
