import { structure } from '@scones/emulator-core';
import type { VpcConfig } from '@aws-sdk/client-sagemaker';
import { z } from 'zod';
import { text } from './constraints.ts';

export const roleArn = text({
  min: 20,
  max: 2048,
  pattern: 'arn:aws[a-z\\-]*:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+',
});

/** A key of KMS, or an empty text for none. Nothing is encrypted offline. */
export const kmsKeyId = text({ max: 2048, pattern: '[a-zA-Z0-9:/_-]*' });

const networkId = text({ max: 32, pattern: '[-0-9a-zA-Z]+' });

export const vpcConfig = structure<VpcConfig>()({
  SecurityGroupIds: z.array(networkId).min(1).max(5),
  Subnets: z.array(networkId).min(1).max(16),
});

/**
 * Members that are stored and shown and change nothing offline. Each has its name in the log, or none when it asks for
 * nothing.
 */
export function withoutEffect(members: Readonly<Record<string, unknown>>): string | undefined {
  const names = Object.keys(members)
    .filter((name) => asksForSomething(members[name]))
    .sort();
  return names.length === 0
    ? undefined
    : `The emulator keeps and shows these settings, which change nothing offline: ${names.join(', ')}.`;
}

function asksForSomething(value: unknown): boolean {
  if (value === undefined || value === false || value === '') return false;
  return !(
    typeof value === 'object' &&
    value !== null &&
    'DisableProfiler' in value &&
    value.DisableProfiler === true
  );
}
