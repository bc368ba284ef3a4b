import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Select from '@cloudscape-design/components/select';
import TextFilter from '@cloudscape-design/components/text-filter';
import { FilterBar } from '../../shared/filter-bar.tsx';
import type { Outcome, Wanted } from './fitting-requests.ts';

interface Props {
  readonly wanted: Wanted;
  readonly services: readonly string[];
  readonly countText: string;
  onChange(wanted: Wanted): void;
}

const OUTCOMES: readonly { readonly id: Outcome; readonly text: string }[] = [
  { id: 'all', text: 'All' },
  { id: 'failed', text: 'Failed' },
  { id: 'denied', text: 'Denied' },
];

export function RequestFilter({ wanted, services, countText, onChange }: Props) {
  const options = [
    { value: '', label: 'Every service' },
    ...services.map((value) => ({ value, label: value })),
  ];
  return (
    <FilterBar>
      <TextFilter
        filteringText={wanted.text}
        filteringPlaceholder="Action, resource, caller, error"
        filteringAriaLabel="Requests that have these words"
        countText={countText}
        onChange={({ detail }) => onChange({ ...wanted, text: detail.filteringText })}
      />
      <Select
        ariaLabel="Service"
        options={options}
        selectedOption={options.find(({ value }) => value === wanted.service) ?? null}
        onChange={({ detail }) => onChange({ ...wanted, service: detail.selectedOption.value ?? '' })}
      />
      <SegmentedControl
        label="Outcome"
        options={[...OUTCOMES]}
        selectedId={wanted.outcome}
        onChange={({ detail }) => {
          const outcome = OUTCOMES.find(({ id }) => id === detail.selectedId)?.id ?? 'all';
          onChange({ ...wanted, outcome });
        }}
      />
    </FilterBar>
  );
}
