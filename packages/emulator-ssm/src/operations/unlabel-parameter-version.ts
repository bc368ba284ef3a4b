import type { UnlabelParameterVersionCommandOutput } from '@aws-sdk/client-ssm';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { madeName } from '../find-parameter.ts';
import { type ParameterVersion, versionsOf } from '../parameter-record.ts';
import { operation } from '../context.ts';

export const unlabelParameterVersion = operation<UnlabelParameterVersionCommandOutput>()(
  z.strictObject({
    Name: z.string().min(1).max(2048),
    ParameterVersion: z.int(),
    Labels: z.array(z.string().min(1).max(100)).min(1).max(10),
  }),
  ({ parameters }, { Name, ParameterVersion: wanted, Labels }) => {
    const record = parameters.get(madeName({ parameters }, Name));
    if (!record) throw errors.ParameterNotFound({ name: Name });
    const versions = versionsOf(record);
    const labels = versions.find(({ version }) => version === wanted)?.labels;
    if (!labels) throw errors.ParameterVersionNotFound({ selector: wanted, name: Name });
    const rest = labels.filter((label) => !Labels.includes(label));
    const changed = versions.map((version) =>
      version.version === wanted ? { ...version, labels: rest } : version,
    );
    const newest = changed.pop() as ParameterVersion;
    parameters.put(record.name, { ...newest, history: changed });
    return {
      RemovedLabels: Labels.filter((label) => labels.includes(label)),
      InvalidLabels: Labels.filter((label) => !labels.includes(label)),
    };
  },
);
