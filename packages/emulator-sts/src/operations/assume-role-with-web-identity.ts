import type {
  AssumeRoleWithWebIdentityCommandOutput,
  AssumeRoleWithWebIdentityRequest,
} from '@aws-sdk/client-sts';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { policyArns, requireRoleArn, roleArn, sessionName, sessionPolicy } from '../members.ts';
import { stsOperation } from '../sts-context.ts';

const input = structure<AssumeRoleWithWebIdentityRequest>()({
  RoleArn: roleArn,
  RoleSessionName: sessionName,
  WebIdentityToken: z.string().min(4).max(20_000),
  DurationSeconds: z.int().min(900).max(43_200).optional(),
  Policy: sessionPolicy,
  PolicyArns: policyArns,
});

/** The account has no identity provider, so no token can come from a known one. */
export const assumeRoleWithWebIdentity = stsOperation<AssumeRoleWithWebIdentityCommandOutput>()(
  input,
  (_, { RoleArn, WebIdentityToken }) => {
    requireRoleArn(RoleArn);
    throw errors.InvalidIdentityToken.noProvider({ issuer: issuerOf(WebIdentityToken) });
  },
);

const claims = z.looseObject({ iss: z.string() });

function issuerOf(token: string): string {
  try {
    return claims.parse(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())).iss;
  } catch (cause) {
    throw errors.InvalidIdentityToken.notJwt({ cause });
  }
}
