import Button from '@cloudscape-design/components/button';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { freshExecutions } from '../../aws/fresh-executions.ts';
import { type ListedExecution, listExecutions } from '../../aws/states.ts';
import { Empty } from '../../shared/empty.tsx';
import { Loading } from '../../shared/loading.tsx';
import { Failure } from '../../shared/query-view.tsx';
import { toggled } from '../../shared/toggled.ts';
import type { Column } from '../../shared/virtual-table.tsx';
import { ExecutionTable } from '../executions/execution-table.tsx';
import { compareHref } from '../compare/compare-href.ts';
import { fittingExecutions, STATUSES, statusLabel } from './fitting-executions.ts';

/** How often a list that changes all the time is asked for. */
const AT_MOST_EVERY = 500;

/** A machine's executions, as they come: ten thousand of them scroll. */
export function ExecutionList({ machineArn }: { readonly machineArn: string }) {
  const queries = useQueryClient();
  const queryKey = ['states', machineArn, 'executions'];
  /** The part of a long list that has been read so far. */
  const [begun, setBegun] = useState<readonly ListedExecution[]>();
  const executions = useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      freshExecutions(
        queries.getQueryData<readonly ListedExecution[]>(queryKey) ?? [],
        (nextToken) => listExecutions(machineArn, nextToken, signal),
        setBegun,
      ),
    meta: { atMostEvery: AT_MOST_EVERY },
  });
  const all = executions.data ?? begun;
  if (executions.error) return <Failure error={executions.error} onRetry={() => void executions.refetch()} />;
  return all ? <FilteredList all={all} /> : <Loading />;
}

function FilteredList({ all }: { readonly all: readonly ListedExecution[] }) {
  const [text, setText] = useState('');
  const [status, setStatus] = useState<string>('ALL');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const counts = useMemo(() => Map.groupBy(all, (execution) => execution.status ?? ''), [all]);
  const shown = useMemo(() => fittingExecutions(all, status, text), [all, status, text]);
  const options = STATUSES.map((value) => ({
    value,
    label: `${value === 'ALL' ? 'Any status' : statusLabel(value)} (${value === 'ALL' ? all.length : (counts.get(value)?.length ?? 0)})`,
  }));
  const choice = useMemo(
    () => choiceColumn(chosen, (arn) => setChosen((others) => toggled(others, arn))),
    [chosen],
  );
  return (
    <SpaceBetween size="s">
      <div className="execution-filters">
        <TextFilter
          filteringText={text}
          filteringPlaceholder="Find an execution by its name"
          filteringAriaLabel="Find an execution by its name"
          onChange={({ detail }) => setText(detail.filteringText)}
          countText={`${shown.length} of ${all.length}`}
        />
        <Select
          options={options}
          selectedOption={options.find(({ value }) => value === status) ?? null}
          onChange={({ detail }) => setStatus(detail.selectedOption.value ?? 'ALL')}
          ariaLabel="Status"
        />
        <CompareButton chosen={[...chosen]} />
      </div>
      <ExecutionTable
        executions={shown}
        // The height that the window has below the content above.
        maxHeight="max(320px, calc(100dvh - 330px))"
        firstColumn={choice}
        isSelected={({ executionArn = '' }) => chosen.has(executionArn)}
        empty={
          all.length > 0 ? (
            'There is no such execution.'
          ) : (
            <Empty title="This machine has not run yet." command="npm start" />
          )
        }
      />
    </SpaceBetween>
  );
}

function CompareButton({ chosen: [one, other, ...more] }: { readonly chosen: readonly string[] }) {
  const navigate = useNavigate();
  const isPair = one !== undefined && other !== undefined && more.length === 0;
  return (
    <Button
      disabled={!isPair}
      disabledReason="Two executions are compared: choose two."
      onClick={() => isPair && void navigate(compareHref(one, other))}
    >
      Compare
    </Button>
  );
}

function choiceColumn(chosen: ReadonlySet<string>, turn: (arn: string) => void): Column<ListedExecution> {
  return {
    id: 'choice',
    header: '',
    width: '24px',
    cell: ({ executionArn = '', name }) => (
      // The browser's own tooltip, which costs little while ten thousand rows scroll.
      <input
        type="checkbox"
        checked={chosen.has(executionArn)}
        onChange={() => turn(executionArn)}
        aria-label={`Choose ${name}`}
      />
    ),
  };
}
