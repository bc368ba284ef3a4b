import type { ParameterValue } from '../template/parameter-values.ts';
import type { Json } from '../template/json.ts';

export interface ResourceRecord {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string;
  /** `Fn::GetAtt` answers these. */
  readonly attributes: Readonly<Record<string, Json>>;
  /** As the last deployment resolved them. */
  readonly properties: Readonly<Record<string, Json>>;
  readonly dependsOn: readonly string[];
  readonly deletionPolicy: 'Delete' | 'Retain' | 'RetainExceptOnCreate';
  readonly updateReplacePolicy: 'Delete' | 'Retain';
  readonly status: string;
  readonly updatedAt: number;
}

export interface StackOutput {
  readonly key: string;
  readonly value: string;
  readonly description?: string | undefined;
  readonly exportName?: string | undefined;
}

/** A stack as it is kept. Deleted ones stay, to be described by their ARN. */
export interface StackRecord {
  readonly id: string;
  readonly name: string;
  readonly status: StackStatus;
  readonly statusReason?: string | undefined;
  readonly description?: string | undefined;
  /** Exactly as it was submitted; none until a first change set is executed. */
  readonly templateText?: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly capabilities: readonly string[];
  readonly resources: Readonly<Record<string, ResourceRecord>>;
  /** Logical ids in the order in which they were made. */
  readonly order: readonly string[];
  readonly outputs: readonly StackOutput[];
  readonly changeSetId?: string | undefined;
  /** The names of other stacks' exports that it uses. */
  readonly imports?: readonly string[] | undefined;
  /** Whether the stack is protected from deletion. */
  readonly isProtected?: boolean | undefined;
  readonly disableRollback?: boolean | undefined;
  /** The role that its resources are made with. */
  readonly roleArn?: string | undefined;
  /** The topics that get its events. */
  readonly notificationArns?: readonly string[] | undefined;
  readonly timeoutMinutes?: number | undefined;
  readonly createdAt: number;
  readonly updatedAt?: number;
  readonly deletedAt?: number;
}

export type StackStatus =
  | 'REVIEW_IN_PROGRESS'
  | 'CREATE_IN_PROGRESS'
  | 'CREATE_COMPLETE'
  | 'CREATE_FAILED'
  | 'ROLLBACK_IN_PROGRESS'
  | 'ROLLBACK_COMPLETE'
  | 'ROLLBACK_FAILED'
  | 'UPDATE_IN_PROGRESS'
  | 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'
  | 'UPDATE_COMPLETE'
  | 'UPDATE_FAILED'
  | 'UPDATE_ROLLBACK_IN_PROGRESS'
  | 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS'
  | 'UPDATE_ROLLBACK_COMPLETE'
  | 'UPDATE_ROLLBACK_FAILED'
  | 'DELETE_IN_PROGRESS'
  | 'DELETE_COMPLETE'
  | 'DELETE_FAILED';

export function isBusy(status: StackStatus): boolean {
  return status.endsWith('_IN_PROGRESS') && status !== 'REVIEW_IN_PROGRESS';
}
