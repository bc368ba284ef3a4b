import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { startExecution } from '../../../aws/states.ts';

interface Props {
  readonly machineArn: string;
  /** The text to begin with; by default an empty object. */
  readonly input?: string;
  onDone(): void;
}

/** Starts an execution with an input that is written here, and leads to it. */
export function StartExecution({ machineArn, input: first = '{}', onDone }: Props) {
  const [input, setInput] = useState(() => indented(first) ?? first);
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isStarting, setStarting] = useState(false);
  const navigate = useNavigate();
  const start = async (): Promise<void> => {
    setStarting(true);
    try {
      const arn = await startExecution(machineArn, input, name === '' ? undefined : name);
      onDone();
      await navigate(`/executions/${encodeURIComponent(arn)}`);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      setStarting(false);
    }
  };
  const isJson = indented(input) !== undefined;
  return (
    <Modal
      visible
      size="large"
      header={`Start an execution of ${machineArn.split(':')[6]}`}
      onDismiss={onDone}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onDone}>
              Cancel
            </Button>
            <Button variant="primary" disabled={!isJson} loading={isStarting} onClick={() => void start()}>
              Start
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {problem !== undefined && <Alert type="error">{problem}</Alert>}
        <FormField label="Name" description="Left empty, Step Functions makes one up.">
          <Input value={name} onChange={({ detail }) => setName(detail.value)} />
        </FormField>
        <FormField label="Input" errorText={isJson ? undefined : 'This is not JSON yet.'} stretch>
          <Textarea
            value={input}
            rows={12}
            spellcheck={false}
            onChange={({ detail }) => setInput(detail.value)}
          />
        </FormField>
      </SpaceBetween>
    </Modal>
  );
}

function indented(text: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
