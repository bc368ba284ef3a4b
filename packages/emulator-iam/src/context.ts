import type { Clock, Random } from '@scones/deterministic';
import { type Collection, defineOperation, type Identity, type Store } from '@scones/emulator-core';
import type { InstanceProfile } from './instance-profile.ts';
import type { ManagedPolicy } from './managed-policy.ts';
import type { Role } from './role.ts';

/** What is stored: roles and instance profiles by name, managed policies by ARN. */
export interface Records {
  readonly roles: Collection<Role>;
  readonly policies: Collection<ManagedPolicy>;
  readonly instanceProfiles: Collection<InstanceProfile>;
}

/** What the operations work on. */
export interface IamContext {
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
  readonly records: Records;
}

export function openRecords(store: Store): Records {
  return {
    roles: store.collection('iam/roles'),
    policies: store.collection('iam/policies'),
    instanceProfiles: store.collection('iam/instance-profiles'),
  };
}

/** Defines an operation by the AWS SDK's type of its output. */
export function iamOperation<Output extends object>() {
  return defineOperation<IamContext, Omit<Output, '$metadata'>>();
}
