import { useMemo } from 'react';
import { JsonView } from '../../../shared/json-view.tsx';
import { type Column, VirtualTable } from '../../../shared/virtual-table.tsx';
import { parseCsv } from './parse-csv.ts';

interface Row {
  readonly index: number;
  readonly fields: readonly string[];
}

/** A CSV as a table, with its first line as the header; a text of one column alone stays a text. */
export function CsvTable({ text }: { readonly text: string }) {
  const [header = [], ...lines] = useMemo(() => parseCsv(text), [text]);
  if (header.length < 2) return <JsonView value={text} label="the object" />;
  const columns = header.map<Column<Row>>((name, column) => ({
    id: String(column),
    header: name,
    width: 'minmax(140px, 1fr)',
    cell: ({ fields }) => <span title={fields[column]}>{fields[column]}</span>,
    sortBy: ({ fields }) => sortable(fields[column] ?? ''),
  }));
  return (
    <VirtualTable
      label="The rows of the object"
      columns={columns}
      rows={lines.map((fields, index) => ({ index, fields }))}
      keyOf={({ index }) => index}
      empty="There is no row below the header."
      maxHeight={420}
    />
  );
}

function sortable(field: string): string | number {
  const number = Number(field);
  return field === '' || Number.isNaN(number) ? field : number;
}
