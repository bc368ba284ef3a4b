import { GetFunctionConfigurationCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { CreateStateMachineCommand, type SFNClient } from '@aws-sdk/client-sfn';
import { classifyPictureDefinition, forStepFunctionsLocal } from '@scones/workflow';
import type { StackOutputs } from './deployed-stack.ts';

/** Step Functions Local asks for a role and looks at none. */
const ROLE = 'arn:aws:iam::000000000000:role/step-functions-local';

/** Creates the machine that classifies a picture, in the words of Step Functions Local, over the stack's functions. */
export async function createLocalMachine(
  stepFunctions: SFNClient,
  lambda: LambdaClient,
  outputs: StackOutputs,
): Promise<string> {
  const arnOf = async (FunctionName: string): Promise<string> =>
    (await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }))).FunctionArn as string;
  const definition = forStepFunctionsLocal(
    classifyPictureDefinition({
      serializeFunctionArn: await arnOf(outputs.SerializeFunctionName),
      inferFunctionArn: await arnOf(outputs.InferFunctionName),
      filterFunctionArn: await arnOf(outputs.FilterFunctionName),
    }),
  );
  const { stateMachineArn } = await stepFunctions.send(
    new CreateStateMachineCommand({
      name: 'ClassifyPicture',
      roleArn: ROLE,
      definition: JSON.stringify(definition),
    }),
  );
  return stateMachineArn as string;
}
