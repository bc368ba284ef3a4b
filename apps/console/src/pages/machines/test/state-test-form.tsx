import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { testState } from '../../../aws/states.ts';
import { Failure } from '../../../shared/query-view.tsx';
import { MockedError } from './mocked-error.tsx';
import {
  type MockKind,
  mocksOf,
  testFault,
  testRequest,
  type TestedMachine,
  type WrittenTest,
} from './state-test.ts';
import { TestAnswer } from './test-answer.tsx';

interface Props {
  readonly machine: TestedMachine;
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
export function StateTestForm({ machine, name, type, sample }: Props) {
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
    <SpaceBetween size="m">
      <JsonField label="Input" value={test.input} fault={fault} onChange={(input) => change({ input })} />
      {mocks.length > 1 && (
        <SegmentedControl
          label="The state's work"
          selectedId={test.mock}
          options={mocks.map((id) => ({ id, text: MOCKS[id] }))}
          onChange={({ detail }) => change({ mock: detail.selectedId as MockKind })}
        />
      )}
      {test.mock === 'result' && (
        <JsonField label="Result" value={test.result} onChange={(result) => change({ result })} />
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
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly fault?: string | undefined;
  onChange(text: string): void;
}

function JsonField({ label, value, fault, onChange }: FieldProps) {
  return (
    <FormField label={label} stretch errorText={fault}>
      <Textarea value={value} rows={5} spellcheck={false} onChange={({ detail }) => onChange(detail.value)} />
    </FormField>
  );
}
