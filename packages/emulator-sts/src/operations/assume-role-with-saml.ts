import type { AssumeRoleWithSAMLCommandOutput, AssumeRoleWithSAMLRequest } from '@aws-sdk/client-sts';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { policyArns, requireRoleArn, roleArn, sessionPolicy } from '../members.ts';
import { stsOperation } from '../sts-context.ts';

const input = structure<AssumeRoleWithSAMLRequest>()({
  RoleArn: roleArn,
  PrincipalArn: z.string().min(20).max(2048),
  SAMLAssertion: z.string().min(4).max(100_000),
  DurationSeconds: z.int().min(900).max(43_200).optional(),
  Policy: sessionPolicy,
  PolicyArns: policyArns,
});

/** The account has no identity provider, so no assertion can come from a known one. */
export const assumeRoleWithSaml = stsOperation<AssumeRoleWithSAMLCommandOutput>()(input, (_, { RoleArn }) => {
  requireRoleArn(RoleArn);
  throw errors.InvalidIdentityToken.noSamlProvider();
});
