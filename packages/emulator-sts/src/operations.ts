import type { OperationTable } from '@scones/emulator-core';
import { assumeRole } from './operations/assume-role.ts';
import { getCallerIdentity } from './operations/get-caller-identity.ts';
import type { StsContext } from './sts-context.ts';

/** Every operation that is supported. */
export const operations = {
  AssumeRole: assumeRole,
  GetCallerIdentity: getCallerIdentity,
} satisfies OperationTable<StsContext>;
