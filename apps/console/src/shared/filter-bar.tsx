import type { ReactNode } from 'react';
import './filter-bar.css';

/** Filters side by side, or below each other where the page is narrow. The first takes the rest of the width. */
export function FilterBar({ children }: { readonly children: ReactNode }) {
  return (
    <div className="filter-bar" role="search">
      {children}
    </div>
  );
}
