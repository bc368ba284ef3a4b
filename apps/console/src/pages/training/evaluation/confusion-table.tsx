import { formatOf } from '../curves.tsx';
import type { JudgedPicture } from './judged-pictures.ts';
import './confusion-table.css';

/** Indexes of the classes. */
export interface Cell {
  readonly shown: number;
  readonly taken: number;
}

interface Props {
  readonly cells: readonly (readonly (readonly JudgedPicture[])[])[];
  readonly classes: readonly string[];
  readonly open: Cell | undefined;
  onOpen(cell: Cell): void;
}

/** Rows are the true classes, columns the model's answers. A cell's shade is its share of the row. */
export function ConfusionTable({ cells, classes, open, onOpen }: Props) {
  return (
    <div className="confusion" tabIndex={0} role="region" aria-label="Confusion matrix">
      <table>
        <thead>
          <tr>
            <td />
            {classes.map((name) => (
              <th key={name} scope="col">
                taken for {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cells.map((row, shown) => (
            <tr key={classes[shown]}>
              <th scope="row">{classes[shown]}</th>
              {row.map((pictures, taken) => (
                <td key={classes[taken]}>
                  <CellButton
                    count={pictures.length}
                    of={row.reduce((sum, { length }) => sum + length, 0)}
                    isRight={shown === taken}
                    isOpen={open?.shown === shown && open.taken === taken}
                    label={`${classes[shown]} taken for ${classes[taken]}`}
                    onOpen={() => onOpen({ shown, taken })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  readonly count: number;
  readonly of: number;
  readonly isRight: boolean;
  readonly isOpen: boolean;
  readonly label: string;
  onOpen(): void;
}

const SHARE = formatOf('share');

function CellButton({ count, of, isRight, isOpen, label, onOpen }: CellProps) {
  const share = count / Math.max(1, of);
  const shade = `color-mix(in srgb, var(--cell) ${Math.round(8 + 42 * share)}%, transparent)`;
  return (
    <button
      type="button"
      className={isRight ? 'right' : 'wrong'}
      aria-pressed={isOpen}
      aria-label={`${label}: ${count} of ${of}`}
      style={{ background: shade }}
      onClick={onOpen}
    >
      <strong>{count}</strong>
      <span>{SHARE(share)}</span>
    </button>
  );
}
