import {
  DeleteFunctionConcurrencyCommand,
  GetFunctionConcurrencyCommand,
  GetFunctionConfigurationCommand,
  type LambdaClient,
  PutFunctionConcurrencyCommand,
  UpdateFunctionConfigurationCommand,
  waitUntilFunctionUpdatedV2,
} from '@aws-sdk/client-lambda';

const PATIENCE = { maxWaitTime: 60, minDelay: 1, maxDelay: 5 };

/** A function that is throttled, or has another environment, until it is restored. */
export interface BorrowedFunction {
  giveBack(): Promise<void>;
}

/** Throttles every call of the function. */
export async function throttleFunction(
  lambda: LambdaClient,
  FunctionName: string,
): Promise<BorrowedFunction> {
  const { ReservedConcurrentExecutions: before } = await lambda.send(
    new GetFunctionConcurrencyCommand({ FunctionName }),
  );
  await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 0 }));
  return {
    async giveBack() {
      if (before === undefined) await lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName }));
      else
        await lambda.send(
          new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: before }),
        );
    },
  };
}

/** Adds to the function's environment. */
export async function changeEnvironment(
  lambda: LambdaClient,
  FunctionName: string,
  added: Readonly<Record<string, string>>,
): Promise<BorrowedFunction> {
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const before = Environment?.Variables ?? {};
  await setEnvironment(lambda, FunctionName, { ...before, ...added });
  return { giveBack: () => setEnvironment(lambda, FunctionName, before) };
}

async function setEnvironment(
  lambda: LambdaClient,
  FunctionName: string,
  Variables: Record<string, string>,
): Promise<void> {
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
  await waitUntilFunctionUpdatedV2({ client: lambda, ...PATIENCE }, { FunctionName });
}
