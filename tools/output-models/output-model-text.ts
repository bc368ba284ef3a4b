import type { ServiceModel, Shape } from './service-model.ts';

/**
 * A service's model as lines: the codes of its errors, what each operation answers, then the members of each structure.
 * With only some of its operations, the errors are left out.
 */
export function outputModelText(model: ServiceModel, only?: readonly string[]): string {
  const { serviceId, apiVersion } = model.metadata;
  const structures = new Map<string, string>();
  const enums = new Map<string, readonly string[]>();
  const operations = Object.entries(model.operations)
    .filter(([name]) => !only || only.includes(name))
    .map(([name, { output }]) => (output ? `${name} -> ${describe(output.shape)}` : `${name} ->`));
  const missing = only?.filter((name) => !model.operations[name]) ?? [];
  if (missing.length > 0) throw new Error(`${serviceId} has no operations ${missing.join(', ')}.`);
  const title = `# The outputs of ${serviceId} (${apiVersion}), from the service models of botocore (Apache License 2.0).`;
  const lines = [
    ...[...structures].map(([name, members]) => `${name}: ${members}`),
    ...[...enums].map(([name, values]) => `=${name} ${values.join('|')}`),
  ];
  return [title, ...(only ? [] : [`! ${errorCodes(model).join(' ')}`]), ...operations, ...lines, ''].join(
    '\n',
  );

  function describe(name: string): string {
    const shape = model.shapes[name] as Shape;
    if (shape.type === 'list') return `[${describe(shape.member.shape)}]${boundsOf(shape)}`;
    if (shape.type === 'map') return `{${describe(shape.value.shape)}}`;
    if (shape.type === 'blob') return `string${boundsOf({ min: shape.min })}`;
    if (shape.type !== 'structure') {
      if (!shape.enum) return `${KINDS[shape.type]}${boundsOf(shape)}`;
      enums.set(name, shape.enum);
      return `=${name}`;
    }
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

/** A query service answers another code than the name of the error's structure. */
function errorCodes({ shapes }: ServiceModel): string[] {
  const codes = Object.entries(shapes).flatMap(([name, shape]) =>
    shape.type === 'structure' && shape.exception ? [shape.error?.code ?? name, name] : [],
  );
  return [...new Set(codes)].sort();
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
