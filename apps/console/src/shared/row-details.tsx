import type { ReactNode } from 'react';
import './row-details.css';

/** The details below an unfolded row of a table. */
export function RowDetails({ children }: { readonly children: ReactNode }) {
  return <div className="row-details">{children}</div>;
}
