import type { Parameter } from '@aws-sdk/client-ssm';
import { arn, type Identity } from '@scones/emulator-core';

/** A parameter as it is kept. */
export interface ParameterRecord {
  readonly name: string;
  readonly type: 'String' | 'StringList';
  readonly value: string;
  readonly description: string | undefined;
  readonly version: number;
  readonly modifiedAt: number;
}

/** A parameter as AWS tells of it. */
export function parameterOutput(
  identity: Identity,
  { name, type, value, version, modifiedAt }: ParameterRecord,
): Parameter {
  return {
    Name: name,
    Type: type,
    Value: value,
    Version: version,
    LastModifiedDate: new Date(modifiedAt),
    ARN: arn(identity, 'ssm', `parameter/${name.replace(/^\//, '')}`),
    DataType: 'text',
  };
}
