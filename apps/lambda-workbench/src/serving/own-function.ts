import {
  CreateFunctionCommand,
  DeleteFunctionCommand,
  GetFunctionCommand,
  type LambdaClient,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import { CommandError } from '@scones/command-line';
import {
  BUNDLE_ENVIRONMENT,
  BUNDLE_HANDLER,
  type LambdaBundle,
  type LambdaSettings,
} from '@scones/lambda-bundle';
import type { ServedFunction } from './served-function.ts';

/** The tag of a function that exists only while it is served. */
const SERVED_TAG = 'lambda-workbench';

/** A function with the package's name. It is made with the first bundle and deleted afterwards. */
export async function ownFunction(
  lambda: LambdaClient,
  settings: LambdaSettings,
  variables: Readonly<Record<string, string>>,
): Promise<ServedFunction> {
  const { name } = settings;
  await removeLeftover(lambda, name);
  let isMade = false;
  return {
    name,
    async update(bundle) {
      if (isMade)
        await lambda.send(new UpdateFunctionCodeCommand({ FunctionName: name, ZipFile: bundle.code }));
      else await lambda.send(creation(settings, variables, bundle));
      isMade = true;
    },
    async leave() {
      if (isMade) await lambda.send(new DeleteFunctionCommand({ FunctionName: name }));
      return isMade ? `${name} is deleted` : `${name} was never made`;
    },
  };
}

function creation(
  settings: LambdaSettings,
  variables: Readonly<Record<string, string>>,
  bundle: LambdaBundle,
): CreateFunctionCommand {
  return new CreateFunctionCommand({
    FunctionName: settings.name,
    Role: `arn:aws:iam::000000000000:role/${settings.name}`,
    Runtime: 'nodejs24.x',
    Handler: BUNDLE_HANDLER,
    Code: { ZipFile: bundle.code },
    Timeout: settings.timeoutSeconds,
    MemorySize: settings.memoryMegabytes,
    Environment: { Variables: { ...BUNDLE_ENVIRONMENT, ...settings.environment, ...variables } },
    Tags: { [SERVED_TAG]: 'serve' },
  });
}

/** Deletes the function of a workbench that was killed. Any other function is left alone. */
async function removeLeftover(lambda: LambdaClient, name: string): Promise<void> {
  const tags = await tagsOf(lambda, name);
  if (!tags) return;
  if (!(SERVED_TAG in tags))
    throw new CommandError(
      'FUNCTION_TAKEN',
      `The emulator has a function ${name} that is not the workbench's`,
      `Delete it first: aws lambda delete-function --function-name ${name}`,
    );
  await lambda.send(new DeleteFunctionCommand({ FunctionName: name }));
}

async function tagsOf(lambda: LambdaClient, name: string): Promise<Record<string, string> | undefined> {
  try {
    return (await lambda.send(new GetFunctionCommand({ FunctionName: name }))).Tags ?? {};
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}
