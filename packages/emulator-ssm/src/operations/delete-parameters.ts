import type { DeleteParametersCommandOutput, DeleteParametersRequest } from '@aws-sdk/client-ssm';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { forget, operation } from '../context.ts';
import { madeName } from '../find-parameter.ts';

export const deleteParameters = operation<DeleteParametersCommandOutput>()(
  structure<DeleteParametersRequest>()({ Names: z.array(z.string()).min(1).max(10) }),
  (context, { Names }) => {
    const outcomes = Names.map((name) => ({ name, isDeleted: forget(context, madeName(context, name)) }));
    const namesOf = (isDeleted: boolean): string[] =>
      outcomes.filter((outcome) => outcome.isDeleted === isDeleted).map(({ name }) => name);
    return { DeletedParameters: namesOf(true), InvalidParameters: namesOf(false) };
  },
);
