import type {
  DescribeParametersCommandOutput,
  DescribeParametersRequest,
  ParameterStringFilter,
} from '@aws-sdk/client-ssm';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { type ParameterRecord, parameterOutput } from '../parameter-record.ts';
import { operation } from '../ssm-context.ts';

const filter = structure<ParameterStringFilter>()({
  Key: z.enum(['Name', 'Type'], { error: 'The emulator filters parameters by Name and Type only' }),
  Option: z.enum(['Equals', 'BeginsWith', 'Contains']).default('Equals'),
  Values: z.array(z.string()).min(1).max(50),
});

const input = structure<DescribeParametersRequest>()({
  ParameterFilters: z.array(filter).default([]),
  MaxResults: z.int().min(1).max(50).default(10),
  NextToken: z.string().default(''),
});

/** A page's token is the name of its last parameter. */
export const describeParameters = operation<DescribeParametersCommandOutput>()(
  input,
  ({ parameters, identity }, { ParameterFilters, MaxResults, NextToken }) => {
    const all = parameters
      .values({ after: NextToken })
      .filter((parameter) => ParameterFilters.every((wanted) => matches(parameter, wanted)));
    const page = all.slice(0, MaxResults);
    return {
      Parameters: page.map((parameter) => {
        const { Value: _value, ...metadata } = parameterOutput(identity, parameter);
        return { ...metadata, Description: parameter.description, Tier: 'Standard' as const, Policies: [] };
      }),
      NextToken: all.length > page.length ? page.at(-1)?.name : undefined,
    };
  },
);

function matches({ name, type }: ParameterRecord, { Key, Option, Values }: z.output<typeof filter>): boolean {
  const text = Key === 'Name' ? name : type;
  const tests: Record<typeof Option, (value: string) => boolean> = {
    Equals: (value) => text === value,
    BeginsWith: (value) => text.startsWith(value),
    Contains: (value) => text.includes(value),
  };
  return Values.some(tests[Option]);
}
