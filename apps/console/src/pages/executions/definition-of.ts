import { memberOf, parsedJson } from '../../shared/parsed-json.ts';

/**
 * The definition that an execution ran by. A child of a Map Run ran only the Map's processor, which is found by the
 * Map's label in the machine's definition. Where no Map has that label, it is the one distributed Map.
 */
export function definitionOf(definition: string, label: string | undefined): string {
  if (label === undefined) return definition;
  const processors = distributedMaps(parsedJson(definition));
  const found = processors.find((processor) => processor.label === label) ?? processors[0];
  return found ? JSON.stringify(found.processor) : definition;
}

interface Processor {
  readonly label: unknown;
  readonly processor: unknown;
}

function distributedMaps(workflow: unknown): Processor[] {
  const states = memberOf(workflow, 'States');
  return typeof states === 'object' && states !== null
    ? Object.values(states).flatMap(distributedMapsOf)
    : [];
}

function distributedMapsOf(state: unknown): Processor[] {
  const processor = memberOf(state, 'ItemProcessor');
  const branches = memberOf(state, 'Branches');
  const inner = [processor, ...(Array.isArray(branches) ? (branches as unknown[]) : [])].flatMap(
    distributedMaps,
  );
  const isDistributed = memberOf(processor, 'ProcessorConfig', 'Mode') === 'DISTRIBUTED';
  return isDistributed ? [{ label: memberOf(state, 'Label'), processor }, ...inner] : inner;
}
