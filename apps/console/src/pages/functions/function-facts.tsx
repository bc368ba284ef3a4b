import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { durationText } from '@scones/execution-view';
import { arnName } from '../../shared/arn-name.ts';
import { PageLink } from '../../shared/page-link.tsx';
import type { InvocationFacts } from './invocation-facts.ts';

interface Props {
  readonly configuration: FunctionConfiguration;
  readonly facts: InvocationFacts;
  readonly group: string;
}

/** A function's settings, and how well it runs. */
export function FunctionFacts({ configuration, facts, group }: Props) {
  const { Runtime = '–', Handler = '–', MemorySize = 0, Timeout = 0, Role } = configuration;
  return (
    <KeyValuePairs
      columns={4}
      items={[
        { label: 'Invocations', value: `${facts.count}, ${facts.failed} failed` },
        { label: 'Cold starts', value: coldText(facts) },
        { label: 'Duration', value: durationsText(facts) },
        { label: 'Memory', value: `${facts.mostMegabytes ?? '–'} of ${MemorySize} MB at most` },
        { label: 'Runtime', value: `${Runtime}, ${Handler}` },
        { label: 'Time-out', value: `${Timeout} s` },
        { label: 'Role', value: Role === undefined ? '–' : arnName(Role) },
        {
          label: 'Log group',
          value: <PageLink to={`/logs/${encodeURIComponent(group)}`}>{group}</PageLink>,
        },
      ]}
    />
  );
}

function coldText({ cold, medianInit }: InvocationFacts): string {
  return medianInit === undefined ? String(cold) : `${cold}, half within ${durationText(medianInit)}`;
}

function durationsText({ medianDuration, slowDuration }: InvocationFacts): string {
  if (medianDuration === undefined || slowDuration === undefined) return '–';
  return `half within ${durationText(medianDuration)}, 95 % within ${durationText(slowDuration)}`;
}
