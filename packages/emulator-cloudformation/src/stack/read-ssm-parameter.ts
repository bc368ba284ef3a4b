import { AwsError } from '@scones/emulator-core';
import type { CloudFormationContext } from '../context.ts';

/** By name, or by name and version; undefined where there is none. */
export async function readSsmParameter(
  { callService }: Pick<CloudFormationContext, 'callService'>,
  selector: string,
  roleArn?: string,
): Promise<string | undefined> {
  try {
    const { Parameter } = (await callService('ssm', 'GetParameter', { Name: selector }, roleArn)) as {
      Parameter: { Value: string };
    };
    return Parameter.Value;
  } catch (error) {
    if (error instanceof AwsError && MISSING.includes(error.code)) return undefined;
    throw error;
  }
}

const MISSING = ['ParameterNotFound', 'ParameterVersionNotFound'];
