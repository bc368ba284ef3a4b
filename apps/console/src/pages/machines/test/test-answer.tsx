import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TestedState } from '../../../aws/states.ts';
import { JsonView } from '../../../shared/json-view.tsx';
import { Status } from '../../../shared/status.tsx';
import { dataSteps } from './data-steps.ts';

/** How a tested state ended, and what each step made of its data. */
export function TestAnswer({ answer }: { readonly answer: TestedState }) {
  const { status = '', nextState, output, error, cause, inspectionData = {} } = answer;
  const facts = [
    { label: 'Next state', value: nextState },
    { label: 'Error', value: error },
    { label: 'Cause', value: cause },
  ].filter(({ value }) => value !== undefined);
  return (
    <SpaceBetween size="s">
      <Header variant="h3" info={<Status status={status} />}>
        Answer
      </Header>
      {facts.length > 0 && <KeyValuePairs columns={3} items={facts} />}
      {output !== undefined && (
        <div>
          <Box variant="awsui-key-label">Output</Box>
          <JsonView value={output} label="the output" />
        </div>
      )}
      {dataSteps(inspectionData).map(({ title, value }) => (
        <ExpandableSection key={title} headerText={title}>
          <JsonView value={value} label={title} />
        </ExpandableSection>
      ))}
    </SpaceBetween>
  );
}
