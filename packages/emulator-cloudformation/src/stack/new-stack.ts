import { arn } from '@scones/emulator-core';
import type { CloudFormationContext } from '../context.ts';
import type { StackRecord } from './stack-record.ts';
import { names } from '../service-names.ts';

/** A stack of which nothing is made yet. */
export function newStack({ identity, random, clock }: CloudFormationContext, name: string): StackRecord {
  return {
    id: arn(identity, names.arn, `stack/${name}/${random.uuid()}`),
    name,
    status: 'REVIEW_IN_PROGRESS',
    statusReason: 'User Initiated',
    parameters: {},
    tags: {},
    capabilities: [],
    resources: {},
    order: [],
    outputs: [],
    createdAt: clock.now(),
  };
}
