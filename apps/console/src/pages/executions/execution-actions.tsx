import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { stopExecution } from '../../aws/states.ts';
import { usePageFrame } from '../../shell/page-frame.tsx';
import { StartExecution } from '../machines/start/start-execution.tsx';
import { ExportMenu } from './export/export-menu.tsx';
import type { ShownExecution } from './use-execution.ts';

/** The actions on an execution: stop it, start another with its input, save it as a file. */
export function ExecutionActions({ shown }: { readonly shown: ShownExecution }) {
  const { execution } = shown;
  const [isStarting, setStarting] = useState(false);
  const { stateMachineArn = '', executionArn = '' } = execution;
  return (
    <>
      <SpaceBetween direction="horizontal" size="xs">
        {execution.status === 'RUNNING' && <StopButton executionArn={executionArn} />}
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

function StopButton({ executionArn }: { readonly executionArn: string }) {
  const { notify } = usePageFrame();
  const [isStopping, setStopping] = useState(false);
  const stop = async (): Promise<void> => {
    setStopping(true);
    await stopExecution(executionArn).catch((error: unknown) =>
      notify({ type: 'error', header: 'It was not stopped', content: String(error) }),
    );
    setStopping(false);
  };
  return (
    <Button loading={isStopping} onClick={() => void stop()}>
      Stop
    </Button>
  );
}
