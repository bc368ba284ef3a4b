import type { OperationTable } from '@scones/emulator-core';
import { assumeRole } from './operations/assume-role.ts';
import { assumeRoleWithSaml } from './operations/assume-role-with-saml.ts';
import { assumeRoleWithWebIdentity } from './operations/assume-role-with-web-identity.ts';
import { getAccessKeyInfo } from './operations/get-access-key-info.ts';
import { getCallerIdentity } from './operations/get-caller-identity.ts';
import { getSessionToken } from './operations/get-session-token.ts';
import type { StsContext } from './sts-context.ts';

/** Every operation that is supported. */
export const operations = {
  AssumeRole: assumeRole,
  AssumeRoleWithSAML: assumeRoleWithSaml,
  AssumeRoleWithWebIdentity: assumeRoleWithWebIdentity,
  GetAccessKeyInfo: getAccessKeyInfo,
  GetCallerIdentity: getCallerIdentity,
  GetSessionToken: getSessionToken,
} satisfies OperationTable<StsContext>;
