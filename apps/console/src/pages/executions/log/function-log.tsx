import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Attempt } from '@scones/execution-view';
import { useQuery } from '@tanstack/react-query';
import { describeFunction } from '../../../aws/lambda-client.ts';
import { LogLines } from '../../../shared/log-lines.tsx';
import { PageLink } from '../../../shared/page-link.tsx';
import { Failure, QueryView } from '../../../shared/query-view.tsx';
import { attemptLog } from './attempt-log.ts';

interface Props {
  readonly functionName: string;
  readonly attempt: Attempt;
}

/** The function's own lines of one try. */
export function FunctionLog({ functionName, attempt }: Props) {
  const described = useQuery({
    queryKey: ['lambda', functionName],
    queryFn: () => describeFunction(functionName),
  });
  const logGroupName = described.data?.LoggingConfig?.LogGroup ?? `/aws/lambda/${functionName}`;
  const log = useQuery({
    queryKey: ['logs', logGroupName, attempt.startedAt, attempt.endedAt, attempt.number],
    queryFn: ({ signal }) => attemptLog(logGroupName, attempt, signal),
    enabled: described.data !== undefined,
    meta: { atMostEvery: 500 },
  });
  return (
    <SpaceBetween size="xs">
      <Header
        variant="h3"
        description={
          <PageLink to={`/functions/${encodeURIComponent(functionName)}`}>{functionName}</PageLink>
        }
      >
        Log
      </Header>
      {described.error ? (
        <Failure error={described.error} />
      ) : (
        <QueryView query={log}>{(found) => <FoundLog log={found} group={logGroupName} />}</QueryView>
      )}
    </SpaceBetween>
  );
}

interface FoundProps {
  readonly log: Awaited<ReturnType<typeof attemptLog>>;
  readonly group: string;
}

function FoundLog({ log: { events, others }, group }: FoundProps) {
  return (
    <>
      <LogLines events={events} group={group} maxHeight={320} />
      {others > 0 && (
        <Box color="text-body-secondary" fontSize="body-s">
          The lines are found by their time:{' '}
          {others === 1 ? 'one more invocation' : `${others} more invocations`} ran within it.
        </Box>
      )}
    </>
  );
}
