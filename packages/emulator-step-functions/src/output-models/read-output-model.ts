import type { OutputMember, OutputModel, OutputShape } from '@scones/states-language';

/**
 * Reads the outputs of a service. `GetKey -> GetKeyResponse` says which structure an operation answers, and
 * `GetKeyResponse: Id! string(1..36), Tags {string}` what that has; `!` marks what is always there.
 */
export function readOutputModel(text: string): OutputModel {
  const operations = new Map<string, string | null>();
  const structures = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, operation, output] = /^(\w+) ->(?: (\w+))?$/.exec(line) ?? [];
    if (operation !== undefined) operations.set(lowerFirst(operation), output ?? null);
    const [, structure, members] = /^(\w+): ?(.*)$/.exec(line) ?? [];
    if (structure !== undefined && members !== undefined) structures.set(structure, members);
  }
  const known = new Map<string, OutputMember[]>();
  return {
    outputOf: (operation) => operations.get(operation),
    members(structure) {
      const members = known.get(structure) ?? readMembers(structures.get(structure) ?? '');
      known.set(structure, members);
      return members;
    },
  };
}

/** Task states begin an action with a small letter. */
function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function readMembers(text: string): OutputMember[] {
  return [...text.matchAll(/([\w-]+)(!?) ([^,]+)/g)].map(([, name = '', mark, shape = '']) => ({
    name,
    isRequired: mark === '!',
    shape: readShape(shape),
  }));
}

function readShape(text: string): OutputShape {
  const [, list, listBounds] = /^\[(.*)\](?:\((.*)\))?$/.exec(text) ?? [];
  if (list !== undefined) return { kind: 'list', item: readShape(list), ...readBounds(listBounds) };
  const [, map] = /^\{(.*)\}$/.exec(text) ?? [];
  if (map !== undefined) return { kind: 'map', value: readShape(map) };
  const [, kind, bounds] = /^(string|number)(?:\((.*)\))?$/.exec(text) ?? [];
  if (kind !== undefined) return { kind: kind as 'string' | 'number', ...readBounds(bounds) };
  return text === 'boolean' || text === 'any' ? { kind: text } : { kind: 'structure', name: text };
}

function readBounds(text: string | undefined): { min?: number; max?: number } {
  const [min = '', max = ''] = text?.split('..') ?? [];
  return { ...(min !== '' && { min: Number(min) }), ...(max !== '' && { max: Number(max) }) };
}
