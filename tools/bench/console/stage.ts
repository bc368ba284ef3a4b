import { join } from 'node:path';
import { PrintedText, startProgram } from '@scones/child-programs';
import { systemClock } from '@scones/deterministic';
import { type Browser, startChromium } from '@scones/emulator/chromium';
import type { CDPSession, Page } from 'playwright-core';

/** An emulator in a process of its own, and its console in a browser. */
export class Stage implements AsyncDisposable {
  readonly url: string;
  readonly #browser: Browser;
  readonly #stop: () => Promise<unknown>;

  private constructor(url: string, browser: Browser, stop: () => Promise<unknown>) {
    this.url = url;
    this.#browser = browser;
    this.#stop = stop;
  }

  static async set(): Promise<Stage> {
    const program = startProgram({
      command: [process.execPath, MAIN, '--port', '0', '--ephemeral', '--json'],
      environment: process.env,
    });
    const stop = () => program.stop(systemClock, 5000);
    try {
      const [, url = ''] = await new PrintedText(program, 'stdout').matching(/"url":"([^"]+)"/);
      const page = await fetch(`${url}/_emulator/console/`);
      if (page.status !== 200) throw new Error(await page.text());
      return new Stage(url, await startChromium('MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'), stop);
    } catch (error) {
      await stop();
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser[Symbol.asyncDispose]();
    await this.#stop();
  }

  async newPage(): Promise<Page> {
    return await this.#browser.context.newPage();
  }

  async open(path: string): Promise<Page> {
    const page = await this.newPage();
    await page.goto(this.address(path));
    return page;
  }

  address(path: string): string {
    return `${this.url}/_emulator/console${path}`;
  }

  async debug(page: Page): Promise<CDPSession> {
    return await this.#browser.context.newCDPSession(page);
  }

  /** Calls Step Functions. */
  async states(operation: string, input: object): Promise<Record<string, unknown>> {
    const reply = await fetch(this.url, {
      method: 'POST',
      headers: {
        'x-amz-target': `AWSStepFunctions.${operation}`,
        'content-type': 'application/x-amz-json-1.0',
      },
      body: JSON.stringify(input),
    });
    if (!reply.ok) throw new Error(`${operation}: ${await reply.text()}`);
    return (await reply.json()) as Record<string, unknown>;
  }

  /** Answers the ARN of the state machine. */
  async machine(name: string, States: Record<string, object>): Promise<string> {
    const definition = JSON.stringify({ StartAt: Object.keys(States)[0], States });
    const roleArn = 'arn:aws:iam::000000000000:role/bench';
    return String(
      (await this.states('CreateStateMachine', { name, definition, roleArn }))['stateMachineArn'],
    );
  }

  /** Answers the ARN of the execution. */
  async start(stateMachineArn: string, input: object = {}): Promise<string> {
    const started = await this.states('StartExecution', { stateMachineArn, input: JSON.stringify(input) });
    return String(started['executionArn']);
  }
}

const MAIN = join(import.meta.dirname, '../../../apps/emulator/src/main.ts');
