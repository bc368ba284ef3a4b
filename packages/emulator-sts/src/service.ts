import type { Clock, Random } from '@scones/deterministic';
import {
  type EmulatedService,
  type Identity,
  type OperationTable,
  queryService,
} from '@scones/emulator-core';
import { assumeRole } from './operations/assume-role.ts';
import { getCallerIdentity } from './operations/get-caller-identity.ts';

/** What the operations work on. */
export interface StsContext {
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
}

export const operations = {
  AssumeRole: assumeRole,
  GetCallerIdentity: getCallerIdentity,
} satisfies OperationTable<StsContext>;

/** The emulator's STS: whoever calls is the root of the one account. */
export function stsService(context: StsContext): EmulatedService {
  return queryService({
    name: 'sts',
    version: '2011-06-15',
    namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
    operations,
    context,
  });
}
