import { z } from 'zod';

type ShapeFor<Members, Shape> = {
  [Name in keyof Shape]: Name extends keyof Members ? z.ZodType<Members[Name]> : never;
};

/** The supported members of one of the AWS SDK's types. Every other is refused by name. */
export function structure<Members>() {
  return <const Shape extends z.ZodRawShape>(
    shape: Shape & ShapeFor<Members, Shape>,
  ): z.ZodObject<Shape, z.core.$strict> =>
    z.strictObject(shape, {
      error: (issue) =>
        issue.code === 'unrecognized_keys'
          ? `The emulator does not support ${issue.keys.join(', ')} here.`
          : undefined,
    });
}

/** One of SageMaker's names: letters, digits and single hyphens between them. */
export function resourceName(longest = 63): z.ZodString {
  const pattern = `^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,${longest - 1}}$`;
  return z
    .string()
    .regex(new RegExp(pattern), `Member must satisfy regular expression pattern: ${pattern.slice(0, -1)}`);
}

/** A member that AWS knows and of which the emulator supports one value only. */
export function only<const Value extends string | number | boolean>(value: Value): z.ZodLiteral<Value> {
  return z.literal(value, `The emulator supports ${JSON.stringify(value)} only.`);
}

/** Clients send epoch seconds; another service of the emulator passes dates or ISO 8601. */
export const timestamp = z.union([
  z.number().transform((seconds) => new Date(seconds * 1000)),
  z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  z.date(),
]);
