import {
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  type LambdaClient,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import type { ServedFunction } from './served-function.ts';

/** A deployed function. It gets its deployed code back afterwards. */
export async function stackFunction(lambda: LambdaClient, name: string): Promise<ServedFunction> {
  const deployed = await codeOf(lambda, name);
  let served: string | undefined;
  const update = async (code: Uint8Array): Promise<string | undefined> => {
    const command = new UpdateFunctionCodeCommand({ FunctionName: name, ZipFile: code });
    return (await lambda.send(command)).CodeSha256;
  };
  return {
    name,
    async update({ code }) {
      served = await update(code);
    },
    async leave() {
      if (served === undefined) return `${name} is as it was`;
      const command = new GetFunctionConfigurationCommand({ FunctionName: name });
      const { CodeSha256 } = await lambda.send(command);
      if (CodeSha256 !== served) return `${name} keeps the code that was deployed meanwhile`;
      await update(deployed);
      return `${name} has its deployed code again`;
    },
  };
}

async function codeOf(lambda: LambdaClient, name: string): Promise<Uint8Array> {
  const { Code } = await lambda.send(new GetFunctionCommand({ FunctionName: name }));
  const answer = await fetch(Code?.Location as string);
  if (!answer.ok) throw new Error(`The emulator answers ${answer.status} for the code of ${name}`);
  return answer.bytes();
}
