import type { Parameter, ParameterHistory, ParameterMetadata } from '@aws-sdk/client-ssm';
import { arn, type Identity } from '@scones/emulator-core';
import { names } from './service-names.ts';

/** One version of a parameter. */
export interface ParameterVersion {
  readonly name: string;
  readonly type: 'String' | 'StringList';
  readonly value: string;
  readonly description: string | undefined;
  readonly version: number;
  readonly modifiedAt: number;
  readonly allowedPattern?: string | undefined;
  readonly labels?: readonly string[];
}

/** A parameter as it is kept: its newest version, with those before it, oldest first. */
export interface ParameterRecord extends ParameterVersion {
  readonly history?: readonly ParameterVersion[];
}

/** As many versions as AWS keeps. */
export const MOST_VERSIONS = 100;

export function versionsOf({ history = [], ...newest }: ParameterRecord): ParameterVersion[] {
  return [...history, newest];
}

function parameterArn(identity: Identity, name: string): string {
  return arn(identity, names.arn, `parameter/${name.replace(/^\//, '')}`);
}

/** A parameter as AWS shows it; `selector` is the version or label that was asked for. */
export function parameterOutput(
  identity: Identity,
  { name, type, value, version, modifiedAt }: ParameterVersion,
  selector?: string,
): Parameter {
  return {
    Name: name,
    Type: type,
    Value: value,
    Version: version,
    ...(selector !== undefined && { Selector: `:${selector}` }),
    LastModifiedDate: new Date(modifiedAt),
    ARN: parameterArn(identity, name),
    DataType: 'text',
  };
}

/** Everything of a parameter but its value. */
export function metadataOutput(identity: Identity, version: ParameterVersion): ParameterMetadata {
  const { Value: _value, ...shown } = parameterOutput(identity, version);
  return { ...shown, ...detailsOf(identity, version) };
}

function detailsOf(identity: Identity, { description, allowedPattern }: ParameterVersion) {
  return {
    Description: description,
    AllowedPattern: allowedPattern,
    LastModifiedUser: `arn:aws:iam::${identity.account}:root`,
    Tier: 'Standard' as const,
    Policies: [],
  };
}

export function historyOutput(identity: Identity, version: ParameterVersion): ParameterHistory {
  const { ARN: _arn, ...shown } = parameterOutput(identity, version);
  return { ...shown, ...detailsOf(identity, version), Labels: [...(version.labels ?? [])] };
}
