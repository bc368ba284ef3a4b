import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { CommandError } from '@scones/command-line';
import { z } from 'zod';

export interface EmulatorClients extends Disposable {
  readonly lambda: LambdaClient;
  readonly cloudFormation: CloudFormationClient;
}

/** The answer to `GET /_emulator/health`, which tells an emulator from anything else. */
const healthSchema = z.object({ status: z.literal('running'), services: z.array(z.string()) });

/**
 * Clients of the emulator at that address, and of nothing else: the caller's own credentials may be for an account that
 * must not be changed. Rejects where there is no emulator.
 */
export async function emulatorClients(url: string, signal: AbortSignal): Promise<EmulatorClients> {
  await checkEmulator(url, signal);
  const connection = {
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'emulator', secretAccessKey: 'emulator' },
  };
  const clients = {
    lambda: new LambdaClient(connection),
    cloudFormation: new CloudFormationClient(connection),
  };
  return {
    ...clients,
    [Symbol.dispose]() {
      for (const client of Object.values(clients)) client.destroy();
    },
  };
}

async function checkEmulator(url: string, signal: AbortSignal): Promise<void> {
  const health = await answerOf(url, signal);
  if (healthSchema.safeParse(health).success) return;
  throw new CommandError(
    'NOT_AN_EMULATOR',
    `The server at ${url} is not the emulator`,
    'A function is served on the emulator only (npx nx serve emulator); to deploy it to AWS, run npx nx deploy infra.',
  );
}

/** Undefined where something answers that is no JSON. */
async function answerOf(url: string, signal: AbortSignal): Promise<unknown> {
  try {
    const answer = await fetch(new URL('/_emulator/health', url), { redirect: 'error', signal });
    return JSON.parse(await answer.text()) as unknown;
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof SyntaxError) return undefined;
    const hint = 'Start it (npx nx serve emulator), or set AWS_ENDPOINT_URL to its address.';
    throw new CommandError('EMULATOR_UNREACHABLE', `The emulator does not answer at ${url}`, hint, { cause });
  }
}
