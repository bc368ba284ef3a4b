import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { redriveExecution, stopExecution } from '../../aws/states.ts';
import { usePageFrame } from '../../shell/page-frame.tsx';
import { StartExecution } from '../machines/start/start-execution.tsx';
import { ExportMenu } from './export/export-menu.tsx';
import type { ShownExecution } from './use-execution.ts';

/** The actions on an execution: stop it or go on from where it failed, start another with its input, save it as a file. */
export function ExecutionActions({ shown }: { readonly shown: ShownExecution }) {
  const { execution } = shown;
  const [isStarting, setStarting] = useState(false);
  const { stateMachineArn = '', executionArn = '' } = execution;
  return (
    <>
      <SpaceBetween direction="horizontal" size="xs">
        {execution.status === 'RUNNING' && (
          <ActionButton act={() => stopExecution(executionArn)} failure="It was not stopped">
            Stop
          </ActionButton>
        )}
        {execution.redriveStatus === 'REDRIVABLE' && (
          <ActionButton act={() => redriveExecution(executionArn)} failure="It was not redriven">
            Redrive
          </ActionButton>
        )}
        <ExportMenu shown={shown} />
        {/* Only its Map can start a child of a Map Run. */}
        {execution.mapRunArn === undefined && <Button onClick={() => setStarting(true)}>Start again</Button>}
      </SpaceBetween>
      {isStarting && (
        <StartExecution
          machineArn={stateMachineArn}
          input={execution.input ?? '{}'}
          onDone={() => setStarting(false)}
        />
      )}
    </>
  );
}

interface ActionProps {
  readonly act: () => Promise<void>;
  /** Says that it failed. */
  readonly failure: string;
  readonly children: string;
}

/** A button for what takes a moment, and may be refused. */
function ActionButton({ act, failure, children }: ActionProps) {
  const { notify } = usePageFrame();
  const [isBusy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    await act().catch((error: unknown) => notify({ type: 'error', header: failure, content: String(error) }));
    setBusy(false);
  };
  return (
    <Button loading={isBusy} onClick={() => void run()}>
      {children}
    </Button>
  );
}
