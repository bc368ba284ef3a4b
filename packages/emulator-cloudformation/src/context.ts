import type { Clock, Random } from '@scones/deterministic';
import type { Collection, Identity } from '@scones/emulator-core';
import type { ChangeSetRecord } from './change-set/change-set-record.ts';
import type { EventLog } from './stack/event-log.ts';
import type { RunningWork } from './deployment/running-work.ts';
import type { Actor } from './stack/stack-target.ts';
import type { StackTable } from './stack/stack-table.ts';
import type { CallService, ResponseUrl } from './resources/resource-type.ts';

/** The operations work on this. */
export interface CloudFormationContext {
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
  readonly stacks: StackTable;
  readonly changeSets: Collection<ChangeSetRecord>;
  readonly events: EventLog;
  readonly work: RunningWork;
  readonly callService: CallService;
  readonly responseUrl: ResponseUrl;
  /** An object of S3 as text, such as an uploaded template: with the actor's permissions, or else with the emulator's. */
  readonly readObject: (bucket: string, key: string, actor?: Actor) => Promise<string>;
}
