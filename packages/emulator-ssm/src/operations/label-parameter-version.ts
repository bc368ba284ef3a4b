import type { LabelParameterVersionCommandOutput } from '@aws-sdk/client-ssm';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { madeName } from '../find-parameter.ts';
import { type ParameterVersion, versionsOf } from '../parameter-record.ts';
import { operation } from '../context.ts';

const MOST_LABELS = 10;

/** A label is on one version at most: one that another has is moved. */
export const labelParameterVersion = operation<LabelParameterVersionCommandOutput>()(
  z.strictObject({
    Name: z.string().min(1).max(2048),
    ParameterVersion: z.int().optional(),
    Labels: z.array(z.string().min(1).max(100)).min(1).max(MOST_LABELS),
  }),
  ({ parameters }, { Name, ParameterVersion, Labels }) => {
    const record = parameters.get(madeName({ parameters }, Name));
    if (!record) throw errors.ParameterNotFound({ name: Name });
    const wanted = ParameterVersion ?? record.version;
    const versions = versionsOf(record);
    if (!versions.some(({ version }) => version === wanted))
      throw errors.ParameterVersionNotFound({ selector: wanted, name: Name });
    const valid = Labels.filter(isLabel);
    const labelled = versions.map((version) => withLabels(version, valid, version.version === wanted));
    if (labelled.some(({ labels = [] }) => labels.length > MOST_LABELS))
      throw errors.ParameterVersionLabelLimitExceeded();
    const [newest, ...older] = labelled.toReversed() as [ParameterVersion, ...ParameterVersion[]];
    parameters.put(record.name, { ...newest, history: older.toReversed() });
    return { InvalidLabels: Labels.filter((label) => !isLabel(label)), ParameterVersion: wanted };
  },
);

function isLabel(label: string): boolean {
  return /^[A-Za-z_][\w.-]*$/.test(label) && !/^(aws|ssm)/i.test(label);
}

function withLabels(
  version: ParameterVersion,
  labels: readonly string[],
  isWanted: boolean,
): ParameterVersion {
  const others = (version.labels ?? []).filter((label) => !labels.includes(label));
  return { ...version, labels: isWanted ? [...others, ...labels] : others };
}
