import Link from '@cloudscape-design/components/link';
import type { ReactNode } from 'react';
import { hrefOf } from './hrefs.ts';
import { useFollow } from './use-follow.ts';

/** A link to another page of the console; a middle click opens it beside this one. */
export function PageLink({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  const follow = useFollow();
  return (
    <Link href={hrefOf(to)} onFollow={follow}>
      {children}
    </Link>
  );
}
