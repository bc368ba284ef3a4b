import type { z } from 'zod';

type Members = Readonly<Record<string, unknown>>;

/** The members of an input with JSON as text, where an API takes a text and a definition has written an object or a list. */
export function withImplicitTexts(schema: z.ZodType | undefined, input: object): object {
  const shape = schema && shapeOf(schema);
  if (!shape) return input;
  const members = Object.entries(input as Members).map(([name, value]) => {
    const member = Object.hasOwn(shape, name) ? shape[name] : undefined;
    const isText = typeof value === 'object' && value !== null && member !== undefined && takesText(member);
    return [name, isText ? JSON.stringify(value) : value] as const;
  });
  return Object.fromEntries(members);
}

/** The part of a zod schema that matters here. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
}

function shapeOf(schema: z.ZodType): Definition['shape'] {
  const definition = unwrapped(schema);
  return definition.type === 'object' ? definition.shape : undefined;
}

function takesText(schema: z.ZodType): boolean {
  return unwrapped(schema).type === 'string';
}

/** The schema beneath what makes it optional, gives it a default or transforms what it has read. */
function unwrapped(schema: z.ZodType): Definition {
  const definition = schema.def as unknown as Definition;
  const inner = definition.innerType ?? definition.in;
  return inner ? unwrapped(inner) : definition;
}
