import Button from '@cloudscape-design/components/button';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Token from '@cloudscape-design/components/token';
import { useState } from 'react';
import { FilterBar } from '../../shared/filter-bar.tsx';
import type { LinesWanted } from './lines-wanted.ts';
import { TimePicker } from './time-picker.tsx';

interface Props {
  readonly wanted: LinesWanted;
  onChange(wanted: LinesWanted): void;
}

/** The pattern, which takes effect by Enter, the time, and what else narrows the lines down. */
export function LogFilter({ wanted, onChange }: Props) {
  const [pattern, setPattern] = useState(wanted.pattern);
  const apply = (): void => onChange({ ...wanted, pattern: pattern.trim() });
  return (
    <SpaceBetween size="xs">
      <FilterBar>
        <Input
          type="search"
          value={pattern}
          ariaLabel="Filter pattern"
          placeholder='A pattern of CloudWatch Logs: ERROR -warm, { $.level = "ERROR" }, %[45]\d\d%'
          spellcheck={false}
          onChange={({ detail }) => {
            setPattern(detail.value);
            if (detail.value === '') onChange({ ...wanted, pattern: '' });
          }}
          onKeyDown={({ detail }) => {
            if (detail.key === 'Enter') apply();
          }}
        />
        <TimePicker time={wanted.time} onChange={(time) => onChange({ ...wanted, time })} />
        <Button iconName="filter" onClick={apply}>
          Filter
        </Button>
      </FilterBar>
      <Narrowed wanted={wanted} onChange={onChange} />
    </SpaceBetween>
  );
}

function Narrowed({ wanted, onChange }: Props) {
  const { request, stream } = wanted;
  if (request === '' && stream === '') return null;
  return (
    <SpaceBetween size="xs" direction="horizontal">
      {request !== '' && (
        <Token
          label={`Request ${request}`}
          dismissLabel="Show the lines of all requests"
          onDismiss={() => onChange({ ...wanted, request: '' })}
        />
      )}
      {stream !== '' && (
        <Token
          label={`Stream ${stream}`}
          dismissLabel="Show the lines of all streams"
          onDismiss={() => onChange({ ...wanted, stream: '' })}
        />
      )}
    </SpaceBetween>
  );
}
