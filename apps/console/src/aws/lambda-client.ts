import {
  type FunctionConfiguration,
  GetFunctionConfigurationCommand,
  InvokeCommand,
  LambdaClient,
  paginateListFunctions,
} from '@aws-sdk/client-lambda';
import { CLIENT_SETTINGS } from './client-settings.ts';

const client = new LambdaClient(CLIENT_SETTINGS);

export async function listFunctions(): Promise<FunctionConfiguration[]> {
  const all: FunctionConfiguration[] = [];
  for await (const { Functions = [] } of paginateListFunctions({ client }, {})) all.push(...Functions);
  return all;
}

export async function describeFunction(FunctionName: string): Promise<FunctionConfiguration> {
  return await client.send(new GetFunctionConfigurationCommand({ FunctionName }));
}

export interface Invoked {
  readonly payload: string;
  /** `Unhandled` where the function threw. */
  readonly error: string | undefined;
  /** The last lines of its log. */
  readonly log: string;
}

export async function invokeFunction(FunctionName: string, event: string): Promise<Invoked> {
  const Payload = new TextEncoder().encode(event);
  const answer = await client.send(new InvokeCommand({ FunctionName, Payload, LogType: 'Tail' }));
  return {
    payload: new TextDecoder().decode(answer.Payload),
    error: answer.FunctionError,
    log: new TextDecoder().decode(
      Uint8Array.from(atob(answer.LogResult ?? ''), (letter) => letter.charCodeAt(0)),
    ),
  };
}
