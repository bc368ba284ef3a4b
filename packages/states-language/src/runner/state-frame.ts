import type { Awaitable, Json } from '../json.ts';
import type { HistoryEvent } from '../history.ts';
import type { Payload } from '../payload.ts';
import type { Scope } from '../query-language/scope.ts';
import type { Undertaking } from '../rehearsal.ts';
import type { Frame } from '../workflow.ts';
import type { Branch, WriteEvent } from './branch.ts';
import type { Execution } from './execution.ts';
import { reach, type Visit } from './visit.ts';

/** One attempt to run a state. Most states only compute, so that what tasks need is made when it is asked for. */
export class StateFrame implements Frame {
  readonly scope: Scope;
  readonly arguments: Json;
  readonly #visit: Visit;
  readonly #tokenOf: (visit: Visit) => string;

  constructor(visit: Visit, scope: Scope, effective: Json, tokenOf: (visit: Visit) => string) {
    this.scope = scope;
    this.arguments = effective;
    this.#visit = visit;
    this.#tokenOf = tokenOf;
  }

  get execution(): Execution {
    return this.#visit.execution;
  }

  get branch(): Branch {
    return this.#visit.branch;
  }

  get stateName(): string {
    return this.#visit.state.name;
  }

  get input(): Payload {
    return this.#visit.input;
  }

  get write(): WriteEvent {
    const { execution, branch } = this.#visit;
    return (type, details) => execution.history.write(branch, type, details);
  }

  get note(): WriteEvent {
    const { execution, branch } = this.#visit;
    return (type, details) => execution.history.note(branch, type, details);
  }

  get reach(): () => Awaitable<HistoryEvent | undefined> {
    const visit = this.#visit;
    return () => (visit.execution.history.recording ? reach(visit) : undefined);
  }

  get perform(): Frame['perform'] {
    return this.#visit.execution.rehearsal?.perform ?? perform;
  }

  get taskToken(): () => string {
    return () => this.#tokenOf(this.#visit);
  }

  get runWorkflow(): Frame['runWorkflow'] {
    return this.#visit.runWorkflow;
  }
}

function perform(work: Undertaking): Promise<Payload> {
  return work.run();
}
