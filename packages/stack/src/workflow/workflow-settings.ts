import {
  type FunctionConfiguration,
  GetFunctionConfigurationCommand,
  type LambdaClient,
  UpdateFunctionConfigurationCommand,
  waitUntilFunctionUpdatedV2,
} from '@aws-sdk/client-lambda';
import { DescribeStateMachineCommand, type SFNClient } from '@aws-sdk/client-sfn';
import { CommandError } from '@scones/command-line';

export interface WorkflowClients {
  readonly stepFunctions: SFNClient;
  readonly lambda: LambdaClient;
}

/** A Lambda's environment variable that the workflow works by. */
export interface WorkflowSetting<Value> {
  readonly functionName: string;
  readonly value: Value;
}

export interface WorkflowSettings {
  /** The confidence that the last Lambda asks for. */
  readonly threshold: WorkflowSetting<number> | undefined;
  /** The endpoint that the Lambda in the middle asks. */
  readonly endpoint: WorkflowSetting<string> | undefined;
}

/** What the Lambdas that a state machine calls are set to: the workflow says it itself, wherever it was deployed from. */
export async function readWorkflowSettings(
  { stepFunctions, lambda }: WorkflowClients,
  stateMachineArn: string,
  signal?: AbortSignal,
): Promise<WorkflowSettings> {
  const options = signal && { abortSignal: signal };
  const { definition = '' } = await stepFunctions.send(
    new DescribeStateMachineCommand({ stateMachineArn }),
    options,
  );
  const functions: FunctionConfiguration[] = await Promise.all(
    functionsOf(definition).map((FunctionName) =>
      lambda.send(new GetFunctionConfigurationCommand({ FunctionName }), options),
    ),
  );
  const setting = (name: string): WorkflowSetting<string> | undefined => {
    const found = functions.find(({ Environment }) => Environment?.Variables?.[name] !== undefined);
    return (
      found && { functionName: found.FunctionName as string, value: found.Environment!.Variables![name]! }
    );
  };
  const threshold = setting('THRESHOLD');
  return {
    threshold: threshold && { ...threshold, value: Number(threshold.value) },
    endpoint: setting('ENDPOINT_NAME'),
  };
}

/** The ARNs of the functions in a definition, without their versions. */
function functionsOf(definition: string): string[] {
  return [...new Set(definition.match(/arn:aws[a-z-]*:lambda:[a-z\d-]+:\d{12}:function:[\w-]+/g) ?? [])];
}

const MOST_SECONDS = 60;

/** The threshold's setting. Throws `NO_THRESHOLD_SETTING` where no function of the workflow has one. */
export function requireThreshold(
  { threshold }: WorkflowSettings,
  stateMachineArn: string,
): WorkflowSetting<number> {
  if (threshold) return threshold;
  throw new CommandError(
    'NO_THRESHOLD_SETTING',
    `No function of ${stateMachineArn} has a THRESHOLD in its environment`,
    'Name the state machine of the stack that apps/infra deploys.',
  );
}

/** Gives the workflow's last Lambda another threshold; it answers by it when this resolves. */
export async function setThreshold(
  lambda: LambdaClient,
  { functionName: FunctionName }: WorkflowSetting<number>,
  threshold: number,
): Promise<void> {
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const Variables = { ...Environment?.Variables, THRESHOLD: String(threshold) };
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
  await waitUntilFunctionUpdatedV2(
    { client: lambda, maxWaitTime: MOST_SECONDS, minDelay: 1 },
    { FunctionName },
  );
}

/** The confidence that a deployed workflow asks for. Rejects with `THRESHOLD_UNKNOWN` where no Lambda of it says so. */
export async function workflowThreshold(
  clients: WorkflowClients,
  stateMachineArn: string,
  signal?: AbortSignal,
): Promise<number> {
  const { threshold } = await readWorkflowSettings(clients, stateMachineArn, signal);
  if (!threshold) throw thresholdUnknown(stateMachineArn);
  return threshold.value;
}

export const thresholdUnknown = (stateMachineArn: string): CommandError =>
  new CommandError(
    'THRESHOLD_UNKNOWN',
    `No function of ${stateMachineArn} has a THRESHOLD in its environment, so that nobody knows what passes`,
    'Give --threshold, or name the state machine of the stack that apps/infra deploys.',
  );
