import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type Invoked, invokeFunction } from '../../aws/lambda-client.ts';
import { JsonView } from '../../shared/json-view.tsx';
import { Failure } from '../../shared/query-view.tsx';
import { Status } from '../../shared/status.tsx';
import { lastEvent } from './last-event.ts';

/** Invokes a function with an event that is written here, or taken from an execution. */
export function TryEvent({ functionName }: { readonly functionName: string }) {
  const [event, setEvent] = useState('{}');
  const invocation = useMutation({ mutationFn: () => invokeFunction(functionName, event) });
  const last = useMutation({
    mutationFn: () => lastEvent(functionName),
    onSuccess: (found) => {
      if (found !== undefined) setEvent(found);
    },
  });
  const error = invocation.error ?? last.error;
  return (
    <SpaceBetween size="m">
      <FormField label="Event" stretch errorText={jsonFault(event)}>
        <Textarea
          value={event}
          rows={10}
          spellcheck={false}
          onChange={({ detail }) => setEvent(detail.value)}
        />
      </FormField>
      <SpaceBetween size="xs" direction="horizontal" alignItems="center">
        <Button
          variant="primary"
          loading={invocation.isPending}
          disabled={jsonFault(event) !== undefined}
          onClick={() => invocation.mutate()}
        >
          Invoke
        </Button>
        <Button loading={last.isPending} onClick={() => last.mutate()}>
          Take the last event of an execution
        </Button>
        {last.isSuccess && last.data === undefined && (
          <Box color="text-body-secondary">None of the newest executions calls the function.</Box>
        )}
      </SpaceBetween>
      {error && <Failure error={error} />}
      {invocation.data && <Answer invoked={invocation.data} />}
    </SpaceBetween>
  );
}

function Answer({ invoked: { error, payload, log } }: { readonly invoked: Invoked }) {
  return (
    <SpaceBetween size="m">
      <Header variant="h3" info={<Status status={error === undefined ? 'SUCCEEDED' : 'FAILED'} />}>
        Answer
      </Header>
      <JsonView value={payload} label="the answer" />
      <Header variant="h3">Log</Header>
      <JsonView value={log} label="the log" />
    </SpaceBetween>
  );
}

/** The reason why a text is no JSON; undefined where it is JSON. */
function jsonFault(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return error.message;
    throw error;
  }
}
