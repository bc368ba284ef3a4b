import type { OutputMember, OutputModel, OutputShape } from '@scones/states-language';

/**
 * Reads the model of a service. `! NoSuchKey InvalidKey` has the codes of its errors, `GetKey -> GetKeyResponse` says which
 * structure an operation answers, and `GetKeyResponse: Id! string(1..36), Tags {string}` what that has; `!` marks what is
 * always there, and `=Color` a text of the list `=Color green|blue`.
 */
export function readOutputModel(text: string): OutputModel {
  const operations = new Map<string, string | null>();
  const structures = new Map<string, string>();
  const enums = new Map<string, string[]>();
  let errors: Set<string> | undefined;
  for (const line of text.split('\n')) {
    const [, operation, output] = /^(\w+) ->(?: (\w+))?$/.exec(line) ?? [];
    if (operation !== undefined) operations.set(lowerFirst(operation), output ?? null);
    if (line.startsWith('! ')) errors = new Set(line.slice(2).split(' '));
    const [, list, values] = /^=(\w+) (.*)$/.exec(line) ?? [];
    if (list !== undefined && values !== undefined) enums.set(list, values.split('|'));
    const [, structure, members] = /^(\w+): ?(.*)$/.exec(line) ?? [];
    if (structure !== undefined && members !== undefined) structures.set(structure, members);
  }
  const known = new Map<string, OutputMember[]>();
  return {
    hasError: (code) => errors?.has(code),
    outputOf: (operation) => operations.get(operation),
    members(structure) {
      const members = known.get(structure) ?? readMembers(structures.get(structure) ?? '', enums);
      known.set(structure, members);
      return members;
    },
  };
}

/** Task states begin an action with a small letter. */
function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** The texts that a member can be, by the name of the list. */
type Enums = ReadonlyMap<string, readonly string[]>;

function readMembers(text: string, enums: Enums): OutputMember[] {
  return [...text.matchAll(/([\w-]+)(!?) ([^,]+)/g)].map(([, name = '', mark, shape = '']) => ({
    name,
    isRequired: mark === '!',
    shape: readShape(shape, enums),
  }));
}

function readShape(text: string, enums: Enums): OutputShape {
  const [, list, listBounds] = /^\[(.*)\](?:\((.*)\))?$/.exec(text) ?? [];
  if (list !== undefined) return { kind: 'list', item: readShape(list, enums), ...readBounds(listBounds) };
  const [, map] = /^\{(.*)\}$/.exec(text) ?? [];
  if (map !== undefined) return { kind: 'map', value: readShape(map, enums) };
  if (text.startsWith('=')) return { kind: 'string', values: enums.get(text.slice(1)) };
  const [, kind, bounds] = /^(string|number)(?:\((.*)\))?$/.exec(text) ?? [];
  if (kind !== undefined) return { kind: kind as 'string' | 'number', ...readBounds(bounds) };
  return text === 'boolean' || text === 'any' ? { kind: text } : { kind: 'structure', name: text };
}

function readBounds(text: string | undefined): { min?: number; max?: number } {
  const [min = '', max = ''] = text?.split('..') ?? [];
  return { ...(min !== '' && { min: Number(min) }), ...(max !== '' && { max: Number(max) }) };
}
