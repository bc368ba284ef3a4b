import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Slider from '@cloudscape-design/components/slider';
import type { Stream } from './use-stream.ts';

const KNOBS = [
  { knob: 'darkness', label: 'Darkness' },
  { knob: 'blur', label: 'Blur' },
  { knob: 'noise', label: 'Noise' },
] as const;

/** How much the pictures differ from the training pictures, and how many are sent. */
export function Knobs({ stream }: { readonly stream: Stream }) {
  const { drift, perSecond, setDrift, setPerSecond } = stream;
  return (
    <ColumnLayout columns={4} minColumnWidth={180}>
      {KNOBS.map(({ knob, label }) => (
        <FormField key={knob} label={label}>
          <Slider
            value={Math.round(drift[knob] * 100)}
            min={0}
            max={100}
            step={5}
            valueFormatter={(value) => `${value} %`}
            onChange={({ detail }) => setDrift({ ...drift, [knob]: detail.value / 100 })}
          />
        </FormField>
      ))}
      <FormField label="Pictures a second">
        <Slider value={perSecond} min={1} max={10} onChange={({ detail }) => setPerSecond(detail.value)} />
      </FormField>
    </ColumnLayout>
  );
}
