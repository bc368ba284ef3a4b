import type { SdkMember, SdkType } from './sdk-types.ts';

/** The source of a schema, and of a value that it accepts. */
interface Source {
  readonly schema: string;
  readonly sample: string;
}

const SIMPLE = {
  text: { schema: 'z.string()', sample: `'example'` },
  number: { schema: 'wireNumber', sample: '1' },
  truth: { schema: 'wireBoolean', sample: 'true' },
  time: { schema: 'wireTime', sample: 'new Date(0)' },
} as const;

/** The members that an operation needs, as a zod schema that refuses every other. */
export function inputSchema(members: readonly SdkMember[]): Source {
  const needed = members
    .filter(({ isRequired }) => isRequired)
    .map((member) => [member.name, sourceOf(member)] as const);
  const object = (part: keyof Source): string =>
    needed.length === 0
      ? '{}'
      : `{ ${needed.map(([name, source]) => `${name}: ${source[part]}`).join(', ')} }`;
  return { schema: `z.strictObject(${object('schema')})`, sample: object('sample') };
}

/** An optional member that the schema leaves out; undefined when there is none. */
export function unsupportedMember(
  members: readonly SdkMember[],
): { name: string; sample: string } | undefined {
  for (const { name, isRequired, type } of members) {
    if (isRequired) continue;
    if (type.kind in SIMPLE) return { name, sample: SIMPLE[type.kind as keyof typeof SIMPLE].sample };
    if (type.kind === 'choice') return { name, sample: `'${type.values[0]}'` };
  }
  return undefined;
}

function sourceOf({ name, type }: SdkMember): Source {
  switch (type.kind) {
    case 'choice':
      return {
        schema: `z.enum([${type.values.map((value) => `'${value}'`).join(', ')}])`,
        sample: `'${type.values[0]}'`,
      };
    case 'list':
      return around(type.item, name, (item) => ({
        schema: `wireList(${item.schema})`,
        sample: `[${item.sample}]`,
      }));
    case 'map':
      return around(type.item, name, (item) => ({
        schema: `z.record(z.string(), ${item.schema})`,
        sample: `{ example: ${item.sample} }`,
      }));
    case 'structure':
      return inputSchema(type.members);
    case 'other':
      throw new Error(
        `Its member ${name} is of the type ${type.text}, which is beyond a generator. Write it by hand.`,
      );
    case 'text':
    case 'number':
    case 'truth':
    case 'time':
      return SIMPLE[type.kind];
  }
}

function around(item: SdkType, name: string, wrap: (item: Source) => Source): Source {
  return wrap(sourceOf({ name, type: item, isRequired: true }));
}
