import DateRangePicker, { type DateRangePickerProps } from '@cloudscape-design/components/date-range-picker';
import { ANY_TIME, type TimeWanted, type Unit } from './time-wanted.ts';

interface Props {
  readonly time: TimeWanted;
  onChange(time: TimeWanted): void;
}

/** The last minutes, hours or days, or from one moment to another in the viewer's zone. */
export function TimePicker({ time, onChange }: Props) {
  return (
    <DateRangePicker
      value={valueOf(time)}
      onChange={({ detail }) => onChange(timeOf(detail.value))}
      relativeOptions={OPTIONS}
      customRelativeRangeUnits={['minute', 'hour', 'day']}
      isValidRange={(value) =>
        value?.type === 'absolute' && !(Date.parse(value.startDate) < Date.parse(value.endDate))
          ? { valid: false, errorMessage: 'Give a beginning and an end after it.' }
          : { valid: true }
      }
      placeholder="Any time"
      i18nStrings={WORDS}
      expandToViewport
    />
  );
}

function valueOf(time: TimeWanted): DateRangePickerProps.Value | null {
  if (time.kind === 'last') return { type: 'relative', amount: time.amount, unit: time.unit };
  return time.kind === 'between' ? { type: 'absolute', startDate: time.from, endDate: time.to } : null;
}

function timeOf(value: DateRangePickerProps.Value | null): TimeWanted {
  if (value === null) return ANY_TIME;
  return value.type === 'relative'
    ? { kind: 'last', amount: value.amount, unit: value.unit as Unit }
    : { kind: 'between', from: value.startDate, to: value.endDate };
}

const OPTIONS: readonly DateRangePickerProps.RelativeOption[] = (
  [
    [5, 'minute'],
    [30, 'minute'],
    [1, 'hour'],
    [3, 'hour'],
    [1, 'day'],
    [7, 'day'],
  ] as const
).map(([amount, unit]) => ({ key: `${amount}-${unit}`, amount, unit, type: 'relative' }));

const WORDS: DateRangePickerProps.I18nStrings = {
  ariaLabel: 'The time of the lines',
  modeSelectionLabel: 'How the time is said',
  relativeModeTitle: 'Before now',
  absoluteModeTitle: 'From … to …',
  relativeRangeSelectionHeading: 'How far back',
  customRelativeRangeOptionLabel: 'As far as I say',
  customRelativeRangeOptionDescription: 'Any number of minutes, hours or days',
  customRelativeRangeDurationLabel: 'How many',
  customRelativeRangeDurationPlaceholder: 'A number',
  customRelativeRangeUnitLabel: 'Of what',
  formatRelativeRange: ({ amount, unit }) => `The last ${counted(amount, unit)}`,
  formatUnit: (unit, amount) => (amount === 1 ? unit : `${unit}s`),
  startDateLabel: 'First day',
  startTimeLabel: 'From',
  endDateLabel: 'Last day',
  endTimeLabel: 'To',
  dateTimeConstraintText: 'Hours have 24, minutes and seconds 60.',
  cancelButtonLabel: 'Cancel',
  clearButtonLabel: 'Any time',
  applyButtonLabel: 'Show',
  todayAriaLabel: 'Today',
  nextMonthAriaLabel: 'Next month',
  previousMonthAriaLabel: 'Previous month',
  errorIconAriaLabel: 'Wrong',
};

function counted(amount: number, unit: string): string {
  return amount === 1 ? unit : `${amount} ${unit}s`;
}
