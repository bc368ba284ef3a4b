import type { ReactNode } from 'react';
import './filter-bar.css';

/** Filters side by side, or below each other where the page is narrow; the first takes the room. */
export function FilterBar({ children }: { readonly children: ReactNode }) {
  return (
    <div className="filter-bar" role="search">
      {children}
    </div>
  );
}
