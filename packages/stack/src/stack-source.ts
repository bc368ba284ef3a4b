import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { StackSource } from '@scones/command-line';
import { DEFAULT_STACK_NAME, stackOutputs } from './stack-outputs.ts';

/** Where a command takes options from that are not given: the outputs of the deployed stack. */
export function stackSource(cloudFormation: CloudFormationClient): StackSource {
  return {
    stackName: DEFAULT_STACK_NAME,
    region: () => cloudFormation.config.region(),
    read: (name, signal) => stackOutputs(cloudFormation, name, signal),
  };
}
