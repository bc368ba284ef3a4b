import type { Collection, Store } from '@scones/emulator-core';
import type { AliasRecord } from './versions/alias-record.ts';
import type { EventInvokeRecord } from './event-invoke/event-invoke-record.ts';
import { type FunctionRecord, withDefaults } from './functions/function-record.ts';
import type { LayerRecord } from './layers/layer-record.ts';
import type { PolicyRecord } from './permissions/policy-record.ts';

/** All that is stored. A key is the function's name, and behind a colon the version or alias that has the value. */
export interface LambdaCollections {
  readonly functions: Collection<FunctionRecord>;
  readonly versions: Collection<FunctionRecord>;
  readonly aliases: Collection<AliasRecord>;
  readonly policies: Collection<PolicyRecord>;
  readonly eventInvokeConfigs: Collection<EventInvokeRecord>;
  /** Each version; keys begin with the layer's name. */
  readonly layers: Collection<LayerRecord>;
  readonly layerCounts: Collection<{ readonly published: number }>;
}

export function lambdaCollections(store: Store): LambdaCollections {
  const functions = store.collection<FunctionRecord>('lambda:functions');
  for (const record of functions.values())
    if (!record.version) functions.put(record.name, withDefaults(record));
  return {
    functions,
    versions: store.collection('lambda:versions'),
    aliases: store.collection('lambda:aliases'),
    policies: store.collection('lambda:policies'),
    eventInvokeConfigs: store.collection('lambda:event-invoke-configs'),
    layers: store.collection('lambda:layers'),
    layerCounts: store.collection('lambda:layer-counts'),
  };
}
