import { access, namesInArn } from './access.ts';
import { NOT_SUPPORTED } from './not-supported.ts';
import { operations } from './operations.ts';
import type { Clock } from '@scones/deterministic';
import {
  type Collection,
  type EmulatedService,
  type Identity,
  jsonService,
  resourceTagValues,
  type Store,
  type Tags,
} from '@scones/emulator-core';
import type { SsmContext } from './context.ts';
import { names } from './service-names.ts';
import { resourceKinds } from './resource-kinds.ts';

export interface SsmOptions {
  readonly store: Store;
  readonly identity: Identity;
  readonly clock: Clock;
}

/** Systems Manager, its parameters alone. */
export function ssm({ store, identity, clock }: SsmOptions): EmulatedService {
  const tags: Collection<Tags> = store.collection('ssm.tags');
  return jsonService<SsmContext>({
    names,
    version: '1.1',
    target: 'AmazonSSM',
    operations,
    access,
    resourceContext: (resource) => {
      const [name, path] = namesInArn(resource);
      return resourceTagValues(tags.get(name) ?? tags.get(path), 'ssm:resourceTag');
    },
    resourceKinds,
    notSupported: NOT_SUPPORTED,
    context: {
      identity,
      clock,
      transaction: (work) => store.transaction(work),
      parameters: store.collection('ssm.parameters'),
      tags,
    },
  });
}
