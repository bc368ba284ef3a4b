import type { StackRecord, StackStatus } from '../stack/stack-record.ts';

/** The statuses that a stack goes through in one deployment. */
export interface Stages {
  readonly running: StackStatus;
  readonly complete: StackStatus;
  readonly failed: StackStatus;
  readonly rollingBack: StackStatus;
  readonly rolledBack: StackStatus;
  readonly rollbackFailed: StackStatus;
  /** Whether nothing was deployed before. */
  readonly isFirst: boolean;
}

const CREATE: Stages = {
  running: 'CREATE_IN_PROGRESS',
  complete: 'CREATE_COMPLETE',
  failed: 'CREATE_FAILED',
  rollingBack: 'ROLLBACK_IN_PROGRESS',
  rolledBack: 'ROLLBACK_COMPLETE',
  rollbackFailed: 'ROLLBACK_FAILED',
  isFirst: true,
};

const UPDATE: Stages = {
  running: 'UPDATE_IN_PROGRESS',
  complete: 'UPDATE_COMPLETE',
  failed: 'UPDATE_FAILED',
  rollingBack: 'UPDATE_ROLLBACK_IN_PROGRESS',
  rolledBack: 'UPDATE_ROLLBACK_COMPLETE',
  rollbackFailed: 'UPDATE_ROLLBACK_FAILED',
  isFirst: false,
};

/** The stages of the next deployment of a stack. */
export function nextStages({ templateText }: StackRecord): Stages {
  return templateText === undefined ? CREATE : UPDATE;
}
