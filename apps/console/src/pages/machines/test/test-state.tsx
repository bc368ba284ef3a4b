import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { testState } from '../../../aws/states.ts';
import { Failure } from '../../../shared/query-view.tsx';
import { MockedError } from './mocked-error.tsx';
import { type MockKind, mocksOf, testFault, testRequest, type WrittenTest } from './state-test.ts';
import { TestAnswer } from './test-answer.tsx';

interface Props {
  readonly machine: { readonly definition: string; readonly roleArn: string };
  readonly name: string;
  readonly type: unknown;
  /** JSON text to begin with. */
  readonly sample: string;
}

const MOCKS: Readonly<Record<MockKind, string>> = {
  none: 'Do its work',
  result: 'Mock its result',
  error: 'Mock an error',
};

/** Runs one state of a machine by an input that is written here, without any execution. */
export function TestState({ machine, name, type, sample }: Props) {
  const mocks = mocksOf(type);
  const [test, setTest] = useState<WrittenTest>({
    input: sample,
    mock: mocks[0] ?? 'none',
    result: type === 'Task' ? '{}' : '[]',
    error: 'States.TaskFailed',
    cause: '',
  });
  const change = (changed: Partial<WrittenTest>): void => setTest((before) => ({ ...before, ...changed }));
  const answer = useMutation({ mutationFn: () => testState(testRequest(machine, name, test)) });
  const fault = testFault(test);
  return (
    <Container header={<Header variant="h2">{`Test ${name}`}</Header>}>
      <SpaceBetween size="m">
        <FormField label="Input" stretch errorText={fault}>
          <Textarea
            value={test.input}
            rows={6}
            spellcheck={false}
            onChange={({ detail }) => change({ input: detail.value })}
          />
        </FormField>
        {mocks.length > 1 && (
          <SegmentedControl
            label="The state's work"
            selectedId={test.mock}
            options={mocks.map((id) => ({ id, text: MOCKS[id] }))}
            onChange={({ detail }) => change({ mock: detail.selectedId as MockKind })}
          />
        )}
        {test.mock === 'result' && (
          <FormField label="Result" stretch>
            <Textarea
              value={test.result}
              rows={4}
              spellcheck={false}
              onChange={({ detail }) => change({ result: detail.value })}
            />
          </FormField>
        )}
        {test.mock === 'error' && <MockedError test={test} onChange={change} />}
        <Button
          variant="primary"
          loading={answer.isPending}
          disabled={fault !== undefined}
          onClick={() => answer.mutate()}
        >
          Test the state
        </Button>
        {answer.error && <Failure error={answer.error} />}
        {answer.data && <TestAnswer answer={answer.data} />}
      </SpaceBetween>
    </Container>
  );
}
