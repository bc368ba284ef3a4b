import type { Clock, Random } from '@scones/deterministic';
import type { Collection, Identity } from '@scones/emulator-core';
import { compilePattern } from './event-pattern.ts';
import type { EventEnvelope } from './event.ts';
import type { RuleRecord, RuleTarget } from './rule-record.ts';
import { targetInput } from './target-input.ts';

/** What a service of the emulator, or a caller of PutEvents, has to tell. */
export interface EventEntry {
  readonly source: string;
  readonly detailType: string;
  readonly detail: object;
  readonly resources?: readonly string[];
  readonly time?: Date;
}

/** Carries a target's input to it. Keyed by the service in the target's ARN. */
export type TargetPorts = Readonly<Record<string, (arn: string, input: string) => Promise<unknown>>>;

interface EventBusOptions {
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
  readonly rules: Collection<RuleRecord>;
  readonly targets: TargetPorts;
  /** Told of targets that refused what they were sent. */
  readonly onFault: (error: unknown) => void;
}

/** Takes events to the targets of the rules that they match. */
export class EventBus {
  readonly #options: EventBusOptions;
  readonly #running = new Set<Promise<void>>();

  constructor(options: EventBusOptions) {
    this.#options = options;
  }

  canReach(targetArn: string): boolean {
    return Object.hasOwn(this.#options.targets, serviceOf(targetArn));
  }

  /** Returns the event's id; its targets are told in the background. */
  put({ source, detailType, detail, resources = [], time }: EventEntry): string {
    const { clock, random, identity, rules } = this.#options;
    const event: EventEnvelope = {
      version: '0',
      id: random.uuid(),
      'detail-type': detailType,
      source,
      account: identity.account,
      // To the second, as on AWS.
      time: (time ?? new Date(clock.now())).toISOString().replace(/\.\d+Z$/, 'Z'),
      region: identity.region,
      resources,
      detail,
    };
    for (const rule of rules.values())
      if (rule.state === 'ENABLED' && compilePattern(rule.pattern)(event)) this.#tell(rule, event);
    return event.id;
  }

  /** Resolves when every target has been told. */
  async idle(): Promise<void> {
    await Promise.all(this.#running);
  }

  #tell(rule: RuleRecord, event: EventEnvelope): void {
    for (const target of rule.targets) {
      const running = this.#send(rule, target, event).finally(() => this.#running.delete(running));
      this.#running.add(running);
    }
  }

  async #send(rule: RuleRecord, target: RuleTarget, event: EventEnvelope): Promise<void> {
    try {
      await this.#options.targets[serviceOf(target.Arn)]?.(target.Arn, targetInput(target, event, rule.arn));
    } catch (error) {
      this.#options.onFault(error);
    }
  }
}

function serviceOf(arn: string): string {
  return arn.split(':')[2] ?? '';
}
