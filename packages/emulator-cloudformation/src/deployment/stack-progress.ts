import type { CloudFormationContext } from '../context.ts';
import type { StackRecord, StackStatus } from '../stack/stack-record.ts';

/** One stack under way: its record as it stands now, and its statuses, of which each has an event. */
export class StackProgress {
  readonly #stacks: CloudFormationContext['stacks'];
  readonly #events: CloudFormationContext['events'];
  readonly #stackId: string;
  readonly #requestToken: string | undefined;

  constructor(
    { stacks, events }: Pick<CloudFormationContext, 'stacks' | 'events'>,
    stackId: string,
    requestToken: string | undefined,
  ) {
    this.#stacks = stacks;
    this.#events = events;
    this.#stackId = stackId;
    this.#requestToken = requestToken;
  }

  get record(): StackRecord {
    return this.#stacks.get(this.#stackId);
  }

  put(change: Partial<StackRecord>): void {
    this.#stacks.put({ ...this.record, ...change });
  }

  enter(status: StackStatus, statusReason?: string): void {
    this.put({ status, statusReason });
    this.#events.addOfStack(this.record, this.#requestToken);
  }
}
