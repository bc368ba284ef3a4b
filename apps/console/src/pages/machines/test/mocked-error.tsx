import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import type { WrittenTest } from './state-test.ts';

interface Props {
  readonly test: WrittenTest;
  onChange(changed: Partial<WrittenTest>): void;
}

/** The name and the cause of an error in place of a state's work. */
export function MockedError({ test: { error, cause }, onChange }: Props) {
  return (
    <ColumnLayout columns={2}>
      <FormField label="Error" stretch>
        <Input value={error} onChange={({ detail }) => onChange({ error: detail.value })} />
      </FormField>
      <FormField label="Cause" stretch>
        <Input value={cause} onChange={({ detail }) => onChange({ cause: detail.value })} />
      </FormField>
    </ColumnLayout>
  );
}
