import type { ServiceModel, Shape } from './service-model.ts';

/** The outputs of a service's operations as lines: what each operation answers, then the members of each structure. */
export function outputModelText(model: ServiceModel, only?: readonly string[]): string {
  const { serviceId, apiVersion } = model.metadata;
  const structures = new Map<string, string>();
  const operations = Object.entries(model.operations)
    .filter(([name]) => !only || only.includes(name))
    .map(([name, { output }]) => (output ? `${name} -> ${describe(output.shape)}` : `${name} ->`));
  const missing = only?.filter((name) => !model.operations[name]) ?? [];
  if (missing.length > 0) throw new Error(`${serviceId} has no operations ${missing.join(', ')}.`);
  const title = `# The outputs of ${serviceId} (${apiVersion}), from the service models of botocore (Apache License 2.0).`;
  const lines = [...structures].map(([name, members]) => `${name}: ${members}`);
  return [title, ...operations, ...lines, ''].join('\n');

  function describe(name: string): string {
    const shape = model.shapes[name] as Shape;
    if (shape.type === 'list') return `[${describe(shape.member.shape)}]${boundsOf(shape)}`;
    if (shape.type === 'map') return `{${describe(shape.value.shape)}}`;
    if (shape.type !== 'structure')
      return `${KINDS[shape.type]}${shape.type === 'blob' ? '' : boundsOf(shape)}`;
    if (shape.document) return 'any';
    addStructure(name, shape);
    return name;
  }

  function addStructure(name: string, { members, required }: Extract<Shape, { type: 'structure' }>): void {
    if (structures.has(name)) return;
    if (Object.values<string>(KINDS).includes(name))
      throw new Error(`${serviceId} has a structure named ${name}.`);
    // The place is taken first, since a structure may contain itself.
    structures.set(name, '');
    const described = Object.entries(members).map(
      ([member, { shape }]) => `${member}${required.includes(member) ? '!' : ''} ${describe(shape)}`,
    );
    structures.set(name, described.join(', '));
  }
}

/** Times and bytes are texts in a task's result. */
const KINDS = {
  string: 'string',
  timestamp: 'string',
  blob: 'string',
  integer: 'number',
  long: 'number',
  double: 'number',
  float: 'number',
  boolean: 'boolean',
} as const;

function boundsOf({
  min,
  max,
}: {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}): string {
  if (!min && max === undefined) return '';
  return `(${min || ''}..${max ?? ''})`;
}
