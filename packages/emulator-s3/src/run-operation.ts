import type { AwsError } from '@scones/emulator-core';
import type { z } from 'zod';
import type { S3Context } from './context.ts';
import { errors } from './errors.ts';
import { notSupported } from './not-supported.ts';
import { operations } from './operations.ts';
import type { S3Call, S3Operation } from './s3-operation.ts';

/** Checks that the caller may do it and that the input fits, then runs the operation. Throws `AwsError`. */
export async function runOperation(
  context: S3Context,
  name: string,
  input: unknown,
  call: S3Call,
): Promise<object> {
  const operation = operationOf(name);
  call.watch?.operationFound(name, input);
  call.authorize?.(name, input);
  const parsed = operation.input.safeParse(input);
  if (!parsed.success) throw invalidInput(operation, parsed.error);
  return await operation.handle(context, parsed.data, call);
}

function operationOf(name: string): S3Operation {
  if (!isOperation(name)) throw notSupported(name);
  return operations[name];
}

export function isOperation(name: string): name is keyof typeof operations {
  return Object.hasOwn(operations, name);
}

/** A fault within a document is MalformedXML; any other names its argument. */
function invalidInput({ wire }: S3Operation, error: z.ZodError): AwsError {
  const [issue] = error.issues;
  const [member = '', ...inner] = (issue?.path ?? []).map(String);
  const message = issue?.message ?? '';
  if (wire.body && 'member' in wire.body && member === wire.body.member)
    return errors.MalformedXML([...inner, message].join(': '));
  const name = wireName(wire, member) ?? member;
  return errors.InvalidArgument.constraint({ argument: name, fault: message, value: '' });
}

function wireName(wire: S3Operation['wire'], member: string): string | undefined {
  const names = Object.entries({ ...wire.query, ...wire.headers });
  return names.find(([, other]) => other === member)?.[0];
}
