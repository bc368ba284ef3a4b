import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  CreateChangeSetCommand,
  DeleteStackCommand,
  ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation';
import { systemClock } from '@scones/deterministic';
import { runCommandLine } from '@scones/command-line';
import { readAppContext } from '../app-context.ts';
import type { Ask } from '../ask.ts';
import { createClients } from '../clients.ts';
import { commandLine } from '../command-line.ts';
import { isThisMachine } from '../find-place.ts';

/** The emulator, and the command line on it. In the CDK CLI's place its effects: a template is there, the stack goes. */
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
    /** Has the command line take the emulator for AWS, where what is made costs. */
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
    /** What the CDK CLI's deployment comes down to. */
    async deployTemplate(template: object): Promise<void> {
      const { Id } = await clients.cloudFormation.send(
        new CreateChangeSetCommand({
          ...{ StackName: 'scones-unlimited', ChangeSetName: 'first', ChangeSetType: 'CREATE' },
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

const EMULATOR = fileURLToPath(import.meta.resolve('@scones/emulator/main'));

/** As a process: its types are checked more strictly than those of the CDK can be, and so not from here. */
export async function startEmulator(...options: string[]) {
  const child = fork(EMULATOR, ['--port', '0', '--ephemeral', ...options], { silent: true, execArgv: [] });
  const faults: string[] = [];
  child.stderr?.setEncoding('utf8').on('data', (text: string) => void faults.push(text));
  child.stdout?.resume();
  const [{ ready }] = (await once(child, 'message')) as [{ ready: { url: string } }];
  return {
    url: ready.url,
    faults,
    async close(): Promise<void> {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

export type EmulatedAccount = Awaited<ReturnType<typeof startAccount>>;
