import type { TaskResource } from './task-resource.ts';

/** The limits on a machine's Task states. */
export interface TaskOptions {
  readonly machineType: 'STANDARD' | 'EXPRESS';
  /** Whether the host can make this call; absent: every call is accepted. */
  readonly canCall?: (service: string, action: string) => boolean;
  /** The task in place of a Resource's own, where a test's mock stands in for its call. */
  readonly standIn?: (resource: string) => TaskResource | undefined;
}
