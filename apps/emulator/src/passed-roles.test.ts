import { EMULATOR_IDENTITY } from '@scones/emulator-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { z } from 'zod';
import { type ServicesInProcess, servicesInProcess } from './testing/services-in-process.ts';

let emulator: ServicesInProcess;
beforeAll(async () => void (emulator = await servicesInProcess()));
afterAll(() => emulator.close());

const ROLE = 'arn:aws:iam::000000000000:role/passed';

/** Operations with a role in their input that is passed to no service. */
const NOT_PASSED: Readonly<Record<string, string>> = {
  'sts AssumeRole': 'the caller takes it on',
  'sts AssumeRoleWithSAML': 'the caller takes it on',
  'sts AssumeRoleWithWebIdentity': 'the caller takes it on',
};

/** Values of a schema, each with a role in one of the places where it takes one, and with nothing else. */
function valuesWithRole(schema: z.core.$ZodType): unknown[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  // The other kinds have no members.
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([name, member]) =>
        (/role(arn)?$/i.test(name) ? [ROLE] : valuesWithRole(member)).map((value) => ({ [name]: value })),
      );
    case 'array':
      return valuesWithRole(def.element).map((value) => [value]);
    case 'record':
      return valuesWithRole(def.valueType).map((value) => ({ any: value }));
    case 'union':
      return def.options.flatMap(valuesWithRole);
    case 'intersection':
      return [def.left, def.right].flatMap(valuesWithRole);
    case 'pipe':
      return [def.in, def.out].flatMap(valuesWithRole);
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return valuesWithRole(def.innerType);
    default:
      return [];
  }
}

it('every operation that takes a role asks for permission to pass it, wherever it stands in the input', () => {
  const asked = emulator.services.flatMap((service) =>
    Object.entries(service.inputs).flatMap(([operation, schema]) =>
      valuesWithRole(schema).map((input) => ({
        name: `${service.name} ${operation}`,
        isPassed: service
          .access(operation, input, EMULATOR_IDENTITY)
          .some(({ action, resource }) => action === 'iam:PassRole' && resource === ROLE),
      })),
    ),
  );
  const unasked = asked.filter(({ isPassed }) => !isPassed).map(({ name }) => name);
  expect(unasked.toSorted()).toEqual(Object.keys(NOT_PASSED));
  // The operations of five services; a test that finds none would hold nothing.
  expect(new Set(asked.map(({ name }) => name)).size).toBeGreaterThan(12);
});
