import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  CreateChangeSetCommand,
  DeleteStackCommand,
  ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation';
import { startProgram } from '@scones/child-programs';
import { systemClock } from '@scones/deterministic';
import { type Ask, isThisMachine, runCommandLine } from '@scones/command-line';
import { z } from 'zod';
import { readAppContext } from '../app-context.ts';
import { createClients } from '../clients.ts';
import { commandLine } from '../command-line.ts';

/**
 * The emulator, and the command line on it. The effects of the CDK CLI stand in for it: a template is there, or the
 * stack is gone.
 */
export async function startAccount() {
  const emulator = await startEmulator();
  const clients = createClients({
    endpoint: emulator.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  const cdkCalls: string[] = [];
  const account = {
    /** What the CDK CLI synthesises. */
    template: {} as unknown,
    ask: undefined as Ask | undefined,
    /** Makes the command line take the emulator for AWS, where things cost money. */
    isBilled: false,
    ...clients,
    url: emulator.url,
    faults: emulator.faults,
    cdkCalls,
    async run(...values: string[]): Promise<{ exitCode: number; stdout: string; stderr: string }> {
      const written = { stdout: '', stderr: '' };
      const { rest, ...app } = readAppContext(values);
      const services = {
        ...clients,
        isFree: (hostname: string) => !account.isBilled && isThisMachine(hostname),
        app,
        clock: systemClock,
        ask: account.ask,
        async runCdk(words: readonly string[]): Promise<void> {
          const folder = words.find((word) => word.startsWith(tmpdir())) ?? '';
          cdkCalls.push(words.join(' ').replace(folder, 'FOLDER'));
          const { stackName: StackName } = app.parameters;
          if (words[0] === 'synth')
            await writeFile(join(folder, `${StackName}.template.json`), JSON.stringify(account.template));
          if (words[0] === 'destroy')
            await clients.cloudFormation.send(new DeleteStackCommand({ StackName }));
        },
      };
      const exitCode = await runCommandLine(commandLine(services), {
        values: rest,
        signal: new AbortController().signal,
        stdout: { write: (text) => (written.stdout += text) },
        stderr: { write: (text) => (written.stderr += text) },
      });
      return { exitCode, ...written };
    },
    /** The effects of the CDK CLI's deployment. */
    async deployTemplate(template: object): Promise<void> {
      const { Id } = await clients.cloudFormation.send(
        new CreateChangeSetCommand({
          StackName: 'scones-unlimited',
          ChangeSetName: 'first',
          ChangeSetType: 'CREATE',
          TemplateBody: JSON.stringify(template),
        }),
      );
      await clients.cloudFormation.send(new ExecuteChangeSetCommand({ ChangeSetName: Id }));
    },
    async close(): Promise<void> {
      clients[Symbol.dispose]();
      await emulator.close();
    },
  };
  return account;
}

const credentials = z
  .object({ accessKeyId: z.string(), secretAccessKey: z.string() })
  .default({ accessKeyId: 'test', secretAccessKey: 'test' });
const readyMessage = z.object({ ready: z.object({ url: z.url(), credentials }) });
const EMULATOR = fileURLToPath(import.meta.resolve('@scones/emulator/main'));

/** Runs as a process: its types are checked more strictly than the CDK's can be, so that it is not imported here. */
export async function startEmulator(...options: string[]) {
  const faults: string[] = [];
  const program = startProgram({
    command: [process.execPath, EMULATOR, '--port', '0', '--ephemeral', ...options],
    environment: process.env,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    onLine: (line) => void faults.push(line),
  });
  const { ready } = await program.message((message) => readyMessage.parse(message));
  return {
    ...ready,
    faults,
    async close(): Promise<void> {
      program.signal('SIGTERM');
      await program.ended;
    },
  };
}

export type EmulatedAccount = Awaited<ReturnType<typeof startAccount>>;
