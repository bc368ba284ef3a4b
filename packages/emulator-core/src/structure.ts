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

/** A member that AWS knows and of which the emulator supports one value only. */
export function only<const Value extends string | number | boolean>(value: Value): z.ZodLiteral<Value> {
  return z.literal(value, `The emulator supports ${JSON.stringify(value)} only.`);
}
