import type { ComparedState } from './compare-executions.ts';
import type { Difference } from './differences.ts';
import './difference-list.css';

/** Where the data of a state differ, with the values of both executions. */
export function DifferenceList({ state: { name, input, output } }: { readonly state: ComparedState }) {
  if (input.length + output.length === 0)
    return <div className="differences">Input and output are alike.</div>;
  const rows = [
    ...input.map((difference) => ({ ...difference, of: 'Input' })),
    ...output.map((difference) => ({ ...difference, of: 'Output' })),
  ];
  return (
    <div className="differences" tabIndex={0} role="region" aria-label={`Where the data of ${name} differ`}>
      <table>
        <thead>
          <tr>
            {['Where', 'One', 'Other'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <DifferenceRow key={`${row.of} ${row.path}`} of={row.of} difference={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DifferenceRow({ of, difference }: { readonly of: string; readonly difference: Difference }) {
  const { path, one, other } = difference;
  return (
    <tr>
      <th scope="row">{path === '' ? of : `${of}: ${path}`}</th>
      <td>{textOf(one)}</td>
      <td>{textOf(other)}</td>
    </tr>
  );
}

/** A picture's bytes are of no use to a reader. */
const MOST_LETTERS = 300;

function textOf(value: unknown): string {
  if (value === undefined) return '–';
  const text = typeof value === 'string' ? value : JSON.stringify(value, undefined, 1);
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}… (${text.length} letters)` : text;
}
