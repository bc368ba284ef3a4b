import type { Collection, Store } from '@scones/emulator-core';
import type { TagValues } from './tags.ts';

/** A role or a user, as policies are given to it. */
export interface PolicyHolder {
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  readonly id: string;
  readonly creationTime: number;
  readonly tags: TagValues;
  /** Documents by name. */
  readonly inlinePolicies: Readonly<Record<string, string>>;
  /** ARNs of managed policies. */
  readonly attachedPolicies: readonly string[];
  /** The ARN of the managed policy that bounds what the others allow. */
  readonly permissionsBoundary?: string | undefined;
}

/** A role as it is stored. */
export interface Role extends PolicyHolder {
  readonly trustPolicy: string;
  readonly description?: string | undefined;
  readonly maxSessionSeconds: number;
}

/** A user as it is stored. */
export type User = PolicyHolder;

/** A user's access key as it is stored. */
export interface AccessKey {
  readonly id: string;
  readonly secret: string;
  readonly userName: string;
  readonly isActive: boolean;
  readonly creationTime: number;
}

/** A managed policy as it is stored. */
export interface ManagedPolicy {
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  readonly id: string;
  readonly description?: string | undefined;
  readonly creationTime: number;
  readonly updateTime: number;
  readonly tags: TagValues;
  readonly versions: readonly PolicyVersion[];
  readonly defaultVersionId: string;
  /** Numbers are never used again. */
  readonly lastVersion: number;
}

export interface PolicyVersion {
  readonly id: string;
  readonly document: string;
  readonly creationTime: number;
}

/** An instance profile as it is stored. */
export interface InstanceProfile {
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  readonly id: string;
  readonly creationTime: number;
  readonly tags: TagValues;
  readonly roleName?: string | undefined;
}

/** The stored records: roles, users and instance profiles by name, managed policies by ARN, access keys by id. */
export interface Records {
  readonly roles: Collection<Role>;
  readonly users: Collection<User>;
  readonly accessKeys: Collection<AccessKey>;
  readonly policies: Collection<ManagedPolicy>;
  readonly instanceProfiles: Collection<InstanceProfile>;
}

export function openRecords(store: Store): Records {
  return {
    roles: store.collection('iam/roles'),
    users: store.collection('iam/users'),
    accessKeys: store.collection('iam/access-keys'),
    policies: store.collection('iam/policies'),
    instanceProfiles: store.collection('iam/instance-profiles'),
  };
}
