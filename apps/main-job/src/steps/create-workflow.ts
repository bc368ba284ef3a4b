import { fileURLToPath } from 'node:url';
import { CreateFunctionCommand, DeleteFunctionCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { CreateStateMachineCommand, DeleteStateMachineCommand } from '@aws-sdk/client-sfn';
import { bundleLambda } from '@scones/lambda-bundle';
import { classifyPictureDefinition } from '@scones/workflow';
import type { AwsClients } from '../aws-clients.ts';
import type { UndoList } from '../undo-list.ts';

interface WorkflowOptions {
  readonly endpointName: string;
  readonly threshold: number;
  readonly roleArn: string;
}

const NAME = 'scones-classify-picture';
const FUNCTION_NAMES = ['serialize-image-data', 'infer-serialized-image-data', 'filter-results'] as const;
type FunctionName = (typeof FUNCTION_NAMES)[number];

export type WorkflowBundles = Readonly<Record<FunctionName, Uint8Array>>;

/** Bundles the three Lambdas: what `create` uploads. */
export async function bundleWorkflow(): Promise<WorkflowBundles> {
  const bundles = FUNCTION_NAMES.map(
    async (name) => [name, (await bundleLambda(packageFolder(name))).code] as const,
  );
  return Object.fromEntries(await Promise.all(bundles)) as Record<FunctionName, Uint8Array>;
}

/** Creates the functions and the state machine that chains them; returns its ARN. */
export async function createWorkflow(
  { lambda, stepFunctions }: AwsClients,
  bundles: WorkflowBundles,
  options: WorkflowOptions,
  undoList: UndoList,
): Promise<string> {
  const environments: Record<FunctionName, Record<string, string>> = {
    'serialize-image-data': {},
    'infer-serialized-image-data': { ENDPOINT_NAME: options.endpointName },
    'filter-results': { THRESHOLD: String(options.threshold) },
  };
  const create = async (name: FunctionName): Promise<string> =>
    createFunction(
      lambda,
      { name, code: bundles[name], environment: environments[name], roleArn: options.roleArn },
      undoList,
    );
  const definition = classifyPictureDefinition({
    serializeFunctionArn: await create('serialize-image-data'),
    inferFunctionArn: await create('infer-serialized-image-data'),
    filterFunctionArn: await create('filter-results'),
  });
  const { stateMachineArn } = await stepFunctions.send(
    new CreateStateMachineCommand({
      name: NAME,
      roleArn: options.roleArn,
      definition: JSON.stringify(definition),
    }),
  );
  undoList.add(`state machine ${NAME}`, async () => {
    await stepFunctions.send(new DeleteStateMachineCommand({ stateMachineArn }));
  });
  return stateMachineArn as string;
}

interface FunctionSource {
  readonly name: FunctionName;
  readonly code: Uint8Array;
  readonly environment: Record<string, string>;
  readonly roleArn: string;
}

async function createFunction(
  lambda: LambdaClient,
  source: FunctionSource,
  undoList: UndoList,
): Promise<string> {
  const { FunctionArn } = await lambda.send(
    new CreateFunctionCommand({
      FunctionName: source.name,
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: source.roleArn,
      Code: { ZipFile: source.code },
      Environment: { Variables: source.environment },
      MemorySize: 256,
      Timeout: 15,
    }),
  );
  undoList.add(`function ${source.name}`, async () => {
    await lambda.send(new DeleteFunctionCommand({ FunctionName: source.name }));
  });
  return FunctionArn as string;
}

function packageFolder(name: FunctionName): string {
  return fileURLToPath(new URL('..', import.meta.resolve(`@scones/lambda-${name}`)));
}
