import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { invokeFunction } from '../../aws/lambda-client.ts';
import { JsonView } from '../../shared/json-view.tsx';
import { Failure } from '../../shared/query-view.tsx';
import { Status } from '../../shared/status.tsx';

/** Invokes a function by an event that is written here. */
export function TryEvent({ functionName }: { readonly functionName: string }) {
  const [event, setEvent] = useState('{}');
  const invocation = useMutation({ mutationFn: () => invokeFunction(functionName, event) });
  return (
    <SpaceBetween size="m">
      <FormField label="Event" stretch>
        <Textarea
          value={event}
          rows={8}
          spellcheck={false}
          onChange={({ detail }) => setEvent(detail.value)}
        />
      </FormField>
      <Button variant="primary" loading={invocation.isPending} onClick={() => invocation.mutate()}>
        Invoke
      </Button>
      {invocation.error && <Failure error={invocation.error} />}
      {invocation.data && (
        <>
          <Header
            variant="h3"
            info={<Status status={invocation.data.error === undefined ? 'SUCCEEDED' : 'FAILED'} />}
          >
            Answer
          </Header>
          <JsonView value={invocation.data.payload} label="the answer" />
          <Header variant="h3">Log</Header>
          <JsonView value={invocation.data.log} label="the log" />
        </>
      )}
    </SpaceBetween>
  );
}
