import type { ELK } from 'elkjs/lib/elk-api.js';

let engine: Promise<Pick<ELK, 'layout'>> | undefined;

/** The layout kernel, loaded when the first graph is drawn. */
export function layoutEngine(): Promise<Pick<ELK, 'layout'>> {
  engine ??= import('elkjs/lib/elk.bundled.js').then(({ default: Elk }) => new Elk());
  return engine;
}
