import type { Identity } from '@scones/emulator-core';
import type { AccessRequest } from '../policy/is-allowed.ts';
import { RESOURCES } from './resources.ts';
import { s3Access } from './s3-access.ts';

/** Operations that another action allows, or whose service IAM calls otherwise. */
const ACTIONS: Readonly<Record<string, string>> = {
  'lambda:Invoke': 'lambda:InvokeFunction',
  'lambda:DownloadFunctionCode': 'lambda:GetFunction',
  'lambda:DownloadLayerVersion': 'lambda:GetLayerVersion',
  'lambda:GetLayerVersionByArn': 'lambda:GetLayerVersion',
};
const PREFIXES: Readonly<Record<string, string>> = {
  monitoring: 'cloudwatch',
  tagging: 'tag',
  'sagemaker-runtime': 'sagemaker',
};

/** Operations that everybody may call. */
const FREE = new Set(['sts:GetCallerIdentity']);

/**
 * What a role needs to be allowed for an operation of the emulator's services, by their names in the emulator
 * (https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html).
 */
export function requiredAccess(
  service: string,
  operation: string,
  input: unknown,
  identity: Identity,
): AccessRequest[] {
  const members = (input ?? {}) as Readonly<Record<string, unknown>>;
  if (service === 's3') return s3Access(operation, members);
  const prefix = PREFIXES[service] ?? service;
  const plain = `${prefix}:${operation}`;
  if (FREE.has(plain)) return [];
  const about = [RESOURCES[prefix]?.(members, identity, operation) ?? []].flat();
  const resources = about.length > 0 ? about : ['*'];
  const namespace = members['Namespace'];
  const context =
    prefix === 'cloudwatch' && typeof namespace === 'string'
      ? { 'cloudwatch:namespace': namespace }
      : undefined;
  return resources.map((resource) => ({
    action: ACTIONS[plain] ?? plain,
    resource,
    ...(context && { context }),
  }));
}
