import {
  type ExecutionIdentity,
  type ExecutionResult,
  type Ports,
  runExecution,
} from '@scones/states-language';
import { identify } from './execution-identity.ts';
import { executionLog } from '../history/execution-log.ts';
import type { ExecutionPorts } from './executions.ts';
import { expressExecutionArn } from '../names.ts';
import type { StateMachine } from '../machines/state-machines.ts';

interface ExpressEnd {
  readonly result: ExecutionResult;
  readonly stopDate: number;
}

interface ExpressExecution {
  readonly arn: string;
  readonly startDate: number;
  readonly ended: Promise<ExpressEnd>;
}

interface Begun {
  readonly arn: string;
  readonly name: string;
  readonly startDate: number;
  readonly options: ExpressOptions;
}

interface ExpressOptions {
  readonly testCase: string | undefined;
  readonly isSynchronous: boolean;
}

const TIMEOUT_SECONDS = 300;

/** Runs executions of Express machines and keeps nothing of them. */
export class ExpressExecutions {
  readonly #options: ExecutionPorts;
  readonly #running = new Set<AbortController>();

  constructor(options: ExecutionPorts) {
    this.#options = options;
  }

  start(machine: StateMachine, name: string, input: string, options: ExpressOptions): ExpressExecution {
    const { identity, random, clock } = this.#options;
    const arn = expressExecutionArn(identity, machine.name, name, random.uuid());
    const startDate = clock.now();
    return { arn, startDate, ended: this.#run(machine, { arn, name, startDate, options }, input) };
  }

  async #run(machine: StateMachine, execution: Begun, input: string): Promise<ExpressEnd> {
    const { machines, clock, onFault } = this.#options;
    const controller = new AbortController();
    this.#running.add(controller);
    const compiled = machines.compile(machine, machine.revision);
    const timeoutSeconds = Math.min(compiled.timeoutSeconds ?? Infinity, TIMEOUT_SECONDS);
    try {
      const result = await runExecution({
        machine: { ...compiled, timeoutSeconds },
        identity: this.#identify(machine, execution),
        input,
        signal: controller.signal,
        historyLimit: Infinity,
        ports: this.#ports(machine, execution),
      });
      return { result, stopDate: clock.now() };
    } catch (error) {
      if (!controller.signal.aborted) onFault(error);
      const result = { status: 'FAILED', error: 'States.Runtime', cause: String(error) } as const;
      return { result, stopDate: clock.now() };
    } finally {
      this.#running.delete(controller);
    }
  }

  #identify(machine: StateMachine, { options, ...named }: Begun): ExecutionIdentity {
    const { redriveCount, ...names } = identify(this.#options.identity, machine, {
      ...named,
      stateMachineArn: machine.arn,
    });
    return options.isSynchronous || redriveCount === undefined ? names : { ...names, redriveCount };
  }

  #ports(machine: StateMachine, execution: Begun): Ports {
    const { clock, pause, random, callService, http, evaluateElsewhere, logs } = this.#options;
    const { taskTokens, scheduleActivity, hasActivity, mocks } = this.#options;
    return {
      clock,
      pause,
      random,
      evaluateElsewhere,
      mockedTasks: mocks?.mockedTasks(machine.name, execution.options.testCase),
      callService: (call) => callService(call, execution.arn),
      http,
      history: executionLog(logs, machine, execution),
      taskTokens,
      scheduleActivity,
      hasActivity,
      startMapRun() {
        // A machine that would need it is refused when it is made.
        throw new Error('An Express execution cannot start a Map Run.');
      },
    };
  }

  close(reason: Error): void {
    for (const controller of this.#running) controller.abort(reason);
  }
}
