import { AwsError } from '@scones/emulator-core';
import type { CloudFormationContext } from '../context.ts';
import type { Actor } from './stack-target.ts';

/** By name, or by name and version; undefined where there is none. */
export async function readSsmParameter(
  { callService }: Pick<CloudFormationContext, 'callService'>,
  selector: string,
  actor: Actor,
): Promise<string | undefined> {
  try {
    const { Parameter } = (await callService('ssm', 'GetParameter', { Name: selector }, actor)) as {
      Parameter: { Value: string };
    };
    return Parameter.Value;
  } catch (error) {
    if (error instanceof AwsError && MISSING.includes(error.code)) return undefined;
    throw error;
  }
}

const MISSING = ['ParameterNotFound', 'ParameterVersionNotFound'];
