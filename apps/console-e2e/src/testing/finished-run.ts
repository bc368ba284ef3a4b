import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListExecutionsCommand, SFNClient } from '@aws-sdk/client-sfn';
import { PrintedText, startProgram } from '@scones/child-programs';
import { OpenedConsole, startBrowser } from './opened-console.ts';

const workspace = join(import.meta.dirname, '../../../..');

interface Resource {
  readonly kind: string;
  readonly name: string;
  readonly arn: string;
}

/**
 * The console over a run of the main job that has done its work and serves on: a short training of drawn pictures, with a
 * threshold that not all answers reach.
 */
export class FinishedRun extends OpenedConsole {
  #resources: readonly Resource[] = [];
  #credentials = { accessKeyId: '', secretAccessKey: '' };

  static async start(): Promise<FinishedRun> {
    const report = await mkdtemp(join(tmpdir(), 'finished-run-'));
    const program = startProgram({
      command: [
        ...[process.execPath, 'apps/main-job/src/main.ts', '--port', '0', '--report', report],
        ...['--epochs', '2', '--threshold', '0.9'],
      ] as const,
      workingDirectory: workspace,
      environment: process.env,
      // It cleans up at Ctrl-C, which comes to it alone.
      ownGroup: true,
    });
    const said = new PrintedText(program, 'stdout');
    const stop = async (): Promise<void> => {
      program.signal('SIGINT');
      await program.ended;
      await rm(report, { recursive: true, force: true });
    };
    try {
      await said.matching(/The emulator serves at \S+\. Ctrl-C.*(?:\n.*){6}\n/);
      const consoleUrl = printed(said.text, /See it in a browser at (\S+)/);
      const run = new FinishedRun(consoleUrl, await startBrowser(), stop);
      run.#credentials = {
        accessKeyId: printed(said.text, /AWS_ACCESS_KEY_ID=(\S+)/),
        secretAccessKey: printed(said.text, /AWS_SECRET_ACCESS_KEY=(\S+)/),
      };
      const { origin, search } = new URL(consoleUrl);
      run.#resources = (await (await fetch(`${origin}/_emulator/resources${search}`)).json()) as Resource[];
      return run;
    } catch (error) {
      await stop();
      throw error;
    }
  }

  /** What the stack or the job has made of a kind, such as a `state machine`, whose name fits. */
  made(kind: string, name = /./): Resource {
    const found = this.#resources.find((one) => one.kind === kind && name.test(one.name));
    if (!found) throw new Error(`No ${kind} is called ${name.source}.`);
    return found;
  }

  /** The ARNs of the newest executions that did not pass. */
  async failed(): Promise<readonly string[]> {
    const client = new SFNClient({
      endpoint: this.url,
      region: 'us-east-1',
      credentials: this.#credentials,
    });
    const stateMachineArn = this.made('state machine', /ClassifyPicture/).arn;
    const { executions = [] } = await client.send(
      new ListExecutionsCommand({ stateMachineArn, statusFilter: 'FAILED' }),
    );
    return executions.map(({ executionArn = '' }) => executionArn);
  }
}

function printed(text: string, pattern: RegExp): string {
  const [, value] = pattern.exec(text) ?? [];
  if (value === undefined) throw new Error(`The run has not printed ${pattern.source}.`);
  return value;
}
