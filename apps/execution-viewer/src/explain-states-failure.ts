import type { SFNClient } from '@aws-sdk/client-sfn';
import { CommandError } from '@scones/command-line';

/** Explains Step Functions' refusals of an execution's ARN. Other errors come back as they are. */
export async function explainStatesFailure(
  cause: unknown,
  executionArn: string,
  stepFunctions: SFNClient,
): Promise<unknown> {
  if (!(cause instanceof Error)) return cause;
  const region = await stepFunctions.config.region();
  const [machine = '', name = ''] = executionArn.split(':').slice(-2);
  switch (cause.name) {
    case 'ExecutionDoesNotExist':
      return new CommandError(
        'EXECUTION_MISSING',
        `There is no execution ${name} of the state machine ${machine} in ${region}`,
        'See what there is (aws stepfunctions list-executions --state-machine-arn ARN), or set AWS_REGION if it is in another region.',
        { cause },
      );
    case 'StateMachineDoesNotExist':
      return new CommandError(
        'MACHINE_MISSING',
        `There is no state machine ${machine} in ${region}, so that the graph of its executions is not known`,
        'See what there is: aws stepfunctions list-state-machines.',
        { cause },
      );
    case 'InvalidArn':
      return new CommandError(
        'ARN_REFUSED',
        `Step Functions in ${region} refuses the ARN ${executionArn}: ${cause.message}`,
        'Take it from aws stepfunctions list-executions, and set AWS_REGION to the region that it names.',
        { cause },
      );
    default:
      return cause;
  }
}
